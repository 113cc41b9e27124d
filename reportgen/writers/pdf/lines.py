"""Sets a paragraph of any script: shaped into runs, broken into lines, put in visual order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby, pairwise
from typing import cast

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.platypus.paraparser import ParaFrag

from reportgen.writers.pdf.fonts import shaper
from reportgen.writers.shaping.bidi import levels, seen
from reportgen.writers.shaping.breaks import breaks, clusters
from reportgen.writers.shaping.scripts import script
from reportgen.writers.shaping.shapes import Shape
from reportgen.writers.tagging import ReadableFont

_SPACES = re.compile(r"[ \n\u2000-\u2006\u2008-\u200a\u3000]+$")
_TOLERANCE = 0.01
"""Points by which a line may be too long, since the widths of its parts are rounded."""


@dataclass(frozen=True, slots=True)
class Line:
    """The characters of one line, without the spaces at its end.

    ``joint`` is what stands in their place.
    """

    start: int
    end: int
    joint: str


@dataclass(frozen=True, slots=True)
class ShapedRun:
    """Characters of one look, script (``kind``) and direction; the width is in points."""

    text: str
    fragment: ParaFrag
    level: int
    kind: str
    shape: Shape
    width: float

    @property
    def font(self) -> ReadableFont:
        """The font of the run."""
        return cast("ReadableFont", getFont(self.fragment.fontName))


class LineSetter:
    """The words of a paragraph as one text, ready to be broken into lines of any width."""

    def __init__(
        self, fragments: Sequence[ParaFrag], *, backward: bool, known: Sequence[int] | None = None
    ) -> None:
        """Take fragments in reading order.

        ``known`` are levels inherited from the whole paragraph.
        """
        self.fragments = list(fragments)
        texts = [_text(fragment) for fragment in fragments]
        self.text = "".join(texts)
        self._starts = [0, *accumulate(map(len, texts))]
        self._owners = [n for n, text in enumerate(texts) for _ in text]
        self._backward = int(backward)
        self._widths: dict[tuple[int, int], float] = {}
        if known is not None:
            self.levels = list(known)

    @cached_property
    def levels(self) -> list[int]:
        """Return the embedding level of each character; odd levels run from right to left."""
        return levels(self.text, self._backward, list(self._isolates()))

    def _isolates(self) -> Iterator[tuple[int, int]]:
        spans = zip(self.fragments, pairwise(self._starts), strict=True)
        for group, members in groupby(spans, lambda span: span[0].isolate):
            places = [place for _, place in members]
            if group:
                yield places[0][0], places[-1][1]

    def lines(self, width: float) -> list[Line]:
        """Return as few lines as the width allows, at least one."""
        found: list[Line] = []
        start, used = 0, 0.0
        for begin, end in pairwise([0, *self._places(), len(self.text)]):
            *cuts, last = self._parted(begin, end, width - used, width)
            for cut in cuts:
                found.append(self._line(start, cut))
                start, used = cut, 0.0
            used += self._width(last, end)
            if self.text[end - 1 : end] == "\n":
                found.append(self._line(start, end))
                start, used = end, 0.0
        if start < len(self.text) or not found:
            found.append(self._line(start, len(self.text)))
        return found

    def _parted(self, start: int, end: int, room: float, width: float) -> list[int]:
        """Break a word that is too long.

        Return where its parts begin and where the last part begins.
        """
        ink, cuts = self._ink(start, end), [start]
        if self._width(start, ink) <= room + _TOLERANCE:
            return cuts
        if room < width:
            cuts.append(start)
        while cuts[-1] < ink and self._width(cuts[-1], ink) > width + _TOLERANCE:
            cuts.append(self._cut(cuts[-1], ink, width))
        return [*cuts[1:], cuts[-1]]

    def _places(self) -> list[int]:
        after = {match.end() for match in re.finditer("\n", self.text)} - {len(self.text)}
        return sorted(after.union(breaks(self.text)))

    def _cut(self, start: int, end: int, width: float) -> int:
        """Return where to cut a word that is longer than a line.

        At least one letter stays before it.
        """
        places = [start + place for place in clusters(self.text[start:end])] or [end]
        fitting = [place for place in places if self._width(start, place) <= width]
        return max(fitting, default=places[0])

    def _ink(self, start: int, end: int) -> int:
        spaces = _SPACES.search(self.text, start, end)
        return spaces.start() if spaces else end

    def _line(self, start: int, end: int) -> Line:
        ink = max(self._ink(start, end), start)
        joint = " " if ink < end or end == len(self.text) else ""
        return Line(start, ink, joint)

    def _width(self, start: int, end: int) -> float:
        if (start, end) not in self._widths:
            self._widths[start, end] = sum(run.width for run in self.runs(start, end))
        return self._widths[start, end]

    def runs(self, start: int, end: int) -> list[ShapedRun]:
        """Return the runs between two positions, in reading order."""
        found: list[ShapedRun] = []
        place, kind = start, ""
        for index in range(start, end + 1):
            own = script(self.text[index]) if index < end else ""
            if index == end or (index > place and self._parts(index, own, kind)):
                if index > place:
                    found.append(self._shaped(place, index, kind))
                place, kind = index, ""
            kind = own or kind
        return found

    def _parts(self, index: int, own: str, kind: str) -> bool:
        """Whether a run ends before this position."""
        return (
            self._owners[index] != self._owners[index - 1]
            or self.levels[index] != self.levels[index - 1]
            or bool(own and kind and own != kind)
        )

    def _shaped(self, start: int, end: int, kind: str) -> ShapedRun:
        fragment, level = self.fragments[self._owners[start]], self.levels[start]
        text = self.text[start:end].replace("\n", " ")
        return shaped(text, fragment, level, kind)

    def placed(self, line: Line) -> tuple[list[tuple[ShapedRun, float]], float]:
        """Return the runs of a line in reading order, where each begins, and the line's width."""
        runs = self.runs(line.start, line.end)
        places: dict[int, float] = {}
        x = 0.0
        for run in seen(runs):
            places[id(run)] = x
            x += run.width
        return [(run, places[id(run)]) for run in runs], x

    def whole(self) -> tuple[list[tuple[ShapedRun, float]], float]:
        """Return the whole text as one line."""
        return self.placed(Line(0, len(self.text), ""))

    def part(self, start: int, end: int) -> tuple[list[ParaFrag], list[int]]:
        """Return the fragments of a piece of the text, and their levels."""
        found = []
        for fragment, (begin, stop) in zip(self.fragments, pairwise(self._starts), strict=True):
            low, high = max(begin, start), min(stop, end)
            if low < high:
                same = getattr(fragment, "lineBreak", False)
                text = "" if same else self.text[low:high]
                found.append(fragment.clone(text=text))
        return found, self.levels[start:end]


def shaped(text: str, fragment: ParaFrag, level: int, kind: str) -> ShapedRun:
    """Shape a text in the look of a fragment."""
    font = cast("ReadableFont", getFont(fragment.fontName))
    shape = shaper(font).shape(
        text, backward=bool(level % 2), script=kind, language=fragment.language
    )
    return ShapedRun(text, fragment, level, kind, shape, shape.advance * fragment.fontSize / 1000)


def _text(fragment: ParaFrag) -> str:
    return "\n" if getattr(fragment, "lineBreak", False) else str(fragment.text)
