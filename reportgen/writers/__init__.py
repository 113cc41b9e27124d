"""From the document tree to files: DOCX, PDF, HTML and text.

A writer is loaded when it is first used: whoever wants a Word file does not wait for reportlab.
"""

from importlib import import_module
from typing import TYPE_CHECKING

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
        MissingGlyph,
        PrintableScript,
        font_facts,
        missing_glyphs,
        printable_scripts,
        write_pdf,
    )
    from reportgen.writers.text import write_text

_HOMES = {
    "Catalogue": "docx",
    "Field": "docx",
    "Flaw": "docx",
    "MissingGlyph": "pdf",
    "PrintableScript": "pdf",
    "catalogue_of": "docx",
    "catalogues": "docx",
    "check_template": "docx",
    "font_facts": "pdf",
    "missing_glyphs": "pdf",
    "printable_scripts": "pdf",
    "write_docx": "docx",
    "write_html": "html",
    "write_pdf": "pdf",
    "write_text": "text",
}

__all__ = [
    "Catalogue",
    "Field",
    "Flaw",
    "MissingGlyph",
    "PrintableScript",
    "catalogue_of",
    "catalogues",
    "check_template",
    "font_facts",
    "missing_glyphs",
    "printable_scripts",
    "write_docx",
    "write_html",
    "write_pdf",
    "write_text",
]


def __getattr__(name: str) -> object:
    """Return a public function or class, imported now."""
    if name not in _HOMES:
        raise AttributeError(f"module 'reportgen.writers' has no attribute {name!r}")
    return getattr(import_module(f"reportgen.writers.{_HOMES[name]}"), name)
