"""What others hand on of people who oppose being recorded, which is withheld like their turns.

Notes name a person to tell what that person said, so a passage of notes that names one who opposes
is withheld, with what goes on from it. In a transcript somebody else speaks, and only the sentences
that hand on such a person's words are cut out.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from reportgen.alignment.pieces import without
from reportgen.alignment.places import withhold
from reportgen.model import Forum, Person, PersonId, Segment, SessionId, SourceId, Withheld
from reportgen.people import PARTICLES, fold, loose_words, words

_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bM[rs])(?<!\bDr)(?<!\bMme)(?<!\bMrs)(?<!\bProf)[.!?…][\"”’)»]*\s+|[。！？]"
)
_GOES_ON = re.compile(r"\s*(?:He|She|They|His|Her|Their|Il|Elle|Él|Ella|Er|Sie)\b|\s*[-–—]\s")
_PRESIDES = re.compile(
    r"\b(?:moderat|chair|facilitat|rapporteur|modér|présid|apologi|participants?\b|present:)",
    re.IGNORECASE,
)
_LONGEST_CAST_LIST = 100
_HANDS_ON = re.compile(
    r"\b(?:said|says?|told|tells|asked|asks|proposed|proposes|suggested|suggests|argued|argues|"
    r"mentioned|mentions|noted|notes|recommended|recommends|explained|explains|warned|warns|"
    r"pointed|points|puts?|called|calls|wants|wanted|urged|urges|stressed|insisted|insists|"
    r"believes|thinks|according|words|proposal|suggestion|idea|views?|remarks?|"
    r"a dit|dit que|a proposé|propose|a demandé|demande|selon|d['’]après|dijo|dice|propuso|según|"
    r"sagte|sagt|laut)\b|['’]s point\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class HandedOn:
    """The passages that stay, the places of those that go, and who was heard in which session."""

    kept: list[Segment] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    heard: list[tuple[PersonId, SessionId | None]] = field(default_factory=list)

    def withhold(self, segment: Segment, heard: frozenset[PersonId] = frozenset()) -> None:
        """Keep only the place of a passage, and who was heard in it."""
        self.withheld.append(withhold(segment, "opposes record"))
        self.heard += [(person, segment.session) for person in sorted(heard)]


class Opposed:
    """The people of a forum who oppose being recorded, as others name them."""

    def __init__(self, forum: Forum) -> None:
        """Fold their names; a surname that somebody else has, too, says of nobody that he spoke."""
        self._names = {p.id: frozenset(_names(p)) for p in forum.people if not p.record}
        counts = Counter(word for p in forum.people for word in {*words(p.name)})
        self._telling = {
            p.id: frozenset(
                name for name in ("".join(words(p.name)), *words(p.surname)) if counts[name] < 2
            )
            for p in forum.people
        }

    def look_through(
        self, segments: Iterable[tuple[Segment, frozenset[PersonId]]], notes: Collection[SourceId]
    ) -> HandedOn:
        """Return what is left of the passages.

        Each comes with those who oppose being recorded and say it, or may say it; ``notes`` are
        the sources that a rapporteur wrote.
        """
        found, before = HandedOn(), _Telling()
        for segment, silent in segments:
            if not self._names:
                found.kept.append(segment)
            elif segment.source in notes:
                before = before if before.source == segment.source else _Telling(segment.source)
                told = silent | self._named(segment.text)
                if before.withholds(segment, is_spoken=bool(silent), is_named=bool(told)):
                    spoke = silent.intersection(segment.speakers)
                    found.withhold(segment, spoke | self._surely_named(segment.text, told))
                else:
                    found.kept.append(segment)
            elif silent:
                found.withhold(segment, silent.intersection(segment.speakers))
            else:
                for piece, is_out in without(segment, list(self._handed_on(segment.text))):
                    if is_out:
                        found.withhold(piece)
                    else:
                        found.kept.append(piece)
        return found

    def _surely_named(self, text: str, named: frozenset[PersonId]) -> frozenset[PersonId]:
        said = words(text)
        pairs = {*said, *map("".join, pairwise(said))}
        return frozenset(person for person in named if self._telling[person] & pairs)

    def _named(self, text: str) -> frozenset[PersonId]:
        """Return which of them a text names or may name: by name, alias or a part of the name."""
        tokens = [token for token in _TOKEN.findall(text) if not token.islower()]
        said = f" {' '.join(' '.join(words(token)) for token in tokens)} "
        whole = "".join(fold(text).split())
        return frozenset(
            person
            for person, names in self._names.items()
            if any(f" {name} " in said or (_is_caseless(name) and name in whole) for name in names)
        )

    def _handed_on(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where sentences stand that hand on what one of them said."""
        start = 0
        for end in (*(match.end() for match in _END.finditer(text)), len(text)):
            if _HANDS_ON.search(text, start, end) and self._named(text[start:end]):
                yield start, end
            start = end


def _names(person: Person) -> Iterator[str]:
    for name in (person.name, person.surname, *person.aliases):
        if folded := words(name):
            yield " ".join(folded) if folded[0].isascii() else "".join(folded)
    for part in (*words(person.name), *loose_words(person.surname)):
        if len(part) > 2 and part not in PARTICLES:
            yield part


def _is_caseless(name: str) -> bool:
    """Return whether a name is in a script without capitals, where words run together."""
    return len(name) > 1 and fold(name).upper() == fold(name)


@dataclass(slots=True)
class _Telling:
    """How far notes go on with what they told of somebody who opposes being recorded."""

    source: SourceId | None = None
    section: int = 0
    was_told: bool = False
    leads_in: bool = False

    def withholds(self, segment: Segment, *, is_spoken: bool, is_named: bool) -> bool:
        """Return whether a passage is withheld: such a person says it, or is named in it."""
        is_about = is_spoken or (is_named and not _is_cast_list(segment.text))
        if segment.form == "heading":
            return self._heading(segment.level, is_about=is_about)
        in_list = segment.form == "bullet" and self.leads_in
        goes_on = self.was_told and _GOES_ON.match(segment.text) is not None
        told = bool(self.section) or in_list or goes_on or is_about
        self.leads_in = in_list or (told and segment.text.rstrip().endswith((":", "：")))
        self.was_told = told
        return told

    def _heading(self, level: int, *, is_about: bool) -> bool:
        """Enter a section; one under a heading with such a name tells of that person."""
        if level <= self.section:
            self.section = 0
        if is_about and not self.section:
            self.section = level
        self.was_told = self.leads_in = False
        return bool(self.section)


def _is_cast_list(text: str) -> bool:
    """Return whether a line says who presided or was there, not what was said."""
    return len(text) < _LONGEST_CAST_LIST and _PRESIDES.search(text) is not None
