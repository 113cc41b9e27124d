"""The points that a forum's report prints, as rows for who looks through many reports."""

from dataclasses import dataclass

from reportgen.composition import ListedPoint, list_points
from reportgen.model import Forum, ReportName
from reportgen.people import protected_people
from reportgen.project.documents.nameless import Receipts, refuse_names
from reportgen.project.documents.profiles import outline_of, own_templates
from reportgen.project.folder.opening import OpenForum
from reportgen.readers import refuse_doubts

_REPORT: ReportName = "outcome-report"


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """A forum's report as rows: the points, and what tells which report it is."""

    forum: Forum
    final: bool
    points: tuple[ListedPoint, ...]


def printed_report(opened: OpenForum) -> PrintedReport:
    """Return the points that the report of a forum prints, as its attribution rule lets them.

    Raises:
        InputError: a mark of what is off record is not understood.
        ReviewError: the words of a point name somebody whom the rule protects.
        TemplateError: the outline of the profile cannot be read.
    """
    refuse_doubts(opened.folder.proceedings.material.doubts)
    forum = opened.proceedings.forum
    outline = outline_of(forum, _REPORT, own_templates(opened.folder.path))
    receipts = Receipts.of(opened.proceedings, opened.folder.path)
    points = list_points(opened.ledger, outline, receipts.numbers)
    if protected_people(opened.proceedings):
        lines = ("\n".join((one.text, one.quotation, one.said_by, one.theme)) for one in points)
        refuse_names(opened.proceedings, {"archive.txt": "\n".join(lines).encode()})
    return PrintedReport(forum, opened.ledger.final is not None, points)
