"""Numbers as lists count them: Roman numerals and letters."""

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(number: int) -> str:
    """A number from 1 in capital Roman numerals."""
    written = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        written += numeral * count
    return written


def letter(number: int) -> str:
    """The small letter of a number from 1: a to z, then aa, bb as Word counts."""
    repeated, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (repeated + 1)
