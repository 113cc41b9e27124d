"""A house look: a few lines that all documents of a profile follow."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.colours import LEGIBLE, WHITE, contrast, darker, is_colour
from reportgen.document import Look, Typeface
from reportgen.errors import InputError
from reportgen.readers.forum.records import Records
from reportgen.readers.shared.yaml_text import load_yaml
from reportgen.shipped import find_template

FACES = ("regular", "semibold", "italic", "semibold_italic")
_NAME = re.compile(r"[\w][\w .-]{0,60}")
_INK = "1C1F24"


@dataclass(frozen=True, slots=True)
class _Typeface:
    """A font by the name that Word and browsers know, and its TrueType files for the PDF."""

    name: str
    regular: str = ""
    semibold: str = ""
    italic: str = ""
    semibold_italic: str = ""


@dataclass(frozen=True, slots=True)
class _LookFile:
    """The keys of a look."""

    accent: str = ""
    tint: str = ""
    reading: _Typeface | None = field(default=None)
    headings: _Typeface | None = field(default=None)


def read_look(path: Path) -> Look:
    """Return the look in a file.

    Raises:
        InputError: if the file cannot be read, a colour is none or hard to read, or a font of it
            is missing.
    """
    records = Records(load_yaml(path))
    read = records.read(_LookFile)
    accent, tint = read.accent.lstrip("#").upper(), read.tint.lstrip("#").upper()
    for key, colour in (("accent", accent), ("tint", tint)):
        if colour and not is_colour(colour):
            message = f"{key} {getattr(read, key)!r} is no colour; write six hex digits"
            raise _wrong(records, key, message)
    if accent and (found := contrast(accent, WHITE)) < LEGIBLE:
        message = f"accent {accent} has a contrast of {found:.1f} with white, too little to be read"
        raise _wrong(records, "accent", f"{message}; {darker(accent, LEGIBLE)} would do")
    if tint and (found := contrast(tint, _INK)) < LEGIBLE:
        message = f"words on tint {tint} have a contrast of {found:.1f}, too little to be read"
        raise _wrong(records, "tint", f"{message}; take a lighter one")
    reading, headings = (_typeface(records, path, read, key) for key in ("reading", "headings"))
    return Look(accent, tint, reading, headings)


def _typeface(records: Records, path: Path, read: _LookFile, key: str) -> Typeface:
    given: _Typeface | None = getattr(read, key)
    if given is None:
        return Typeface()
    if not _NAME.fullmatch(given.name):
        raise _wrong(records, key, f"{given.name!r} is no name of a font; write that of Word")
    files = {face: getattr(given, face) for face in FACES if getattr(given, face)}
    if files and "regular" not in files:
        raise _wrong(records, key, "a font needs a file for regular; add regular: NAME.ttf")
    found = {face: _file(records, path, key, name) for face, name in files.items()}
    return Typeface(given.name, tuple((face.replace("_", " "), f) for face, f in found.items()))


def _file(records: Records, path: Path, key: str, name: str) -> str:
    if Path(name).name != name:
        raise _wrong(records, key, f"{name!r} is no file name in the folder fonts")
    found = find_template(f"fonts/{name}", (path.parent, path.parent.parent))
    if not found.is_file():
        raise _wrong(records, key, f"there is no file {name!r} in fonts beside this file")
    return str(found)


def _wrong(records: Records, key: str, message: str) -> InputError:
    return InputError(message, records.place((key,)), rule="unusable-look")
