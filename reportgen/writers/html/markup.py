"""HTML elements as text; every name and value that goes in is escaped here."""

import html
import re

from reportgen.writers.characters import printable_line
from reportgen.writers.shaping.direction import runs_backward, words_backward

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")

Attribute = str | int | None


def escaped(text: str) -> str:
    """Return words escaped for HTML, on one line."""
    return html.escape(printable_line(text))


def element(tag: str, content: str, **attributes: Attribute) -> str:
    """Return an element around its content; attributes are given as for ``opening``."""
    return f"{opening(tag, **attributes)}{content}</{tag}>"


def opening(tag: str, **attributes: Attribute) -> str:
    """Return an opening tag; attributes that are None or empty are left out.

    A trailing underscore of a keyword is dropped ("class_"), one inside becomes a hyphen.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escaped(str(value))}"'
        for name, value in attributes.items()
        if value not in {None, ""}
    )
    return f"<{tag}{written}>"


def lines(*parts: str) -> str:
    """Join the parts that are not empty, one a line."""
    return "\n".join(filter(None, parts))


def language_tag(tag: str) -> str:
    """Return a valid BCP 47 tag unchanged, empty for anything else."""
    return tag if _LANGUAGE.fullmatch(tag) else ""


def direction(tag: str) -> str:
    """Return ``rtl`` for a language written from right to left, else an empty string."""
    return "rtl" if runs_backward(tag) else ""


def ordered(markup: str, text: str, language: str) -> str:
    """Return a paragraph's text as HTML, with its own direction, aligned as the page is."""
    of_page = runs_backward(language)
    own = words_backward(text, of_page)
    return markup if own == of_page else element("bdi", markup, dir="rtl" if own else "ltr")
