"""Findings that seem to say the same in other words: suggestions that a person confirms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from reportgen.extraction.grouping import contradict, group, says_no, with_consensus
from reportgen.extraction.identity import group_id, normalised
from reportgen.extraction.linkage import Linkage
from reportgen.extraction.similarity import likeness_of_meaning, likeness_of_words
from reportgen.extraction.stems import content_stems, numbers_in
from reportgen.model import Finding, Group, PersonId, Segment, SourceId

if TYPE_CHECKING:
    from reportgen.extraction.similarity import Likeness

ALIKE_IN_WORDS = 0.30
"""Least likeness by words at which two findings may say the same."""

ALIKE_IN_MEANING = 0.31
"""Least likeness by meaning at which two findings may say the same."""

MOST = 3_000
"""Findings; of more than these only repeats are grouped, so that time and memory stay bounded."""

_FEWEST = 4
_LOCAL_HEADS = frozenset(content_stems("city municipality town local"))
_LOCAL = _LOCAL_HEADS.union(content_stems("hall authority government council"))
_COUNCIL = frozenset(content_stems("council"))


@dataclass(frozen=True)
class _Voice:
    """A finding prepared for comparison; ``who`` is the person, if known, ``where`` the source."""

    finding: Finding
    who: PersonId | None = None
    where: SourceId | None = None

    @cached_property
    def plain(self) -> str:
        """Return the words of the quote."""
        return normalised(self.finding.evidence.quote)

    @cached_property
    def asked(self) -> frozenset[str]:
        """Return the stems of the addressee; all names of local government are one."""
        stems = frozenset(content_stems(self.finding.addressee))
        if stems & _LOCAL_HEADS or stems == _COUNCIL:
            return (stems - _LOCAL) | {"local"}
        return stems

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the stems of the quote."""
        return frozenset(content_stems(self.finding.evidence.quote))

    @cached_property
    def content(self) -> frozenset[str]:
        """Return the stems of what is asked, without those of the addressee."""
        return self.stems.difference(content_stems(self.finding.addressee))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Return the numbers from two on, as figures."""
        return numbers_in(self.finding.evidence.quote)

    @cached_property
    def bounds(self) -> tuple[object, ...]:
        """Return what must be equal in two findings that say the same."""
        refuses = says_no(self.finding.evidence.quote)
        source = normalised(self.finding.attributed_to)
        return (self.finding.kind, self.finding.polarity, source, refuses)


def suggest_groups(
    findings: Sequence[Finding],
    segments: Sequence[Segment] = (),
    *,
    by: Literal["words", "meaning"] = "words",
) -> tuple[Group, ...]:
    """Return groups in which every finding stands exactly once, those that seem to say the same.

    They are suggestions, within and across sessions: where :func:`group` joins repeats, this also
    joins paraphrases. Findings of another kind, polarity or source, with different addressees, with
    other numbers, or of which only one refuses something, never join. ``segments`` tell who spoke;
    without them the consensus counts nobody as known. ``by`` "meaning" finds more and errs more; it
    needs the sentence encoder of the extra "semantic".

    Raises:
        PipelineError: if grouping by meaning was asked for and the encoder is not installed.
    """
    repeats, found = group(findings), {finding.id: finding for finding in findings}
    spoken = {segment.id: segment for segment in segments}
    voices = [_voice(found[one.findings[0]], spoken.get(found[one.findings[0]].evidence.segment))
              for one in repeats]  # fmt: skip
    clusters = [[index] for index in range(len(repeats))]
    if len(repeats) <= MOST:
        clusters = Linkage(_likeness(voices, by), _Pairs(voices), 1.0).clusters()
    order = {id_: number for number, id_ in enumerate(found)}
    members = (
        sorted((id_ for index in cluster for id_ in repeats[index].findings), key=order.__getitem__)
        for cluster in clusters
    )
    groups = tuple(Group(group_id(ids[0]), tuple(ids)) for ids in members)
    return with_consensus(groups, findings, segments)


class _Pairs:
    """Tells of two findings whether they may stand in one group."""

    def __init__(self, voices: Sequence[_Voice]) -> None:
        self._voices = voices

    def __call__(self, one: int, other: int) -> bool:
        """Return whether nothing that counts differs."""
        a, b = self._voices[one], self._voices[other]
        if a.bounds != b.bounds or not _agree(a.asked, b.asked) or not _agree(a.numbers, b.numbers):
            return False
        return not contradict(a.plain, b.plain)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether one says no more than the other."""
    return one <= other or other <= one


def _voice(finding: Finding, segment: Segment | None) -> _Voice:
    if segment is None or len(segment.speakers) != 1:
        return _Voice(finding)
    return _Voice(finding, segment.speakers[0], segment.source)


def _likeness(voices: Sequence[_Voice], by: Literal["words", "meaning"]) -> Likeness:
    """Return how alike the findings are: from 1 on, enough to stand together.

    Where many words are shared, it is the others that count ("publish all contracts", "publish all
    salaries"), which an encoder hardly sees.
    """
    import numpy as np

    quotes = [voice.finding.evidence.quote for voice in voices]
    words = likeness_of_words(quotes) / ALIKE_IN_WORDS
    alike = words
    if by == "meaning":
        alike = np.maximum(words, likeness_of_meaning(quotes) / ALIKE_IN_MEANING)
    for one, other in np.argwhere(np.triu(words >= 1, 1)).tolist():
        if not _covers(voices[one], voices[other]):
            alike[one, other] = alike[other, one] = 0
    return alike


def _covers(one: _Voice, other: _Voice) -> bool:
    """Return whether the longer asks for nearly all that the shorter asks for.

    The fewer words there are, the fewer may be missing. A rapporteur's note and the turn it sums up
    say the same more often than two people do: from one person in two sources one more may be.
    """
    shorter, longer = sorted((one, other), key=lambda voice: len(voice.content))
    missing = len(shorter.content - longer.stems)
    noted = one.who is not None and one.who == other.who and one.where != other.where
    if len(shorter.content) < _FEWEST:
        return shorter.content == longer.content or (
            noted and not missing and bool(shorter.content)
        )
    return missing <= max(0, len(shorter.content) // 3 - 1) + noted
