"""Reads the words of a DOCX as Word shows them."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from reportgen.errors import InputError
from reportgen.verification.gate import open_package, parse_xml
from reportgen.verification.numbering import Numbering
from reportgen.verification.styles import OutlineStyles

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFFICE = "/relationships/officeDocument"

# Deleted or moved away, field codes, and what is set above a word in ruby.
_SKIPPED = {
    f"{W}{name}"
    for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "delInstrText", "rt")
} | {f"{W}{name}" for name in ("tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr")}
_PRINTED = {
    f"{W}tab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": "",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph as shown: its list marker, its words and the name of its style."""

    text: str
    style: str
    marker: str = ""


@dataclass(slots=True)
class _Reading:
    """The state of reading one file."""

    styles: OutlineStyles
    numbering: Numbering
    note_mark: str
    notes: dict[str, int] = field(default_factory=dict)
    shown: list[Shown] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    note: str = ""
    carried: str = ""


def read_docx_text(
    content: bytes, *, markers: bool = True, note_mark: str = "{}", name: str = "document.docx"
) -> tuple[str, ...]:
    """Return the paragraphs of a DOCX in order, footnotes last, without empty ones.

    ``markers`` puts list markers ("1.", "•") in front; ``note_mark`` is the format of a footnote's
    number, "" to leave it out.

    Raises:
        InputError: if the file is no DOCX or is hostile.
    """
    shown = read_docx(content, note_mark=note_mark, name=name)
    texts = (f"{p.marker} {p.text}" if markers and p.marker else p.text for p in shown)
    return tuple(text for text in texts if text.strip())


def read_docx(
    content: bytes, *, note_mark: str = "{}", name: str = "document.docx"
) -> tuple[Shown, ...]:
    """Return the paragraphs of a DOCX as shown, in order, footnotes last.

    Tracked insertions count; deletions and hidden text do not. Tables, content controls and text
    boxes are entered. Heads and feet of pages are left out.

    Raises:
        InputError: if the file is no DOCX or is hostile.
    """
    parts = open_package(content, name)
    main = _main_part(parts, name)
    folder = posixpath.dirname(main)
    styles = OutlineStyles(_optional(parts, folder, "styles.xml"))
    reading = _Reading(
        styles, Numbering(_optional(parts, folder, "numbering.xml"), styles), note_mark
    )
    _read_blocks(parse_xml(parts[main], main), reading)
    _read_notes(_optional(parts, folder, "footnotes.xml"), reading)
    return tuple(reading.shown)


def _main_part(parts: Mapping[str, bytes], name: str) -> str:
    relations = parts.get("_rels/.rels")
    if relations is not None:
        for relation in parse_xml(relations, "_rels/.rels"):
            target = str(relation.get("Target", "")).lstrip("/")
            if str(relation.get("Type", "")).endswith(_OFFICE) and target in parts:
                return target
    raise InputError("not a Word document; name a DOCX file", name, rule="other-format")


def _optional(parts: Mapping[str, bytes], folder: str, name: str) -> etree._Element | None:
    path = posixpath.join(folder, name)
    return parse_xml(parts[path], path) if path in parts else None


def _read_blocks(element: etree._Element, reading: _Reading) -> None:
    for child in _visible(element):
        if child.tag == f"{W}p":
            _read_paragraph(child, reading)
        else:
            _read_blocks(child, reading)


def _read_paragraph(paragraph: etree._Element, reading: _Reading) -> None:
    outer, reading.boxes = reading.boxes, []
    text = reading.carried + _text(paragraph, reading)
    boxes, reading.boxes = reading.boxes, outer
    reading.carried = ""
    if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
        # Its end was deleted: the words run on into the next paragraph.
        reading.carried = text
    else:
        style = reading.styles.of(paragraph)
        marker = reading.numbering.next_marker(paragraph)
        reading.shown.append(Shown(text, reading.styles.name(style), marker))
    for box in boxes:
        _read_blocks(box, reading)


def _text(element: etree._Element, reading: _Reading) -> str:
    return "".join(_words(child, reading) for child in _visible(element))


def _words(element: etree._Element, reading: _Reading) -> str:
    tag = element.tag
    if tag in {f"{W}t", f"{_MATH}t"}:
        return element.text or ""
    if tag == f"{W}br":
        return "\n" if element.get(f"{W}type", "textWrapping") == "textWrapping" else ""
    if tag == f"{W}txbxContent":
        reading.boxes.append(element)
        return ""
    if tag == f"{W}footnoteReference":
        return _note_reference(element, reading)
    if tag == f"{W}footnoteRef":
        return reading.note
    return _PRINTED[tag] if tag in _PRINTED else _text(element, reading)


def _note_reference(element: etree._Element, reading: _Reading) -> str:
    number = reading.notes.setdefault(str(element.get(f"{W}id")), len(reading.notes) + 1)
    return reading.note_mark.format(number)


def _read_notes(root: etree._Element | None, reading: _Reading) -> None:
    if root is None:
        return
    notes = {str(note.get(f"{W}id")): note for note in root.iter(f"{W}footnote")}
    for note_id, number in tuple(reading.notes.items()):
        reading.note = reading.note_mark.format(number)
        if note_id in notes:
            _read_blocks(notes[note_id], reading)


def _visible(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children that Word shows; of alternatives only the one it chooses."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED or _is_hidden(child):
            continue
        if child.tag == f"{_MC}AlternateContent":
            taken = child.find(f"{_MC}Choice")
            taken = child.find(f"{_MC}Fallback") if taken is None else taken
            if taken is not None:
                yield from _visible(taken)
        else:
            yield child


def _is_hidden(element: etree._Element) -> bool:
    if element.tag == f"{W}r":
        return _is_on(element.find(f"{W}rPr/{W}vanish"))
    if element.tag == f"{W}tr":
        return element.find(f"{W}trPr/{W}del") is not None
    if element.tag == f"{W}tc":
        merged = element.find(f"{W}tcPr/{W}vMerge")
        return merged is not None and merged.get(f"{W}val", "continue") == "continue"
    return False


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "true") not in {"0", "false", "off"}
