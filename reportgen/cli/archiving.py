"""Commands for many forums at once: archive index, find."""

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import complain, envelope, note, plain, progress, say
from reportgen.cli.reviewing import GROUP_BY, MODEL
from reportgen.cli.running import AS_JSON, Exit, leave

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.archive import FoundPoint, Hits, Indexed, Query, SaidAgain
    from reportgen.extraction import GroupBy
    from reportgen.project.archived import (
        ArchiveFindContent,
        ArchiveIndexContent,
        ArchivePoint,
        ArchiveRecurringContent,
    )

_FORMATS = ("table", "json", "csv", "xlsx", "docx", "pdf")
FOLDERS = click.argument(
    "folders", metavar="FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
INTO = click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("archive.sqlite"),
    show_default=True,
    help="The file of the archive.",
)


@click.group(short_help="Look through all forums of an office, and work on many at once.")
def archive() -> None:
    """An archive of forums: one file, made of forum folders, which stay the truth.

    Only what a person decided to print is in it, with the names that the reports print.
    """


@archive.command(short_help="Read forums into the archive.")
@FOLDERS
@INTO
@MODEL
@AS_JSON
def index(folders: tuple[Path, ...], *, into: Path, model: str | None, as_json: bool) -> None:
    """Read the forums in each FOLDER into the archive; what did not change is not read again.

    A FOLDER is a forum or holds forums. What is gone from a FOLDER is taken out of every byte of
    the file. A damaged archive is made anew.
    """
    from functools import partial

    from reportgen.archive import Archive, read_entry

    opened, was_damaged = Archive.mended(into)
    if was_damaged:
        note(f"{into}: was damaged and is made anew; index all folders of the office again")
    with opened:
        done = opened.index(*folders, read=partial(read_entry, model=model), tell=progress)
    if as_json:
        content: ArchiveIndexContent = {
            "archive": str(into),
            "read": done.read,
            "unchanged": done.unchanged,
            "removed": done.removed,
            "failed": done.failed,
            "points": done.points,
        }
        envelope("archive-index/1", content, done.issues)
    else:
        _show_indexed(done, into)
    if done.issues:
        leave(Exit.INPUT)


def _show_indexed(done: "Indexed", into: Path) -> None:
    for issue in done.issues:
        complain(str(issue))
    counted = (
        (done.read, "read"),
        (done.unchanged, "unchanged"),
        (done.removed, "taken out, since the folder is gone"),
        (done.failed, "failed"),
    )
    told = ", ".join(f"{len(folders)} {what}" for folders, what in counted if folders)
    say(f"{into}: {done.points} points; forums: {told or 'none'}")


@archive.command(short_help="Find what forums recommended, to whom, and what came of it.")
@click.argument("words", nargs=-1)
@INTO
@click.option("--addressee", default="", help="Only points that address somebody so named.")
@click.option("--theme", default="", help="Only points under this theme.")
@click.option("--forum", default="", help="Only forums so named, by id, title or place.")
@click.option("--kind", default="", help="Only points of this kind, such as 'commitment'.")
@click.option("--status", default="", help="Only points with this follow-up status.")
@click.option("--edition", type=click.Choice(("final", "draft")), default=None)
@click.option("--since", default="", help="A year or day (2020, 2020-05-14).")
@click.option("--until", default="", help="A year or day, included.")
@click.option("--limit", type=click.IntRange(0), default=50, show_default=True, help="0: all.")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Write into this file; its suffix is a format, too.",
)
@AS_JSON
def find(  # noqa: PLR0913 - one parameter an option
    words: tuple[str, ...],
    *,
    into: Path,
    addressee: str,
    theme: str,
    forum: str,
    kind: str,
    status: str,
    edition: str | None,
    since: str,
    until: str,
    limit: int,
    form: str,
    output: Path | None,
    as_json: bool,
) -> None:
    """Find the points that hold all WORDS, the best first.

    Words count by their stem in English and French, without case and accents; Chinese, Japanese,
    Korean and Thai are found by their letters. Without WORDS everything that fits the options is
    listed, the latest forum first.
    """
    from reportgen.archive import Archive, Query

    question = Query(
        *(" ".join(words), addressee, theme, forum, kind, status, edition or "", since, until),
        limit,
    )
    with Archive.open(into) as opened:
        found = opened.find(question=question)
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    wanted = "json" if as_json else suffix if suffix in _FORMATS else form
    _deliver(found, question, wanted, output)


def _deliver(found: "Hits", question: "Query", form: str, output: Path | None) -> None:
    if form in {"xlsx", "docx", "pdf"}:
        _write_file(found, question, form, output)
        return
    if form == "json":
        content: ArchiveFindContent = {
            "total": found.total,
            "loosely": found.loosely,
            "points": [_as_dict(record) for record in found.records],
        }
        envelope("archive-find/1", content)
    elif form == "csv":
        _write_csv(found, output)
    else:
        _show_found(found)


def _write_file(found: "Hits", question: "Query", form: str, output: Path | None) -> None:
    from typing import cast

    from reportgen.archive.digest import HEADER, Paper, cells, paper, title_of
    from reportgen.disk import write_whole
    from reportgen.exports import write_chase_xlsx

    target = output or Path(f"found.{form}")
    if form == "xlsx":
        rows = [cells(record) for record in found.records]
        content = write_chase_xlsx(HEADER, rows, f"Archive: {title_of(question)}")
    else:
        content = paper(found, question, cast("Paper", form))
    write_whole(target, content)
    say(f"{target}: {_counted(found)}")


def _write_csv(found: "Hits", output: Path | None) -> None:
    import io

    from reportgen.archive.digest import HEADER, cells
    from reportgen.disk import write_whole

    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for record in found.records:
        # A sheet would take a leading =, +, - or @ for a formula.
        writer.writerow(
            [f"'{c}" if c.startswith(("=", "+", "-", "@")) else c for c in cells(record)]
        )
    if output:
        write_whole(output, b"\xef\xbb\xbf" + text.getvalue().encode())
        say(f"{output}: {_counted(found)}")
    else:
        click.echo(plain(text.getvalue()), nl=False, file=sys.stdout)


def _no_formula(cell: str) -> str:
    """Return a cell that no sheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


def _show_found(found: "Hits") -> None:
    for record in found.records:
        point = record.point
        say(f"{record.date or '-':10}  {record.title}, no. {point.number} ({record.edition})")
        say(f"            {point.text}")
        told = (
            f"to {point.addressee}" if point.addressee else "",
            f"by {point.deadline}" if point.deadline else "",
            point.said_by,
            point.status and f"status: {point.status}",
            f"page {point.page}" if point.page else "",
        )
        if line := " · ".join(filter(None, told)):
            say(f"            {line}")
    say(_counted(found))


def _counted(found: "Hits") -> str:
    shown = len(found.records)
    points = f"{found.total} point{'s' * (found.total != 1)} found"
    if shown < found.total:
        points += f", the first {shown} shown (--limit 0 shows all)"
    return f"{points}; no point has all the words, these have some" if found.loosely else points


def _as_dict(record: "FoundPoint") -> "ArchivePoint":
    point = record.point
    return {
        "forum": record.forum,
        "title": record.title,
        "date": record.date,
        "place": record.place,
        "edition": record.edition,
        "folder": record.folder,
        "id": point.code,
        "number": point.number,
        "kind": point.kind,
        "text": point.text,
        "quotation": point.quotation,
        "said_by": point.said_by,
        "session": point.session,
        "addressee": point.addressee,
        "deadline": point.deadline,
        "theme": point.theme,
        "support": point.support,
        "decision": point.decision,
        "status": point.status,
        "page": point.page,
    }


@archive.command(short_help="List what several forums recommended.")
@click.argument("words", nargs=-1)
@INTO
@click.option("--addressee", default="", help="Only points that address somebody so named.")
@click.option("--theme", default="", help="Only points under this theme.")
@click.option("--forum", default="", help="Only forums so named, by id, title or place.")
@click.option("--since", default="", help="A year or day (2020, 2020-05-14).")
@click.option("--until", default="", help="A year or day, included.")
@click.option("--least", type=click.IntRange(2), default=2, show_default=True, help="Forums.")
@GROUP_BY
@AS_JSON
def recurring(  # noqa: PLR0913 - one parameter an option
    words: tuple[str, ...],
    *,
    into: Path,
    addressee: str,
    theme: str,
    forum: str,
    since: str,
    until: str,
    least: int,
    group_by: "GroupBy",
    as_json: bool,
) -> None:
    """List recommendations that several forums seem to have made, with the years and what came.

    They are offered: whether two say the same is for a person to tell.
    """
    from reportgen.archive import Archive, Query

    query = Query(
        *(" ".join(words), addressee, theme, forum, "recommendation", "", "", since, until)
    )
    with Archive.open(into) as opened:
        groups = opened.recurring(query, least=least, by=group_by)
    if as_json:
        content: ArchiveRecurringContent = {
            "groups": [
                {
                    "forums": one.forums,
                    "years": list(one.years),
                    "points": [_as_dict(point) for point in one.points],
                }
                for one in groups
            ]
        }
        envelope("archive-recurring/1", content)
    else:
        _show_recurring(groups)


def _show_recurring(groups: "Sequence[SaidAgain]") -> None:
    for one in groups:
        say(f"{one.forums} forums, {', '.join(one.years)}: seem to say the same")
        for record in one.points:
            status = record.point.status or "nothing is known of what came of it"
            say(f"    {record.date or '-':10}  {record.title}, no. {record.point.number}: {status}")
            say(f"                {record.point.text}")
    said = f"{len(groups)} recommendation{'s' * (len(groups) != 1)} seem"
    say(f"{said}{'s' * (len(groups) == 1)} to come from several forums; a person tells if it is so")
