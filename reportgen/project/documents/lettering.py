"""What prints the letters of each document, and which characters no font has."""

from collections.abc import Mapping, Sequence

from reportgen import writers
from reportgen.errors import Issue, Place
from reportgen.project.documents.building import Composed, Request
from reportgen.shipped import find_template

Letters = Mapping[str, "writers.Lettering"]


def letters_of(composed: Sequence[Composed], request: Request) -> Letters:
    """Return what prints the letters of each document, by its name, where PDFs are built."""
    theme = find_template("theme.yaml", request.templates)
    wanted = composed if "pdf" in request.formats else ()
    return {made.stem: writers.lettering(made.document, theme) for made in wanted}


def glyph_issues(letters: Letters) -> tuple[Issue, ...]:
    """Return an error for each character that the PDF replaces because no font has it.

    An error, because a document that goes out says something else than its source.
    """
    first: dict[str, tuple[str, writers.MissingGlyph]] = {}
    for stem, lettering in letters.items():
        for missing in lettering.missing:
            first.setdefault(missing.character, (stem, missing))
    return tuple(
        Issue("error", "missing-glyph", _glyph_message(missing), Place(stem))
        for stem, missing in first.values()
    )


def _glyph_message(missing: "writers.MissingGlyph") -> str:
    code = f"U+{ord(missing.character):04X}"
    return (
        f"no font of the PDF has {code}; U+FFFD stands for it wherever it occurs, first in "
        f"'{missing.text[:60]}': see what reportgen doctor says of scripts, write it otherwise, "
        "or send the Word file"
    )
