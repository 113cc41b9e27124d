"""HTML pages: headings, paragraphs, lists, tables and what schema.org says in them."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import html
from lxml.etree import ParserError, XMLSyntaxError

from reportgen.errors import InputError
from reportgen.readers.programmes.formats.escaping import escaped, joined_type, set_in_type
from reportgen.readers.programmes.records import Line, LineForm, Spot

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "nav",
        "footer",
        "head",
        "template",
        "noscript",
        "svg",
        "form",
        "select",
        "aside",
        "del",
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BLOCKS = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "pre",
        "blockquote",
        "figcaption",
        "caption",
        "address",
        "summary",
        "label",
        "td",
        "th",
    ]
)
_INNER = frozenset(
    [
        "ul",
        "ol",
        "dl",
        "table",
        "div",
        "section",
        "article",
        "main",
        "header",
        "p",
        "li",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "blockquote",
        "pre",
        "figure",
    ]
)
_STRONG = frozenset(["b", "strong"])
_BOLD = "\ufdd2"
_DEEPEST = 200


def html_tree(text: str, path: str) -> html.HtmlElement:
    """Return the tree of a page; nothing outside it is read.

    Raises:
        InputError: if nothing in it can be read as HTML.
    """
    declared = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
        return html.document_fromstring(declared, parser=parser)
    except (ParserError, XMLSyntaxError, ValueError, AssertionError) as error:
        message = f"the page cannot be read ({error}); save it from the browser again"
        raise InputError(message, path, rule="damaged") from None


def html_lines(root: html.HtmlElement, path: str) -> Iterator[Line]:
    """Yield the lines of a page, without navigation and footers."""
    yield from _Walker(path).walk(root, 0)


def page_title(root: html.HtmlElement) -> str:
    """Return the words of the page's title."""
    found = root.find(".//title")
    return " ".join(found.text_content().split()) if found is not None else ""


def linked_data(root: html.HtmlElement) -> Iterator[dict[str, object]]:
    """Yield the schema.org records that a page carries as JSON-LD."""
    for script in root.iterfind(".//script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            loaded = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        graph = loaded.get("@graph", [loaded]) if isinstance(loaded, dict) else loaded
        yield from (part for part in graph if isinstance(part, dict))


class _Walker:
    """Goes down the tree; a block without blocks inside it becomes a line."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._table = 0
        self._texts: Counter[int] = Counter()

    def walk(self, node: html.HtmlElement, depth: int, lists: int = 0) -> Iterator[Line]:
        tag = node.tag if isinstance(node.tag, str) else ""
        if not tag or tag in _SKIPPED or depth > _DEEPEST or _is_hidden(node):
            return
        if tag == "tr":
            yield from self._row(node, depth)
        elif tag in _HEADINGS:
            yield from self._text(node, "heading", int(tag[1]))
        elif tag in _BLOCKS and not _has_blocks(node):
            yield from self._block(node, tag, lists)
        else:
            self._table += tag == "table"
            deeper = lists + (tag in ("ul", "ol", "dl"))
            yield from self._mixed(node, depth, deeper)

    def _mixed(self, node: html.HtmlElement, depth: int, lists: int) -> Iterator[Line]:
        """Yield a node's children, and the words between them as lines of their own."""
        loose = [(node.text or "").replace("\n", " ")]
        for child in node:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag in _INNER or tag in _SKIPPED or _has_blocks(child):
                yield from self._loose(node, loose, lists)
                yield from self.walk(child, depth + 1, lists)
                loose = [(child.tail or "").replace("\n", " ")]
            else:
                loose.append("\n" if tag == "br" else _inline(child) if tag else "")
                loose.append((child.tail or "").replace("\n", " "))
        yield from self._loose(node, loose, lists)

    def _loose(self, node: html.HtmlElement, words: list[str], lists: int) -> Iterator[Line]:
        bullet = node.tag in ("li", "dt", "dd")
        for part in _parts("".join(words)):
            yield self._line(
                node, part, "bullet" if bullet else "paragraph", max(lists, 1) if bullet else 1
            )

    def _block(self, node: html.HtmlElement, tag: str, lists: int) -> Iterator[Line]:
        if tag in ("li", "dt"):
            yield from self._text(node, "bullet", max(lists, 1))
        elif tag == "dd":
            yield from self._text(node, "bullet", lists + 1)
        else:
            yield from self._text(node, "paragraph", 1)

    def _text(self, node: html.HtmlElement, form: LineForm, level: int) -> Iterator[Line]:
        for part in _parts(_words(node, strong=_BOLD)):
            yield self._line(node, part, form, level)

    def _line(self, node: html.HtmlElement, part: str, form: LineForm, level: int) -> Line:
        plain = part.replace(_BOLD, "")
        typed = (_typed(part),)
        return Line((plain,), self._spot(node), form, level, escaped(plain), typed=typed)

    def _row(self, node: html.HtmlElement, depth: int) -> Iterator[Line]:
        cells = [cell for cell in node if cell.tag in ("td", "th")]
        marked = ["\n".join(_parts(_words(cell, nested=False, strong=_BOLD))) for cell in cells]
        texts = tuple(one.replace(_BOLD, "") for one in marked)
        if any(texts):
            typed = tuple(map(_typed, marked))
            yield Line(texts, self._spot(node), "row", table=self._table, typed=typed)
        for cell in cells:
            for inner in cell.iterfind(".//table"):
                if next(inner.iterancestors("table"), None) is _table_of(node):
                    yield from self.walk(inner, depth + 1)

    def _spot(self, node: html.HtmlElement) -> Spot:
        """Return the line of a node; several texts of one line are numbered, to tell them apart."""
        line = node.sourceline or 0
        self._texts[line] += 1
        part = f", text {self._texts[line]}" if self._texts[line] > 1 else ""
        return Spot(self._path, f"line {line}{part}", line)


def _table_of(node: html.HtmlElement) -> html.HtmlElement | None:
    return next(node.iterancestors("table"), None)


def _has_blocks(node: html.HtmlElement) -> bool:
    return any(
        isinstance(inner.tag, str) and inner.tag in _INNER for inner in node.iterdescendants()
    )


def _typed(part: str) -> str:
    """Return words in which bold type is marked as Markdown of notes."""
    pieces = part.split(_BOLD)
    marks = (set_in_type(one, "**" * (at % 2)) for at, one in enumerate(pieces))
    return joined_type("".join(marks))


def _inline(node: html.HtmlElement) -> str:
    words = _words(node, strong=_BOLD)
    return f"{_BOLD}{words}{_BOLD}" if node.tag in _STRONG and words.strip() else words


def _words(node: html.HtmlElement, *, nested: bool = True, strong: str = "") -> str:
    """Return the text of a node; a break or an inner block starts a new line.

    ``strong`` stands before and after what is in bold type.
    """
    if _is_hidden(node):
        return ""
    words: list[str] = [_flat(node)(node.text or "")]
    for child in node:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br" or tag in _INNER:
            words.append("\n")
        if tag and tag not in _SKIPPED and (nested or tag != "table"):
            mark = strong * (tag in _STRONG and not child.findall(".//strong"))
            words.append(f"{mark}{_words(child, nested=nested, strong=strong)}{mark}")
        if tag in _INNER:
            words.append("\n")
        words.append(_flat(node)(child.tail or ""))
    return "".join(words)


def _is_hidden(node: html.HtmlElement) -> bool:
    style = "".join((node.get("style") or "").split()).casefold()
    return "display:none" in style or node.get("hidden") is not None


def _flat(node: html.HtmlElement) -> Callable[[str], str]:
    """Return what a line feed of the source becomes: a blank, except in preformatted text."""
    return str if node.tag == "pre" else lambda words: words.replace("\n", " ")


def _parts(text: str) -> list[str]:
    """Return the lines of a text, each with single blanks."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in lines if line]
