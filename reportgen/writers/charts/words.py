"""Estimates the width of words without a font, and formats values."""

import unicodedata

SIZE = 8.5
"""Type size of every word in a drawing, in points."""

LEADING = 11.0
_WIDE, _CAPITAL, _PLAIN, _NARROW = 1.0, 0.7, 0.57, 0.33
_THIN = frozenset("iljtfrI.,:;'|!()[] ‘’“”·-")


def width_of(text: str) -> float:
    """Return the approximate width of a line of words in points, hardly ever too small."""
    return SIZE * sum(map(_share, text))


def _share(character: str) -> float:
    if character in _THIN:
        return _NARROW
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _WIDE
    if character in "mwMW%":
        return 0.9
    return _CAPITAL if character.isupper() else _PLAIN


def in_lines(text: str, width: float, most: int = 3) -> tuple[str, ...]:
    """Wrap words to a width; what exceeds ``most`` lines ends in an ellipsis."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += " …"
    return tuple(_cut(line, width) for line in kept)


def _cut(line: str, width: float) -> str:
    if width_of(line) <= width:
        return line
    kept = line.removesuffix(" …")
    while kept and width_of(f"{kept}…") > width:
        kept = kept[:-1]
    return f"{kept}…"


def shown(value: float, unit: str = "") -> str:
    """Return a value as printed at its bar, such as 1,204 or 3.5, with the unit."""
    number = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return f"{number}\N{NO-BREAK SPACE}{unit}" if unit else number


def clock(minutes: float) -> str:
    """Return minutes since midnight as a time of day."""
    hours, rest = divmod(round(minutes), 60)
    return f"{hours % 24:02d}:{rest:02d}"
