"""The forum, its findings and the decisions about them become documents."""

from reportgen.composition.chase import Chase, chase_list
from reportgen.composition.concept_note import compose_concept_note
from reportgen.composition.decided import printed_together
from reportgen.composition.length import TOTAL, Measure, measure
from reportgen.composition.outcome_report import compose_outcome_report
from reportgen.composition.prose import prose_issues
from reportgen.composition.speaker_brief import Brief, compose_speaker_briefs

__all__ = [
    "TOTAL",
    "Brief",
    "Chase",
    "Measure",
    "chase_list",
    "compose_concept_note",
    "compose_outcome_report",
    "compose_speaker_briefs",
    "measure",
    "printed_together",
    "prose_issues",
]
