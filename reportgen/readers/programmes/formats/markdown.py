"""Markdown: headings, paragraphs, lists and tables, each with its line."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportgen.readers.programmes.records import Fact, Line, Spot

_TITLE = re.compile(r"^title:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
_LISTS = {
    "bullet_list_open": 1,
    "ordered_list_open": 1,
    "bullet_list_close": -1,
    "ordered_list_close": -1,
}


def markdown_lines(text: str, path: str) -> Iterator[Line]:
    """Yield the lines of a Markdown text; front matter is passed over."""
    body, skipped = _without_front_matter(text)
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    reader = _Reader(path, skipped)
    for token in tokens:
        yield from reader.take(token)


def front_matter_title(text: str, path: str) -> Fact | None:
    """Return the title that front matter states, None where there is none."""
    body, skipped = _without_front_matter(text)
    del body
    head = "\n".join(text.split("\n")[:skipped])
    match = _TITLE.search(head) if skipped else None
    if match is None or not match[1]:
        return None
    line = head[: match.start()].count("\n") + 1
    return Fact(match[1], Spot(path, f"line {line}", line))


def _without_front_matter(text: str) -> tuple[str, int]:
    """Return the text below ``---`` front matter, and how many lines that took."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return text, 0
    end = next((n for n, line in enumerate(lines[1:200], 1) if line.rstrip() == "---"), 0)
    return ("\n".join(lines[end + 1 :]), end + 1) if end else (text, 0)


class _Reader:
    """Keeps what surrounds a token: the list it is in, the row it belongs to."""

    def __init__(self, path: str, skipped: int) -> None:
        self._path, self._skipped = path, skipped
        self._depth = self._heading = self._table = 0
        self._row: list[str] | None = None
        self._spot = Spot(path)

    def take(self, token: Token) -> Iterator[Line]:
        if token.map:
            line = token.map[0] + 1 + self._skipped
            self._spot = Spot(self._path, f"line {line}", line)
        kind = token.type
        self._depth += _LISTS.get(kind, 0)
        self._table += kind == "table_open"
        if kind in ("heading_open", "heading_close"):
            self._heading = int(token.tag[1:]) if kind == "heading_open" else 0
        elif kind == "tr_open":
            self._row = []
        elif kind == "tr_close" and self._row is not None:
            row, self._row = tuple(self._row), None
            yield Line(row, self._spot, "row", table=self._table)
        elif kind == "inline":
            yield from self._inline(token)
        elif kind in ("fence", "code_block"):
            for written in filter(str.strip, token.content.split("\n")):
                yield Line((written.strip(),), self._spot)

    def _inline(self, token: Token) -> Iterator[Line]:
        if self._row is not None:
            self._row.append(plain_words(token).replace("\n", " ").strip())
            return
        parts = plain_words(token).split("\n")
        sources = token.content.split("\n")
        together = len(parts) > 1 and len(parts) == len(sources) and not self._separate(parts)
        if together:
            parts, sources = [" ".join(parts)], [" ".join(s.strip() for s in sources)]
        first = self._spot.line
        for number, part in enumerate(parts):
            spot = Spot(self._path, f"line {first + number}", first + number)
            source = sources[number].strip() if len(sources) == len(parts) else part.strip()
            if part.strip():
                yield self._line(part.strip(), source, spot)

    def _line(self, text: str, source: str, spot: Spot) -> Line:
        if self._heading:
            return Line((text,), spot, "heading", self._heading, source)
        if self._depth:
            return Line((text,), spot, "bullet", self._depth, source)
        return Line((text,), spot, "paragraph", 1, source)

    @staticmethod
    def _separate(parts: list[str]) -> bool:
        """Return whether lines of one paragraph are lines of their own: each opens with a time."""
        return sum(bool(re.match(r"\W*\d{1,2}[:.h]\d{2}", part)) for part in parts) >= 2


def plain_words(token: Token) -> str:
    """Return the text of an inline token without its marks."""
    words: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or (
            child.type == "html_inline" and child.content.lower().startswith("<br")
        ):
            words.append("\n")
    return "".join(words)
