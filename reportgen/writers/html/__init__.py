"""The HTML writer: from the document tree to one accessible page that loads nothing."""

from reportgen.writers.html.page import write_html

__all__ = ["write_html"]
