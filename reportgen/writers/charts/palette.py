"""Shades of one colour, told apart by how light they are: on paper, in grey, by any eye."""

from reportgen.colours import BLACK, LEGIBLE, WHITE, contrast, lighter
from reportgen.document import Chart

ACCENT = "1F4E79"
"""The colour of the shipped look."""

INK = "1C1F24"
_LIGHTEST = 1.25
"""The contrast of the lightest shade with white; its outline makes it seen."""


def shades(accent: str, count: int) -> tuple[str, ...]:
    """Return so many shades of a colour, itself first, each lighter than the last by as much."""
    strongest = contrast(accent, WHITE)
    steps = [(_LIGHTEST / strongest) ** (n / max(count - 1, 1)) for n in range(count)]
    return (accent, *(lighter(accent, strongest * step) for step in steps[1:]))[:count]


def colors_of(chart: Chart, accent: str) -> tuple[str, ...]:
    """Return the colour of each series; a bar of a day is light, for its words may outgrow it."""
    if chart.kind == "timeline":
        return shades(accent, 3)[1:2]
    return shades(accent, len(chart.series))


def ink_on(ground: str) -> str:
    """Return white or black, whichever is legible on a colour."""
    return WHITE if contrast(ground, WHITE) >= LEGIBLE else BLACK
