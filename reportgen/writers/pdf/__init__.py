"""The PDF writer: turns a document into the bytes of a PDF, typeset with reportlab.

Reportlab is loaded only when something is typeset; questions about fonts do without it.
"""

from collections.abc import Sequence
from pathlib import Path

from reportgen.document import Document, Look
from reportgen.writers.pdf.glyphs import Lettering, MissingGlyph, lettering
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


def write_plates(
    names: Sequence[tuple[str, str]], look: Look, title: str, theme: Path | None = None
) -> bytes:
    """Return name plates as a PDF: an A4 page each, folded, with the name on both sides.

    Raises:
        TemplateError: the theme or a font of it cannot be used.
    """
    isolate_reportlab()
    from reportgen.writers.pdf import plates  # which imports reportlab

    return plates.write_plates(names, look, title, theme)


__all__ = [
    "Lettering",
    "MissingGlyph",
    "PrintableScript",
    "lettering",
    "printable_scripts",
    "write_pdf",
    "write_plates",
]
