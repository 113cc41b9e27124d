"""Proves that the quotations of a finished file stand in the file and in their sources."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reportgen.document import Citation
from reportgen.verification.normal import Words, normalise, pieces, squeeze

ProblemKind = Literal[
    "quote missing in file",
    "source changed",
    "quote not at its place",
    "source missing",
    "unknown quotation",
    "characters not printable",
    "quotation not in the sources",
    "figure not in the sources",
]
_UNPRINTED = "\N{REPLACEMENT CHARACTER}"
"""What a PDF prints for a character that no font has."""

_SHORT = 80
_HEAD = 150


@dataclass(frozen=True, slots=True)
class QuotedSource:
    """A source as it is now: its text by segment id, and the digest of the file."""

    path: str
    sha256: str
    segments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Printed:
    """A citation, and how often its words occur in a file."""

    citation: Citation
    count: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A quotation that is not proved; ``message`` names it and its place on one line."""

    kind: ProblemKind
    quote: str
    message: str


def count_printed(text: Words, citations: Iterable[Citation]) -> tuple[Printed, ...]:
    """Return the citations with the number of times their words occur in the text."""
    whole = normalise(" ".join(pieces(text)))
    return tuple(Printed(c, _count(whole, normalise(c.quote))) for c in citations)


def verify_file(
    text: Words,
    printed: Sequence[Printed],
    sources: Mapping[str, QuotedSource],
    *,
    laid_out: bool = False,
) -> tuple[Problem, ...]:
    """Return the quotations that are not in the file or not at their place in their source.

    ``text`` are the file's paragraphs or pages, ``sources`` go by path. ``laid_out`` is set for
    text read from typeset lines (a PDF), where words may be hyphenated and run over to the next
    page. A source without a recorded digest (the decision journal, which grows) is not compared by
    digest.
    """
    missing = _missing(text, printed, laid_out=laid_out)
    return (*missing, *_unproved([p.citation for p in printed], sources))


def unknown_quotations(content: bytes, printed: Sequence[Printed]) -> tuple[Problem, ...]:
    """Return a problem for each block quotation of a DOCX with words that no citation records.

    Raises:
        InputError: if the file cannot be read.
    """
    from reportgen.verification.docx_text import read_docx

    known = sorted({normalise(p.citation.quote) for p in printed}, key=len, reverse=True)
    said = "are quoted, but are no quotation on record"
    return tuple(
        _problem("unknown quotation", shown.text, "the file", said)
        for shown in read_docx(content, note_mark="")
        if shown.style == "Quote" and not _is_known(normalise(shown.text), known)
    )


def _is_known(quotation: str, known: Sequence[str]) -> bool:
    """Whether only quotation marks and ellipses are left once the citations are taken out."""
    for quote in filter(None, known):
        quotation = quotation.replace(quote, " ")
    return not any(character.isalnum() for character in quotation)


def _missing(text: Words, printed: Sequence[Printed], *, laid_out: bool) -> Iterator[Problem]:
    whole = normalise(" ".join(pieces(text)))
    pages = [squeeze(page) for page in pieces(text)] if laid_out else []
    seen: set[str] = set()
    for entry in printed:
        quote = entry.citation.quote
        wanted, found = max(entry.count, 1), _count(whole, normalise(quote))
        if found < wanted and laid_out:
            found = _count_on_pages(pages, squeeze(quote))
        if found < wanted and quote not in seen:
            seen.add(quote)
            yield _absent(entry.citation, found, wanted, pages)


def _absent(citation: Citation, found: int, wanted: int, pages: Sequence[str]) -> Problem:
    """Return what is wrong with a missing quotation: other words, or characters no font prints."""
    quote = squeeze(citation.quote)
    lost = [sign for sign in dict.fromkeys(quote) if pages and sign not in "".join(pages)]
    replaced = quote.translate(dict.fromkeys(map(ord, lost), _UNPRINTED))
    if lost and found + _count_on_pages(pages, replaced) >= wanted:
        signs = ", ".join(f"U+{ord(sign):04X} {sign}" for sign in lost)
        said = (
            f"are printed with {_UNPRINTED} in place of {signs}, which no font here has; "
            "see what reportgen doctor says of scripts, or send the Word file"
        )
        return _problem("characters not printable", citation.quote, _place(citation), said)
    said = f"stand in the file {found} times instead of {wanted}"
    return _problem("quote missing in file", citation.quote, _place(citation), said)


def _count(whole: str, quote: str) -> int:
    return whole.count(quote) if quote else 0


def _count_on_pages(pages: Sequence[str], quote: str) -> int:
    within = sum(_count(page, quote) for page in pages)
    rest = [page.replace(quote, "\n") if quote else "" for page in pages]
    return within + sum(_runs_over(one, two, quote) for one, two in pairwise(rest))


def _runs_over(page: str, following: str, quote: str) -> bool:
    """Whether the quotation continues at the top of the next page, below its head."""
    top = following[: _HEAD + len(quote)]
    return any(quote[:cut] in page and quote[cut:] in top for cut in range(1, len(quote)))


def _unproved(
    citations: Iterable[Citation], sources: Mapping[str, QuotedSource]
) -> Iterator[Problem]:
    reported: set[str] = set()
    for citation in citations:
        source = sources.get(citation.source)
        if source is None:
            said = "are quoted from a file that is missing"
            yield _problem("source missing", citation.quote, _place(citation), said)
        elif not _stands_at_its_place(citation, source):
            said = f"do not stand at characters {citation.start} to {citation.end} of their source"
            yield _problem("quote not at its place", citation.quote, _place(citation), said)
        elif citation.sha256 not in {"", source.sha256} and citation.source not in reported:
            reported.add(citation.source)
            said = "stand in a source that changed since the file was written; build again"
            yield _problem("source changed", citation.quote, _place(citation), said)


def _stands_at_its_place(citation: Citation, source: QuotedSource) -> bool:
    text = source.segments.get(citation.segment)
    return (
        text is not None
        and 0 <= citation.start < citation.end <= len(text)
        and text[citation.start : citation.end] == citation.quote
    )


def _place(citation: Citation) -> str:
    place = f"{citation.source}:{citation.line}"
    place += f" ({citation.address})" if citation.address else ""
    if citation.seconds is None:
        return place
    minutes, seconds = divmod(int(citation.seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{place} ({hours}:{minutes:02}:{seconds:02})"


def _problem(kind: ProblemKind, quote: str, place: str, said: str) -> Problem:
    words = _on_a_line(quote)
    short = words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…"
    return Problem(kind, quote, f"{_on_a_line(place)}: the words “{short}” {said}")


def _on_a_line(text: str) -> str:
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c
        for c in normalise(text)
    )
