"""Landscape sections of a Word file, with head and foot stretched to the wider page."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reportgen.document import Orientation
from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.body.sections import (
    following_section,
    is_lying,
    section_of,
    turned_size,
    width_of,
)
from reportgen.writers.docx.package.markup import Element, qualified, remove, set_property, w
from reportgen.writers.docx.package.styles import WordStyles

_REFERENCES = (qualified("headerReference"), qualified("footerReference"))
_OF_THE_FIRST_PAGE = ("type", "titlePg", "pgNumType")
"""Properties of a section's first page, which a continuous section must not repeat."""

_WIDTHS = ("tblW", "tcW", "gridCol", "tblInd")


def lay_pages(body: Element, breaks: dict[Element, Orientation], scope: PartScope) -> None:
    """Turn page breaks that change the orientation into section breaks; other breaks stay.

    The text of a template's own sections keeps their paper, margins, head and foot.
    """
    if "landscape" not in breaks.values():
        return
    _spell_out_references(body)
    heads = _Heads(scope.part, scope.styles)
    lies = continued = False
    for element in list(body):
        orientation = breaks.get(element)
        section = section_of(element)
        if orientation is not None and (orientation == "landscape") != lies:
            if not _begins_section(element):
                end = deepcopy(following_section(element))
                _adapt(end, heads, lies=lies, continued=continued)
                _end_section(element, end)
                continued = True
            else:
                remove(element)
            lies = not lies
        elif orientation is None and section is not None:
            _adapt(section, heads, lies=lies, continued=continued)
            continued = False


def _begins_section(element: Element) -> bool:
    previous = element.getprevious()
    return previous is None or section_of(previous) is not None


def _adapt(section: Element, heads: "_Heads", *, lies: bool, continued: bool) -> None:
    """Adapt a section of the template that is split: turn it, or make it continuous."""
    if continued:
        for tag in _OF_THE_FIRST_PAGE:
            for found in section.findall(qualified(tag)):
                section.remove(found)
    if lies and not is_lying(section):
        before = width_of(section)
        turned_size(section)
        for reference in section.iterchildren(*_REFERENCES):
            heads.widen(reference, before, width_of(section))


def _end_section(element: Element, section: Element) -> None:
    """End a section in the paragraph before a break, or, after a table, in the break's own."""
    above = element.getprevious()
    if above is not None and above.tag == qualified("p"):
        set_property(above, section)
        remove(element)
        return
    for child in list(element):
        element.remove(child)
    spacing = w("spacing", before=0, after=0, line=1, lineRule="exact")
    element.append(w("pPr", spacing, w("rPr", w("sz", val=2)), section))


def _spell_out_references(body: Element) -> None:
    """Give every section explicit references to head and foot, which it may inherit so far."""
    known: dict[tuple[str, str | None], Element] = {}
    for section in (found for found in map(section_of, body) if found is not None):
        own = {_kind(reference): reference for reference in section.iterchildren(*_REFERENCES)}
        missing = [deepcopy(known[kind]) for kind in known if kind not in own]
        for reference in reversed(missing):
            section.insert(0, reference)
        known |= own


def _kind(reference: Element) -> tuple[str, str | None]:
    return str(reference.tag), reference.get(qualified("type"))


@dataclass(slots=True)
class _Heads:
    """Copies of heads and feet for pages wider than those they were made for."""

    part: Part
    styles: WordStyles
    copies: dict[str, str] = field(default_factory=dict)

    def widen(self, reference: Element, before: int, after: int) -> None:
        """Point a reference to a copy for another line width, in twentieths of a point."""
        relationship = next(name for name in reference.attrib if str(name).endswith("}id"))
        key = str(reference.get(relationship))
        if key not in self.copies:
            copy = self._copied(self.part.rels[key].target_part)
            self.copies[key] = self.part.relate_to(copy, self.part.rels[key].reltype)
            _stretch(copy.element, after / before, self.styles)  # type: ignore[attr-defined]
        reference.set(relationship, self.copies[key])

    def _copied(self, part: Part) -> Part:
        package = self.part.package
        stem = re.sub(r"\d*\.xml$", "", str(part.partname))
        name: PackURI = package.next_partname(f"{stem}%d.xml")
        copy: Part = type(part).load(name, part.content_type, part.blob, package)
        for key, relationship in part.rels.items():
            is_external = relationship.is_external
            target = relationship.target_ref if is_external else relationship.target_part
            copy.rels.add_relationship(relationship.reltype, target, key, is_external)
        return copy


def _stretch(root: Element, factor: float, styles: WordStyles) -> None:
    """Move tab stops and table edges outwards by the difference in line width."""
    for paragraph in root.iter(qualified("p")):
        stops = [*_stops(paragraph, styles)]
        if stops:
            set_property(paragraph, w("tabs", *_moved(stops, factor)))
    for tag in _WIDTHS:
        for element in root.iter(qualified(tag)):
            width = element.get(qualified("w")) or ""
            if element.get(qualified("type"), "dxa") == "dxa" and width.isdigit():
                element.set(qualified("w"), str(round(int(width) * factor)))


def _moved(stops: list[Element], factor: float) -> Iterator[Element]:
    for stop in stops:
        old = int(stop.get(qualified("pos")) or 0)
        yield w("tab", val="clear", pos=old)
        moved = deepcopy(stop)
        moved.set(qualified("pos"), str(round(old * factor)))
        yield moved


def _stops(paragraph: Element, styles: WordStyles) -> Iterator[Element]:
    """Yield the tab stops of a paragraph, those of its style if it has none of its own."""
    own = paragraph.find(f"{qualified('pPr')}/{qualified('tabs')}")
    style = paragraph.find(f"{qualified('pPr')}/{qualified('pStyle')}")
    key = None if style is None else style.get(qualified("val"))
    seen: set[str] = set()
    while own is None and key and key not in seen and key in styles.elements:
        seen.add(key)
        defined = styles.elements[key]
        own = defined.find(f"{qualified('pPr')}/{qualified('tabs')}")
        based = defined.find(qualified("basedOn"))
        key = None if based is None else based.get(qualified("val"))
    if own is not None:
        yield from (tab for tab in own if tab.get(qualified("val")) != "clear")
