"""File names that every system keeps apart and a person can read."""

import re
import unicodedata
from collections.abc import Collection
from itertools import count

_MAX_BYTES = 80
_RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"
}
_INVISIBLE = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10)}


def safe_name(*parts: str, suffix: str = "", taken: Collection[str] = ()) -> str:
    """Return a file name of the parts' letters and digits, joined by hyphens, plus ``suffix``.

    It is at most 80 bytes long, no path, not reserved on Windows, and differs from the names
    ``taken`` also where upper and lower case are one.
    """
    stem = "-".join(filter(None, (_slug(part) for part in parts))) or "untitled"
    if stem.casefold() in _RESERVED:
        stem = f"{stem}-file"
    used = {_folded(name) for name in taken}
    for number in count(1):
        ending = suffix if number == 1 else f"-{number}{suffix}"
        name = _cut(stem, _MAX_BYTES - len(ending.encode())) + ending
        if _folded(name) not in used:
            break
    return name


def _slug(text: str) -> str:
    kept = "".join(c if _is_word(c) else "-" for c in unicodedata.normalize("NFC", text))
    return re.sub(r"-+", "-", kept).strip("-")


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LNM" and ord(character) not in _INVISIBLE and category != "Me"


def _cut(stem: str, size: int) -> str:
    """Return the beginning of the stem in at most ``size`` bytes, no letter without its marks."""
    while len(stem.encode()) > size:
        while unicodedata.combining(stem[-1]) and len(stem) > 1:
            stem = stem[:-1]
        stem = stem[:-1]
    return stem.rstrip("-")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
