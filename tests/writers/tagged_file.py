"""Reads the structure tree of a PDF, and the text of each element through its marked content."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import page as judge
import pdfplumber
import pypdfium2
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

Owner = tuple[int, int]
"""Page from 0, and number of the marked content on it."""

ARCHIVAL = {b"2": judge.ValidationProfile.PDF_A_2A, b"3": judge.ValidationProfile.PDF_A_3A}
"""What a file claims to be by the part of PDF/A in its metadata."""


def failures(pdf: bytes) -> list[str]:
    """What page-validation finds wrong with a file that claims PDF/UA-1 and PDF/A-2a or 3a."""
    part = re.findall(rb"<pdfaid:part>(\d)</pdfaid:part>", pdf)[-1]
    profiles = (judge.ValidationProfile.PDF_UA_1, ARCHIVAL[part])
    reports = [judge.validate_pdf_bytes(pdf, profile=profile) for profile in profiles]
    return [f"{fault.rule_id} {fault.message}" for report in reports for fault in report.failures]


def attachments(pdf: bytes) -> dict[str, bytes]:
    """The files in a file by name."""
    opened = pypdfium2.PdfDocument(pdf)
    found = [opened.get_attachment(number) for number in range(opened.count_attachments())]
    return {one.get_name(): bytes(one.get_data()) for one in found}


@dataclass
class Node:
    """An element as read back."""

    tag: str
    text: str = ""
    language: str = ""
    alternative: str = ""
    actual: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list["Node"] = field(default_factory=list)
    content: list["str | Node"] = field(default_factory=list)
    links: list[dict[str, Any]] = field(default_factory=list)
    marks: list[Owner] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, tag: str) -> list["Node"]:
        return [node for node in self.walk() if node.tag == tag]

    @property
    def shape(self) -> str:
        """The tags below, as nested lists: Table(TR(TH TD))."""
        inside = " ".join(kid.shape for kid in self.kids)
        return f"{self.tag}({inside})" if inside else self.tag


class TaggedFile:
    """The catalog, the tree and the characters of a file."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = PDFDocument(PDFParser(BytesIO(pdf)))
        self.catalog: dict[str, Any] = {k: resolve1(v) for k, v in self.pdf.catalog.items()}
        with pdfplumber.open(BytesIO(pdf)) as opened:
            self.pages = {page.page_obj.pageid: n for n, page in enumerate(opened.pages)}
            self.chars = [page.chars for page in opened.pages]
            self.annotations = [annotation for page in opened.pages for annotation in page.annots]
        self.text: dict[Owner, str] = defaultdict(str)
        for number, chars in enumerate(self.chars):
            for char in chars:
                self.text[number, char["mcid"]] += char["text"]
        self.tops = resolve1(self.catalog["StructTreeRoot"]["K"])
        top = self.tops[0] if isinstance(self.tops, list) else self.tops
        self.root = self._node(resolve1(top))

    @property
    def artifacts(self) -> str:
        """All that is printed and not read."""
        return "".join(c["text"] for chars in self.chars for c in chars if c["mcid"] is None)

    def _node(self, element: dict[str, Any], page: int = 0) -> Node:
        page = self.pages[element["Pg"].objid] if "Pg" in element else page
        node = Node(
            element["S"].name,
            language=_string(element.get("Lang")),
            alternative=_string(element.get("Alt")),
            actual=_string(element.get("ActualText")),
            attributes={k: _plain(v) for k, v in resolve1(element.get("A", {})).items()},
        )
        kids = resolve1(element.get("K", []))
        for kid in kids if isinstance(kids, list) else [kids]:
            self._kid(node, resolve1(kid), page)
        return node

    def _kid(self, node: Node, kid: Any, page: int) -> None:
        if isinstance(kid, int):
            self._mark(node, (page, kid))
        elif "MCID" in kid:
            self._mark(node, (self.pages[kid["Pg"].objid], kid["MCID"]))
        elif "Obj" in kid:
            node.links.append(resolve1(kid["Obj"]))
        else:
            child = self._node(kid, page)
            node.kids.append(child)
            node.content.append(child)
            node.text += child.text

    def _mark(self, node: Node, owner: Owner) -> None:
        node.marks.append(owner)
        node.text += self.text.get(owner, "")
        node.content.append(self.text.get(owner, ""))


def _string(value: Any) -> str:
    return decode_text(resolve1(value) or b"")


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return _string(value)
    return getattr(value, "name", value)
