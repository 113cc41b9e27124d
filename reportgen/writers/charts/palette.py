"""Shades of one colour that stay distinct in print, in greyscale and for colour-blind readers."""

from reportgen.colours import BLACK, LEGIBLE, WHITE, contrast, lighter
from reportgen.document import Chart

ACCENT = "1F4E79"
"""The accent colour of the shipped look."""

INK = "1C1F24"
_LIGHTEST = 1.25
"""Contrast of the lightest shade with white; its outline keeps it visible."""


def shades(accent: str, count: int) -> tuple[str, ...]:
    """Return shades of a colour, evenly lighter from the colour itself on."""
    strongest = contrast(accent, WHITE)
    steps = [(_LIGHTEST / strongest) ** (n / max(count - 1, 1)) for n in range(count)]
    return (accent, *(lighter(accent, strongest * step) for step in steps[1:]))[:count]


def colors_of(chart: Chart, accent: str) -> tuple[str, ...]:
    """Return the colour of each series; timeline bars are light, since words may run over them."""
    if chart.kind == "timeline":
        return shades(accent, 3)[1:2]
    return shades(accent, len(chart.series))


def ink_on(ground: str) -> str:
    """Return white or black, whichever is legible on a colour."""
    return WHITE if contrast(ground, WHITE) >= LEGIBLE else BLACK
