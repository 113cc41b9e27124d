"""Composes documents from the forum, its findings and the decisions about them."""

from reportgen.composition.briefs.appointments import briefed, released
from reportgen.composition.briefs.brief import NOTHING_SENT, Brief, Mailing, compose_speaker_briefs
from reportgen.composition.briefs.chase import Chase, chase_list
from reportgen.composition.briefs.letters import (
    Letter,
    LetterKind,
    programme_entries,
    write_farewell,
)
from reportgen.composition.briefs.revising import PackChange, SentPack
from reportgen.composition.concept_note import compose_concept_note
from reportgen.composition.drafts.choosing import Told
from reportgen.composition.drafts.draft import Retell, draft_summary
from reportgen.composition.office.people_sheets import (
    access_sheet,
    chase_sheet,
    contact_sheet,
    glossary_sheet,
    plate_names,
    protocol_sheet,
)
from reportgen.composition.office.run_of_show import runs_of_show
from reportgen.composition.office.sheet import Sheet, compose_sheet
from reportgen.composition.outcome.fitness import unfit
from reportgen.composition.outcome.gaps import open_parts
from reportgen.composition.outcome.length import TOTAL, Measure, measure
from reportgen.composition.outcome.listing import ListedPoint, list_points
from reportgen.composition.outcome.point_rows import PrintedPoint, point_rows
from reportgen.composition.outcome.report import compose_outcome_report, numbered_points
from reportgen.composition.outcome.revising import as_revised
from reportgen.composition.outcome.summary import compose_outcome_summary, recommendations_in
from reportgen.composition.shared.follow_up import status_words
from reportgen.composition.shared.prose import prose_issues
from reportgen.composition.shared.words import Words

__all__ = [
    "NOTHING_SENT",
    "TOTAL",
    "Brief",
    "Chase",
    "Letter",
    "LetterKind",
    "ListedPoint",
    "Mailing",
    "Measure",
    "PackChange",
    "PrintedPoint",
    "Retell",
    "SentPack",
    "Sheet",
    "Told",
    "Words",
    "access_sheet",
    "as_revised",
    "briefed",
    "chase_list",
    "chase_sheet",
    "compose_concept_note",
    "compose_outcome_report",
    "compose_outcome_summary",
    "compose_sheet",
    "compose_speaker_briefs",
    "contact_sheet",
    "draft_summary",
    "glossary_sheet",
    "list_points",
    "measure",
    "numbered_points",
    "open_parts",
    "plate_names",
    "point_rows",
    "programme_entries",
    "prose_issues",
    "protocol_sheet",
    "recommendations_in",
    "released",
    "runs_of_show",
    "status_words",
    "unfit",
    "write_farewell",
]
