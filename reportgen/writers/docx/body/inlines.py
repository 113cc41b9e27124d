"""Inlines as Word runs: words with character style and language, links, note anchors."""

from collections.abc import Iterator
from typing import assert_never

from reportgen.document import (
    Cited,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    NumberMark,
    Reference,
    Text,
    TextStyle,
)
from reportgen.writers.characters import printable_line
from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.package.markup import RELATIONSHIPS, Element, w, words
from reportgen.writers.shaping.direction import runs_backward

_EAST_ASIAN = frozenset({"ko", "ja", "zh"})


def compose_inlines(inlines: Inlines, scope: PartScope) -> Iterator[Element]:
    """Yield the runs and links of a paragraph.

    Raises:
        TemplateError: the template lacks a style.
    """
    for inline in inlines:
        match inline:
            case Text(text, style, language, asks):
                runs = run(text, scope, style, language)
                yield from _asking(runs, asks, scope) if asks else runs
            case Cited(text=text, style=style):
                yield from run(text, scope, style)
            case Link(text, target):
                yield from _link(text, target, scope)
            case NoteRef(number):
                yield _anchor(number, scope)
            case LineBreak():
                yield w("r", w("br"))
            case NumberMark():
                yield from _mark(inline, scope)
            case Reference():
                yield from _reference(inline, scope)
            case _:
                assert_never(inline)


def _asking(runs: Iterator[Element], asks: str, scope: PartScope) -> Iterator[Element]:
    """Wrap runs in the anchors of a comment."""
    number = len(scope.asked)
    scope.asked.append(asks)
    yield w("commentRangeStart", id=number)
    yield from runs
    yield w("commentRangeEnd", id=number)
    properties = w("rPr", w("rStyle", val=scope.styles.find("annotation reference")))
    yield w("r", properties, w("commentReference", id=number))


def run(
    text: str, scope: PartScope, style: TextStyle | None = None, language: str = ""
) -> Iterator[Element]:
    """Yield one run of words, or nothing for no words."""
    shown = printable_line(text)
    if not shown:
        return
    properties = w("rPr")
    if style:
        properties.append(w("rStyle", val=scope.styles.find(style)))
    if language and language != scope.language:
        properties.extend(_language(language))
    yield w("r", *([properties] if len(properties) else []), words(shown))


def _language(tag: str) -> Iterator[Element]:
    primary = tag.split("-")[0].lower()
    if runs_backward(tag):
        yield w("lang", bidi=tag)
    elif primary in _EAST_ASIAN:
        yield w("lang", val=tag, eastAsia=tag)
    else:
        yield w("lang", val=tag)


def _mark(mark: NumberMark, scope: PartScope) -> Iterator[Element]:
    """Yield a number inside a bookmark; Word counts a number that belongs to a series."""
    runs = list(run(mark.text, scope))
    if mark.series and mark.text.isascii() and mark.text.isdigit():
        runs = [w("fldSimple", *runs, instr=_counting(mark.series, int(mark.text), scope))]
    yield from bookmarked(runs, mark.anchor, scope)


def _counting(series: str, number: int, scope: PartScope) -> str:
    """Return the field that makes Word count this number, with a reset where the count jumps."""
    goes_on = number == scope.counts.get(series, 0) + 1
    scope.counts[series] = number
    count = f" SEQ {series} \\* ARABIC "
    return count if goes_on else f"{count}\\r {number} "


def bookmarked(
    runs: list[Element], anchor: str, scope: PartScope, repeats: str = ""
) -> Iterator[Element]:
    """Wrap runs in the bookmark of a reference's target.

    A second one for the same target gets none.
    """
    if anchor in scope.marked:
        yield from runs
        return
    scope.marked[anchor] = repeats
    name, number = scope.place(anchor)
    yield w("bookmarkStart", id=number, name=name)
    yield from runs
    yield w("bookmarkEnd", id=number)


def _reference(reference: Reference, scope: PartScope) -> Iterator[Element]:
    """Yield words that link to their target, with a field for the number at their end."""
    name, _ = scope.place(reference.target)
    if reference.number:
        leads = w("fldSimple", *run(reference.number, scope), instr=f" REF {name} \\h ")
        yield from run(reference.text.removesuffix(reference.number), scope)
    else:
        leads = w("hyperlink", *run(reference.text, scope), anchor=name, history=1)
    scope.references.append((reference.target, leads))
    yield leads


def _link(text: str, target: str, scope: PartScope) -> Iterator[Element]:
    relationship = scope.link(target)
    if not relationship:
        yield from run(text, scope)
        return
    properties = w("rPr", w("rStyle", val=scope.styles.find("Hyperlink")))
    link = w("hyperlink", w("r", properties, words(printable_line(text))), history="1")
    link.set(f"{{{RELATIONSHIPS}}}id", relationship)
    yield link


def _anchor(number: int, scope: PartScope) -> Element:
    properties = w("rPr", w("rStyle", val=scope.styles.find("footnote reference")))
    if number in scope.anchored:
        # Word counts every anchor as a note of its own: a second one shows the number as text.
        return w("r", properties, words(str(number)))
    scope.anchored.append(number)
    return w("r", properties, w("footnoteReference", id=scope.first_note + len(scope.anchored) - 1))
