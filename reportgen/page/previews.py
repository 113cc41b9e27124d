"""The outcome report as it would be printed now, as one web page."""

from dataclasses import replace

from reportgen.errors import UsageError
from reportgen.page.book import Book
from reportgen.project import EDITIONS, compose, own_templates, request_for
from reportgen.writers import write_html


def preview(book: Book, edition: str) -> str:
    """Return an edition of the outcome report as HTML, or what it still lacks.

    Raises:
        ReportgenError: if the report cannot be made.
    """
    if edition not in EDITIONS:
        raise UsageError("there is no such edition", rule="no-such-choice")
    opened = book.opened
    request = request_for(["outcome-report"], ["html"], [edition])
    templates = own_templates(opened.folder.path)
    made = next(iter(compose(opened.proceedings, replace(request, templates=templates))))
    return write_html(made.document)
