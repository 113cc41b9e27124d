"""The Word writer: fills the fields of a template, then puts the blocks in their places."""

from pathlib import Path

from reportgen.document import Document
from reportgen.writers.docx.template.catalogue import Catalogue, Field, catalogue_of, catalogues
from reportgen.writers.docx.template.flaws import Flaw

__all__ = [
    "Catalogue",
    "Field",
    "Flaw",
    "catalogue_of",
    "catalogues",
    "check_template",
    "write_docx",
]


def write_docx(document: Document, template: Path) -> bytes:
    """Return the document as a Word file, the same bytes every time.

    Raises:
        TemplateError: the template cannot be opened or filled, lacks a place for the text, or is
            not safe to use.
    """
    from reportgen.writers.docx.writing import fill_template

    return fill_template(document, template)


def check_template(template: Path, report: str = "") -> tuple[Flaw, ...]:
    """Return all that is wrong with a Word template for a report, for any of them if none is named.

    Raises:
        TemplateError: the file cannot be opened as a Word template.
    """
    from reportgen.writers.docx.template.checking import check_file

    return check_file(template, report)
