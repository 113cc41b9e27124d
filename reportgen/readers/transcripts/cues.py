"""WebVTT and SRT files become cues: who, from when to when, in which lines."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportgen.places import clean, lines_of
from reportgen.readers.door.raw import NumberedLine, RawTurn, Unread
from reportgen.readers.marks.finding import has_switch, markers_only

TIMING = re.compile(
    r"\s*(?:([0-9]{1,3}):)?([0-9]{1,4}):([0-9]{1,2}(?:[.,][0-9]{1,6})?)"
    r"\s*-->"
    r"\s*(?:([0-9]{1,3}):)?([0-9]{1,4}):([0-9]{1,2}(?:[.,][0-9]{1,6})?)(?:\s.*)?$"
)
_NOT_SPEECH = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_IDENTIFIER = re.compile(r"\s*(?:[0-9][0-9:.,]*|[0-9a-f]{8}-[0-9a-f-]{27}(?:/[0-9-]+)?)\s*$")
_NAMED_IDENTIFIER = re.compile(r'\s*[0-9]+ "([^"\n]+)" \([0-9]+\)\s*$')
_VOICE = re.compile(r"<v(?:\.[^<>\s]*)?[ \t]+([^<>]*)>")
_TAG = re.compile(
    r"</?(?:c|i|b|u|v|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<[0-9][0-9:.,]*>|\{\\[^{}\n]{1,40}\}"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(slots=True)
class _Draft:
    """A cue whose lines are being gathered."""

    line: int
    start: float
    end: float
    label: str | None
    lines: list[NumberedLine]


class CueReader:
    """One pass over a file; ``unread`` fills while the cues are taken."""

    def __init__(self, text: str, *, web: bool) -> None:
        """Read WebVTT, or SRT where ``web`` is false."""
        self.unread: list[Unread] = []
        self._text = text
        self._web = web
        self._last: _Draft | None = None
        self._open_voice: str | None = None

    def cues(self) -> Iterator[RawTurn]:
        """Yield the cues in order."""
        draft: _Draft | None = None
        for block in self._blocks():
            for draft in self._drafts(block):
                yield from self._voices(draft)
        if draft is not None and not draft.lines:
            self.unread.append(Unread(draft.line, "(a cue without words ends the file)"))

    def _blocks(self) -> Iterator[list[NumberedLine]]:
        """Yield runs of lines without an empty one between them."""
        block: list[NumberedLine] = []
        for number, line in lines_of(self._text):
            if line if self._web else line.strip():
                block.append((number, line))
            elif block:
                yield block
                block = []
        if block:
            yield block

    def _drafts(self, block: list[NumberedLine]) -> Iterator[_Draft]:
        """Yield the cues of a block: usually one, more where empty lines are missing."""
        draft: _Draft | None = None
        head: list[NumberedLine] = []
        broken = False
        for number, line in block:
            timing = TIMING.match(line) if "-->" in line else None
            if timing and (times := _seconds(timing)):
                above = draft.lines if draft else head
                label = self._identifier(above, in_cue=draft is not None)
                if draft:
                    yield draft
                else:
                    yield from self._without_times(head)
                draft, head, broken = _Draft(number, *times, label, []), [], False
                self._last = draft
            elif "-->" in line or broken:
                broken = True
                self.unread.append(Unread(number, line.strip()))
            else:
                (draft.lines if draft else head).append((number, line))
        if draft:
            yield draft
        else:
            yield from self._without_times(head)

    def _identifier(self, above: list[NumberedLine], *, in_cue: bool) -> str | None:
        """Take the identifier off the lines above a timing; return the speaker it names."""
        if not above:
            return None
        last = above[-1][1]
        named = _NAMED_IDENTIFIER.match(last)
        is_alone = len(above) == 1 and not in_cue
        if named or _IDENTIFIER.match(last) or (is_alone and not has_switch(last)):
            above.pop()
        return named[1] if named else None

    def _without_times(self, lines: list[NumberedLine]) -> Iterator[_Draft]:
        """Yield words that an empty line cut off from their cue, nobody's if it had others."""
        if lines and self._is_header(lines[0]):
            markers = [(n, markers_only(line)) for n, line in lines]
            lines = [(n, marker) for n, marker in markers if marker]
        words = [line for line in lines if line[1].strip() and not _IDENTIFIER.match(line[1])]
        self.unread.extend(Unread(n, line.strip()) for n, line in lines if (n, line) not in words)
        if self._last is None and not any(has_switch(line) for _, line in words):
            self.unread.extend(Unread(n, line.strip()) for n, line in words)
            return
        if not words:
            return
        if self._last is not None and not self._last.lines:
            # an empty line stands between the times of the cue and its words
            self._last.lines = words
            yield replace(self._last, line=words[0][0])
            return
        at = self._last.end if self._last else 0.0
        yield _Draft(words[0][0], at, at, "", words)

    def _is_header(self, line: NumberedLine) -> bool:
        words = line[1]
        opens = self._last is None and words.lstrip().startswith("WEBVTT")
        return self._web and (opens or bool(_NOT_SPEECH.match(words)))

    def _voices(self, draft: _Draft) -> Iterator[RawTurn]:
        """Yield what each voice of a cue says."""
        label = draft.label
        spoken: list[NumberedLine] = []
        closes = self._open_voice is not None and any("</v>" in line for _, line in draft.lines)
        if label is None and closes and not any("<v" in line for _, line in draft.lines):
            label = self._open_voice
        for number, line in draft.lines:
            at = 0
            for voice in _VOICE.finditer(line) if "<v" in line else ():
                spoken.append((number, line[at : voice.start()]))
                yield from self._cue(draft, label, spoken)
                label, spoken, at = self._words(voice[1]), [], voice.end()
            spoken.append((number, line[at:]))
        yield from self._cue(draft, label, spoken)
        unclosed = label and draft.lines and "</v>" not in draft.lines[-1][1]
        self._open_voice = label if unclosed else None

    def _cue(
        self, draft: _Draft, label: str | None, spoken: list[NumberedLine]
    ) -> Iterator[RawTurn]:
        words = tuple((n, text) for n, line in spoken if (text := self._words(line)))
        if words:
            yield RawTurn(label, words, draft.start, max(draft.end, draft.start))

    def _words(self, text: str) -> str:
        """Return text without tags; WebVTT writes some characters as entities."""
        if "<" in text or "{" in text:
            text = _TAG.sub("", text)
        if self._web and "&" in text:
            text = clean(_ENTITY.sub(lambda entity: html.unescape(entity[0]), text))[0]
        return text.strip()


def has_timing(lines: Iterable[str]) -> bool:
    """Return whether any of the lines is the timing of a cue."""
    return any("-->" in line and TIMING.match(line) for line in lines)


def _seconds(timing: re.Match[str]) -> tuple[float, float] | None:
    """Return start and end of a cue, None where its seconds exceed 59; minutes may."""
    times: list[float] = []
    for hours, minutes, seconds in (timing.groups()[:3], timing.groups()[3:]):
        exact = float(seconds.replace(",", "."))
        if exact >= 60:
            return None
        times.append(round(int(hours or 0) * 3600 + int(minutes) * 60 + exact, 3))
    return times[0], times[1]
