"""Reads finished files back and proves that their quotations stand where they say.

Each reader is loaded when it is first used, so that a build does not wait for it.
"""

from typing import TYPE_CHECKING

from reportgen.on_demand import on_demand

if TYPE_CHECKING:
    from reportgen.verification.docx_text import Shown, read_docx, read_docx_text
    from reportgen.verification.gate import read_file
    from reportgen.verification.html_text import read_html_text
    from reportgen.verification.leaking import every_string, leaks
    from reportgen.verification.naming import Sought, Telling, telling
    from reportgen.verification.normal import normalise
    from reportgen.verification.pdf_text import read_pdf_text
    from reportgen.verification.quoting import (
        Printed,
        Problem,
        QuotedSource,
        count_printed,
        unknown_quotations,
        verify_file,
    )
    from reportgen.verification.summaries import Summary, check_summary

_HOMES = {
    "Printed": "quoting",
    "Problem": "quoting",
    "Shown": "docx_text",
    "Sought": "naming",
    "Telling": "naming",
    "QuotedSource": "quoting",
    "Summary": "summaries",
    "check_summary": "summaries",
    "count_printed": "quoting",
    "every_string": "leaking",
    "leaks": "leaking",
    "normalise": "normal",
    "read_docx": "docx_text",
    "read_docx_text": "docx_text",
    "read_file": "gate",
    "read_html_text": "html_text",
    "read_pdf_text": "pdf_text",
    "telling": "naming",
    "unknown_quotations": "quoting",
    "verify_file": "quoting",
}

__all__ = [
    "Printed",
    "Problem",
    "QuotedSource",
    "Shown",
    "Sought",
    "Summary",
    "Telling",
    "check_summary",
    "count_printed",
    "every_string",
    "leaks",
    "normalise",
    "read_docx",
    "read_docx_text",
    "read_file",
    "read_html_text",
    "read_pdf_text",
    "telling",
    "unknown_quotations",
    "verify_file",
]

__getattr__ = on_demand(__name__, _HOMES)
