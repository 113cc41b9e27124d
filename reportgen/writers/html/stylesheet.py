"""The look of a page: a style sheet that is written into it, and the rules of its printed pages."""

import re
from pathlib import Path

from reportgen.document import Furniture
from reportgen.errors import TemplateError
from reportgen.shipped import find_template
from reportgen.writers.characters import printable_line

NAME = "html/style.css"
LARGEST = 200_000
"""Bytes; a style sheet is a few pages of text."""

_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_LOADING = re.compile(r"@import|url\s*\(|image-set\s*\(|</|<!", re.IGNORECASE)


def read_style(path: Path | None) -> str:
    """Return the rules of a style sheet without its comments, of the shipped one for None.

    Raises:
        TemplateError: the file cannot be read, or loads something from elsewhere.
    """
    path = find_template(NAME) if path is None else path
    try:
        with path.open("rb") as file:
            rules = file.read(LARGEST).decode("utf-8-sig")
    except OSError as error:
        raise TemplateError(f"cannot be read ({error.strerror})", str(path)) from error
    except UnicodeDecodeError as error:
        raise TemplateError("is not UTF-8; save it as UTF-8", str(path)) from error
    rules = _COMMENT.sub("", printable_lines(rules)).strip()
    if found := _LOADING.search(rules):
        message = f"a page loads nothing from elsewhere; take {found[0]!r} out"
        raise TemplateError(message, str(path))
    return rules


def printable_lines(text: str) -> str:
    """Return the text with every line in print, one below the other."""
    return "\n".join(printable_line(line) for line in text.splitlines())


def page_rules(furniture: Furniture) -> str:
    """Return the rules that print head and foot on every page, the first without a head."""
    status = " · ".join(filter(None, (furniture.status, furniture.date)))
    boxes = {
        "top-left": _string(furniture.event),
        "top-right": _string(furniture.document_type),
        "bottom-left": _string(status),
        "bottom-center": _string(furniture.notice),
    }
    margins = "".join(f" @{name} {{ content: {words}; }}" for name, words in boxes.items())
    return f"@media print {{ @page {{{margins} }} }}"


def _string(text: str) -> str:
    """Return a CSS string; whatever is no letter, digit or space is written as its number."""
    shown = (c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in printable_line(text))
    return f'"{"".join(shown)}"'
