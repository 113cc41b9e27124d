"""Keeps flowables on one page with the beginning of what follows them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportlab.platypus import Flowable, PageBreak


@dataclass(frozen=True, slots=True)
class Piece:
    """A flowable, and whether it must stand on the same page as the next."""

    flowable: Flowable
    keep_with_next: bool = False


class Kept(Flowable):
    """Flowables that stay together with the beginning of the last one, which may split."""

    def __init__(self, heads: list[Flowable], last: Flowable) -> None:
        """Keep the flowables in order."""
        super().__init__()
        self.heads, self.last = heads, last

    @property
    def content(self) -> list[Flowable]:
        """Return all flowables in order."""
        return [*self.heads, self.last]

    def getSpaceBefore(self) -> float:  # noqa: N802
        """Return the space above the first, in points."""
        return float(self.heads[0].getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802
        """Return the space below the last, in points."""
        return float(self.last.getSpaceAfter())

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return the width and height of all flowables together."""
        self.width = availWidth
        self._heights = [self._wrapped(child, availWidth, availHeight) for child in self.content]
        self.height = sum(self._heights) + sum(self._gaps())
        return self.width, self.height

    def _wrapped(self, child: Flowable, width: float, height: float) -> float:
        vars(child)["_frame"] = getattr(self, "_frame", None)
        return float(child.wrapOn(self.canv, width, height)[1])

    def _gaps(self) -> list[float]:
        pairs = zip(self.content, self.content[1:], strict=False)
        return [float(max(above.getSpaceAfter(), below.getSpaceBefore())) for above, below in pairs]

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Return all flowables with the first part of the last, then the rest.

        Nothing if that does not fit. On an empty page, where nothing is gained by waiting, the
        flowables are placed one by one.
        """
        self.wrap(availWidth, availHeight)
        room = availHeight - (self.height - self._heights[-1])
        frame = getattr(self, "_frame", None)
        pieces = self.last.splitOn(self.canv, availWidth, room) if room > 0 else []
        if pieces:
            return [Kept(self.heads, pieces[0]), *pieces[1:]]
        is_fresh = frame is not None and frame.is_fresh
        return self._one_by_one(availWidth, availHeight) if is_fresh else []

    def _one_by_one(self, width: float, height: float) -> list[Flowable]:
        """Return the flowables that fit one by one, then the others, still kept together."""
        count, room = 1, height - self._heights[0]
        for more, gap in zip(self._heights[1:-1], self._gaps(), strict=False):
            room -= more + gap
            if room < 0:
                break
            count += 1
        first = self.heads[:count]
        if self._heights[0] > height:
            first = self.heads[0].splitOn(self.canv, width, height)
        rest = self.heads[count:]
        return [*first, Kept(rest, self.last) if rest else self.last] if first else []

    def draw(self) -> None:
        """Draw the flowables one under the other."""
        y = self.height
        for child, height, gap in zip(self.content, self._heights, [*self._gaps(), 0], strict=True):
            y -= height
            child.drawOn(self.canv, 0, y)
            y -= gap


def fold(pieces: Iterable[Piece]) -> Iterator[Flowable]:
    """Group each flowable that keeps with the next with the one it keeps with."""
    heads: list[Flowable] = []
    for piece in pieces:
        if isinstance(piece.flowable, PageBreak):
            yield from heads
            heads = []
            yield piece.flowable
        elif piece.keep_with_next:
            heads.append(piece.flowable)
        elif heads:
            yield Kept(heads, piece.flowable)
            heads = []
        else:
            yield piece.flowable
    yield from heads
