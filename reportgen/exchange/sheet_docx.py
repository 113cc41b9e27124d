"""The sheet of points as a Word table, which carries tracked changes and comments back."""

from collections.abc import Iterator, Mapping, Sequence

from reportgen.errors import InputError
from reportgen.exchange.rows import FIELDS, HEADS, MarginNote, Returned, SheetRow, key_in
from reportgen.exchange.tracked import Element, Tracked, W, open_word, tracked
from reportgen.exchange.word import (
    WordPage,
    add_row,
    add_table,
    finished,
    new_word,
    shade,
    small,
    write,
)

_CODE, _SAID = "Code", "What was said"
_HEADS = (_CODE, *(HEADS[name] for name in FIELDS), _SAID)
_WIDTHS = (2.4, 1.9, 8.4, 3.2, 2.6, 7.6)
_INSTRUCTIONS = (
    "Write accept or reject under Decision, or leave it as it is. Change the text to print as you "
    "like, with or without Track Changes; comment anywhere. Rows may be moved or deleted: what you "
    "leave alone stays as it is. The grey columns and the small key are not read."
)
_FIELD_OF: Mapping[str, str] = {head: name for name, head in HEADS.items()}


def write_word_sheet(rows: Sequence[SheetRow], page: WordPage) -> bytes:
    """Return the rows as a Word table; the same rows give the same bytes."""
    word = new_word(page)
    word.add_heading(page.properties.title, 1)
    word.add_paragraph(_INSTRUCTIONS)
    add_table(word, _HEADS, _WIDTHS)
    for row in rows:
        cells = add_row(word, _WIDTHS).cells
        write(cells[0], row.code).runs[0].bold = True
        key = cells[0].add_paragraph(row.key)
        small(key, 5)
        for cell, name in zip(cells[1:5], FIELDS, strict=True):
            write(cell, getattr(row, name))
        write(cells[5], row.said)
        small(cells[5].add_paragraph(row.where), 8)
        shade(cells[0])
        shade(cells[5])
    return finished(word, page)


def read_word_sheet(content: bytes, name: str) -> tuple[Returned, ...]:
    """Return the rows of a Word sheet that came back, with what is pending in them.

    Raises:
        InputError: if it is no Word file, or none of ours.
    """
    word = open_word(content, name)
    found: list[Returned] = []
    is_ours = False
    for number, table in enumerate(word.body.iter(f"{W}tbl"), 1):
        rows = list(table.iterchildren(f"{W}tr"))
        heads = _heads(rows)
        is_ours |= bool(heads)
        if heads:
            place = "" if number == 1 else f"table {number}, "
            found += _rows(rows, heads, word.comments, place)
    if not is_ours:
        message = f"no sheet of ours: no table has the heads {_CODE} and {HEADS['decision']}"
        raise InputError(message, name, rule="not-our-sheet")
    return tuple(found)


def _heads(rows: Sequence[Element]) -> dict[int, str]:
    """Return which column holds which field, by the words of the first row."""
    if not rows:
        return {}
    heads = [tracked([cell], {}).after.strip() for cell in _cells(rows[0])]
    if _CODE not in heads or HEADS["decision"] not in heads:
        return {}
    return {n: _FIELD_OF.get(head, "") for n, head in enumerate(heads)}


def _rows(
    rows: Sequence[Element],
    heads: Mapping[int, str],
    comments: Mapping[str, MarginNote],
    place: str,
) -> Iterator[Returned]:
    for number, row in enumerate(rows[1:], 2):
        cells = [tracked([cell], comments) for cell in _cells(row)]
        fields = {heads[n]: cell for n, cell in enumerate(cells) if heads.get(n)}
        key = _key(cells)
        if not key and not any(cell.after.strip() for cell in cells):
            continue
        yield Returned(
            f"{place}row {number}",
            key,
            {name: fields[name].before if name in fields else "" for name in FIELDS},
            {name: fields[name].after if name in fields else "" for name in FIELDS},
            tuple(change for cell in fields.values() for change in cell.changes),
            tuple(dict.fromkeys(remark for cell in cells for remark in cell.remarks)),
            row.find(f"{W}trPr/{W}del") is not None,
        )


def _key(cells: Sequence[Tracked]) -> str:
    """Return the key of a row, wherever in it the key stands now."""
    found = (key_in(words) for cell in cells for words in (cell.before, cell.after))
    return next(filter(None, found), "")


def _cells(row: Element) -> list[Element]:
    """Return the cells of a row, also those that a content control wraps."""
    direct = row.iterchildren(f"{W}tc", f"{W}sdt")
    return [one if one.tag == f"{W}tc" else _inner(one) for one in direct]


def _inner(control: Element) -> Element:
    found = next(control.iter(f"{W}tc"), None)
    return control if found is None else found
