"""The texts that a point could print, the best first, each with its origin."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.ledger.alone import leans_on
from reportgen.ledger.heard import bare
from reportgen.ledger.merges import merge_end
from reportgen.model import Finding, FindingId, Proceedings, Segment, TextOrigin

_NO_NOTE = FindingId("")
_WORD = re.compile(r"\b(?!should\b|must\b|have\b|need)[^\W\d_]{4,}")
_ENOUGH_SHARED = 0.5
"""Least share of a note's words in the quotation for the note to be offered as its text."""


@dataclass(frozen=True, slots=True)
class OfferedText:
    """A text offered for a finding; ``note`` is the finding in the notes that contains it."""

    text: str
    origin: TextOrigin
    note: FindingId = _NO_NOTE


class Texts:
    """The texts offered for the findings of a forum."""

    def __init__(self, proceedings: Proceedings) -> None:
        """Index what says the same."""
        self._segments = {one.id: one for one in proceedings.material.segments}
        self._sources = {one.id: one for one in proceedings.material.sources}
        self._wordings = {one.finding: one.wording for one in proceedings.appraisals}
        self._language = (proceedings.forum.languages or ("en",))[0]
        self._findings = {finding.id: finding for finding in proceedings.findings}
        self._decided = {one.finding: one for one in proceedings.review.decisions}
        self._same = _same(proceedings)

    def offers(self, finding: Finding) -> tuple[OfferedText, ...]:
        """Return the texts to choose from, the best first; the quotation itself is always last."""
        suggested = self._wordings.get(finding.id, "")
        made = (OfferedText(suggested, "suggestion"),) if suggested else ()
        quotation = OfferedText(finding.evidence.quote, "quotation")
        return (*self._noted(finding), *made, quotation)

    def best(self, finding: Finding) -> OfferedText:
        """Return the text that is offered first."""
        return self.offers(finding)[0]

    def leans_on(self, text: str) -> tuple[str, ...]:
        """Return the ways in which a text cannot stand alone in the report."""
        return leans_on(text, self._language)

    def _noted(self, finding: Finding) -> Iterator[OfferedText]:
        """Yield the rapporteur's own sentences in the notes that say the same."""
        if self._is_noted(finding):
            return
        same = self._same.get(finding.id, ())
        for other in (self._findings[one] for one in same if one in self._findings):
            decided = self._decided.get(other.id)
            if decided is not None and decided.merged_into != finding.id:
                continue
            words = other.evidence.quote
            merged = decided is not None
            close = merged or _share(words, finding.evidence.quote) >= _ENOUGH_SHARED
            if close and self._may_speak_for(other, finding) and not self.leans_on(words):
                yield OfferedText(words, "notes", other.id)

    def _may_speak_for(self, noted: Finding, finding: Finding) -> bool:
        """Whether a sentence of the notes reports the same person on the same side."""
        same = (noted.kind, noted.polarity) == (finding.kind, finding.polarity)
        return (
            same
            and self._is_noted(noted)
            and bool(self._said(noted).speakers)
            and self._said(noted).speakers == self._said(finding).speakers
            and self._said(noted).session == self._said(finding).session
            and bare(noted.evidence.quote) != bare(finding.evidence.quote)
        )

    def _said(self, finding: Finding) -> Segment:
        return self._segments[finding.evidence.segment]

    def _is_noted(self, finding: Finding) -> bool:
        return self._sources[self._said(finding).source].kind == "notes"


def _share(noted: str, said: str) -> float:
    """Return the share of a note's longer words that also occur in the quotation, endings aside."""
    words, heard = ({w[:5] for w in _WORD.findall(t.casefold())} for t in (noted, said))
    return len(words & heard) / len(words) if words else 0.0


def _same(proceedings: Proceedings) -> Mapping[FindingId, tuple[FindingId, ...]]:
    """Return what says the same as each finding: what people merged, then what seems to."""
    into = {d.finding: d.merged_into for d in proceedings.review.decisions if d.merged_into}
    known = {finding.id for finding in proceedings.findings}
    same: dict[FindingId, list[FindingId]] = {}
    for finding in into:
        if (end := merge_end(finding, into)) in known:
            same.setdefault(end, []).append(finding)
    apart = {frozenset(pair) for pair in proceedings.review.apart}
    for group in (*proceedings.groups, *proceedings.alike):
        for one in group.findings:
            others = (o for o in group.findings if o != one and frozenset((o, one)) not in apart)
            same.setdefault(one, []).extend(others)
    return {finding: tuple(dict.fromkeys(others)) for finding, others in same.items()}
