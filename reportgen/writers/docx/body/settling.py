"""Settles what depends on neighbours: page breaks, space around tables, dead references."""

from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.body.sections import section_of
from reportgen.writers.docx.body.turning import lay_pages
from reportgen.writers.docx.package.markup import (
    Element,
    first_paragraph,
    qualified,
    remove,
    set_property,
    text_of,
    w,
)
from reportgen.writers.docx.package.styles import WordStyles

_SPACE_AFTER_TABLES = 200


def settle(body: Element, scope: PartScope) -> None:
    """Settle break placeholders, separate tables, and replace dead references by their words."""
    breaks = {
        each: orientation for each, orientation in scope.breaks.items() if _is_apart(each, scope)
    }
    lay_pages(body, breaks, scope)
    for placeholder in scope.breaks:
        if placeholder.getparent() is None or section_of(placeholder) is not None:
            continue
        following = placeholder.getnext()
        first = None if following is None else first_paragraph(following)
        if placeholder in breaks and first is not None:
            set_property(first, w("pageBreakBefore"))
        remove(placeholder)
    for target, reference in scope.references:
        if target not in scope.marked:
            _take_words(reference)
        elif (code := reference.get(qualified("instr"))) is not None:
            reference.set(qualified("instr"), f"{code}{scope.marked[target]}")
    for table in scope.tables:
        _set_apart(table, scope.styles)


def _is_apart(placeholder: Element, scope: PartScope) -> bool:
    """Whether text follows a page break, and not another page break or the end."""
    following = placeholder.getnext()
    if following is None or following in scope.breaks:
        return False
    return following.tag != qualified("sectPr")


def _take_words(reference: Element) -> None:
    """Replace a reference that leads nowhere by its words; Word would print an error."""
    for run in list(reference):
        reference.addprevious(run)
    remove(reference)


def _set_apart(table: Element, styles: WordStyles) -> None:
    following = table.getnext()
    if following is None or following.tag == qualified("sectPr"):
        table.addnext(_end())
    elif section_of(following) is not None and not text_of(following):
        return
    elif following.tag != qualified("p"):
        table.addnext(_gap())
    elif not _style(following, styles).startswith(("heading", "caption")):
        set_property(following, w("spacing", before=_SPACE_AFTER_TABLES))


def _style(paragraph: Element, styles: WordStyles) -> str:
    style = paragraph.find(f"{qualified('pPr')}/{qualified('pStyle')}")
    return "" if style is None else styles.name(str(style.get(qualified("val"))))


def _gap() -> Element:
    """Return the space between two tables, which Word would otherwise join."""
    return _empty(_SPACE_AFTER_TABLES)


def _end() -> Element:
    """Return the empty paragraph that Word demands after a last table, hidden to need no page."""
    return _empty(1, w("vanish"))


def _empty(height: int, *mark: Element) -> Element:
    spacing = w("spacing", before=0, after=0, line=height, lineRule="exact")
    return w("p", w("pPr", spacing, w("rPr", *mark, w("sz", val=2))))
