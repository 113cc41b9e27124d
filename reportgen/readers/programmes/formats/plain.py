"""Plain text: paragraphs, bullets, headings marked with ``#``, and rows whose cells are tabbed."""

import re
from collections.abc import Iterator

from reportgen.readers.programmes.records import Line, LineForm, Spot

_HEADING = re.compile(r"(#{1,6})\s+(.*\S)\s*#*\s*$")
_BULLET = re.compile(r"(\s*)[-*+•●○▪‣◦·–]\s+(.*\S)")
_UNDERLINE = re.compile(r"\s*(=|-|~|\*){3,}\s*$")
FOOTNOTE_MARKS = "¹²³⁴⁵⁶⁷⁸⁹"
_FOOTNOTE = re.compile(rf"\s*([{FOOTNOTE_MARKS}])\s*(\S.*)")
_ANCHOR = re.compile(rf"(?<=[^\s{FOOTNOTE_MARKS}])([{FOOTNOTE_MARKS}])")


def plain_lines(text: str, path: str, place: str = "line {}") -> Iterator[Line]:
    """Yield the lines of a clean text; ``place`` says how a line's number is told."""
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.rstrip(" ")
        spot = Spot(path, place.format(number), number)
        if not line.strip() or _UNDERLINE.match(line):
            continue
        if "\t" in line.lstrip("\t "):
            yield Line(tuple(_anchored(cell.strip()) for cell in line.split("\t")), spot, "row")
        elif match := _FOOTNOTE.match(line):
            number_written = FOOTNOTE_MARKS.index(match[1]) + 1
            yield Line((match[2].strip(),), spot, "note", number_written, match[2].strip())
        else:
            form, level, words = _form(line)
            yield Line((without_anchors(words),), spot, form, level, _anchored(words))


def _form(line: str) -> tuple[LineForm, int, str]:
    if match := _HEADING.match(line):
        return "heading", len(match[1]), match[2]
    if match := _BULLET.match(line):
        return "bullet", 1 + len(match[1].expandtabs(4)) // 2, match[2]
    return "paragraph", 1, line.strip()


def _anchored(words: str) -> str:
    """Return the words with superscript numbers as Markdown anchors of footnotes."""
    return _ANCHOR.sub(lambda match: f"[^{FOOTNOTE_MARKS.index(match[1]) + 1}]", words)


def without_anchors(words: str) -> str:
    """Return the words without superscript numbers."""
    return _ANCHOR.sub("", words)
