"""The lines of a document as text: one line a paragraph or cell, with the address of each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportgen.errors import Issue, Place
from reportgen.places import Change, clean, one_line
from reportgen.readers.programmes.formats.escaping import escaped_note
from reportgen.readers.programmes.records import Line
from reportgen.readers.shared.unpacked import Unpacked

RULE = "---"
"""Ends the row of a table in the Markdown, so that nobody speaks on in the next one."""
_LONGEST_LEAP = 100


@dataclass(slots=True)
class _Text:
    plain: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    firsts: dict[str, str] = field(default_factory=dict)

    def add(self, plain: str, typed: str, address: str) -> None:
        words, changes = clean(" ".join(plain.splitlines()))
        for change in changes:
            self.counts[change.rule] += change.count
            self.firsts.setdefault(change.rule, address)
        self.plain.append(words)
        self.typed.append(clean(" ".join(typed.splitlines()))[0])
        self.addresses.append(address)

    def issues(self, path: str) -> Iterator[Issue]:
        """Yield what was changed of the characters."""
        for rule, count in self.counts.items():
            where = Place(path, 0, 0, self.firsts[rule])
            yield Issue("warning", rule, Change(rule, count, 0).message, where)


def rendered(lines: Iterable[Line], kind: str) -> Unpacked:
    """Return the lines of a document as text.

    Empty paragraphs are empty lines, so that in a document without tables the number of a line is
    that of its paragraph.
    """
    text, path = _Text(), ""
    for line in lines:
        path = line.spot.path
        address = line.spot.place
        number = _paragraph(address)
        if 0 < number - len(text.plain) - 1 < _LONGEST_LEAP:
            for missing in range(len(text.plain) + 1, number):
                text.add("", "", f"paragraph {missing}")
        if line.form == "row" and line.table:
            _add_row(text, line)
        elif line.form == "row":
            text.add("\t".join(line.cells), "  ".join(_typed(line)), address)
        else:
            text.add(line.text, _lead(line) + " ".join(_typed(line)), address)
            text.headings |= {len(text.plain)} if line.form == "heading" else set()
    plain, typed = "\n".join(text.plain), "\n".join(text.typed)
    return Unpacked(
        kind,
        plain,
        typed,
        tuple(text.addresses),
        issues=tuple(text.issues(path)),
        headings=frozenset(text.headings),
    )


def with_comments(unpacked: Unpacked) -> Unpacked:
    """Return a document with its comments after its text, as notes of their authors."""
    plain, typed, addresses = [unpacked.plain], [unpacked.typed], list(unpacked.addresses)
    for number, aside in enumerate(unpacked.asides, 1):
        author = one_line(aside.author) or "?"
        text, date = one_line(aside.text), f" ({aside.date})" * bool(aside.date)
        plain.append(f"{author}: {text}")
        typed.append(f"**{escaped_note(author)}**: {escaped_note(text)}")
        addresses.append(f"comment {number}{date}")
    return replace(
        unpacked,
        plain="\n".join(plain),
        typed="\n".join(typed),
        addresses=tuple(addresses),
        asides=(),
    )


def _paragraph(address: str) -> int:
    word, _, number = address.partition(" ")
    return int(number) if word == "paragraph" and number.isdecimal() else 0


def _add_row(text: _Text, line: Line) -> None:
    """Add the cells of a row, a line for each of their paragraphs; nobody speaks on into it."""
    if text.typed and text.typed[-1] != RULE:
        text.add("", RULE, "")
    for column, (plain, typed) in enumerate(zip(line.cells, _typed(line), strict=True), 1):
        marked = typed.split("\n")
        parts = plain.split("\n")
        marked = marked if len(marked) == len(parts) else [escaped_note(part) for part in parts]
        for part, one in zip(parts, marked, strict=True):
            if part.strip():
                text.add(part, one, f"{line.spot.place}, column {column}")
    text.add("", RULE, "")


def _typed(line: Line) -> Sequence[str]:
    if len(line.typed) == len(line.cells):
        return line.typed
    return [escaped_note(cell) for cell in line.cells]


def _lead(line: Line) -> str:
    """Return what opens a line in Markdown: the mark of a heading or of a list entry."""
    match line.form:
        case "heading":
            return f"{'#' * min(max(line.level, 1), 6)} "
        case "bullet":
            return " " * 4 * (min(max(line.level, 1), 9) - 1) + (
                f"{line.ordinal}. " if line.ordinal else "- "
            )
        case _:
            return ""
