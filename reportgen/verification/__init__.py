"""Reads finished files back and proves that what they quote stands where they say."""

from reportgen.verification.comparing import Difference, compare_texts
from reportgen.verification.docx_text import Shown, read_docx, read_docx_text
from reportgen.verification.gate import read_file
from reportgen.verification.html_text import read_html_text
from reportgen.verification.leaking import every_string, leaks
from reportgen.verification.normal import normalise
from reportgen.verification.pdf_text import read_pdf_text
from reportgen.verification.quoting import (
    Printed,
    Problem,
    SourceText,
    count_printed,
    unknown_quotations,
    verify_file,
)

__all__ = [
    "Difference",
    "Printed",
    "Problem",
    "Shown",
    "SourceText",
    "compare_texts",
    "count_printed",
    "every_string",
    "leaks",
    "normalise",
    "read_docx",
    "read_docx_text",
    "read_file",
    "read_html_text",
    "read_pdf_text",
    "unknown_quotations",
    "verify_file",
]
