"""An example of each document for given turns: the part with the words, and how it is packed.

Line ``n`` of the part holds line ``n`` of the text that is read.
"""

import codecs
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from reportgen.readers.examples import Turns, entity

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_HANCOM: Final = "http://www.hancom.co.kr/hwpml/2011/"
_STAMP: Final = (2020, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Example:
    """How a document of one kind is written for a test."""

    kind: str
    example: Callable[[Turns], str]
    pack: Callable[[str], bytes]
    escape: Callable[[str], str]


def _paragraphs(opening: str, turns: Turns, form: str, closing: str) -> str:
    lines = (form.format(name=name, words=words.replace("<", "&lt;")) for name, words in turns)
    return opening + "\n".join(lines) + closing


def _word(turns: Turns) -> str:
    form = (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{name}</w:t></w:r>"
        '<w:r><w:t xml:space="preserve">: {words}</w:t></w:r></w:p>'
    )
    opening = f'<w:document xmlns:w="{_WORD}"><w:body>'
    return _paragraphs(opening, turns, form, "</w:body></w:document>")


def _opendocument(turns: Turns) -> str:
    opening = (
        f'<office:document-content xmlns:office="{_OASIS}office:1.0" xmlns:text="{_OASIS}text:1.0">'
        "<office:body><office:text>"
    )
    closing = "</office:text></office:body></office:document-content>"
    return _paragraphs(opening, turns, "<text:p>{name}: {words}</text:p>", closing)


def _hancom(turns: Turns) -> str:
    opening = f'<hs:sec xmlns:hs="{_HANCOM}section" xmlns:hp="{_HANCOM}paragraph">'
    form = "<hp:p><hp:run><hp:t>{name}: {words}</hp:t></hp:run></hp:p>"
    return _paragraphs(opening, turns, form, "</hs:sec>")


def _page(turns: Turns) -> str:
    form = "<p><b>{name}</b>: {words}</p>"
    return _paragraphs("<!doctype html><html><body>", turns, form, "</body></html>")


def _rich_text(turns: Turns) -> str:
    lines = (f"{{\\b {name}}}: {_braced(words)}\\par" for name, words in turns)
    return "{\\rtf1\\ansi\\uc0 " + "\n".join(lines) + "}"


def _braced(words: str) -> str:
    return words.replace("{", "\\{").replace("}", "\\}")


def _rich_escape(character: str) -> str:
    units = character.encode("utf-16-le", "surrogatepass")
    pairs = (units[at] + 256 * units[at + 1] for at in range(0, len(units), 2))
    return "".join(f"\\u{unit} " for unit in pairs)


def _rich_bytes(text: str) -> bytes:
    bare = text.removeprefix("\ufeff")
    mark = codecs.BOM_UTF8 if bare != text else b""
    return mark + "".join(c if ord(c) < 128 else _rich_escape(c) for c in bare).encode("ascii")


def _zipped(name: str, kind: str = "") -> Callable[[str], bytes]:
    def pack(text: str) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in (("mimetype", kind), (name, text)) if kind else ((name, text),):
                entry = zipfile.ZipInfo(part, _STAMP)
                archive.writestr(entry, content.encode("utf-8"), zipfile.ZIP_DEFLATED)
        return target.getvalue()

    return pack


EXAMPLES: Final = {
    "word-notes": Example("Word", _word, _zipped("word/document.xml"), entity),
    "opendocument-notes": Example(
        "OpenDocument",
        _opendocument,
        _zipped("content.xml", "application/vnd.oasis.opendocument.text"),
        entity,
    ),
    "hancom-notes": Example(
        "Hancom Office",
        _hancom,
        _zipped("Contents/section0.xml", "application/hwp+zip"),
        entity,
    ),
    "page-notes": Example("web page", _page, str.encode, entity),
    "rtf-notes": Example("RTF", _rich_text, _rich_bytes, _rich_escape),
}
