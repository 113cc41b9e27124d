"""Reads the words of an HTML page as a browser shows them, between its head and its foot."""

import re
from dataclasses import dataclass, field

from lxml import etree

from reportgen.errors import InputError
from reportgen.verification.gate import MAX_BYTES
from reportgen.verification.numbering import formatted

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "caption", "dd", "div", "dl", "dt", "figcaption"}
    | {"figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol"}
    | {"p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_SKIPPED = frozenset({"script", "style", "template", "nav", "svg"})
_FORMS = {"I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter"}
_SPACES = re.compile(r"[ \t\n\r\f]+")
_NOTES = "doc-endnotes"


@dataclass(slots=True)
class _Reading:
    """The state of reading one page."""

    markers: bool
    note_mark: str
    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    marker: str = ""

    def flush(self) -> None:
        """End the current line; a line without words is dropped."""
        line = "".join(self.words).strip()
        self.words.clear()
        if line:
            self.lines.append(f"{self.marker} {line}" if self.marker else line)
            self.marker = ""


def read_html_text(
    content: bytes, *, markers: bool = True, note_mark: str = "{}", name: str = "document.html"
) -> tuple[str, ...]:
    """Return the paragraphs of a page's main part in order, notes last, without empty ones.

    Navigation (contents, the heading of the notes, links back) and text for screen readers only are
    left out. ``markers`` puts list markers ("1.", "•") in front; ``note_mark`` is the format of a
    note's number, "" to leave it out.

    Raises:
        InputError: if the file is no page with a main part.
    """
    reading = _Reading(markers, note_mark)
    walk = etree.iterwalk(_main(content, name), events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start" and _is_note(element):
            number = "".join(str(text).strip() for text in element.itertext())
            reading.words.append(note_mark.format(number))
            walk.skip_subtree()
        elif event == "start" and _is_skipped(element):
            walk.skip_subtree()
        elif event == "start":
            _open(element, reading)
        else:
            _close(element, reading, tag=event == "end")
    reading.flush()
    return tuple(reading.lines)


def _main(content: bytes, name: str) -> etree._Element:
    if len(content) > MAX_BYTES:
        raise InputError(
            f"larger than {MAX_BYTES // 10**6} MB; name another", name, rule="too-large"
        )
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(
            f"not a readable page ({error}); build it again", name, rule="damaged"
        ) from None
    if damage := parser.error_log.filter_from_fatals():
        message = f"cannot be read to its end ({damage[0].message}); build it again"
        raise InputError(message, name, rule="damaged")
    main = None if root is None else root.find(".//main")
    if main is None:
        raise InputError(
            "a page without a main part; name an HTML file that we built", name, rule="other-format"
        )
    return main


def _is_skipped(element: etree._Element) -> bool:
    """Whether an element is navigation or shows nothing."""
    parent = element.getparent()
    return (
        element.tag in _SKIPPED
        or "spoken" in str(element.get("class", "")).split()
        or element.get("role") == "doc-backlink"
        or element.get("hidden") is not None
        or (element.tag == "h2" and parent is not None and parent.get("role") == _NOTES)
    )


def _open(element: etree._Element, reading: _Reading) -> None:
    if element.tag in _BLOCKS:
        reading.flush()
    if element.tag in {"ol", "ul"}:
        reading.counts.append(_integer(element.get("start"), 1))
    elif element.tag == "li":
        reading.marker = _marker(element, reading)
    elif element.tag == "br":
        reading.words.append("\n")
    _add(element.text, reading)


def _close(element: etree._Element, reading: _Reading, *, tag: bool) -> None:
    if tag and not _is_skipped(element):
        if element.tag in _BLOCKS:
            reading.flush()
        if element.tag == "li":
            reading.marker = ""
        elif element.tag in {"ol", "ul"}:
            reading.counts.pop()
    _add(element.tail, reading)


def _add(text: object, reading: _Reading) -> None:
    if isinstance(text, str):
        reading.words.append(_SPACES.sub(" ", text))


def _is_note(element: etree._Element) -> bool:
    return element.tag == "sup" and "note" in str(element.get("class", "")).split()


def _marker(item: etree._Element, reading: _Reading) -> str:
    """Return the marker of a list item: a bullet, its number, or that of its note."""
    listing = item.getparent()
    if listing is None or not reading.counts:
        return ""
    number = _integer(item.get("value"), reading.counts[-1])
    reading.counts[-1] = number + 1
    above = listing.getparent()
    if above is not None and above.get("role") == _NOTES:
        return reading.note_mark.format(number)
    if not reading.markers:
        return ""
    if listing.tag == "ul":
        return "•"
    counted = formatted(number, _FORMS.get(str(listing.get("type", "")), "decimal"))
    lettered = "letters" in str(listing.get("class", "")).split()
    return f"({counted})" if lettered else f"{counted}."


def _integer(text: object, default: int) -> int:
    plain = str(text)
    return int(plain) if re.fullmatch(r"-?\d{1,9}", plain) else default
