"""Files become text: decoded without guessing, and clean."""

import codecs
import hashlib
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import InputError, Issue, Place
from reportgen.places import Change, clean
from reportgen.places.characters import with_newlines
from reportgen.readers.shared.proposing import advice
from reportgen.readers.shared.unpacked import Unpacked

MEGABYTE = 1_000_000
_ENCODING_NAMES = (
    "utf-8 utf-16 utf-16-le utf-16-be cp1250 cp1251 cp1252 cp1253 cp1254 cp1256 latin-1 "
    "iso8859-15 cp949 euc-kr shift_jis cp932 euc-jp gb18030 gbk gb2312 big5 koi8-r mac-roman"
)
STATED_ENCODINGS = frozenset(_ENCODING_NAMES.split())
"""Encodings that a sidecar may state; never tried by guessing."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"PK\x03\x04", "a Word, Excel, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF file"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's clean text, its encoding, the hex digest of its bytes and what was changed.

    ``unpacked`` is what it was made of where it is no text itself.
    """

    text: str
    encoding: str
    sha256: str
    issues: tuple[Issue, ...] = ()
    unpacked: Unpacked | None = None


def read_text(path: Path, *, limit: int, encoding: str = "") -> Decoded:
    """Return the clean text of a file of at most ``limit`` bytes; ``encoding`` if one was stated.

    Raises:
        InputError: if the file cannot be opened, is too large, or is no text.
    """
    return decode_text(read_content(path, limit), path, encoding)


def decode_text(content: bytes, path: Path, encoding: str = "") -> Decoded:
    """The clean text of a file's bytes; ``path`` is what messages call it.

    Raises:
        InputError: if it is no text.
    """
    raw, name = _decode(content, path, encoding)
    digest = hashlib.sha256(content).hexdigest()
    del content
    raw = with_newlines(raw)
    text, changes = clean(raw)
    return Decoded(text, name, digest, tuple(_issues(raw, changes, str(path))))


def _issues(text: str, changes: tuple[Change, ...], path: str) -> Iterator[Issue]:
    for change in changes:
        line = text.count("\n", 0, change.offset) + 1
        column = change.offset - text.rfind("\n", 0, change.offset)
        yield Issue("warning", change.rule, change.message, Place(path, line, column))


def read_content(path: Path, limit: int) -> bytes:
    """Return the bytes of a regular file of at most ``limit`` bytes.

    Raises:
        InputError: if it cannot be opened or is larger.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not a regular file"
            raise InputError(
                f"this is {kind}; put a text file here or rename it", str(path), rule="not-a-file"
            )
        if status.st_size > limit:
            size = f"{status.st_size / MEGABYTE:.0f} MB, more than {limit / MEGABYTE:.0f} MB"
            raise InputError(f"the file has {size}; split it", str(path), rule="too-large")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"cannot be read ({reason}); check name and rights", str(path), rule="not-readable"
        ) from error


def _decode(content: bytes, path: Path, stated: str) -> tuple[str, str]:
    """Return text and encoding: byte order mark, UTF-8, UTF-16 by its NULs, what was stated."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], name, path), name
    for magic, kind in _FORMATS:
        if content.startswith(magic):
            raise InputError(
                f"this is {kind}; save it as plain text (UTF-8)", str(path), rule="other-format"
            )
    if stated:
        if stated.casefold() not in STATED_ENCODINGS:
            known = ", ".join(sorted(STATED_ENCODINGS))
            raise InputError(
                f"encoding {stated!r} is not known; use one of {known}", str(path), rule="encoding"
            )
        return _strict(content, stated, path), stated.casefold()
    name = _utf16_by_nuls(content[:65536]) if b"\0" in content else "utf-8"
    text = _strict(content, name, path) if name else ""
    if not name or (name != "utf-8" and _CONTROL.search(text)):
        raise InputError(
            "this is a binary file; save it as plain text (UTF-8)", str(path), rule="other-format"
        )
    return text, name


def _utf16_by_nuls(sample: bytes) -> str:
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 50 < len(sample) or min(even, odd) * 50 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _strict(content: bytes, encoding: str, path: Path) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start
        line = content.count(b"\n", 0, at) + 1
        message = (
            f"byte 0x{content[at]:02X} (number {at + 1}) is not {encoding.upper()}; "
            f"{advice(content, f'{path.name}.yaml')}"
        )
        raise InputError(message, str(path), line, rule="encoding") from error
