"""Commands for sending packs: status, changes, send, sent."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import command, envelope, note, progress, say
from reportgen.cli.inputs import FORUM
from reportgen.cli.reviewing import BY, OUTPUT
from reportgen.cli.running import AS_JSON, Exit, leave

if TYPE_CHECKING:
    from reportgen.project.sending.changes import ChangeRow
    from reportgen.project.sending.mailing import Prepared

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_KINDS = ("first", "changed", "reminder", "cancelled", "thanks")


def _day(given: dt.datetime | None) -> dt.date:
    return given.date() if given else dt.datetime.now().astimezone().date()


@click.command(short_help="Say who has which pack, and what waits.")
@FORUM
@AS_JSON
def status(forum: Path, *, as_json: bool) -> None:
    """List every pack of FORUM: its revision, when it was prepared and sent, what is owed."""
    from dataclasses import asdict

    from reportgen.project.sending.packs import open_packs
    from reportgen.project.sending.status import pack_rows

    packs = open_packs(forum)
    rows = pack_rows(packs)
    if as_json:
        listed = [{**asdict(row), "owed": list(row.owed)} for row in rows]
        envelope("status/1", {"packs": listed}, packs.issues)
        return
    for issue in packs.issues:
        if issue.rule in {"torn-sent", "sent-copy"} or issue.severity == "error":
            note(str(issue))
    for row in rows:
        told = f"sent {row.sent} by {row.sent_by}" if row.sent else ""
        told = told or (f"prepared {row.prepared} by {row.prepared_by}" if row.prepared else "")
        number = f"revision {row.revision}" if row.revision else ""
        owed = f"owes: {'; '.join(row.owed)}" if row.owed else ""
        said = ", ".join(filter(None, (row.state, number, told, owed)))
        say(f"{row.name} ({row.person}): {said}")


@click.command(short_help="List who must be told what.")
@FORUM
@click.option("--since", type=_DAY, default=None, help="Compare with what was sent by this day.")
@OUTPUT
@AS_JSON
def changes(forum: Path, *, since: dt.datetime | None, output: Path | None, as_json: bool) -> None:
    """List who must be told what since the packs of FORUM were sent.

    The list is also written as changes.docx, changes.pdf and changes.xlsx.
    """
    from dataclasses import asdict

    from reportgen.project.sending.changes import change_rows
    from reportgen.project.sending.packs import open_packs
    from reportgen.project.sending.sheets import write_changes

    packs = open_packs(forum)
    rows = change_rows(packs, since.date() if since else None)
    files = write_changes(packs, rows, output)
    if as_json:
        listed = [asdict(row) for row in rows]
        envelope("changes/1", {"changes": listed, "files": [str(path) for path in files]})
        return
    for row in rows:
        say(f"{row.name} ({row.person}): {_change(row)} (revision {row.revision}, {row.state})")
    if not rows:
        say("nobody has to be told anything")
    for path in files:
        say(f"{path}")


def _change(row: "ChangeRow") -> str:
    if row.old and row.new:
        return f"{row.what}: {row.old} → {row.new}"
    if row.old:
        return f"{row.what}: no longer {row.old}"
    return f"{row.what}: {row.new}" if row.new else row.what


@click.command(short_help="Prepare the mails with the packs; nothing is sent.")
@FORUM
@click.option("--changed", "whom", flag_value="changed", help="Everybody not sent this pack yet.")
@click.option("--all", "whom", flag_value="all", help="Everybody: reminders where nothing changed.")
@click.option("--person", "people", multiple=True, metavar="ID", help="Only this person (an id).")
@BY
@click.option("--kind", type=click.Choice(_KINDS), default=None, help="Write this kind of mail.")
@click.option("--on", type=_DAY, default=None, help="Day of the mails; without, today.")
@click.option("--docx", is_flag=True, help="Attach the pack as a Word file, too.")
@OUTPUT
@AS_JSON
def send(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    *,
    whom: str | None,
    people: tuple[str, ...],
    by: str,
    kind: str | None,
    on: dt.datetime | None,
    docx: bool,
    output: Path | None,
    as_json: bool,
) -> None:
    """Write mail/*.eml for people of FORUM, each with pack and calendar, and mailmerge.xlsx.

    A mail program opens the files as drafts that you look at and send. What would go out is kept
    under sent/ in the forum folder and recorded as prepared; say what you sent with
    `reportgen sent mark`. No connection is opened.
    """
    from typing import cast

    from reportgen.model import PersonId
    from reportgen.project.sending.mailing import Sending, Whom, send_packs

    if (whom is None) == (not people):
        raise click.UsageError("say to whom: --changed, --all or --person ID")
    progress("writing packs ...")
    sending = Sending(
        cast("Whom", whom or "people"),
        by,
        _day(on),
        tuple(map(PersonId, people)),
        cast("None", kind),
        ("pdf", "docx") if docx else ("pdf",),
    )
    done = send_packs(forum, output, sending)
    (_as_json if as_json else _show)(done, forum)
    if done.withheld and not done.people:
        leave(Exit.ISSUES)


def _as_json(done: "Prepared", forum: Path) -> None:
    del forum
    content = {
        "prepared": [{"name": name, "kind": kind} for name, kind in done.people],
        "withheld": [{"name": name, "lacks": lacks} for name, lacks in done.withheld],
        "mails": str(done.mails),
        "frozen": str(done.frozen or ""),
    }
    envelope("send/1", content, done.issues)


def _show(done: "Prepared", forum: Path) -> None:
    for name, kind in done.people:
        say(f"{name}: {kind}")
    for name, lacks in done.withheld:
        note(f"{name}: not prepared, since the pack lacks {lacks}")
    if done.without_address:
        names = ", ".join(done.without_address)
        note(f"no e-mail address in forum.yaml, so the draft has no receiver: {names}")
    count = len(done.people)
    say(f"{count} mail{'s' * (count != 1)} prepared in {done.mails}; nothing was sent")
    if done.frozen:
        say(f"{done.frozen}: what would go out, kept as it is now")
        say(f"once you sent them: {command('sent', 'mark', forum)}")


@click.command(short_help="Write run of show, contact, chase, access and protocol sheets.")
@FORUM
@click.option("--on", type=_DAY, default=None, help="Day on which what is overdue is counted.")
@OUTPUT
@AS_JSON
def office(forum: Path, *, on: dt.datetime | None, output: Path | None, as_json: bool) -> None:
    """Write the sheets of the office of FORUM into office/ of its outputs.

    Run of show (one for all, one for each room), contact sheet, what is waited for, interpretation
    and access, protocol, names and terms, as DOCX, PDF and XLSX; the programme as a calendar file.
    They hold telephone numbers and needs: they are internal.
    """
    from reportgen.project.sending.packs import open_packs
    from reportgen.project.sending.sheets import write_office

    files = write_office(open_packs(forum), output, _day(on))
    if as_json:
        envelope("office/1", {"folder": str(files[-1].parent), "files": [f.name for f in files]})
        return
    for path in files:
        say(f"{path}")


@click.group(short_help="Record what was sent; remove packs of people who left.")
def sent() -> None:
    """Keep sent.jsonl, the record of what was prepared and sent."""


@sent.command("mark")
@FORUM
@click.argument("people", metavar="[PERSON]...", nargs=-1)
@click.option("--on", type=_DAY, default=None, help="Day on which it was sent; without, today.")
@click.option("--by", default="", help="Who sent it; without, whoever prepared it.")
@AS_JSON
def mark_as_sent(
    forum: Path, people: tuple[str, ...], *, on: dt.datetime | None, by: str, as_json: bool
) -> None:
    """Record that the prepared packs of PERSONs of FORUM, or all of them, were sent."""
    from reportgen.model import PersonId
    from reportgen.project.sending.mailing import mark_sent

    lines = mark_sent(forum, tuple(map(PersonId, people)), _day(on), by)
    if as_json:
        envelope("sent-mark/1", {"people": [line.person for line in lines]})
        return
    for line in lines:
        say(f"{line.name} ({line.person}): revision {line.revision} sent on {line.on} by {line.by}")
    say(f"{len(lines)} pack{'s' * (len(lines) != 1)} recorded as sent")


@sent.command("remove")
@FORUM
@OUTPUT
@AS_JSON
def remove(forum: Path, *, output: Path | None, as_json: bool) -> None:
    """Remove the built packs of people who have no task in FORUM any more, and nothing else."""
    from reportgen.project.sending.places import remove_left

    removed = remove_left(forum, output)
    if as_json:
        envelope("sent-remove/1", {"removed": [str(path) for path in removed]})
        return
    for path in removed:
        say(f"{path}: removed")
    say(f"{len(removed)} packs of people who left removed; what was sent stays under sent/")
