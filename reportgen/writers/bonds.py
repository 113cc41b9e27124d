"""Which items and rows stay on the page of the next one, so that the last never stands alone."""

from reportgen.document import List, Table


def bound_items(block: List) -> tuple[bool, ...]:
    """Return for each item of a list whether it stays on the page of the next one.

    Numbered paragraphs are running text, of which the last may stand alone at the top of a page.
    """
    last = 0 if block.numbering == "paragraph" else len(block.items)
    return tuple(number == last - 2 for number in range(len(block.items)))


def bound_rows(table: Table) -> tuple[bool, ...]:
    """Return for each row of a table whether it stays on the page of the next one.

    Rows with ``keep_with_next`` do, and so do header and block rows. In a table with a header the
    last row but one does, too; rows without a header are paragraphs beside labels, which may begin
    a page.
    """
    last = len(table.rows) - 1
    is_headed = any(row.kind == "header" for row in table.rows)
    return tuple(
        number < last
        and (
            row.keep_with_next
            or row.kind in {"header", "block"}
            or (is_headed and number == last - 1)
        )
        for number, row in enumerate(table.rows)
    )
