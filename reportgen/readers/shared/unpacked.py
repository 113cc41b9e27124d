"""A document as lines of text: what readers and the door know of a Word file or a web page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.errors import Issue


@dataclass(frozen=True, slots=True)
class Aside:
    """A comment in the margin of a line; ``date`` is an ISO date, empty where it has none.

    Its words are not those of the document, so by default they are read only for marks of what is
    off record.
    """

    line: int
    author: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A document as lines: as the words stand, and as Markdown with the same number of lines.

    ``addresses`` are those of the lines, one a line (``paragraph 14``); ``headings`` the numbers of
    the lines that are one.
    """

    kind: str
    plain: str
    typed: str
    addresses: tuple[str, ...]
    asides: tuple[Aside, ...] = ()
    issues: tuple[Issue, ...] = ()
    headings: frozenset[int] = frozenset()


def spread(text: str, addresses: Sequence[str]) -> tuple[str, list[int]]:
    """Return Markdown in which paragraphs stand apart, and which line of the text each line is.

    Lines of one paragraph, which only a line break parts, stay together.
    """
    lines = text.split("\n")
    written = list(_spread(lines, addresses))
    return "\n".join(line for line, _ in written), [number for _, number in written]


def _spread(lines: Sequence[str], addresses: Sequence[str]) -> Iterator[tuple[str, int]]:
    before = ""
    for number, line in enumerate(lines, 1):
        address = addresses[number - 1] if number <= len(addresses) else ""
        if number > 1 and not (address and address == before):
            yield "", number
        yield line, number
        before = address
