"""Suggests findings that seem to say the same in other words, for a person to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING, Literal

from reportgen.extraction.alike.grouping import contradict, group, with_consensus
from reportgen.extraction.alike.linkage import Linkage
from reportgen.extraction.alike.similarity import likeness_of_meaning, likeness_of_words
from reportgen.extraction.alike.voices import Voice, noted, swaps_a_word, voice
from reportgen.extraction.identity import group_id
from reportgen.model import Finding, Group, Segment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from reportgen.extraction.alike.similarity import Likeness

ALIKE_IN_WORDS = 0.36
"""Least likeness, by words and by what is asked of whom, at which two findings may be one."""

ALIKE_IN_MEANING = 0.34
"""The same where the mean of the likeness by words and by meaning is taken."""

MOST = 3_000
"""Findings; of more than these only repeats are grouped, so that time and memory stay bounded."""

_WORTH_A_LOOK = 0.1
_SAME_THING = 0.25
_SAME_NUMBER = 0.2
_BOTH_NAMED = 0.12
_NOTED = 0.12
_FEWEST = 4
_TOO_LITTLE = 2


def suggest_groups(
    findings: Sequence[Finding],
    segments: Sequence[Segment] = (),
    *,
    by: Literal["words", "meaning"] = "words",
) -> tuple[Group, ...]:
    """Return groups in which every finding stands exactly once, those that seem to say the same.

    They are suggestions, within and across sessions: where :func:`group` joins repeats, this also
    joins paraphrases. Findings of another kind, polarity or source, with different addressees, with
    other numbers or deadlines, or of which only one refuses something, never join. ``segments``
    tell who spoke; without them the consensus counts nobody as known. ``by`` "meaning" finds more;
    it needs the sentence encoder of the extra "semantic".

    Raises:
        PipelineError: if grouping by meaning was asked for and the encoder is not installed.
    """
    repeats, found = group(findings), {finding.id: finding for finding in findings}
    spoken = {segment.id: segment for segment in segments}
    firsts = [found[one.findings[0]] for one in repeats]
    voices = [voice(first, spoken.get(first.evidence.segment)) for first in firsts]
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
    """Decides whether two findings may be in one group."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self._voices = voices

    def __call__(self, one: int, other: int) -> bool:
        """Whether the two findings differ in nothing that counts."""
        a, b = self._voices[one], self._voices[other]
        pairs = ((a.asked, b.asked), (a.numbers, b.numbers), (a.deadline, b.deadline))
        if a.bounds != b.bounds or not all(_agree(*pair) for pair in pairs):
            return False
        if contradict(a.plain, b.plain):
            return False
        if swaps_a_word(a, b):
            return noted(a, b) and _covers(a, b)
        return min(len(a.content), len(b.content)) >= _TOO_LITTLE or _covers(a, b)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one states nothing that contradicts or exceeds the other."""
    return one <= other or other <= one


def _likeness(voices: Sequence[Voice], by: Literal["words", "meaning"]) -> Likeness:
    """Return how alike the findings are: from 1 on, enough to stand together."""
    import numpy as np

    quotes = [voice.finding.evidence.quote for voice in voices]
    alike, least = likeness_of_words(quotes), ALIKE_IN_WORDS
    if by == "meaning":
        alike, least = (alike + likeness_of_meaning(quotes)) * np.float32(0.5), ALIKE_IN_MEANING
    result: Likeness = alike / np.float32(least)
    near = np.argwhere(np.triu((alike >= _WORTH_A_LOOK) | _same_task(voices), 1)).tolist()
    for one, other in near:
        result[one, other] += _asks_the_same(voices[one], voices[other]) / least
        result[other, one] = result[one, other]
    for one, other in near:
        a, b = voices[one], voices[other]
        if result[one, other] >= 1 and noted(a, b) and _covers(a, b):
            _as_one(result, one, other)
    return result


def _same_task(voices: Sequence[Voice]) -> NDArray[np.bool_]:
    """Return the pairs that ask the same body for the same thing, whatever else they say."""
    import numpy as np

    together = np.zeros((len(voices), len(voices)), dtype=bool)
    tasks: dict[tuple[str, str], list[int]] = {}
    for index, one in enumerate(voices):
        for task in product(one.asked, one.thing):
            tasks.setdefault(task, []).append(index)
    for sharing in tasks.values():
        together[np.ix_(sharing, sharing)] = True
    return together


def _as_one(alike: Likeness, one: int, other: int) -> None:
    """Give two findings the same likeness to all others: the greater of their two."""
    import numpy as np

    kept = alike[one, other]
    either = np.maximum(alike[one], alike[other])
    for index in (one, other):
        alike[index] = alike[:, index] = either
    alike[one, other] = alike[other, one] = kept


def _asks_the_same(one: Voice, other: Voice) -> float:
    """Return what counts besides the words; findings with different addressees never join."""
    return (
        _SAME_THING * bool(one.thing & other.thing)
        + _SAME_NUMBER * bool(one.numbers & other.numbers)
        + _BOTH_NAMED * bool(one.asked and other.asked)
        + _NOTED * noted(one, other)
    )


def _covers(one: Voice, other: Voice) -> bool:
    """Return whether the longer asks for nearly all that the shorter asks for.

    The fewer words there are, the fewer may be missing. A rapporteur's note and the turn it sums up
    say the same more often than two people do: there one more may be.
    """
    shorter, longer = sorted((one, other), key=lambda voice: len(voice.content))
    missing = len(shorter.content - longer.stems)
    in_a_note = noted(one, other)
    if len(shorter.content) < _FEWEST:
        return shorter.content == longer.content or (
            in_a_note and not missing and bool(shorter.content)
        )
    return missing <= max(0, len(shorter.content) // 3 - 1) + in_a_note
