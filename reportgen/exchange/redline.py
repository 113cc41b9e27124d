"""A Word file with real tracked changes between two versions of a report."""

from collections.abc import Mapping, Sequence

from reportgen.exchange.aligning import aligned
from reportgen.exchange.marking import Marker
from reportgen.exchange.rows import squeezed
from reportgen.exchange.tracked import Element, W, open_word, tracked
from reportgen.verification.gate import parse_xml
from reportgen.writers.docx.package.archive import zipped
from reportgen.writers.docx.package.markup import serialized

_CREATED = "{http://purl.org/dc/terms/}created"
_BLOCKS = (f"{W}p", f"{W}tbl")


def write_redline(old: bytes, new: bytes, names: tuple[str, str], author: str) -> bytes:
    """Return the new version, in which accepting all changes gives the new and rejecting the old.

    Compared are the paragraphs and tables of the text. Words that Word fills in itself, such as
    numbers of pages, heads and feet of pages, notes and pictures are those of the new version. The
    date of the changes is that of the new version.

    Raises:
        InputError: if one of the two is no Word file.
    """
    before, after = open_word(old, names[0]), open_word(new, names[1])
    for body in (before.body, after.body):
        _settle(body)
    numbers = (str(one.get(f"{W}id", "")) for one in after.body.iter())
    first = max((int(one) for one in numbers if one.lstrip("-").isdecimal()), default=0)
    marker = Marker(author, _created(after.parts), max(first, 0) + 1)
    _compare(before.body, after.body, marker)
    root = after.body.getparent()
    parts = {**after.parts, after.main: serialized(after.body if root is None else root)}
    return zipped(parts)


def _settle(body: Element) -> None:
    """Accept what is pending in a version, so that only the difference is marked."""
    for gone in [*body.iter(f"{W}del", f"{W}moveFrom")]:
        parent = gone.getparent()
        if parent is not None:
            parent.remove(gone)
    for came in [*body.iter(f"{W}ins", f"{W}moveTo")]:
        for child in list(came):
            came.addprevious(child)
        parent = came.getparent()
        if parent is not None:
            parent.remove(came)


def _created(parts: Mapping[str, bytes]) -> str:
    content = parts.get("docProps/core.xml")
    if content is None:
        return ""
    found = next(parse_xml(content, "docProps/core.xml").iter(_CREATED), None)
    return (found.text or "").strip() if found is not None else ""


def _compare(old: Element, new: Element, marker: Marker) -> None:
    """Mark the differences between the blocks of two bodies or cells."""
    olds, news = _blocks(old), _blocks(new)
    pairs = aligned([_words(one) for one in olds], [_words(one) for one in news])
    after: Element | None = None
    for i, j in pairs:
        if j is None and i is not None:
            made = _deleted(olds[i], marker)
            _place(made, new, news, after)
            after = made
            continue
        if j is None:
            continue
        _mark(olds[i] if i is not None else None, news[j], marker)
        after = news[j]


def _place(made: Element, new: Element, news: Sequence[Element], after: Element | None) -> None:
    if after is not None:
        after.addnext(made)
    elif news:
        news[0].addprevious(made)
    else:
        new.insert(0, made)


def _mark(old: Element | None, new: Element, marker: Marker) -> None:
    is_table = new.tag == f"{W}tbl"
    if old is not None and old.tag == new.tag:
        if is_table:
            _compare_rows(old, new, marker)
        elif _words(old) != _words(new):
            marker.reword(old, new)
        return
    if old is not None:
        new.addprevious(_deleted(old, marker))
    marker.insert_table(new) if is_table else marker.insert_paragraph(new)


def _deleted(old: Element, marker: Marker) -> Element:
    is_table = old.tag == f"{W}tbl"
    return marker.deleted_table(old) if is_table else marker.deleted_paragraph(old)


def _compare_rows(old: Element, new: Element, marker: Marker) -> None:
    olds, news = (list(one.iterchildren(f"{W}tr")) for one in (old, new))
    after: Element | None = None
    for i, j in aligned([_words(one) for one in olds], [_words(one) for one in news]):
        if j is None and i is not None:
            made = marker.deleted_row(olds[i])
            if after is not None:
                after.addnext(made)
            elif news:
                news[0].addprevious(made)
            after = made
        elif j is not None:
            after = news[j]
            if i is None:
                marker.insert_row(news[j])
            else:
                _compare_cells(olds[i], news[j], marker)


def _compare_cells(old: Element, new: Element, marker: Marker) -> None:
    """Mark the differences of two rows; one with other columns is replaced as a whole."""
    olds, news = (list(one.iterchildren(f"{W}tc")) for one in (old, new))
    if len(olds) != len(news):
        new.addprevious(marker.deleted_row(old))
        marker.insert_row(new)
        return
    for before, after in zip(olds, news, strict=True):
        if _words(before) != _words(after):
            _compare(before, after, marker)


def _blocks(element: Element) -> list[Element]:
    return list(element.iterchildren(*_BLOCKS))


def _words(element: Element) -> str:
    return squeezed(tracked([element], {}).after)
