"""A forum folder read for the archive: what its report prints, by the rule it prints it."""

from collections.abc import Iterator
from pathlib import Path

from reportgen.archive.folders import folder_digest
from reportgen.archive.pages import pages_of
from reportgen.archive.records import ArchivedForum, ArchivedPoint, ToldStatus
from reportgen.model import Forum
from reportgen.project import PrintedReport, open_folder, printed_report


def read_entry(
    folder: Path, *, output: Path | None = None, model: str | None = None
) -> ArchivedForum:
    """Return what the archive keeps of a forum.

    Only points enter that a person decided to print. What is off the record, withheld, rejected or
    undecided does not, nor does a name that the attribution rule of the forum keeps out of print.

    Raises:
        InputError: the folder is no forum, or a mark of what is off record is not understood.
        PipelineError: the language model is not installed.
        ReviewError: the journal cannot be read, or a point names somebody who is protected.
        TemplateError: the outline of the forum's profile cannot be read.
    """
    digest = folder_digest(folder)
    report = printed_report(open_folder(folder, output, model))
    forum = report.forum
    days = sorted(forum.dates)
    return ArchivedForum(
        folder=str(folder),
        digest=digest,
        key=forum.id,
        title=forum.title,
        date=days[0].isoformat() if days else "",
        place=", ".join(filter(None, (forum.venue, forum.city))),
        edition="final" if report.final else "draft",
        rows=tuple(_rows(folder, report)),
        told=tuple(_told(forum)),
    )


def _told(forum: Forum) -> Iterator[ToldStatus]:
    """Yield what the forum says became of the points of an earlier one."""
    if forum.follow_up is not None:
        for point in forum.follow_up.points:
            if point.status:
                yield ToldStatus(forum.follow_up.forum, point.point, point.status)


def _rows(folder: Path, report: PrintedReport) -> Iterator[ArchivedPoint]:
    texts = [point.text for point in report.points]
    pages = pages_of(folder, texts) if report.final else {}
    for point in report.points:
        yield ArchivedPoint(
            code=point.finding,
            number=point.number,
            kind=point.kind,
            text=point.text,
            quotation=point.quotation,
            said_by=point.said_by,
            session=point.session,
            addressee=point.addressee,
            deadline=point.deadline,
            theme=point.theme,
            support=point.support,
            page=pages.get(point.text, 0),
        )
