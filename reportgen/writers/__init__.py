"""From the document tree to bytes: DOCX, PDF and text."""

from reportgen.writers.docx import write_docx
from reportgen.writers.pdf import MissingGlyph, missing_glyphs, write_pdf
from reportgen.writers.text import write_text

__all__ = ["MissingGlyph", "missing_glyphs", "write_docx", "write_pdf", "write_text"]
