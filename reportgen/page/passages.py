"""What was said around a point: turns and paragraphs of a source, and a search over all of them."""

import re
from collections.abc import Iterator, Sequence

from typing_extensions import TypedDict

from reportgen.errors import UsageError
from reportgen.ledger import Ledger
from reportgen.model import Finding, PersonId, Segment
from reportgen.page.rows import Languages
from reportgen.people import names_by_id

_LONGEST = 30_000
"""Characters of a turn that are sent at once; a longer one is cut around what is looked at."""

_MOST_PIECES = 60
_MOST_HITS = 200
_AROUND = 90


class TalkPiece(TypedDict):
    """A turn or paragraph, or a part of one: ``start`` counts the characters before ``text``.

    ``found`` are findings in it: where each begins and ends in ``text``, and its id.
    """

    segment: str
    index: int
    form: str
    start: int
    cut: bool
    text: str
    lang: str
    speaker: str
    label: str
    clock: str
    seconds: float | None
    line: int
    found: list[tuple[int, int, str]]


class Hit(TypedDict):
    """A place where the words that were searched for stand."""

    segment: str
    source: str
    index: int
    start: int
    end: int
    before: str
    words: str
    after: str
    lang: str
    speaker: str
    clock: str


class Passages:
    """The sources of a forum in order, to be read in parts."""

    def __init__(self, ledger: Ledger) -> None:
        proceedings = ledger.proceedings
        self._languages = Languages(proceedings)
        self._names = names_by_id(proceedings.forum, "data")
        self._within: dict[str, list[Segment]] = {
            str(one.id): [] for one in proceedings.material.sources
        }
        self._index: dict[str, tuple[str, int]] = {}
        for segment in proceedings.material.segments:
            held = self._within[str(segment.source)]
            self._index[str(segment.id)] = str(segment.source), len(held)
            held.append(segment)
        self._found: dict[str, list[Finding]] = {}
        for finding in proceedings.findings:
            self._found.setdefault(str(finding.evidence.segment), []).append(finding)

    def place(self, segment: str) -> tuple[str, int]:
        """The source of a turn or paragraph, and its index there.

        Raises:
            UsageError: if there is no such turn.
        """
        if segment not in self._index:
            raise UsageError("this was not said in any source", rule="no-such-choice")
        return self._index[segment]

    def pieces(
        self, source: str, first: int, count: int, *, at: int = 0
    ) -> tuple[list[TalkPiece], int]:
        """Return turns and paragraphs of a source from an index on, and how many it has.

        ``at`` is the character of the first of them that must be in its piece.

        Raises:
            UsageError: if there is no such source.
        """
        held = self._within.get(source)
        if held is None:
            raise UsageError(f"there is no source '{source[:80]}'", rule="no-such-choice")
        first = max(0, first)
        shown = held[first : first + min(max(count, 1), _MOST_PIECES)]
        return [
            self._piece(one, first + n, at if n == 0 else 0) for n, one in enumerate(shown)
        ], len(held)

    def around(self, segment: str, at: int, context: int) -> tuple[list[TalkPiece], int]:
        """Return a turn or paragraph with those before and after it, and how many there are."""
        source, index = self.place(segment)
        first = max(0, index - context)
        before = self.pieces(source, first, index - first)[0] if index else []
        after, total = self.pieces(source, index, context + 1, at=at)
        return [*before, *after], total

    def search(self, words: str) -> tuple[list[Hit], int]:
        """Return where the words were said, the first hits and the number of all."""
        typed = words.split()
        if not typed:
            return [], 0
        pattern = re.compile(r"\s+".join(map(re.escape, typed)), re.IGNORECASE)
        hits: list[Hit] = []
        count = 0
        for source, held in self._within.items():
            for index, segment in enumerate(held):
                for match in pattern.finditer(segment.text):
                    count += 1
                    if len(hits) < _MOST_HITS:
                        hits.append(self._hit(source, index, segment, match))
        return hits, count

    def speaker(self, people: Sequence[PersonId]) -> str:
        """The names of people who said something."""
        return ", ".join(self._names[one] for one in people)

    def _piece(self, segment: Segment, index: int, at: int) -> TalkPiece:
        start, end = 0, len(segment.text)
        if end > _LONGEST:
            start = max(0, min(at - _LONGEST // 2, end - _LONGEST))
            end = start + _LONGEST
        mark = segment.mark_at(start)
        return TalkPiece(
            segment=segment.id,
            index=index,
            form=segment.form,
            start=start,
            cut=end - start < len(segment.text),
            text=segment.text[start:end],
            lang=self._languages.of(segment),
            speaker=self.speaker(segment.speakers),
            label=segment.speaker_label,
            clock=f"{segment.clock:%H:%M}" if segment.clock else "",
            seconds=mark.seconds,
            line=mark.line,
            found=list(self._spans(segment, start, end)),
        )

    def _spans(self, segment: Segment, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield the findings of a piece that do not overlap an earlier one."""
        last = start
        found = self._found.get(str(segment.id), ())
        for one in sorted(found, key=lambda one: one.evidence.start):
            if one.evidence.start >= last and one.evidence.end <= end:
                last = one.evidence.end
                yield one.evidence.start - start, last - start, one.id

    def _hit(self, source: str, index: int, segment: Segment, match: re.Match[str]) -> Hit:
        start, end, text = match.start(), match.end(), segment.text
        return Hit(
            segment=segment.id,
            source=source,
            index=index,
            start=start,
            end=end,
            before=text[max(0, start - _AROUND) : start],
            words=match.group(),
            after=text[end : end + _AROUND],
            lang=self._languages.of(segment),
            speaker=self.speaker(segment.speakers) or segment.speaker_label,
            clock=f"{segment.clock:%H:%M}" if segment.clock else "",
        )
