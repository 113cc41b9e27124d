"""Searches every string in a finished file, to prove that a withheld passage is not in it."""

import base64
import html
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Literal

import pypdfium2
from lxml import etree

from reportgen.errors import InputError
from reportgen.verification.gate import open_package, parse_xml
from reportgen.verification.normal import squeeze
from reportgen.verification.pdf_text import read_figures, read_pdf_text

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_MAX_STREAM = 100_000_000
_DEEPEST = 3


def leaks(strings: Iterable[str], forbidden: Iterable[str]) -> tuple[str, ...]:
    """Return the forbidden phrases that occur in the strings, whatever their spacing and case."""
    wanted = {phrase: squeeze(phrase.casefold()) for phrase in forbidden}
    found: set[str] = set()
    for string in strings:
        bare = squeeze(string.casefold())
        found.update(phrase for phrase, words in wanted.items() if words and words in bare)
    return tuple(phrase for phrase in wanted if phrase in found)


def every_string(content: bytes, suffix: Literal[".docx", ".pdf", ".html"]) -> Iterator[str]:
    """Yield all strings of a file: text, metadata, bookmarks, links and hidden content.

    Raises:
        InputError: if the file cannot be read.
    """
    yield from (string for _, string in placed_strings(content, suffix))


def placed_strings(content: bytes, suffix: str) -> Iterator[tuple[str, str]]:
    """Yield all strings of a file, each with the part of the file that holds it.

    A file of any other kind is read as plain text.

    Raises:
        InputError: if the file cannot be read.
    """
    match suffix:
        case ".docx" | ".xlsx":
            yield from _package_strings(content, 0)
        case ".html":
            yield from (("the page", string) for string in _page_strings(content))
        case ".pdf":
            yield from _pdf_strings(content)
        case _:
            yield from (("the text", string) for string in _raw_strings(content))


def _package_strings(content: bytes, depth: int) -> Iterator[tuple[str, str]]:
    for name, part in open_package(content).items():
        yield name, name
        if name.endswith((".xml", ".rels")):
            strings = _xml_strings(parse_xml(part, name))
            yield from ((name, string) for string in strings)
        elif part.startswith(b"PK\x03\x04") and depth < _DEEPEST:
            yield from _package_strings(part, depth + 1)
        else:
            yield from ((name, string) for string in _raw_strings(part))


def _xml_strings(root: etree._Element) -> Iterator[str]:
    texts = [str(text) for text in root.itertext()]
    # A phrase may be cut by runs, or go on in the next cell or paragraph.
    yield "".join(texts)
    yield " ".join(texts)
    for element in root.iter():
        yield from (str(value) for value in element.attrib.values())
        if not isinstance(element.tag, str):
            yield element.text or ""


def _page_strings(content: bytes) -> Iterator[str]:
    for raw in _raw_strings(content):
        yield raw
        yield html.unescape(raw)
        # A phrase may be cut by tags, or go on in the next cell or paragraph.
        yield html.unescape(_TAG.sub("", raw))
        yield html.unescape(_TAG.sub(" ", raw))


def _raw_strings(content: bytes) -> Iterator[str]:
    yield content.decode("latin-1")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield content.decode(encoding, "ignore")


def _pdf_strings(content: bytes) -> Iterator[tuple[str, str]]:
    pages = (*read_pdf_text(content), *read_figures(content))
    yield from ((f"page {number}", page) for number, page in enumerate(pages, 1))
    yield "the pages", "\n".join(pages)
    document = pypdfium2.PdfDocument(content)
    try:
        yield from (("the properties", value) for value in document.get_metadata_dict().values())
        yield from (("the outline", str(mark.get_title())) for mark in document.get_toc())
        for index in range(document.count_attachments()):
            attachment = document.get_attachment(index)
            name = attachment.get_name()
            yield "the attachments", name
            strings = _raw_strings(bytes(attachment.get_data()))
            yield from ((f"the attachment {name}", string) for string in strings)
    except pypdfium2.PdfiumError as error:
        raise InputError(
            f"cannot be read ({error}); build it again", "document.pdf", rule="damaged"
        ) from None
    finally:
        document.close()
    for raw in (content, *map(_unpacked, _STREAM.findall(content))):
        yield from (("the bytes", string) for string in _pdf_literals(raw))


def _unpacked(stream: bytes) -> bytes:
    """Return the bytes of a stream, decompressed if it uses one of the usual filters."""
    candidates = [stream]
    if stream.rstrip().endswith(b"~>"):
        try:
            candidates.append(
                base64.a85decode(stream.strip().removeprefix(b"<~").removesuffix(b"~>"))
            )
        except ValueError:
            return stream
    try:
        return zlib.decompressobj().decompress(candidates[-1], _MAX_STREAM)
    except zlib.error:
        return candidates[-1]


def _pdf_literals(raw: bytes) -> Iterator[str]:
    """Yield the bytes as plain text and as PDF strings: with escapes, in UTF-16 and in hex."""
    yield from _raw_strings(raw)
    unescaped = _ESCAPE.sub(_unescape, raw)
    yield from _raw_strings(unescaped)
    # UTF-16 strings begin at odd places as often as at even ones.
    yield unescaped[1:].decode("utf-16-be", "ignore")
    for match in _HEX.finditer(raw):
        digits = re.sub(rb"\s", b"", match[1])
        yield from _raw_strings(bytes.fromhex(digits[: len(digits) // 2 * 2].decode()))


def _unescape(match: re.Match[bytes]) -> bytes:
    escaped = match[1]
    if escaped[0] in b"01234567":
        return bytes([int(escaped, 8) & 0xFF])
    if escaped in {b"\n", b"\r", b"\r\n"}:
        return b""
    return _ESCAPED.get(escaped, escaped)
