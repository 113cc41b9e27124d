"""The writers: DOCX, PDF, HTML and plain text of a document.

A writer is loaded when it is first used, so that a Word file does not wait for reportlab.
"""

from typing import TYPE_CHECKING

from reportgen.on_demand import on_demand

if TYPE_CHECKING:
    from reportgen.writers.docx import (
        Catalogue,
        Field,
        Flaw,
        catalogue_of,
        catalogues,
        check_template,
        write_docx,
    )
    from reportgen.writers.html import write_html
    from reportgen.writers.pdf import (
        Lettering,
        MissingGlyph,
        PrintableScript,
        lettering,
        printable_scripts,
        write_pdf,
        write_plates,
    )
    from reportgen.writers.text import write_text

_HOMES = {
    "Catalogue": "docx",
    "Field": "docx",
    "Flaw": "docx",
    "Lettering": "pdf",
    "MissingGlyph": "pdf",
    "PrintableScript": "pdf",
    "catalogue_of": "docx",
    "catalogues": "docx",
    "check_template": "docx",
    "lettering": "pdf",
    "printable_scripts": "pdf",
    "write_docx": "docx",
    "write_html": "html",
    "write_pdf": "pdf",
    "write_plates": "pdf",
    "write_text": "text",
}

__all__ = [
    "Catalogue",
    "Field",
    "Flaw",
    "Lettering",
    "MissingGlyph",
    "PrintableScript",
    "catalogue_of",
    "catalogues",
    "check_template",
    "lettering",
    "printable_scripts",
    "write_docx",
    "write_html",
    "write_pdf",
    "write_plates",
    "write_text",
]

__getattr__ = on_demand(__name__, _HOMES)
