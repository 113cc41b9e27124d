"""All kinds of findings in reading order, with what bears on what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.extraction.bearing import extract_answers, extract_objections
from reportgen.extraction.other_kinds import extract_other
from reportgen.extraction.paraphrases import suggest_groups
from reportgen.extraction.shortlisting import HALF_DAY, shortlist
from reportgen.extraction.themes import tag_themes
from reportgen.model import (
    Bearing,
    Consensus,
    Finding,
    FindingId,
    Group,
    PersonId,
    Segment,
    ThemeTag,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the forum besides what was said: who moderates, its themes and titles.

    ``language`` holds where the words do not show their own; ``size`` recommendations are enough
    for a report.
    """

    moderators: frozenset[PersonId] = frozenset()
    themes: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    language: str = "en"
    size: int = HALF_DAY


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: findings of all kinds in reading order, and which bear on which.

    ``alike`` are recommendations that seem to say the same, a suggestion each, ``themes`` what a
    recommendation speaks of, ``wordings`` suggested sentences in report style, ``enough`` the short
    list for a report, best first, each with why it is there.
    """

    findings: tuple[Finding, ...] = ()
    bearings: tuple[Bearing, ...] = ()
    alike: tuple[Group, ...] = ()
    themes: tuple[tuple[FindingId, tuple[ThemeTag, ...]], ...] = ()
    wordings: tuple[tuple[FindingId, str], ...] = ()
    enough: tuple[tuple[FindingId, tuple[str, ...]], ...] = ()


def find_everything(
    recommendations: Sequence[Finding],
    segments: Sequence[Segment],
    setting: Setting = Setting(),
) -> Found:
    """Return the recommendations and, beside them, whatever else a report may need.

    Where one sentence is several things, the recommendation comes first.
    """
    others = extract_other(segments, recommendations, moderators=setting.moderators)
    replies, answering = extract_answers(others, segments, moderators=setting.moderators)
    refusals, opposing = extract_objections(recommendations, segments)
    place = {segment.id: number for number, segment in enumerate(segments)}
    everything = (*recommendations, *others, *replies, *refusals)
    ordered = sorted(everything, key=lambda f: (place[f.evidence.segment], f.evidence.start))
    groups = suggest_groups(recommendations, segments)
    alike = (replace(one, consensus=Consensus()) for one in groups if len(one.findings) > 1)
    tagged = (
        (finding.id, tag_themes(finding.evidence.quote, setting.themes, setting.titles))
        for finding in recommendations
    )
    themes = tuple((finding, tags) for finding, tags in tagged if tags)
    chosen = shortlist(groups, recommendations, segments, size=setting.size)
    enough = tuple((one.finding.id, one.why) for one in chosen)
    bearings = (*answering, *opposing)
    return Found(tuple(ordered), bearings, tuple(alike), themes, enough=enough)
