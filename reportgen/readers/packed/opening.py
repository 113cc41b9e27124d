"""Sources are opened: text is decoded, a document becomes lines with their addresses."""

import codecs
import hashlib
from pathlib import Path

from reportgen.readers.shared.text import Decoded, decode_text, read_content
from reportgen.readers.shared.unpacked import Unpacked

_PACKED = (b"PK\x03\x04", b"%PDF")
_RICH_TEXT = b"{\\rtf"
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_PAGES = ("<!doctype html", "<html")


def open_source(path: Path, *, limit: int, encoding: str = "") -> Decoded:
    """Return the text of a source of at most ``limit`` bytes; ``encoding`` if one was stated.

    Raises:
        InputError: if it cannot be opened, is too large, damaged, or neither text nor a document.
    """
    return open_bytes(read_content(path, limit), path, encoding)


def open_bytes(content: bytes, path: Path, encoding: str = "") -> Decoded:
    """Return the text of a source's bytes; ``path`` is what messages call it.

    Raises:
        InputError: if they are damaged, or neither text nor a document.
    """
    start = content[:64].removeprefix(codecs.BOM_UTF8).lstrip()
    if content.startswith(_PACKED) or start.startswith(_RICH_TEXT):
        from reportgen.readers.packed.unpacking import unpack

        unpacked = unpack(content, path)
        digest = hashlib.sha256(content).hexdigest()
        return Decoded(unpacked.plain, "utf-8", digest, unpacked.issues, unpacked)
    decoded = decode_text(content, path, encoding)
    if not _is_page(decoded.text, path):
        return decoded
    from reportgen.readers.packed.unpacking import unpack_page

    page = unpack_page(decoded.text, path)
    issues = (*decoded.issues, *page.issues)
    return Decoded(page.plain, decoded.encoding, decoded.sha256, issues, page)


def _is_page(text: str, path: Path) -> bool:
    """Return whether a text is a web page: it opens like one, or is called one and has marks."""
    start = text[:2_000].lstrip().casefold()
    if start.startswith(_PAGES) or (start.startswith("<?xml") and "<html" in start):
        return True
    return path.suffix.casefold() in _PAGE_SUFFIXES and "<" in start


def commented(unpacked: Unpacked) -> Unpacked:
    """Return a document with the comments in its margin as notes of their authors."""
    from reportgen.readers.packed.rendering import with_comments

    return with_comments(unpacked)
