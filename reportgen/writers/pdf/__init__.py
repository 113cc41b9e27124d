"""The PDF writer: from the document tree to bytes, set by reportlab."""

from reportgen.writers.pdf.settings import isolate_reportlab

isolate_reportlab()  # before any other module of this package imports reportlab

from reportgen.writers.pdf.glyphs import MissingGlyph, font_facts, missing_glyphs  # noqa: E402
from reportgen.writers.pdf.printable import PrintableScript, printable_scripts  # noqa: E402
from reportgen.writers.pdf.writer import write_pdf  # noqa: E402

__all__ = [
    "MissingGlyph",
    "PrintableScript",
    "font_facts",
    "missing_glyphs",
    "printable_scripts",
    "write_pdf",
]
