"""The headings of a page: their ids and their ranks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from reportgen.document import (
    Blocks,
    Contents,
    Heading,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    NumberMark,
    Reference,
    Text,
)
from reportgen.writers.html.inlines import PageScope, compose_inlines
from reportgen.writers.html.markup import element, escaped
from reportgen.writers.text import inline_text

_UNFIT = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading of the page; ``rank`` 2 is ``<h2>``, under the title, and ``id`` its id."""

    id: str
    rank: int
    heading: Heading

    def words(self, scope: PageScope, *, linked: bool = True) -> str:
        """Return number and words as HTML; without links and notes unless ``linked``."""
        inlines = self.heading.inlines if linked else tuple(_bare(self.heading.inlines))
        number = escaped(self.heading.number)
        words = compose_inlines(inlines, scope)
        return f"{element('span', number, class_='counted')} {words}" if number else words


def outline(blocks: Blocks) -> tuple[OutlineEntry, ...]:
    """Return the headings that have words; no rank is more than one below the rank before."""
    entries: list[OutlineEntry] = []
    above: list[int] = []
    taken: set[str] = set()
    for heading in blocks:
        if isinstance(heading, Heading) and is_shown(heading):
            above = [level for level in above if level < heading.level]
            address = _address(heading.anchor, taken)
            entries.append(OutlineEntry(address, len(above) + 2, heading))
            above.append(heading.level)
    return tuple(entries)


def is_shown(heading: Heading) -> bool:
    """Whether a heading has words."""
    return bool(inline_text(heading.inlines).strip())


def _address(anchor: str, taken: set[str]) -> str:
    plain = _UNFIT.sub("-", anchor)
    address, count = f"heading-{plain}", 1
    while address in taken:
        count += 1
        address = f"heading-{plain}-{count}"
    taken.add(address)
    return address


def listed(contents: Contents, entries: Sequence[OutlineEntry]) -> tuple[OutlineEntry, ...]:
    """Return the headings that a table of contents lists."""
    return tuple(entry for entry in entries if entry.heading.level <= contents.depth)


def _bare(inlines: Inlines) -> Iterator[Text]:
    for inline in inlines:
        match inline:
            case NoteRef():
                continue
            case LineBreak():
                yield Text(" ")
            case Text():
                yield inline
            case Link() | NumberMark() | Reference():
                yield Text(inline.text)
            case _:
                yield Text(inline.text, inline.style)


def nested(entries: Sequence[tuple[int, str]]) -> str:
    """Nest pairs of rank and content as lists in lists."""
    items: list[str] = []
    while entries:
        (rank, content), rest = entries[0], entries[1:]
        below = tuple(takewhile(lambda entry, rank=rank: entry[0] > rank, rest))  # type: ignore[misc]
        items.append(element("li", content + (f"\n{nested(below)}\n" if below else "")))
        entries = rest[len(below) :]
    return element("ol", "\n" + "\n".join(items) + "\n")
