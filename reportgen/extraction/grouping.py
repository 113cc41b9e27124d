"""Findings that say the same, word for word or nearly; in doubt they stay apart."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from reportgen.extraction.identity import group_id, normalised
from reportgen.model import Finding, FindingId, Group

NEAR = 88.0
"""Least likeness of the content words, in per cent, at which two findings say the same."""

_FEWEST = 4
_EMPTY_WORDS = """
a an the and or but so of to in on at by for with from as that this these those it its is are be
been being was were i we you he she they them us our my your their me also just really very well
now then there here do does did have has had will would can could think believe say thing should
must need ought shall please again some any more first second third finally therefore however
going got get let about into which who what
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
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
_NEGATIONS = frozenset({"not", "never", "no", "nor", "without", "dont", "shouldnt", "mustnt"})
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Wording:
    """A finding's words, prepared for comparison."""

    finding: Finding
    plain: str
    content: tuple[str, ...]
    bounds: tuple[object, ...]


def group(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """Return groups in which every finding stands exactly once, in order of appearance.

    Exact repeats and near repeats join the first finding that says the same. Findings of another
    kind or polarity, with another named addressee, another source, other numbers or a word and
    its opposite never join.
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
    return tuple(Group(group_id(first), tuple(ids)) for first, ids in members.items())


def _wording(finding: Finding) -> _Wording:
    plain = normalised(finding.evidence.quote)
    words = plain.split()
    content = tuple(word for word in words if word not in _EMPTY)
    negations = sum(word in _NEGATIONS for word in words)
    bounds = (
        finding.kind,
        finding.polarity,
        normalised(finding.attributed_to),
        tuple(sorted(_NUMBER.findall(plain))),
        negations,
    )
    return _Wording(finding, plain, content, bounds)


def _first_same(wording: _Wording, first_by_word: dict[str, list[_Wording]]) -> _Wording | None:
    """Return the first wording that shares a word and says the same."""
    seen = {
        id(other): other for word in set(wording.content) or {""} for other in first_by_word[word]
    }
    return next((other for other in seen.values() if _same(wording, other)), None)


def _same(one: _Wording, other: _Wording) -> bool:
    if one.bounds != other.bounds or _addressees_differ(one.finding, other.finding):
        return False
    if one.plain == other.plain:
        return True
    if min(len(one.content), len(other.content)) < _FEWEST or _contradict(one, other):
        return False
    return fuzz.token_sort_ratio(" ".join(one.content), " ".join(other.content)) >= NEAR


def _addressees_differ(one: Finding, other: Finding) -> bool:
    names = normalised(one.addressee), normalised(other.addressee)
    return names[0] != names[1]


def _contradict(one: _Wording, other: _Wording) -> bool:
    """Return whether one says a word and the other its opposite."""
    only_one, only_other = _only(one, other), _only(other, one)
    return any(only_one & set(words) and only_other & set(words) for words in _OPPOSITES)


def _only(one: _Wording, other: _Wording) -> set[str]:
    return set(one.plain.split()) - set(other.plain.split())
