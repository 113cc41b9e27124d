"""The scripts of characters, as far as they are typeset differently."""

from bisect import bisect_right
from functools import lru_cache

_STARTS = (
    (0x0000, ""),
    (0x0590, "Hebr"),
    (0x0600, "Arab"),
    (0x0700, "Syrc"),
    (0x0750, "Arab"),
    (0x0780, "Thaa"),
    (0x07C0, "Nkoo"),
    (0x0800, "Samr"),
    (0x0860, "Arab"),
    (0x0900, "Deva"),
    (0x0980, "Beng"),
    (0x0A00, "Guru"),
    (0x0A80, "Gujr"),
    (0x0B00, "Orya"),
    (0x0B80, "Taml"),
    (0x0C00, "Telu"),
    (0x0C80, "Knda"),
    (0x0D00, "Mlym"),
    (0x0D80, "Sinh"),
    (0x0E00, "Thai"),
    (0x0E80, "Laoo"),
    (0x0F00, "Tibt"),
    (0x1000, "Mymr"),
    (0x10A0, ""),
    (0x1780, "Khmr"),
    (0x1800, "Mong"),
    (0x18B0, ""),
    (0x2E80, "Hani"),
    (0x3001, "Punc"),
    (0x3005, "Hani"),
    (0x3008, "Punc"),
    (0x3021, "Hani"),
    (0x3030, "Punc"),
    (0x3040, "Kana"),
    (0x3100, "Hani"),
    (0x3130, ""),
    (0x3190, "Hani"),
    (0x31F0, "Kana"),
    (0x3200, ""),
    (0x3300, "Punc"),
    (0x3400, "Hani"),
    (0xA000, ""),
    (0xA8E0, "Deva"),
    (0xA900, ""),
    (0xF900, "Hani"),
    (0xFB00, ""),
    (0xFB1D, "Hebr"),
    (0xFB50, "Arab"),
    (0xFE00, ""),
    (0xFE30, "Punc"),
    (0xFE70, "Arab"),
    (0xFEFF, ""),
    (0xFF01, "Punc"),
    (0xFF66, "Kana"),
    (0xFFA0, ""),
    (0x1B000, "Kana"),
    (0x1B170, ""),
    (0x20000, "Hani"),
    (0x40000, ""),
)
"""First characters of script blocks; a block without a name needs no shaping."""

_FIRST = [start for start, _ in _STARTS]

EAST_ASIAN = frozenset({"Hani", "Kana", "Punc"})
"""Scripts whose lines may break after almost every character; Punc is their punctuation."""

JOINERS = frozenset("\u200c\u200d")
DIRECTION_MARKS = frozenset("\u200e\u200f\u061c")


@lru_cache(maxsize=8192)
def script(character: str) -> str:
    """Return the ISO 15924 code of a script that needs its own typesetting, else nothing."""
    return _STARTS[bisect_right(_FIRST, ord(character)) - 1][1]


def is_plain(text: str) -> bool:
    """Whether a text is set one glyph a character, left to right, and breaks only at spaces."""
    if text.isascii():
        return True
    special = JOINERS | DIRECTION_MARKS
    return not any(script(character) or character in special for character in set(text))
