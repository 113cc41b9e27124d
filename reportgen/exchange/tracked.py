"""Reads Word's markup with its tracked changes and comments: who proposed what, and when."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from reportgen.errors import InputError
from reportgen.exchange.rows import MarginNote, TrackedChange
from reportgen.verification.gate import open_package, parse_xml

Element = etree._Element  # noqa: SLF001 - lxml names its elements so
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE = "/relationships/officeDocument"
_IN: Mapping[str, Literal["inserted", "deleted"]] = {
    f"{W}ins": "inserted",
    f"{W}moveTo": "inserted",
    f"{W}del": "deleted",
    f"{W}moveFrom": "deleted",
}
_SKIPPED = {
    f"{W}{name}"
    for name in ("pPr", "rPr", "instrText", "delInstrText", "tblPr", "tblGrid", "trPr", "tcPr")
} | {f"{W}{name}" for name in ("sdtPr", "sectPr", "footnoteReference", "txbxContent")}
_BREAKS = {f"{W}tab", f"{W}br", f"{W}cr"}
_HYPHENS = {f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}", f"{W}softHyphen": ""}


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts of a Word file, its body, and its comments by id."""

    parts: Mapping[str, bytes]
    main: str
    body: Element
    comments: Mapping[str, MarginNote]


@dataclass(frozen=True, slots=True)
class Tracked:
    """Words before and after the pending changes, the changes, and the comments on them."""

    before: str
    after: str
    changes: tuple[TrackedChange, ...] = ()
    remarks: tuple[MarginNote, ...] = ()


def open_word(content: bytes, name: str) -> WordFile:
    """Return a Word file that came back.

    Raises:
        InputError: if it is none, or built to exhaust the reader.
    """
    parts = open_package(content, name)
    main = _main_part(parts, name)
    body = parse_xml(parts[main], main).find(f"{W}body")
    if body is None:
        raise InputError("this Word file has no text", name, rule="damaged")
    path = posixpath.join(posixpath.dirname(main), "comments.xml")
    comments = _comments(parse_xml(parts[path], path)) if path in parts else {}
    return WordFile(parts, main, body, comments)


def tracked(elements: Sequence[Element], comments: Mapping[str, MarginNote]) -> Tracked:
    """Return the words of paragraphs or cells with what is pending in them."""
    pieces = [piece for one in elements for piece in (*_pieces(one, None), ("", "\n", None))]
    before = "".join(words for kind, words, _ in pieces if kind != "inserted")
    after = "".join(words for kind, words, _ in pieces if kind != "deleted")
    numbers = (e.get(f"{W}id") for one in elements for e in one.iter(f"{W}commentReference"))
    remarks = (comments[str(number)] for number in numbers if str(number) in comments)
    changes = tuple(_changes(pieces))
    return Tracked(before.strip("\n"), after.strip("\n"), changes, tuple(dict.fromkeys(remarks)))


_Piece = tuple[str, str, Element | None]
"""Whether words are inserted, deleted or neither, the words, and the element of the change."""


def _pieces(element: Element, inside: Element | None) -> Iterator[_Piece]:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            continue
        kind = _IN.get(str(inside.tag), "") if inside is not None else ""
        if tag in {f"{W}t", f"{W}delText"}:
            yield kind, child.text or "", inside
        elif tag in _BREAKS or tag in _HYPHENS:
            yield kind, _HYPHENS.get(tag, " "), inside
        elif tag in _IN:
            # What was inserted by one and deleted by another stands in neither text.
            yield from () if kind == "inserted" and _IN[tag] == "deleted" else _pieces(child, child)
        else:
            yield from _pieces(child, inside)
            if tag == f"{W}p":
                yield kind, "\n", inside


def _changes(pieces: Sequence[_Piece]) -> Iterator[TrackedChange]:
    """Yield the changes, those of one person that follow each other as one."""
    last: TrackedChange | None = None
    for kind, words, element in pieces:
        if element is None:
            if last:
                yield last
            last = None
            continue
        author, at = str(element.get(f"{W}author", "")), str(element.get(f"{W}date", ""))
        if last and (last.kind, last.author) == (kind, author):
            last = TrackedChange(last.kind, author, last.at, last.words + words)
            continue
        if last:
            yield last
        last = TrackedChange("inserted" if kind == "inserted" else "deleted", author, at, words)
    if last:
        yield last


def _comments(root: Element) -> Mapping[str, MarginNote]:
    return {
        str(one.get(f"{W}id")): MarginNote(
            str(one.get(f"{W}author", "")),
            str(one.get(f"{W}date", "")),
            " ".join("".join(_words(one)).split()),
        )
        for one in root.iter(f"{W}comment")
    }


def _words(element: Element) -> Iterator[str]:
    for paragraph in element.iter(f"{W}p"):
        yield from (one.text or "" for one in paragraph.iter(f"{W}t"))
        yield " "


def _main_part(parts: Mapping[str, bytes], name: str) -> str:
    relations = parts.get("_rels/.rels")
    for relation in parse_xml(relations, "_rels/.rels") if relations is not None else ():
        target = str(relation.get("Target", "")).lstrip("/")
        if str(relation.get("Type", "")).endswith(_OFFICE) and target in parts:
            return target
    raise InputError("not a Word document; name a DOCX file", name, rule="other-format")
