"""Prepares a finding for comparison: who asks whom for what, and in which words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from reportgen.extraction.alike.grouping import says_no
from reportgen.extraction.alike.same_words import folded_stems
from reportgen.extraction.alike.stems import content_stems, numbers_in
from reportgen.extraction.identity import normalised
from reportgen.model import Finding, PersonId, Segment, SourceId

SAME_FRAME = 0.55
"""Share of the words, in one order, from which on two sentences are built alike."""

_LOCAL = frozenset(folded_stems("city"))
_COUNCIL = frozenset(folded_stems("council"))
_LIGHT = frozenset(
    folded_stems(
        "put give have hold build go get take come meet do set keep use start want like bring add "
        "name"
    )
)
_BREAK = re.compile(
    r"\b(?:of|to|in|on|at|by|for|with|from|as|than|that|which|who|whose|where|when|while|if|unless|"
    r"until|because|since|so|and|or|but|not|twice|once|each|every|per|within|before|after|without|"
    r"into|onto|about|over|under|during|between|instead)\b"
)


@dataclass(frozen=True)
class Voice:
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
        """The stems of the addressee; all names of local government count as one."""
        stems = frozenset(folded_stems(self.finding.addressee))
        return _LOCAL if stems == _COUNCIL else stems

    @cached_property
    def thing(self) -> frozenset[str]:
        """The stems of the action and its object, as far as they are distinctive."""
        action = normalised(self.finding.action or self.finding.evidence.quote)
        parts = (folded_stems(part) for part in _BREAK.split(action))
        stems: tuple[str, ...] = next((part for part in parts if part), ())
        return frozenset({*stems[:1], *stems[-1:]}) - _LIGHT

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the stems of the quote."""
        return frozenset(folded_stems(self.finding.evidence.quote))

    @cached_property
    def content(self) -> frozenset[str]:
        """Return the stems of what is asked, without those of the addressee."""
        return self.stems.difference(folded_stems(self.finding.addressee))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Return the numbers from two on and the shares."""
        return numbers_in(self.finding.evidence.quote)

    @cached_property
    def deadline(self) -> frozenset[str]:
        """Return the stems of the time by which it is asked for."""
        return frozenset(content_stems(self.finding.deadline))

    @cached_property
    def bounds(self) -> tuple[object, ...]:
        """Return what must be equal in two findings that say the same."""
        refuses = says_no(self.finding.evidence.quote)
        source = normalised(self.finding.attributed_to)
        return (self.finding.kind, self.finding.polarity, source, refuses)


def voice(finding: Finding, segment: Segment | None) -> Voice:
    """Return the finding with its speaker, if the label was matched to exactly one person."""
    if segment is None or len(segment.speakers) != 1:
        return Voice(finding)
    return Voice(finding, segment.speakers[0], segment.source)


def noted(one: Voice, other: Voice) -> bool:
    """Whether one person says both in two sources: a turn and the note that summarises it."""
    return one.who is not None and one.who == other.who and one.where != other.where


def swaps_a_word(one: Voice, other: Voice) -> bool:
    """Whether two sentences of the same build differ in one meaningful word.

    "Publish all contracts" and "publish all salaries" share nearly everything and ask for two
    things; people who say the same in their own words build their own sentences.
    """
    words, others = one.plain.split(), other.plain.split()
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    alike = sum(block.size for block in matcher.get_matching_blocks())
    if alike < SAME_FRAME * min(len(words), len(others)):
        return False
    changed = (
        (folded_stems(" ".join(words[a:b])), folded_stems(" ".join(others[c:d])))
        for what, a, b, c, d in matcher.get_opcodes()
        if what == "replace"
    )
    return any(set(mine) - set(theirs) and set(theirs) - set(mine) for mine, theirs in changed)
