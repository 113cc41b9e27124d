"""Composes documents from the forum, its findings and the decisions about them."""

from reportgen.composition.briefs.brief import Brief, compose_speaker_briefs
from reportgen.composition.briefs.chase import Chase, chase_list
from reportgen.composition.concept_note import compose_concept_note
from reportgen.composition.drafts.choosing import Told
from reportgen.composition.drafts.draft import Retell, draft_summary
from reportgen.composition.outcome.fitness import unfit
from reportgen.composition.outcome.gaps import open_parts
from reportgen.composition.outcome.length import TOTAL, Measure, measure
from reportgen.composition.outcome.report import compose_outcome_report
from reportgen.composition.shared.prose import prose_issues

__all__ = [
    "TOTAL",
    "Brief",
    "Chase",
    "Measure",
    "Retell",
    "Told",
    "chase_list",
    "compose_concept_note",
    "compose_outcome_report",
    "compose_speaker_briefs",
    "draft_summary",
    "measure",
    "open_parts",
    "prose_issues",
    "unfit",
]
