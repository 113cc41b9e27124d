"""Supplies styles that a foreign template lacks: its nearest own style, else a shipped one."""

import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import get_args

from lxml import etree

from reportgen.document import ParagraphStyle, TextStyle
from reportgen.shipped import shipped
from reportgen.writers.docx.body.tables import TABLE_STYLE
from reportgen.writers.docx.package.markup import Element, qualified, remove
from reportgen.writers.docx.package.styles import WordStyles, read_styles

_LENDER = "project-report/outcome_report.docx"
_NEEDED = (
    *get_args(ParagraphStyle),
    *get_args(TextStyle),
    "toc 1",
    "toc 2",
    "toc 3",
    "Hyperlink",
    "footnote reference",
    "annotation reference",
    "annotation text",
    TABLE_STYLE,
)
_STAND_INS: dict[str, tuple[str, ...]] = {
    "Body Text": ("Normal",),
    "List Bullet": ("List Paragraph",),
    "List Number": ("List Paragraph",),
    "Table Text": ("Table_text", "Table Paragraph", "Table Contents", "Table Body"),
    "Table Heading": ("Table_head", "Table Header", "Table Head"),
}
_COLOURED = frozenset({"Hyperlink", "Placeholder Text"})


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A style that a template lacks, and its own one used instead ("" for a shipped copy)."""

    name: str
    stand_in: str = ""


def complete(styles: WordStyles, root: Element) -> tuple[Borrowed, ...]:
    """Add the missing styles to a template and return them.

    A shipped style brings its sizes and spacing, but takes fonts and colours from the template,
    whose look it should have.
    """
    return tuple(_borrow(name, styles, root) for name in _NEEDED if not styles.has(name))


def _borrow(name: str, styles: WordStyles, root: Element) -> Borrowed:
    for stand_in in _stand_ins(name, styles):
        styles.ids[name.casefold()] = styles.ids[stand_in]
        return Borrowed(name, stand_in)
    lent = deepcopy(_lender().elements[_lender().find(name)])
    style_id = _free_id(str(lent.get(qualified("styleId"))), styles)
    lent.set(qualified("styleId"), style_id)
    _fit(lent, name, styles)
    root.append(lent)
    styles.ids[name.casefold()], styles.elements[style_id] = style_id, lent
    return Borrowed(name)


def _stand_ins(name: str, styles: WordStyles) -> Iterator[str]:
    wanted = {_plain(near) for near in (name, *_STAND_INS.get(name, ()))}
    kind = _lender().elements[_lender().find(name)].get(qualified("type"))
    for found, style_id in styles.ids.items():
        if _plain(found) in wanted and styles.elements[style_id].get(qualified("type")) == kind:
            yield found


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold())


def _free_id(wanted: str, styles: WordStyles) -> str:
    names = (wanted, *(f"{wanted}{number}" for number in range(2, len(styles.elements) + 3)))
    return next(name for name in names if name not in styles.elements)


def _fit(lent: Element, name: str, styles: WordStyles) -> None:
    """Adapt the references of a copied style to the styles of the template, by name."""
    foreign = ["link", "next", *(["rFonts", "lang"] if name in _COLOURED else _LOOK)]
    for element in list(lent.iter(*map(qualified, foreign), qualified("numPr"))):
        remove(element)
    base = lent.find(qualified("basedOn"))
    if base is not None:
        home = styles.ids.get(_lender().name(str(base.get(qualified("val")))))
        if home:
            base.set(qualified("val"), home)
        else:
            remove(base)


_LOOK = ["rFonts", "lang", "color"]


@cache
def _lender() -> WordStyles:
    """Return the styles of a shipped template."""
    with zipfile.ZipFile(shipped("templates") / _LENDER) as archive:
        return read_styles(etree.fromstring(archive.read("word/styles.xml")), _LENDER)
