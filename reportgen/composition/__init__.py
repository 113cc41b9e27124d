"""The forum, its findings and the decisions about them become documents."""

from reportgen.composition.chase import Chase, chase_list
from reportgen.composition.concept_note import compose_concept_note
from reportgen.composition.outcome_report import compose_outcome_report
from reportgen.composition.prose import prose_issues
from reportgen.composition.speaker_brief import Brief, compose_speaker_briefs

__all__ = [
    "Brief",
    "Chase",
    "chase_list",
    "compose_concept_note",
    "compose_outcome_report",
    "compose_speaker_briefs",
    "prose_issues",
]
