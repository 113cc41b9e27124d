"""A corrected copy of a source beside it takes its place, as its name says."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from reportgen.errors import Issue, Place

_CORRECTED: Final = re.compile(
    r"[\s._-]*[\[(]?(?:corrected|edited|cleaned|clean|revised|fixed|final|corrigée?|korrigiert"
    r"|corregid[oa]|수정본?|교정본?)[\])]?(?:[\s._-]*v?\d{1,2})?$",
    re.IGNORECASE,
)


def corrected(files: Sequence[Path]) -> tuple[dict[Path, Path], tuple[Issue, ...]]:
    """Return the raw file that each corrected copy replaces, and a note on each.

    The copy has the same name with "corrected", "edited" or the like behind it, and may have
    another suffix.
    """
    pairs = list(_pairs(files))
    notes = (
        Issue(
            "note",
            "source-replaced",
            f"{copy.name} is a corrected copy and is read instead; nothing of this file is read",
            Place(str(raw)),
        )
        for raw, copy in pairs
    )
    return {copy: raw for raw, copy in pairs}, tuple(notes)


def _pairs(files: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    copies = {
        (path.parent, bare.casefold()): path
        for path in files
        if (bare := _CORRECTED.sub("", path.stem)) and bare != path.stem
    }
    for path in files:
        copy = copies.get((path.parent, path.stem.casefold()))
        if copy is not None and copy != path:
            yield path, copy
