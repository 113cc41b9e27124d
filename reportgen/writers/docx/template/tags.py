"""Tags of a template as they stand in its paragraphs, and the marks that would lose words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from reportgen.errors import TemplateError
from reportgen.writers.docx.package.markup import TEXT_TAGS, Element, qualified, text_of

_WHOLE = re.compile(r"\{%(p|tr)\s[^%]*%\}")
_SPECIAL = re.compile(r"[{][{%#](p|tr|tc|r)\s")
_MERGING = re.compile(r"[{]%-|-%[}]|[{][{]-|-[}][}]")
_STRAIGHT = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a paragraph stands in the tables of its part: each counted from 1, 0 for outside."""

    table: int = 0
    row: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ", table 2, row 1, column 3", empty outside of tables."""
        if not self.table:
            return ""
        return f", table {self.table}, row {self.row}, column {self.column}"


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of a template, named as a person calls it (``header``)."""

    template: str
    name: str

    def wrong(self, message: str, rule: str, number: int = 0, cell: str = "") -> TemplateError:
        """Return the error of a numbered paragraph of the part, 0 for none in particular."""
        return TemplateError(message, self.template, number, part=f"{self.name}{cell}", rule=rule)


def part_name(path: str) -> str:
    """Return what a person calls a part of a Word file: text, header, footer, footnotes."""
    name = path.rsplit("/", 1)[-1].removesuffix(".xml")
    return "text" if name == "document" else name.rstrip("0123456789")


def paragraphs_of(root: Element) -> list[Element]:
    """Return the paragraphs of a part, also those in tables and text boxes."""
    return list(root.iter(qualified("p")))


def paragraph_texts(xml: str) -> tuple[str, ...]:
    """Return the words of every paragraph of a part, also of those in tables and text boxes."""
    return tuple(text_of(paragraph) for paragraph in paragraphs_of(parsed(xml)))


def own_text(paragraph: Element) -> str:
    """Return the words of a paragraph without those of the text boxes that hang on it."""
    inner = {run for box in paragraph.iterdescendants(qualified("p")) for run in box.iter()}
    texts = (node for node in paragraph.iter(qualified("t")) if node not in inner)
    return "".join(node.text or "" for node in texts)


def cell_of(root: Element, paragraph: Element) -> CellPlace:
    """Return the cell that a paragraph of a part stands in, the innermost of nested ones."""
    cell = next(paragraph.iterancestors(qualified("tc")), None)
    row = None if cell is None else next(cell.iterancestors(qualified("tr")), None)
    table = None if row is None else next(row.iterancestors(qualified("tbl")), None)
    if cell is None or row is None or table is None:
        return CellPlace()
    return CellPlace(
        list(root.iter(qualified("tbl"))).index(table) + 1,
        list(table.iter(qualified("tr"))).index(row) + 1,
        list(row.iter(qualified("tc"))).index(cell) + 1,
    )


def spot(root: Element, number: int) -> str:
    """Return the cell of a numbered paragraph in words, empty where it is in none or unknown."""
    paragraphs = paragraphs_of(root)
    return str(cell_of(root, paragraphs[number - 1])) if 0 < number <= len(paragraphs) else ""


def check_tags(xml: str, part: PartOf) -> None:
    """Check that no tag of the part would remove words beside it.

    Raises:
        TemplateError: a tag for a whole paragraph or row does not stand alone in it, or is of a
            kind that removes what surrounds it.
    """
    root = parsed(xml)
    for number, message in losing_tags(root):
        raise part.wrong(message, "lost-words", number, spot(root, number))


def losing_tags(root: Element) -> Iterator[tuple[int, str]]:
    """Yield paragraph and message of every tag that would take words beside it away."""
    for number, paragraph in enumerate(paragraphs_of(root), 1):
        text = text_of(paragraph).strip()
        if _MERGING.search(text):
            yield number, f"take the minus sign out of {text!r}"
        elif _SPECIAL.search(text) and not _stands_alone(paragraph, text):
            only = "only {%p ... %} and {%tr ... %} exist, alone in their paragraph or row"
            yield number, f"{text!r} would take the words around it away; {only}"


def _stands_alone(paragraph: Element, text: str) -> bool:
    match = _WHOLE.fullmatch(text)
    if match is None:
        return False
    row = next(paragraph.iterancestors(qualified("tr")), None)
    if match[1] == "p":
        return True
    return row is not None and text_of(row).strip() == text


def tag_paragraph(line: str, texts: tuple[str, ...]) -> int:
    """Return the number of the paragraph that a line of the source comes from, 0 if unknown."""
    shown = _plain(re.sub(r"<[^>]*>", "", line))
    for number, text in enumerate(texts, 1):
        plain = _plain(text)
        if plain and ("{" in plain) and (plain == shown or plain in shown):
            return number
    return 0


def as_tags(text: str) -> str:
    """Return the words of a paragraph on one line with its tags as the sandbox reads them."""
    one_line = " ".join(text.translate(_STRAIGHT).splitlines())
    return re.sub(r"([{][{%])(?:p|tr)\s", r"\1 ", one_line)


def _plain(text: str) -> str:
    """Return text as it can be compared: docxtpl changes quotation marks and prefixes of tags."""
    unescaped = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return "".join(as_tags(unescaped).split())


def stray_text(root: Element) -> str:
    """Return words that ended up outside a run, where Word would not show them."""
    for element in root.iter():
        parent = element.getparent()
        own = "" if element.tag in TEXT_TAGS or not _is_word(element) else element.text or ""
        after = element.tail or "" if parent is not None and _is_word(parent) else ""
        if (own + after).strip():
            return (own + after).strip()
    return ""


def parsed(xml: str) -> Element:
    """Return the tree of a part, in plain elements."""
    return etree.fromstring(xml.encode())


def _is_word(element: Element) -> bool:
    return str(element.tag).startswith(qualified(""))
