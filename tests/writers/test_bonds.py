"""The last item of a list and the last row of a table never open a page alone."""

import pytest

from reportgen.document import Block, Column, List, ListItem, Paragraph, Row, Table
from reportgen.verification import read_pdf_text
from reportgen.writers import write_pdf
from reportgen.writers.bonds import bound_items, bound_rows
from tests.writers.sample import cell, inlines
from tests.writers.word_file import report

LIST = List(tuple(ListItem((Paragraph(inlines(f"item-{n}-")),)) for n in range(5)))
ROWS = tuple(Row((cell(f"item-{n}-"), cell("said"))) for n in range(5))
HEADED = Table(
    (Column(0.5), Column(0.5)), (Row((cell("Item"), cell("What")), "header"), *ROWS), "Items"
)


@pytest.mark.parametrize("block", [LIST, HEADED])
def test_the_last_stands_with_the_one_before(block: Block) -> None:
    divided = 0
    for lines in range(24, 36):
        above = [Paragraph(inlines(f"Line {n}")) for n in range(lines)]
        pages = read_pdf_text(write_pdf(report(*above, block)))
        stands = [n for n in range(5) for page in pages if f"item-{n}-" in page]
        assert stands == [0, 1, 2, 3, 4]
        on = {n: at for at, page in enumerate(pages) for n in range(5) if f"item-{n}-" in page}
        assert on[3] == on[4], lines
        divided += on[0] != on[4]
    assert divided, "no page ended within the block"


def test_numbered_paragraphs_and_rows_beside_labels_are_text() -> None:
    assert bound_items(List(LIST.items, "paragraph")) == (False,) * 5
    assert bound_items(LIST) == (False, False, False, True, False)
    assert bound_items(List(LIST.items[:1])) == (False,)
    assert bound_rows(Table(HEADED.columns, ROWS, "")) == (False,) * 5
    assert bound_rows(HEADED) == (True, False, False, False, True, False)
