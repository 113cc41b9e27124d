"""Commands for clearance and signatures: a copy for the approver, who stood behind what."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import command, envelope, note, say
from reportgen.cli.inputs import FORUM
from reportgen.cli.reviewing import MODEL, OUTPUT, refuse_undecided
from reportgen.cli.running import AS_JSON

if TYPE_CHECKING:
    from reportgen.project import OpenForum

_EVIDENCE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(name="clearance-copy", short_help="Write the report for whoever approves it.")
@FORUM
@click.option("--by", required=True, help="Your name, as it is to stand in the record.")
@OUTPUT
@MODEL
@AS_JSON
def clearance_copy(
    forum: Path, *, by: str, output: Path | None, model: str | None, as_json: bool
) -> None:
    """Write the public report of FORUM as a PDF with a digest on every page.

    `sign` refuses an approval once anything changed since the copy was written.
    """
    from reportgen.project import clearance_copy as make
    from reportgen.project import open_folder, write_for

    opened = open_folder(forum, output, model)
    refuse_undecided(forum, opened)
    made = make(opened, by=by)
    (path,) = write_for(opened, {f"clearance-copy-{made.digest}.pdf": made.content})
    if as_json:
        envelope("clearance-copy/1", {"file": str(path), "digest": made.digest})
        return
    say(str(path))
    say(f"on every page: Clearance copy {made.digest}")
    say(
        f'once it is approved: {command("sign", forum, "--approved-by")} "Name" '
        '--recorded-by "Your Name" --evidence mail.eml'
    )


@click.command(short_help="Record who drafted, reviewed or approved the report.")
@FORUM
@click.option("--drafted-by", default="", help="Who drafted the report as it is now.")
@click.option("--reviewed-by", default="", help="Who reviewed the report as it is now.")
@click.option("--approved-by", default="", help="Who approved it: this makes the report final.")
@click.option("--recorded-by", default="", help="Who types this, where that is somebody else.")
@click.option("--evidence", type=_EVIDENCE, help="The mail or scan that proves the approval.")
@click.option("--copy", "digest", default="", help="Digest on the pages that were approved.")
@click.option("--reason", default="", help="Why the report is issued again, for the corrigendum.")
@OUTPUT
@MODEL
@AS_JSON
def sign(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    *,
    drafted_by: str,
    reviewed_by: str,
    approved_by: str,
    recorded_by: str,
    evidence: Path | None,
    digest: str,
    reason: str,
    output: Path | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Record in FORUM who drafted, reviewed or approved the report, with time and digest.

    An approval makes the report final. It is refused while a finding lacks a decision, or where the
    clearance copy that was approved is outdated: what changed since is named. The hash of the
    evidence is kept, and both names print. It is a record, not a cryptographic identity.
    """
    from reportgen.project import approve, open_folder, sign_stage

    _check_names(drafted_by or reviewed_by, approved_by, recorded_by)
    opened = open_folder(forum, output, model)
    opened = sign_stage(opened, "drafted", by=drafted_by) if drafted_by else opened
    opened = sign_stage(opened, "reviewed", by=reviewed_by) if reviewed_by else opened
    if approved_by:
        refuse_undecided(forum, opened)
        opened = approve(
            opened,
            approved_by=approved_by,
            recorded_by=recorded_by,
            evidence=evidence,
            copy=digest,
            reason=reason,
        )
        if not evidence:
            note("without --evidence nothing but your word proves the approval")
    _show(opened, as_json=as_json)


def _check_names(seen_by: str, approved_by: str, recorded_by: str) -> None:
    if not (seen_by or approved_by):
        raise click.UsageError("name somebody: --drafted-by, --reviewed-by or --approved-by")
    if approved_by and not recorded_by:
        raise click.UsageError("--approved-by needs --recorded-by: your name")


def _show(opened: "OpenForum", *, as_json: bool) -> None:
    from reportgen.project import stages_of

    stages = stages_of(opened)
    if as_json:
        names = ("stage", "by", "digest", "holds")
        rows = [dict(zip(names, one, strict=True)) for one in stages]
        envelope("sign/1", {"stages": rows, "status": opened.status.words})
        return
    for stage, by, digest, holds in stages:
        say(f"{stage} by {by}, digest {digest}" + ("" if holds else " (changed since)"))
    say(f"the outcome report is {opened.status.words}")
