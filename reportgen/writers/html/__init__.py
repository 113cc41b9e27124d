"""The HTML writer: turns a document into one accessible page that loads nothing."""

from reportgen.writers.html.page import write_html

__all__ = ["write_html"]
