"""Where sentences are likely to begin in words without marks, by weights that can be read."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.extraction.models.vectors import Layer, around_spaces, has_vectors, layer_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reportgen.extraction.models.vectors import Vectors

WEIGHTS = Path(__file__).resolve().with_name("boundaries.json")
SCALE = 10
"""Weights are kept as whole tenths."""
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_SUBJECT = frozenset({"PRP", "NN", "NNS", "NNP", "EX", "DT"})
_FAR = 8
"""Words after which no finite verb is looked for."""
_FILLERS = frozenset({"um", "uh", "er", "erm", "uhm", "mm", "hmm"})
_NEVER_LAST = frozenset(
    {"a", "an", "the", "my", "our", "your", "their", "its", "of", "to", "from", "with", "into"}
    | {"and", "or", "but", "because", "if", "whether", "than", "i", "we", "they", "he", "she"}
    | {"should", "must", "would", "could", "can", "will", "shall", "cannot", "i'm", "we're"}
)
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word between spaces: where it stands, and what the parser thinks of it.

    ``arcs`` counts the dependencies that reach over the space before it, to 3; ``first`` and
    ``last`` are the numbers of its first and last token.
    """

    start: int
    text: str
    first_tag: str
    last_tag: str
    begins: bool
    arcs: int
    comma: bool
    first: int = 0
    last: int = 0


_NOTHING = Word(-1, "^", "^", "^", begins=False, arcs=0, comma=False)


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The fitted weights of what is seen around a space, and the chance from which it counts.

    ``layer`` weighs the vectors of the model that the weights were fitted with.
    """

    intercept: float
    weights: Mapping[str, int]
    cut: float
    layer: Layer

    def chance(self, seen: Sequence[str], meant: float = 0.0) -> float:
        """Return how likely, from 0 to 1, a sentence begins where this is seen.

        ``meant`` is what the vectors add to the log odds.
        """
        total = self.intercept + sum(self.weights.get(name, 0) for name in seen) / SCALE + meant
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def shipped_boundaries() -> Boundaries:
    """Return the weights that ship with the package."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    weights = {
        f"{kind} {seen}": weight
        for kind, group in kept["weights"].items()
        for seen, weight in group.items()
    }
    return Boundaries(kept["intercept"], weights, kept["cut"], layer_of(kept["layer"]))


def starts(doc: Doc, *, knows_vectors: bool = True) -> Iterator[int]:
    """Yield the character offsets where sentences inside a parsed text begin, in order.

    The vectors of another model than the one that the weights were fitted with mean something
    else: without ``knows_vectors`` they are not looked at.
    """
    weights, words = shipped_boundaries(), words_of(doc)
    is_meant = knows_vectors and has_vectors(doc) and len(words) > 1
    meant = weights.layer.totals(vectors_of(doc, words)) if is_meant else [0.0] * len(words)
    last = ""
    for number in range(1, len(words)):
        before = words[number - 1].text
        last = last if before in _FILLERS else before
        if last in _NEVER_LAST:
            continue
        if weights.chance(seen_before(words, number), meant[number - 1]) >= weights.cut:
            yield words[number].start


def vectors_of(doc: Doc, words: Sequence[Word]) -> Vectors:
    """Return the vectors around each space between the words, a row a space."""
    return around_spaces(doc, [word.first for word in words], [word.last for word in words])


def words_of(doc: Doc) -> list[Word]:
    """Return the words between spaces that have a letter or a digit."""
    text = doc.text
    found = re.finditer(r"\S+", text)
    places = [match.span() for match in found if any(map(str.isalnum, match.group()))]
    number_at = {at: number for number, (a, b) in enumerate(places) for at in range(a, b)}
    inside: list[list[int]] = [[] for _ in places]
    changes = [0] * (len(places) + 1)
    for token in doc:
        here, head = number_at.get(token.idx), number_at.get(token.head.idx)
        if here is None or token.is_punct:
            continue
        inside[here].append(token.i)
        if head is not None and head != here:
            changes[min(here, head) + 1] += 1
            changes[max(here, head) + 1] -= 1
    return list(_words(doc, places, inside, changes))


def _words(
    doc: Doc,
    places: Sequence[tuple[int, int]],
    inside: Sequence[Sequence[int]],
    changes: Sequence[int],
) -> Iterator[Word]:
    open_arcs, whole = 0, doc.text
    for (start, end), tokens, change in zip(places, inside, changes, strict=False):
        open_arcs += change
        text = whole[start:end]
        first, last = (doc[tokens[0]], doc[tokens[-1]]) if tokens else (None, None)
        yield Word(
            start,
            _EDGES.sub("", text).lower().replace("’", "'"),
            first.tag_ if first is not None else "",
            last.tag_ if last is not None else "",
            begins=first is not None and bool(first.is_sent_start),
            arcs=min(open_arcs, 3),
            comma=text.endswith((",", ";", ":")),
            first=tokens[0] if tokens else 0,
            last=tokens[-1] if tokens else 0,
        )


def seen_before(words: Sequence[Word], number: int) -> tuple[str, ...]:
    """Return what is seen around the space before a word, each with a name."""

    def at(offset: int) -> Word:
        place = number + offset
        return words[place] if 0 <= place < len(words) else _NOTHING

    c, b, a, x, y, z = (at(offset) for offset in range(-3, 3))
    tags = b.last_tag, a.last_tag, x.first_tag, y.first_tag
    finite = _to_finite_verb(words, number)
    return (
        f"-1 {a.text}",
        f"-2 {b.text}",
        f"+1 {x.text}",
        f"+2 {y.text}",
        f"-2-1 {b.text} {a.text}",
        f"-1+1 {a.text} {x.text}",
        f"+1+2 {x.text} {y.text}",
        f"+1+2+3 {x.text} {y.text} {z.text}",
        f"tags-1+1 {tags[1]} {tags[2]}",
        f"tags-2-1+1 {tags[0]} {tags[1]} {tags[2]}",
        f"tags-1+1+2 {tags[1]} {tags[2]} {tags[3]}",
        f"tags-2+2 {' '.join(tags)}",
        f"tags-3-1+1 {c.last_tag} {' '.join(tags[:3])}",
        f"tags-1+3 {' '.join(tags[1:])} {z.first_tag}",
        f"tag-1word+1 {tags[1]} {x.text}",
        f"word-1tag+1 {a.text} {tags[2]}",
        f"tag-1word+1tag+2 {tags[1]} {x.text} {tags[3]}",
        f"tag-1word+1word+2 {tags[1]} {x.text} {y.text}",
        f"parser {x.arcs} {x.begins:d}",
        f"parser+1 {x.arcs} {x.begins:d} {x.text}",
        f"arcs-1+1 {x.arcs} {tags[1]} {tags[2]}",
        f"verb {finite}",
        f"verb+1 {finite} {tags[2]}",
        f"verb-1 {finite} {tags[1]}",
        f"mark {_mark(words, a)}",
    )


def _to_finite_verb(words: Sequence[Word], number: int) -> str:
    """Return how far ahead the next finite verb is, and whether a subject comes before it."""
    has_subject = False
    for ahead, word in enumerate(words[number : number + _FAR]):
        if not _FINITE.isdisjoint((word.first_tag, word.last_tag)):
            return f"{ahead} {has_subject or word.first_tag in _SUBJECT:d}"
        has_subject = has_subject or word.first_tag in _SUBJECT
    return "far"


def _mark(words: Sequence[Word], before: Word) -> str:
    """Return whether the word before the space ends with a comma, in a text that has commas."""
    if before.comma:
        return "comma"
    return "none here" if any(word.comma for word in words) else "none at all"
