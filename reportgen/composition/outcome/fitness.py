"""Whether a report can go out: what a public edition would print that no public one may."""

from collections.abc import Iterator

from reportgen.document import Document, Heading, Inlines, Part, Text, lines_of


def unfit(document: Document) -> tuple[str, ...]:
    """Return the placeholders that keep a public edition from going out, each with its heading."""
    return tuple(dict.fromkeys(f"{where}: {what}" for where, what in _placeholders(document)))


def _placeholders(document: Document) -> Iterator[tuple[str, str]]:
    for part in document.parts:
        heading = _heading(part)
        for block in part.blocks:
            if isinstance(block, Heading):
                heading = _words(block.inlines)
            for line in lines_of(block):
                for one in line:
                    if isinstance(one, Text) and one.style == "Placeholder Text":
                        yield heading, one.text


def _heading(part: Part) -> str:
    found = (_words(block.inlines) for block in part.blocks if isinstance(block, Heading))
    return next(found, part.name)


def _words(inlines: Inlines) -> str:
    return "".join(one.text for one in inlines if isinstance(one, Text))
