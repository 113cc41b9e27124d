"""Removes what is off record from Markdown before its structure is parsed."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from reportgen.places import Lines
from reportgen.readers.door.passages import Doubt, Remark
from reportgen.readers.marks.finding import OPEN_ADVICE, Switch, find_switches, is_marked, words_of
from reportgen.readers.marks.vocabulary import only_unattributed

WITHHELD, RESET = "\ufdd0", "\ufdd1"
"""Stand-ins for a dropped passage, and for one within which the speaker may have changed."""

_OPENS_SPEAKER = re.compile(r"^[ \t]*(?:#|\*\*|[-*+>][ \t]|[^\n:]{1,80}:)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Masked:
    """Notes in which every dropped passage is one stand-in character.

    The line count is unchanged.
    """

    text: str
    withheld: tuple[Lines, ...] = ()
    remarks: tuple[Remark, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def mask(
    text: str,
    cleared: Sequence[Lines] = (),
    stand_in: Callable[[str], str] | None = None,
    *,
    is_prose: bool = False,
    nameless: bool = False,
) -> Masked:
    """Return notes without passages off record and their marks.

    In ``cleared`` lines what looks like a mark is none, because a person said so. ``stand_in``
    gives what takes the place of a passage, by default one character and its line breaks. Texts
    that people write for print, ``is_prose``, may have a heading like "Closed session". In
    ``nameless`` notes a mark that only forbids to say who speaks is none.
    """
    masker = _Masker(text, stand_in or _stand_in)
    line, counted = 1, 0
    for switch in find_switches(text):
        line += text.count("\n", counted, switch.start)
        counted = switch.start
        said_none = any(one.first <= line <= one.last for one in cleared)
        words = text[switch.start : switch.end]
        if nameless and switch.kind == "off" and only_unattributed(words):
            masker.drop(switch)
        elif not said_none and (not is_prose or is_marked(words)):
            masker.take(switch, line)
    return masker.end(line + text.count("\n", counted))


@dataclass(slots=True)
class _Masker:
    """Goes through the marks of a text and keeps what is on record."""

    text: str
    stand_in: Callable[[str], str]
    _kept: list[str] = field(default_factory=list)
    _withheld: list[Lines] = field(default_factory=list)
    _remarks: list[Remark] = field(default_factory=list)
    _doubts: list[Doubt] = field(default_factory=list)
    _at: int = 0
    _off_from: int = -1
    _off_line: int = 0

    def take(self, switch: Switch, line: int) -> None:
        if switch.kind == "off" and self._off_from < 0:
            self._kept.append(self.text[self._at : switch.start])
            self._off_from, self._off_line = switch.start, line
        elif switch.kind == "on" and self._off_from >= 0:
            self._close(switch.end, line)
        elif switch.kind == "doubt" and self._off_from < 0:
            self._doubts.append(Doubt(line, words_of(self.text, switch)))

    def drop(self, switch: Switch) -> None:
        if self._off_from < 0:
            self._kept.append(self.text[self._at : switch.start])
            self._at = switch.end

    def end(self, line: int) -> Masked:
        if self._off_from >= 0:
            self._remarks.append(Remark(self._off_line, "off-record-open", OPEN_ADVICE))
            self._close(len(self.text), line)
        text = "".join([*self._kept, self.text[self._at :]])
        return Masked(text, tuple(self._withheld), tuple(self._remarks), tuple(self._doubts))

    def _close(self, end: int, line: int) -> None:
        self._withheld.append(Lines(self._off_line, line))
        self._kept.append(self.stand_in(self.text[self._off_from : end]))
        self._at, self._off_from = end, -1


def mask_lines(text: str, spans: Iterable[Lines]) -> str:
    """Return notes without the lines that front matter or a sidecar puts off the record."""
    lines = text.split("\n")
    for span in spans:
        dropped = "\n".join(lines[span.first - 1 : span.last])
        lines[span.first - 1 : span.last] = _stand_in(dropped).split("\n")
    return "\n".join(lines)


def blank(dropped: str) -> str:
    """White space as long as what was dropped, so that what follows stands where it stood."""
    return "\n\n".ljust(len(dropped))[: len(dropped)]


def _stand_in(dropped: str) -> str:
    reset = RESET if "\n" in dropped and _OPENS_SPEAKER.search(dropped, 1) else ""
    return WITHHELD + reset + "\n" * dropped.count("\n")
