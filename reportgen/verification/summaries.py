"""Whether what a summary quotes and counts stands in the sources of its session."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.verification.figures import every_value, figures
from reportgen.verification.normal import normalise
from reportgen.verification.quoting import Problem, ProblemKind

_QUOTED = re.compile(r"“([^”]+)”|„([^“]+)“|«([^»]+)»|\"([^\"\n]+)\"|「([^」]+)」|『([^』]+)』")
_LEFT_OUT = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\s*")
_WORD = re.compile(r"[^\W_]+")
_SHORT = 80


@dataclass(frozen=True, slots=True)
class Summary:
    """A text that people wrote for the report, and what it may rest on.

    ``said`` are the passages of its session, ``known`` the values and titles of the forum.
    """

    path: str
    text: str
    line: int
    said: Sequence[str]
    known: Sequence[str]


def check_summary(summary: Summary) -> tuple[Problem, ...]:
    """Return a problem for each quotation and each figure that stands in none of the sources."""
    return (*_quotations(summary), *_figures(summary))


def _quotations(summary: Summary) -> Iterator[Problem]:
    sources = [_bare(text) for text in (*summary.said, *summary.known)]
    for match in _QUOTED.finditer(summary.text):
        words = next(filter(None, match.groups()))
        parts = [bare for part in _LEFT_OUT.split(words) if (bare := _bare(part))]
        if not any(_in_order(parts, source) for source in sources):
            said = "is quoted, but nobody said or noted it in this session"
            yield _problem(summary, match.start(), "quotation not in the sources", words, said)


def _figures(summary: Summary) -> Iterator[Problem]:
    values = every_value((*summary.said, *summary.known))
    for figure in figures(summary.text):
        if figure.value not in values:
            said = "is a figure that stands in no source of this session, nor in forum.yaml"
            yield _problem(summary, figure.start, "figure not in the sources", figure.words, said)


def _problem(summary: Summary, start: int, kind: ProblemKind, words: str, said: str) -> Problem:
    line = summary.line + summary.text.count("\n", 0, start)
    one = normalise(words)
    short = one if len(one) <= _SHORT else f"{one[: _SHORT - 1]}…"
    return Problem(kind, words, f"line {line}: “{short}” {said}")


def _in_order(parts: Sequence[str], source: str) -> bool:
    """Whether the parts of a quotation stand in a passage, one after another."""
    at = 0
    for part in parts:
        at = source.find(part, at)
        if at < 0:
            return False
        at += len(part) - 1
    return True


def _bare(text: str) -> str:
    """Return the words in small letters, a blank around each: punctuation does not count."""
    return f" {' '.join(_WORD.findall(normalise(text).casefold()))} "
