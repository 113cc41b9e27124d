"""Colours as six hex digits: how well two are told apart, and one made lighter or darker."""

import re
from collections.abc import Callable

WHITE, BLACK = "FFFFFF", "000000"
LEGIBLE = 4.5
"""The least contrast of words and their ground, by WCAG 2."""

_TINT = 1.17
"""The contrast with white of a ground that words are read on."""

_DIGITS = re.compile(r"[0-9A-Fa-f]{6}")


def is_colour(text: str) -> bool:
    """Return whether a text is six hex digits."""
    return _DIGITS.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lighter(colour: str, wanted: float, ground: str = WHITE) -> str:
    """Return a colour mixed with as much white as gives it that contrast with a ground."""
    if contrast(ground, WHITE) < contrast(ground, BLACK):  # a light ground: white takes from it
        return _searched(colour, WHITE, lambda mixed: contrast(mixed, ground) > wanted)
    return _searched(colour, WHITE, lambda mixed: contrast(mixed, ground) < wanted)


def darker(colour: str, wanted: float) -> str:
    """Return a colour mixed with as much black as gives it that contrast with white."""
    return _searched(colour, BLACK, lambda mixed: contrast(mixed, WHITE) < wanted)


def tint_of(accent: str) -> str:
    """Return the shade of a colour that stands behind words."""
    return lighter(accent, _TINT)


def _searched(colour: str, other: str, is_short: Callable[[str], bool]) -> str:
    """Return the first mixture, by 4096ths of the other colour, that is not short of the goal."""
    low, high = 0, 4096
    while low < high:
        middle = (low + high) // 2
        if is_short(_mixed(colour, other, middle / 4096)):
            low = middle + 1
        else:
            high = middle
    return _mixed(colour, other, low / 4096)


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "".join(f"{round(one + (two - one) * share):02X}" for one, two in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)
