"""Word: a template's fields are filled, then the blocks take the places of its parts."""

from pathlib import Path

from reportgen.document import Document

__all__ = ["write_docx"]


def write_docx(document: Document, template: Path) -> bytes:
    """Return the document as a Word file, the same bytes every time.

    Raises:
        TemplateError: the template cannot be opened or filled, lacks a style or a place for the
            text, or is not safe to use.
    """
    from reportgen.writers.docx.writing import fill_template

    return fill_template(document, template)
