"""Finds everything a report may need, in reading order, and which finding is about which."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.extraction.alike.grouping import group
from reportgen.extraction.alike.paraphrases import suggest_groups
from reportgen.extraction.choosing.shortlisting import shortlist
from reportgen.extraction.choosing.themes import tag_themes
from reportgen.extraction.found import NOTHING_KNOWN, Found, Setting
from reportgen.extraction.kinds.bearing import extract_answers, extract_objections
from reportgen.extraction.kinds.other_kinds import extract_other
from reportgen.model import Consensus, Finding, FindingId, Group, Segment


def find_everything(
    recommendations: Sequence[Finding],
    segments: Sequence[Segment],
    setting: Setting = NOTHING_KNOWN,
) -> Found:
    """Return the recommendations and, beside them, whatever else a report may need.

    Where one sentence is several things, the recommendation comes first.
    """
    likely = [finding for finding in recommendations if finding.level == "found"]
    others = extract_other(segments, recommendations, moderators=setting.moderators)
    replies, answering = extract_answers(others, segments, moderators=setting.moderators)
    refusals, opposing = extract_objections(likely, segments)
    place = {segment.id: number for number, segment in enumerate(segments)}
    everything = (*recommendations, *others, *replies, *refusals)
    ordered = sorted(everything, key=lambda f: (place[f.evidence.segment], f.evidence.start))
    groups = suggest_groups(likely, segments, by=setting.group_by)
    alike = (replace(one, consensus=Consensus()) for one in groups if len(one.findings) > 1)
    tagged = (
        (finding.id, tag_themes(finding.evidence.quote, setting.themes, setting.titles))
        for finding in recommendations
    )
    themes = tuple((finding, tags) for finding, tags in tagged if tags)
    chosen = _enough(groups, (*likely, *others), segments, setting.size)
    bearings = (*answering, *opposing)
    return Found(tuple(ordered), bearings, tuple(alike), themes, enough=tuple(chosen))


def _enough(
    groups: Sequence[Group], findings: Sequence[Finding], segments: Sequence[Segment], size: int
) -> Iterator[tuple[FindingId, tuple[str, ...]]]:
    """Yield the short list: recommendations, and what the meeting decided in other sentences."""
    asked = {(f.evidence.segment, f.evidence.start) for f in findings if f.kind != "decision"}
    decided = [
        finding
        for finding in findings
        if finding.kind == "decision"
        and (finding.evidence.segment, finding.evidence.start) not in asked
    ]
    listed = (*groups, *group(decided, segments))
    for one in shortlist(listed, findings, segments, size=size):
        yield one.finding.id, one.why
