"""The command that drafts session summaries, and adopts what a rapporteur made of a draft."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import command, envelope, progress, say
from reportgen.cli.inputs import FORUM
from reportgen.cli.reviewing import MODEL, OUTPUT
from reportgen.cli.running import AS_JSON

if TYPE_CHECKING:
    from reportgen.project import Drafted

_SAID = {
    "written": "{path}: written; edit it, then adopt it",
    "unchanged": "{path}: as it was written before",
    "edited": "{path}: somebody edited it, so it stays as it is; delete it to draft anew",
    "has a summary": "session {session}: has a summary already, so none was drafted",
    "nothing said": "session {session}: nothing was noted or recorded that could be drafted",
}


@click.command(short_help="Draft session summaries; adopt what you made of a draft.")
@FORUM
@click.option("--session", default="", metavar="ID", help="Only this session (its id).")
@click.option("--adopt", default="", metavar="SESSION", help="Make the draft your text.")
@click.option("--by", default="", help="Your name, as it is to stand in the record.")
@OUTPUT
@MODEL
@AS_JSON
def draft(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    *,
    session: str,
    adopt: str,
    by: str,
    output: Path,
    model: str | None,
    as_json: bool,
) -> None:
    """Write report/drafts/SESSION.md for each session of FORUM that has no summary yet.

    A draft tells in past-tense reported speech what each speaker said, from the notes first, and
    quotes where that is not certain. No report prints it. Edit it, then --adopt SESSION with --by
    moves it to report/sessions/: from then on it is your text and is printed.
    """
    if bool(adopt) != bool(by):
        raise click.UsageError("--adopt SESSION and --by NAME belong together; give both")
    from reportgen.project import adopt_draft, open_folder, write_drafts

    progress("reading ...")
    opened = open_folder(forum, output, model)
    if adopt:
        done = adopt_draft(opened, adopt, by=by)
        if as_json:
            envelope("draft/1", {"drafts": [], "adopted": done.path, "by": done.by})
            return
        say(f"{done.path}: adopted by {done.by}; reports print it from now on")
        say(f"to check its quotations and figures: {command('verify', forum)}, after a build")
        return
    drafts = write_drafts(opened, session)
    if as_json:
        rows = [{"session": d.session, "path": d.path, "state": d.state} for d in drafts]
        envelope("draft/1", {"drafts": rows, "adopted": "", "by": ""})
        return
    _show(drafts, forum)


def _show(drafts: "tuple[Drafted, ...]", forum: Path) -> None:
    for one in drafts:
        say(_SAID[one.state].format(path=one.path, session=one.session))
    ready = [one.session for one in drafts if one.state in {"written", "unchanged", "edited"}]
    if ready:
        say(f'to adopt: {command("draft", forum, "--adopt", ready[0], "--by")} "Your Name"')
