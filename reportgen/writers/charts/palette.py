"""Shades of one colour, told apart by how light they are: on paper, in grey, by any eye."""

from reportgen.document import Chart

ACCENT = "1F4E79"
"""The colour of the shipped look, as hex digits like every colour here."""

INK, WHITE, BLACK = "1C1F24", "FFFFFF", "000000"
LEGIBLE = 4.5
"""The least contrast of words and their ground."""

_LIGHTEST = 1.25
"""The contrast of the lightest shade with white; its outline makes it seen."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shades(accent: str, count: int) -> tuple[str, ...]:
    """Return so many shades of a colour, itself first, each lighter than the last by as much."""
    strongest = contrast(accent, WHITE)
    steps = [(_LIGHTEST / strongest) ** (n / max(count - 1, 1)) for n in range(count)]
    return tuple(_tint(accent, strongest * step) for step in steps)


def colors_of(chart: Chart, accent: str) -> tuple[str, ...]:
    """Return the colour of each series; a bar of a day is light, for its words may outgrow it."""
    if chart.kind == "timeline":
        return shades(accent, 3)[1:2]
    return shades(accent, len(chart.series))


def ink_on(ground: str) -> str:
    """Return white or black, whichever is legible on a colour."""
    return WHITE if contrast(ground, WHITE) >= LEGIBLE else BLACK


def _tint(accent: str, wanted: float) -> str:
    """Return the colour mixed with as much white as leaves it that contrast with white."""
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        if contrast(_mixed(accent, middle), WHITE) > wanted:
            low = middle
        else:
            high = middle
    return _mixed(accent, low)


def _mixed(color: str, white: float) -> str:
    return "".join(f"{round(part + (255 - part) * white):02X}" for part in _parts(color))


def _luminance(color: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(color: str) -> tuple[int, int, int]:
    return int(color[:2], 16), int(color[2:4], 16), int(color[4:6], 16)
