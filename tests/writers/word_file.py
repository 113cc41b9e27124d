"""A small reader of Word files for the tests, apart from the one that the product verifies with."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
from lxml import etree

from reportgen.document import Block, Document, Note, Part, Text
from reportgen.shipped import shipped
from reportgen.writers import write_docx
from tests.writers.sample import sample_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHOWN = r"word/(document|comments|footnotes|header\d*|footer\d*)\.xml"
TEMPLATES = shipped("templates") / "project-report"


def report(*blocks: Block, notes: tuple[str, ...] = ()) -> Document:
    """A report of a few blocks, with the sample's furniture and no cover."""
    return replace(
        sample_document(),
        cover=(),
        cover_page=False,
        parts=(Part("summary", blocks),),
        notes=tuple(Note(n, (Text(text),)) for n, text in enumerate(notes, 1)),
        citations=(),
        fields={"forum": {"title": "A & B", "sessions": ["One", "Two"]}},
    )


def written(*blocks: Block, notes: tuple[str, ...] = ()) -> bytes:
    return write_docx(report(*blocks, notes=notes), TEMPLATES / "concept_note.docx")


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def names(content: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.namelist()


def body(content: bytes) -> etree._Element:
    found = part(content, "word/document.xml").find(f"{W}body")
    assert found is not None
    return found


def words(element: etree._Element) -> str:
    """What Word shows of a paragraph: no instructions of fields, anchors as numbers in brackets."""
    shown = []
    for run in element.iter(f"{W}r"):
        for node in run:
            if node.tag == f"{W}t":
                shown.append(node.text or "")
            elif node.tag == f"{W}br":
                shown.append("\n")
            elif node.tag == f"{W}footnoteReference":
                shown.append(f"[{node.get(f'{W}id')}]")
    return "".join(shown)


def paragraphs(content: bytes, name: str = "word/document.xml") -> list[str]:
    """The words of every paragraph that is not part of a table of contents."""
    root = part(content, name)
    lines = [p for p in root.iter(f"{W}p") if next(p.iterancestors(f"{W}sdt"), None) is None]
    return [
        words(p) for p in lines if p.find(f"{W}r") is not None or p.find(f".//{W}t") is not None
    ]


def normalised(content: bytes) -> str:
    """The body as indented XML without namespaces, for goldens."""
    root = bare(body(content))
    root.remove(root[-1])
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def normalised_parts(content: bytes) -> str:
    """What Word shows: body, notes, heads and feet as XML without namespaces, a paragraph a line."""
    shown = [name for name in sorted(names(content)) if re.fullmatch(SHOWN, name)]
    lines = []
    for name in shown:
        root = bare(part(content, name))
        etree.indent(root)
        for within in root.iterfind(".//p//*"):
            parent = within.getparent()
            assert parent is not None
            parent.text, within.tail = None if within is parent[0] else parent.text, None
        lines.append(f"<!-- {name} -->\n{etree.tostring(root, encoding='unicode')}\n")
    return "".join(lines)


def bare(element: etree._Element) -> etree._Element:
    attributes = {etree.QName(str(name)).localname: str(v) for name, v in element.attrib.items()}
    copy = etree.Element(etree.QName(element).localname, attributes)
    copy.text = element.text
    copy.extend(bare(child) for child in element)
    return copy


def with_paragraphs(path: Path, *lines: str, header: str = "") -> Path:
    """A Word template made as a person would: the shipped one with other paragraphs."""
    word = docx.Document(str(TEMPLATES / "concept_note.docx"))
    for paragraph in list(word.paragraphs):
        word.element.body.remove(paragraph._p)
    for line in lines:
        word.add_paragraph(line)
    if header:
        word.sections[0].header.paragraphs[0].text = header
    word.save(str(path))
    return path
