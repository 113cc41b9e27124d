"""The PDF writer: from the document tree to bytes, set by reportlab.

Reportlab is loaded when something is set; what is asked of fonts and letters goes without.
"""

from pathlib import Path

from reportgen.document import Document
from reportgen.writers.pdf.glyphs import Lettering, MissingGlyph, lettering, missing_glyphs
from reportgen.writers.pdf.printable import PrintableScript, printable_scripts
from reportgen.writers.pdf.settings import isolate_reportlab


def write_pdf(document: Document, theme: Path | None = None) -> bytes:
    """Return the PDF of a document, the same bytes for the same document and theme.

    Raises:
        TemplateError: the theme or a font of it cannot be used.
    """
    isolate_reportlab()
    from reportgen.writers.pdf import writer  # which imports reportlab

    return writer.write_pdf(document, theme)


__all__ = [
    "Lettering",
    "MissingGlyph",
    "PrintableScript",
    "lettering",
    "missing_glyphs",
    "printable_scripts",
    "write_pdf",
]
