"""Findings that say the same, word for word or nearly; in doubt they stay apart."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from reportgen.extraction.alike.consensus import consensus_of, objections
from reportgen.extraction.alike.stems import PLAIN, numbers_in
from reportgen.extraction.identity import group_id, normalised
from reportgen.model import Finding, FindingId, Group, Segment

NEAR = 88.0
"""Least likeness of the content words, in per cent, at which two findings say the same."""

_FEWEST = 4
_OPPOSITES = (
    ("increase", "decrease", "reduce", "lower", "cut"),
    ("raise", "lower", "cut", "reduce"),
    ("expand", "reduce", "narrow", "cut"),
    ("more", "less", "fewer"),
    ("before", "after"),
    ("open", "close"),
    ("allow", "prohibit", "ban", "forbid"),
    ("start", "stop", "end"),
    ("central", "local"),
    ("national", "local", "regional"),
    ("public", "private"),
    ("voluntary", "mandatory", "compulsory"),
)
_REFUSAL = re.compile(
    r"\b(?:(?:should|must|shall|ought|need|do|does|can|could|would|think|support)\s?"
    r"(?:not|n['’]t)|never|no longer|stop(?:ped)?|refuse|avoid(?:ed)?|forbid(?:den)?|ban(?:ned)?|"
    r"abolish(?:ed)?|against|oppose)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(r",\s*(?:(?:and|but)\s+)?(?:never|not)\b.*", re.IGNORECASE | re.DOTALL)
_NEGATIONS = frozenset({"not", "never", "no", "nor", "without", "dont", "shouldnt", "mustnt"})


@dataclass(frozen=True, slots=True)
class _Wording:
    """A finding's words, prepared for comparison."""

    finding: Finding
    plain: str
    content: tuple[str, ...]
    ordered: str
    asked: str
    bounds: tuple[object, ...]


def group(findings: Sequence[Finding], segments: Sequence[Segment] = ()) -> tuple[Group, ...]:
    """Return groups in which every finding stands exactly once, in order of appearance.

    Exact repeats and near repeats join the first finding that says the same. Findings of another
    kind or polarity, with another named addressee, another source, other numbers or a word and
    its opposite never join. ``segments`` tell who spoke; without them the consensus counts nobody.
    """
    members: dict[FindingId, list[FindingId]] = {}
    first_by_word: dict[str, list[_Wording]] = defaultdict(list)
    for finding in findings:
        wording = _wording(finding)
        same = _first_same(wording, first_by_word)
        if same is not None:
            members[same.finding.id].append(finding.id)
            continue
        members[finding.id] = [finding.id]
        for word in set(wording.content) or {""}:
            first_by_word[word].append(wording)
    groups = tuple(Group(group_id(first), tuple(ids)) for first, ids in members.items())
    return with_consensus(groups, findings, segments)


def with_consensus(
    groups: Sequence[Group], findings: Sequence[Finding], segments: Sequence[Segment]
) -> tuple[Group, ...]:
    """Return the groups with who stands behind each, as far as the segments tell."""
    found = {finding.id: finding for finding in findings}
    spoken = {segment.id: segment for segment in segments}
    against = objections(findings, segments) if segments else ()
    return tuple(
        replace(one, consensus=consensus_of([found[i] for i in one.findings], spoken, against))
        for one in groups
    )


def _wording(finding: Finding) -> _Wording:
    plain = normalised(finding.evidence.quote)
    words = plain.split()
    content = tuple(word for word in words if word not in PLAIN)
    negations = sum(word in _NEGATIONS for word in words)
    bounds = (
        finding.kind,
        finding.polarity,
        normalised(finding.attributed_to),
        numbers_in(plain),
        negations,
        says_no(finding.evidence.quote),
    )
    ordered, asked = " ".join(sorted(content)), normalised(finding.addressee)
    return _Wording(finding, plain, content, ordered, asked, bounds)


def _first_same(wording: _Wording, first_by_word: dict[str, list[_Wording]]) -> _Wording | None:
    """Return the first wording that shares a word and says the same."""
    seen = {
        id(other): other for word in set(wording.content) or {""} for other in first_by_word[word]
    }
    return next((other for other in seen.values() if _same(wording, other)), None)


def _same(one: _Wording, other: _Wording) -> bool:
    if one.bounds != other.bounds or one.asked != other.asked:
        return False
    if one.plain == other.plain:
        return True
    if min(len(one.content), len(other.content)) < _FEWEST:
        return False
    alike = fuzz.ratio(one.ordered, other.ordered, score_cutoff=NEAR)
    return alike >= NEAR and not contradict(one.plain, other.plain)


def says_no(text: str) -> bool:
    """Return whether the text asks not to do something, or to stop it.

    What it adds after what it asks for does not count ("..., and never from a landlord's file").
    """
    return _REFUSAL.search(_ADDED.sub("", text)) is not None


def contradict(one: str, other: str) -> bool:
    """Return whether one text says a word and the other its opposite."""
    words, others = set(one.split()), set(other.split())
    only_one, only_other = words - others, others - words
    return any(only_one & set(pair) and only_other & set(pair) for pair in _OPPOSITES)
