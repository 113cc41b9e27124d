"""Word lists: one definition for each kind of marker, one instance for each list."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from reportgen.document import ListNumbering
from reportgen.writers.docx.body.running import (
    INDENT,
    Running,
    heading_definition,
    paragraph_definition,
)
from reportgen.writers.docx.package.markup import Element, qualified, serialized, w
from reportgen.writers.docx.package.properties import related_part
from reportgen.writers.docx.package.styles import WordStyles

Kind = Literal["bullet", "decimal", "roman"]
_FORMATS: dict[Kind, str] = {"bullet": "bullet", "decimal": "decimal", "roman": "upperRoman"}
_STYLES: dict[Kind, str] = {"bullet": "List Bullet", "decimal": "List Number", "roman": ""}
_MARKERS: dict[Kind, str] = {"bullet": "•", "decimal": "%1.", "roman": "%1."}
_INDENT = 425
_ROMAN_INDENT = 567


@dataclass(frozen=True, slots=True)
class Lists:
    """The numbering part of a file; a list that the template defines is used as it is."""

    root: Element
    styles: WordStyles
    running: Running = field(default_factory=Running)

    def start(self, kind: ListNumbering, first: int, count: int) -> tuple[int, int]:
        """Return id and text indent of a new list of ``count`` items that starts at ``first``."""
        match kind:
            case "paragraph" | "letter":
                depth = int(kind == "letter")
                return self._paragraphs(depth, first, count), INDENT * (depth + 1)
            case "bullet" | "decimal" | "roman":
                definition = self._definition(kind)
                indent = _indent(definition.find(qualified("lvl")))
                counted = {} if kind == "bullet" else {0: first}
                return self._instance(definition, counted), indent

    def heading(self, level: int, number: str) -> int:
        """Return the id of the list that gives a heading this number; 0 if Word gives another."""
        if not self.running.count_heading(level, number):
            return 0
        if not self.running.headings:
            definition = self._insert(heading_definition(self._free()))
            self.running.headings = self._instance(definition, {})
        return self.running.headings

    def _paragraphs(self, depth: int, first: int, count: int) -> int:
        """Return the one list of numbered paragraphs, with a reset where the count jumps."""
        follows = self.running.count_paragraphs(depth, first, count)
        if not self.running.paragraphs:
            definition = self._insert(paragraph_definition(self._free()))
            self.running.paragraphs = self._instance(definition, {} if follows else {depth: first})
        elif not follows and (again := self._defined(str(self.running.paragraphs))) is not None:
            self.running.paragraphs = self._instance(again, {depth: first})
        return self.running.paragraphs

    def _instance(self, definition: Element, starts: dict[int, int]) -> int:
        """Return the id of a new list whose levels start at ``starts``."""
        number = 1 + max((_number(num, "numId") for num in self._instances()), default=0)
        reference = w("abstractNumId", val=str(definition.get(qualified("abstractNumId"))))
        instance = w("num", reference, numId=number)
        for depth, first in starts.items():
            instance.append(w("lvlOverride", w("startOverride", val=first), ilvl=depth))
        self._append(instance)
        return number

    def _append(self, instance: Element) -> None:
        last = self.root.find(qualified("numIdMacAtCleanup"))
        if last is None:
            self.root.append(instance)
        else:
            last.addprevious(instance)

    def _definition(self, kind: Kind) -> Element:
        styled = self._styled(_STYLES[kind]) if _STYLES[kind] else None
        if styled is not None:
            return styled
        for definition in self._definitions():
            level = definition.find(qualified("lvl"))
            if level is not None and _format(level) == _FORMATS[kind]:
                return definition
        return self._insert(list_definition(kind, self._free()))

    def _styled(self, style: str) -> Element | None:
        """Return the list definition that a style of the template is tied to."""
        number = self.styles.numbering(style)
        return self._defined(number) if number else None

    def _defined(self, number: str) -> Element | None:
        """Return the definition of the list with this id."""
        chosen = (n for n in self._instances() if n.get(qualified("numId")) == number)
        for instance in chosen:
            reference = instance.find(qualified("abstractNumId"))
            wanted = None if reference is None else reference.get(qualified("val"))
            for definition in self._definitions():
                if definition.get(qualified("abstractNumId")) == wanted:
                    return definition
        return None

    def _free(self) -> int:
        return 1 + max((_number(d, "abstractNumId") for d in self._definitions()), default=-1)

    def _insert(self, definition: Element) -> Element:
        first = self.root.find(qualified("num"))
        if first is None:
            self.root.append(definition)
        else:
            first.addprevious(definition)
        return definition

    def _definitions(self) -> Iterator[Element]:
        return self.root.iterfind(qualified("abstractNum"))

    def _instances(self) -> Iterator[Element]:
        return self.root.iterfind(qualified("num"))


def numbering_root(document: Part) -> Element:
    """Return the numbering part of a document, which is created if missing."""
    found = related_part(document, RELATIONSHIP_TYPE.NUMBERING)
    if not isinstance(found, XmlPart):
        name, blob = PackURI("/word/numbering.xml"), serialized(w("numbering"))
        found = XmlPart.load(name, CONTENT_TYPE.WML_NUMBERING, blob, document.package)
        document.relate_to(found, RELATIONSHIP_TYPE.NUMBERING)
    root: Element = found.element
    return root


def list_definition(kind: Kind, number: int, style_id: str = "") -> Element:
    """Return the definition of a kind of list, tied to a paragraph style if one is given."""
    indent = _ROMAN_INDENT if kind == "roman" else _INDENT
    level = w("lvl", w("start", val=1), w("numFmt", val=_FORMATS[kind]), ilvl=0)
    if style_id:
        level.append(w("pStyle", val=style_id))
    level.append(w("lvlText", val=_MARKERS[kind]))
    level.append(w("lvlJc", val="left"))
    level.append(w("pPr", w("ind", left=indent, hanging=indent)))
    single = w("multiLevelType", val="singleLevel")
    # Word tells list definitions apart by this number, not by their id.
    return w("abstractNum", w("nsid", val=f"5E0A{number:04X}"), single, level, abstractNumId=number)


def _number(element: Element, attribute: str) -> int:
    return int(element.get(qualified(attribute)) or 0)


def _format(level: Element) -> str:
    found = level.find(qualified("numFmt"))
    return "" if found is None else str(found.get(qualified("val")))


def _indent(level: Element | None) -> int:
    found = None if level is None else level.find(f"{qualified('pPr')}/{qualified('ind')}")
    if found is None:
        return _INDENT
    return int(found.get(qualified("left")) or found.get(qualified("start")) or _INDENT)
