"""Numbered lists inside the loops of a template begin anew each time the loop goes round."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart

from reportgen.writers.docx.package.markup import Element, qualified, remove, set_property, w
from reportgen.writers.docx.package.properties import related_part
from reportgen.writers.docx.template.tags import own_text, paragraphs_of

_TAG = re.compile(r"\{%(p|tr)?\s*(for|endfor)\b")
_VALUE, _NAME = qualified("val"), qualified("name")
_MARK = "proofErr"
"""An element that Word writes beside misspelt words and that holds nothing."""


@dataclass(frozen=True, slots=True)
class _Loop:
    """A loop: the element that opens it, and its paragraphs; whether a loop inside holds them."""

    opens: Element
    inside: list[tuple[Element, bool]] = field(default_factory=list)


def mark_loops(body: Element, document: Part) -> None:
    """Mark where a loop goes round whose lists are to begin anew.

    A list begins anew if several of its entries stand in the loop, or if a loop inside makes them;
    a single entry counts how often the loop goes round.
    """
    lists = NumberedLists(document)
    for loop, closes in _loops(body):
        levels: dict[str, list[tuple[int, bool]]] = defaultdict(list)
        for paragraph, is_nested in loop.inside:
            number, level = lists.of(paragraph)
            if lists.counts(number, level):
                levels[number].append((level, is_nested))
        again = [number for number, found in levels.items() if _begins_anew(found)]
        if again and loop.opens.getparent() is closes.getparent():
            loop.opens.addnext(w(_MARK, name=" ".join(("begin", *again))))
            closes.addprevious(w(_MARK, name="end"))


def _begins_anew(entries: list[tuple[int, bool]]) -> bool:
    top = min(level for level, _ in entries)
    outermost = [is_nested for level, is_nested in entries if level == top]
    return any(outermost) or len(outermost) > 1


def _loops(body: Element) -> Iterator[tuple[_Loop, Element]]:
    """Yield the loops over whole paragraphs or rows, with the element that closes each."""
    stack: list[_Loop] = []
    for paragraph in paragraphs_of(body):
        tags = _TAG.findall(own_text(paragraph))
        for loop in stack if not tags else ():
            loop.inside.append((paragraph, loop is not stack[-1]))
        for kind, word in tags:
            row = next(paragraph.iterancestors(qualified("tr")), None) if kind == "tr" else None
            holder = paragraph if row is None else row
            if word == "for":
                stack.append(_Loop(holder))
            elif stack and (loop := stack.pop()).opens is not holder:
                yield loop, holder


def restart_lists(body: Element, document: Part) -> None:
    """Give each round of a marked loop lists of its own, and take the marks out."""
    marks = [one for one in body.iter(qualified(_MARK)) if one.get(_NAME)]
    if not marks:
        return
    lists = NumberedLists(document)
    seen: set[str] = set()
    for mark in marks:
        name, *numbers = str(mark.get(_NAME)).split()
        anew = [number for number in numbers if number in seen]
        seen.update(numbers)
        if name == "begin" and anew:
            lists.restart(list(_round(mark)), anew)
    for mark in marks:
        remove(mark)


def _round(mark: Element) -> Iterator[Element]:
    """Yield the paragraphs between a mark and the one that ends its round."""
    depth = 1
    for sibling in mark.itersiblings():
        if sibling.tag == mark.tag and sibling.get(_NAME):
            depth += 1 if str(sibling.get(_NAME)) != "end" else -1
            if not depth:
                return
        yield from sibling.iter(qualified("p"))


class NumberedLists:
    """The lists of a file: which one a paragraph belongs to, and copies that begin anew."""

    def __init__(self, document: Part) -> None:
        """Look the lists and styles up that a document refers to."""
        numbering = _root(document, RELATIONSHIP_TYPE.NUMBERING)
        lists = w("numbering") if numbering is None else numbering
        self._instances = lists.findall(qualified("num"))
        self._definitions = lists.findall(qualified("abstractNum"))
        styles = _root(document, RELATIONSHIP_TYPE.STYLES)
        found = () if styles is None else styles.iterfind(qualified("style"))
        self._styles = {str(style.get(qualified("styleId"))): style for style in found}
        self._copied_from: dict[str, str] = {}

    def of(self, paragraph: Element) -> tuple[str, int]:
        """Return id and level of a paragraph's list, an empty id for none."""
        properties = paragraph.find(qualified("pPr"))
        for _ in range(12):  # a style may be based on itself
            if properties is None:
                return "", 0
            number = _value(properties, "numPr", "numId")
            if number:
                return number, int(_value(properties, "numPr", "ilvl") or 0)
            named = _value(properties, "pStyle")
            properties = self._next(named) if named else None
        return "", 0

    def _next(self, name: str) -> Element | None:
        """Return the properties of a style, which name in turn the style that it is based on."""
        style = self._styles.get(name)
        if style is None:
            return None
        own = style.find(qualified("pPr"))
        made = w("pPr") if own is None else w("pPr", *(e for e in _copies(own, "numPr")))
        if base := _value(style, "basedOn"):
            made.append(w("pStyle", val=base))
        return made

    def counts(self, number: str, level: int) -> bool:
        """Whether a level of a list shows numbers."""
        definition = self._definition(number)
        if definition is None:
            return False
        for one in definition.iterfind(qualified("lvl")):
            if one.get(qualified("ilvl")) == str(level):
                return _value(one, "numFmt") not in {"bullet", "none"}
        return _value(definition, "numStyleLink") != ""

    def restart(self, paragraphs: list[Element], numbers: list[str]) -> None:
        """Move the entries of these lists to new ones that begin as the old ones did."""
        new: dict[str, str] = {}
        for paragraph in paragraphs:
            number, level = self.of(paragraph)
            original = self._copied_from.get(number, number)
            if original in numbers:
                copy = new.setdefault(original, "") or self._copy(original)
                new[original] = copy
                set_property(paragraph, w("numPr", w("ilvl", val=level), w("numId", val=copy)))

    def _copy(self, number: str) -> str:
        free = str(1 + max(int(one.get(qualified("numId")) or 0) for one in self._instances))
        definition = self._definition(number)
        made = w("num", w("abstractNumId", val=self._abstract(number)), numId=free)
        levels = [] if definition is None else definition.findall(qualified("lvl"))
        for depth, start in _starts(levels).items():
            made.append(w("lvlOverride", w("startOverride", val=start), ilvl=depth))
        self._instances[-1].addnext(made)
        self._instances.append(made)
        self._copied_from[free] = number
        return free

    def _abstract(self, number: str) -> str:
        found = (one for one in self._instances if one.get(qualified("numId")) == number)
        return next((_value(one, "abstractNumId") for one in found), "")

    def _definition(self, number: str) -> Element | None:
        wanted = self._abstract(number)
        found = (one for one in self._definitions if one.get(qualified("abstractNumId")) == wanted)
        return next(found, None) if wanted else None


def _starts(levels: list[Element]) -> Mapping[str, str]:
    starts = {str(one.get(qualified("ilvl"))): _value(one, "start") or "1" for one in levels}
    return starts or {"0": "1"}


def _copies(owner: Element, tag: str) -> Iterator[Element]:
    for one in owner.findall(qualified(tag)):
        made = w(tag)
        for child in one:
            made.append(w(child.tag.rpartition("}")[2], val=str(child.get(_VALUE))))
        yield made


def _value(owner: Element, *path: str) -> str:
    found = owner.find("/".join(map(qualified, path)))
    return "" if found is None else str(found.get(_VALUE) or "")


def _root(document: Part, kind: str) -> Element | None:
    found = related_part(document, kind)
    return found.element if isinstance(found, XmlPart) else None
