"""The printed size of pictures, the same in every writer."""

from reportgen.document import Picture

LOGO_HEIGHT = 42.0
LOGO_GAP = 24.0
"""Points between logos; all lengths in this module are in points."""

_HIGHEST = 300.0
_PIXEL = 0.5
"""Largest size of a pixel in points, for 144 pixels to the inch."""


def photo_size(picture: Picture, width: float) -> tuple[float, float]:
    """Return width and height of a photograph in a column of text."""
    scale = min(_PIXEL, width / picture.width, _HIGHEST / picture.height)
    return picture.width * scale, picture.height * scale


def logo_sizes(pictures: tuple[Picture, ...], width: float) -> tuple[tuple[float, float], ...]:
    """Return width and height of logos side by side, all of one height."""
    widths = [picture.width / picture.height * LOGO_HEIGHT for picture in pictures]
    room = width - LOGO_GAP * (len(pictures) - 1)
    scale = min(1.0, room / sum(widths)) if widths else 1.0
    return tuple((each * scale, LOGO_HEIGHT * scale) for each in widths)
