"""Fonts beyond those of a theme: first those of installed extras, then the system's."""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as harfbuzz

from reportgen.errors import TemplateError
from reportgen.shipped import read_data
from reportgen.writers.characters import FIRST_CODE

WEIGHTS = {"regular": 400, "semibold": 600}
_NO_EMBEDDING, _NO_PART = 0x0002, 0x0100
_NORMAL = {"wdth": 100, "opsz": 12, "slnt": 0, "ital": 0}


@dataclass(frozen=True, slots=True)
class FontSource:
    """A font family: its file, the file of its bold face if it has one, and its language."""

    file: Path
    bold: Path | None = None
    languages: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return what the font is called."""
        return self.file.stem.partition("[")[0]

    @property
    def characters(self) -> frozenset[int]:
        """The characters that the font has; none if the font cannot be used."""
        return _coverage(*_state(self.file))

    @property
    def fact(self) -> str:
        """What identifies this version of the file."""
        files = (self.file, *([self.bold] if self.bold else []))
        return " ".join(f"{file.name} {_checksum(*_state(file))}" for file in files)

    def suits(self, language: str) -> bool:
        """Whether the font is made for a language."""
        return language.startswith(self.languages) if language and self.languages else False

    def face(self, weight: str, characters: frozenset[int]) -> bytes:
        """Return a TrueType font with only these characters, in a weight of ``WEIGHTS``.

        Raises:
            TemplateError: the file cannot be read.
        """
        file = self.bold if weight == "semibold" and self.bold else self.file
        face = _face(*_state(file))
        wanted = harfbuzz.SubsetInput()
        wanted.flags = harfbuzz.SubsetFlags.NO_HINTING
        wanted.unicode_set.update(characters | _parts(characters))
        for axis in face.axis_infos:
            value = WEIGHTS[weight] if axis.tag == "wght" else _NORMAL.get(axis.tag)
            value = axis.default_value if value is None else value
            value = min(max(value, axis.min_value), axis.max_value)
            wanted.pin_axis_location(face, axis.tag, value)
        made = harfbuzz.subset(face, wanted)
        if made is None:
            raise TemplateError(
                "cannot be cut down to what a document needs", str(file), rule="unusable-font"
            )
        return bytes(made.blob.data)


@dataclass(frozen=True, slots=True)
class _PackagedFont:
    """A font that an extra of this package brings."""

    extra: str
    package: str
    file: str
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _SystemFont:
    """A font that comes with a system or an office."""

    file: str
    bold: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SampledScript:
    """A script that a person may need, with a few of its letters."""

    name: str
    sample: str
    language: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True)
class FontTable:
    """The fonts that are looked for, in which folders, and the scripts that need them."""

    installed: tuple[_PackagedFont, ...]
    system: tuple[_SystemFont, ...]
    folders: tuple[str, ...]
    scripts: tuple[SampledScript, ...]


def _parts(characters: frozenset[int]) -> frozenset[int]:
    """Return the characters and those that they are composed of, for which a shaper may ask."""
    text = "".join(map(chr, sorted(characters)))
    return frozenset(map(ord, unicodedata.normalize("NFKD", text)))


def in_order(sources: Sequence[FontSource], language: str) -> Iterator[FontSource]:
    """Yield the sources, those made for a language first; for zh-Hant that tag goes before zh."""
    exact = [s for s in sources if language in s.languages]
    suiting = [s for s in sources if s.suits(language) and s not in exact]
    yield from (*exact, *suiting, *(s for s in sources if s not in (*exact, *suiting)))


def letters_of(file: Path) -> frozenset[int]:
    """Return the characters of a theme's font, whatever its embedding rights say.

    Raises:
        TemplateError: the file cannot be read.
    """
    return _letters(*_state(file))


@cache
def sources() -> tuple[FontSource, ...]:
    """Return the fonts that are installed, those of extras first."""
    known = table()
    return (*_installed(known.installed), *_of_system(known.system, known.folders))


@cache
def table() -> FontTable:
    """The table of fonts and scripts (``fonts.yaml``)."""
    return read_data(Path(__file__).with_name("fonts.yaml"), FontTable)


def _installed(rows: Sequence[_PackagedFont]) -> Iterator[FontSource]:
    for row in rows:
        spec = find_spec(row.package)
        for folder in (spec.submodule_search_locations or []) if spec else []:
            file = Path(folder) / row.file
            if file.is_file():
                yield FontSource(file, None, row.languages)


def _of_system(rows: Sequence[_SystemFont], folders: Sequence[str]) -> Iterator[FontSource]:
    wanted = {file for row in rows for file in (row.file, row.bold) if file}
    found: dict[str, Path] = {}
    for folder in folders:
        for path, names, files in os.walk(Path(folder).expanduser()):
            names.sort()
            for name in sorted(wanted.intersection(files)):
                found.setdefault(name, Path(path) / name)
    for row in rows:
        if row.file in found:
            yield FontSource(found[row.file], found.get(row.bold), row.languages)


def _state(file: Path) -> tuple[Path, int, int]:
    try:
        state = file.stat()
    except OSError as error:
        raise TemplateError(
            f"cannot be read ({error.strerror})", str(file), rule="not-readable"
        ) from error
    return file, state.st_mtime_ns, state.st_size


@lru_cache(maxsize=64)
def _face(file: Path, changed: int, size: int) -> harfbuzz.Face:
    """Return the font in a file, the first one where it holds several."""
    del changed, size
    return harfbuzz.Face(harfbuzz.Blob.from_file_path(str(file)))


@lru_cache(maxsize=64)
def _letters(file: Path, changed: int, size: int) -> frozenset[int]:
    return frozenset(code for code in _face(file, changed, size).unicodes if code < FIRST_CODE)


@lru_cache(maxsize=64)
def _coverage(file: Path, changed: int, size: int) -> frozenset[int]:
    face = _face(file, changed, size)
    usable = "glyf" in face.table_tags and not _is_reserved(face)
    return frozenset(face.unicodes) if usable else frozenset()


def _is_reserved(face: harfbuzz.Face) -> bool:
    """Whether the maker of a font forbids embedding or subsetting it."""
    rights = int.from_bytes(bytes(face.reference_table("OS/2").data)[8:10], "big")
    return rights & 0xF == _NO_EMBEDDING or bool(rights & _NO_PART)


@lru_cache(maxsize=64)
def _checksum(file: Path, changed: int, size: int) -> str:
    """Return the size of the file and the checksum in its head table."""
    head = bytes(_face(file, changed, size).reference_table("head").data)
    return f"{size} {head[8:12].hex()}"
