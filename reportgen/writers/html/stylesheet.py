"""The style sheet that is embedded in a page, and the rules for printing the page."""

import re
from collections.abc import Mapping
from pathlib import Path

from reportgen.colours import LEGIBLE, lighter, tint_of
from reportgen.document import Furniture, Look
from reportgen.errors import TemplateError
from reportgen.shipped import find_template
from reportgen.writers.characters import printable_line

NAME = "html/style.css"
LARGEST = 200_000
"""Most bytes of a style sheet, which is a few pages of text."""

_NIGHT, _NIGHT_TINT = "15181D", "#232B36"
"""Background colours of a page on a dark screen, and of tinted rows on it."""

_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_LOADING = re.compile(r"@import|url\s*\(|image-set\s*\(|</|<!", re.IGNORECASE)


def read_style(path: Path | None) -> str:
    """Return the rules of a style sheet without its comments; the shipped one for None.

    Raises:
        TemplateError: the file cannot be read, or loads something from elsewhere.
    """
    path = find_template(NAME) if path is None else path
    try:
        with path.open("rb") as file:
            rules = file.read(LARGEST).decode("utf-8-sig")
    except OSError as error:
        raise TemplateError(
            f"cannot be read ({error.strerror})", str(path), rule="not-readable"
        ) from error
    except UnicodeDecodeError as error:
        raise TemplateError("is not UTF-8; save it as UTF-8", str(path), rule="encoding") from error
    rules = _COMMENT.sub("", printable_lines(rules)).strip()
    if found := _LOADING.search(rules):
        message = f"a page loads nothing from elsewhere; take {found[0]!r} out"
        raise TemplateError(message, str(path), rule="stylesheet-loads")
    return rules


def printable_lines(text: str) -> str:
    """Return the text with its line breaks as they print."""
    return "\n".join(printable_line(line) for line in text.splitlines())


_SIZES = {
    "one page": "h1 { font-size: 1.3rem; margin-bottom: 0.25rem; } .table { margin: 0.5rem 0; } "
    "td a { overflow-wrap: anywhere; } header p, main > p { margin-block: 0.25rem; }",
    "large print": "html, header, footer, table, .label { font-size: 18pt; line-height: 1.5; }",
}
"""Rules for documents that ask for one page, or for large print."""


def house_rules(look: Look) -> str:
    """Return the rules that replace the shipped colours and fonts by a house's.

    On a dark screen the accent is lightened until words in it are legible.
    """
    wanted = {
        "accent": look.accent and f"#{look.accent}",
        "tint": (tint := look.tint or (look.accent and tint_of(look.accent))) and f"#{tint}",
        "serif": look.reading.name and f"{_string(look.reading.name)}, serif",
        "sans": look.headings.name and f"{_string(look.headings.name)}, sans-serif",
    }
    rules = [_root({name: value for name, value in wanted.items() if value})]
    rules += [_SIZES[look.size]] if look.size else []
    if look.accent:
        light = lighter(look.accent, LEGIBLE, _NIGHT)
        dark = _root({"accent": f"#{light}", "tint": _NIGHT_TINT})
        rules.append(f"@media screen and (prefers-color-scheme: dark) {{ {dark} }}")
    return "\n".join(filter(None, rules))


def _root(variables: Mapping[str, str]) -> str:
    written = " ".join(f"--{name}: {value};" for name, value in variables.items())
    return f":root {{ {written} }}" if written else ""


def page_rules(furniture: Furniture) -> str:
    """Return the rules that print head and foot on every page; the first page has no head."""
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
    """Return a CSS string, with everything but letters, digits and spaces escaped."""
    shown = (c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in printable_line(text))
    return f'"{"".join(shown)}"'
