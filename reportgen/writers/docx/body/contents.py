"""The table of contents: a field that Word can update, with the headings already filled in."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.package.markup import (
    Element,
    qualified,
    remove,
    text_of,
    w,
    words,
)
from reportgen.writers.docx.package.styles import WordStyles


@dataclass(frozen=True, slots=True)
class _Entry:
    level: int
    words: str
    bookmark: str


def write_contents(body: Element, scope: PartScope) -> None:
    """Bookmark every heading and fill in the tables of contents.

    No page number is written: only Word knows where its pages end, and none is better than a wrong
    one. The settings ask Word to fill them in when the file is opened.

    Raises:
        TemplateError: the template lacks a style.
    """
    entries = tuple(_mark_headings(body, scope))
    for title, contents in scope.contents:
        listed = [entry for entry in entries if entry.level <= contents.depth]
        if not listed:
            remove(title)
            continue
        block = w("sdtContent")
        title.addprevious(w("sdt", _gallery(), block))
        block.append(title)
        block.extend(_lines(listed, contents.depth, scope))


def _mark_headings(body: Element, scope: PartScope) -> Iterator[_Entry]:
    first = first_bookmark(body)
    for number, (paragraph, level) in enumerate(_headings(body, scope.styles)):
        bookmark = f"_Toc{number + 1:08d}"
        paragraph.insert(1, w("bookmarkStart", id=first + number, name=bookmark))
        paragraph.append(w("bookmarkEnd", id=first + number))
        shown = [scope.numbered.get(paragraph, ""), *text_of(paragraph).split()]
        yield _Entry(level, " ".join(filter(None, shown)), bookmark)


def first_bookmark(body: Element) -> int:
    """Return the first free bookmark id."""
    taken = (int(mark.get(qualified("id")) or 0) for mark in body.iter(qualified("bookmarkStart")))
    return 1 + max(taken, default=0)


def _headings(body: Element, styles: WordStyles) -> list[tuple[Element, int]]:
    levels = {styles.ids.get(f"heading {level}", ""): level for level in (1, 2, 3, 4)}
    named = ((style, style.get(qualified("val"))) for style in body.iter(qualified("pStyle")))
    found = [(_styled(style), levels[name]) for style, name in named if name and name in levels]
    return [(p, level) for p, level in found if p is not None and text_of(p).strip()]


def _styled(style: Element) -> Element | None:
    """Return the paragraph that has this style now; None for a former style of a tracked change."""
    properties = style.getparent()
    paragraph = None if properties is None else properties.getparent()
    return paragraph if paragraph is not None and paragraph.tag == qualified("p") else None


def _gallery() -> Element:
    part = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdtPr", part)


def _lines(entries: list[_Entry], depth: int, scope: PartScope) -> Iterator[Element]:
    for position, entry in enumerate(entries):
        style = w("pPr", w("pStyle", val=scope.styles.find(f"toc {entry.level}")))
        line = w("p", style)
        if position == 0:
            line.extend(_opening(f'TOC \\o "1-{depth}" \\h \\z \\u'))
        line.append(_link(entry))
        if position == len(entries) - 1:
            line.append(_field_mark("end"))
        yield line


def _link(entry: _Entry) -> Element:
    link = w("hyperlink", w("r", words(entry.words)), w("r", w("tab")), history=1)
    link.set(qualified("anchor"), entry.bookmark)
    link.extend(_opening(f"PAGEREF {entry.bookmark} \\h"))
    link.append(_field_mark("end"))
    return link


def _opening(instruction: str) -> Iterator[Element]:
    yield _field_mark("begin")
    yield w("r", words(f" {instruction} ", "instrText"))
    yield _field_mark("separate")


def _field_mark(kind: str) -> Element:
    return w("r", w("fldChar", fldCharType=kind))
