"""Markdown without what is off record, taken out before its structure is read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.places import Lines
from reportgen.readers.door.marks import (
    OPEN_ADVICE,
    STRAY_ADVICE,
    Switch,
    find_switches,
    misspelt,
)
from reportgen.readers.door.passages import Remark

WITHHELD, RESET = "\ufdd0", "\ufdd1"
"""Stand in masked notes for a dropped passage, and for one in which speakers may have changed."""

_OPENS_SPEAKER = re.compile(r"^[ \t]*(?:#|\*\*|[-*+>][ \t]|[^\n:]{1,80}:)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Masked:
    """Notes in which every dropped passage is one character, on the same number of lines."""

    text: str
    withheld: tuple[Lines, ...]
    remarks: tuple[Remark, ...]


def mask(text: str, path: str) -> Masked:
    """Return notes without what is off the record, markers and all.

    Raises:
        InputError: if a marker is almost right.
    """
    kept: list[str] = []
    withheld: list[Lines] = []
    remarks: list[Remark] = []
    at, off_from, off_line, line, counted = 0, -1, 0, 1, 0
    try:
        switches = list(find_switches(text))
    except ValueError as error:
        line = text.count("\n", 0, max(text.find(str(error)), 0)) + 1
        raise misspelt(str(error), path, line) from None
    end_of_text = Switch(len(text), len(text), off=False, square=False)
    for switch in (*switches, end_of_text):
        line += text.count("\n", counted, switch.start)
        counted = switch.start
        if switch.off and off_from < 0:
            kept.append(text[at : switch.start])
            off_from, off_line = switch.start, line
        elif not switch.off and off_from >= 0:
            withheld.append(Lines(off_line, line))
            kept.append(_stand_in(text[off_from : switch.end]))
            if switch is end_of_text:
                remarks.append(Remark(off_line, "off-record-open", OPEN_ADVICE))
            at, off_from = switch.end, -1
        elif switch.square and not switch.off:
            remarks.append(Remark(line, "on-record-alone", STRAY_ADVICE))
    kept.append(text[at:])
    return Masked("".join(kept), tuple(withheld), tuple(remarks))


def mask_lines(text: str, spans: Iterable[Lines]) -> str:
    """Return notes without the lines that front matter or a sidecar calls off record."""
    lines = text.split("\n")
    for span in spans:
        dropped = "\n".join(lines[span.first - 1 : span.last])
        lines[span.first - 1 : span.last] = _stand_in(dropped).split("\n")
    return "\n".join(lines)


def _stand_in(dropped: str) -> str:
    reset = RESET if "\n" in dropped and _OPENS_SPEAKER.search(dropped, 1) else ""
    return WITHHELD + reset + "\n" * dropped.count("\n")
