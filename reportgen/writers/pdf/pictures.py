"""Photographs and logos, each a figure of the structure tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from reportgen.document import Picture
from reportgen.writers.tagging import Element, TaggedCanvas, set_box


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture with its distance from the left, its size in points, and its tagged figure."""

    picture: Picture
    left: float
    width: float
    height: float
    element: Element


class PictureRow(Flowable):
    """Pictures side by side."""

    canv: TaggedCanvas

    def __init__(self, pictures: Sequence[PlacedPicture], after: float) -> None:
        """Take the pictures from left to right, and the space below them in points."""
        super().__init__()
        self._pictures = pictures
        self.width = max((each.left + each.width for each in pictures), default=0.0)
        self.height = max((each.height for each in pictures), default=0.0)
        self.spaceBefore, self.spaceAfter = 6.0, after

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Return the size of the line."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the pictures."""
        for each in self._pictures:
            left, bottom = self.canv.absolutePosition(each.left, 0)
            set_box(each.element, (left, bottom, left + each.width, bottom + each.height))
            pixels = ImageReader(BytesIO(each.picture.content))
            with self.canv.content(each.element):
                self.canv.drawImage(pixels, each.left, 0, each.width, each.height)
