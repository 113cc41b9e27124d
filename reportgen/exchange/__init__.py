"""Files that go to people who work in Word and Excel, and what comes back in them.

A file that comes back is material: what it says about a point is found by the point's id and the
hashes of what was sent, never by its place, so that rows may be moved, doubled or deleted. Nothing
here decides anything. Each module is loaded when it is first used.
"""

from typing import TYPE_CHECKING

from reportgen.on_demand import on_demand

if TYPE_CHECKING:
    from reportgen.exchange.aligning import aligned
    from reportgen.exchange.corrigendum import Corrigendum, write_corrigendum
    from reportgen.exchange.markdown_edits import (
        TextBlock,
        as_markdown,
        passages,
        reworded,
        with_paragraph_after,
        without,
    )
    from reportgen.exchange.paragraphs import WordParagraph, word_paragraphs
    from reportgen.exchange.redline import write_redline
    from reportgen.exchange.rows import (
        FIELDS,
        Field,
        MarginNote,
        Returned,
        SheetRow,
        TrackedChange,
        base_of,
        short_hash,
        squeezed,
    )
    from reportgen.exchange.sheet_docx import read_word_sheet, write_word_sheet
    from reportgen.exchange.sheet_xlsx import read_workbook_sheet, write_workbook_sheet
    from reportgen.exchange.slip import SlipAnswer, SlipRow, read_slip, write_slip

_HOMES = {
    "Corrigendum": "corrigendum",
    "FIELDS": "rows",
    "Field": "rows",
    "MarginNote": "rows",
    "Returned": "rows",
    "SheetRow": "rows",
    "SlipAnswer": "slip",
    "SlipRow": "slip",
    "TextBlock": "markdown_edits",
    "TrackedChange": "rows",
    "WordParagraph": "paragraphs",
    "aligned": "aligning",
    "as_markdown": "markdown_edits",
    "base_of": "rows",
    "passages": "markdown_edits",
    "read_slip": "slip",
    "read_word_sheet": "sheet_docx",
    "read_workbook_sheet": "sheet_xlsx",
    "reworded": "markdown_edits",
    "short_hash": "rows",
    "squeezed": "rows",
    "with_paragraph_after": "markdown_edits",
    "without": "markdown_edits",
    "word_paragraphs": "paragraphs",
    "write_corrigendum": "corrigendum",
    "write_redline": "redline",
    "write_slip": "slip",
    "write_word_sheet": "sheet_docx",
    "write_workbook_sheet": "sheet_xlsx",
}

__all__ = [
    "FIELDS",
    "Corrigendum",
    "Field",
    "MarginNote",
    "Returned",
    "SheetRow",
    "SlipAnswer",
    "SlipRow",
    "TextBlock",
    "TrackedChange",
    "WordParagraph",
    "aligned",
    "as_markdown",
    "base_of",
    "passages",
    "read_slip",
    "read_word_sheet",
    "read_workbook_sheet",
    "reworded",
    "short_hash",
    "squeezed",
    "with_paragraph_after",
    "without",
    "word_paragraphs",
    "write_corrigendum",
    "write_redline",
    "write_slip",
    "write_word_sheet",
    "write_workbook_sheet",
]

__getattr__ = on_demand(__name__, _HOMES)
