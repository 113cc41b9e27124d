"""Commands about the installation: schema, templates, doctor."""

import json
from pathlib import Path

import click

from reportgen.cli.frame import envelope, leave_if_failing, say
from reportgen.cli.inputs import failing
from reportgen.cli.running import AS_JSON, Exit, leave

_REPORTS = ("concept-note", "speaker-briefs", "outcome-report", "outcome-summary")


@click.command(short_help="Print a JSON Schema.")
@click.argument("name", default="forum")
def schema(name: str) -> None:
    """Print a JSON Schema: NAME is `forum` (forum.yaml) or an envelope such as `findings/2`."""
    from reportgen.project import schema_named

    say(json.dumps(schema_named(name), ensure_ascii=False, indent=2))


@click.command(short_help="List what a Word template of a report may print.")
@click.argument("report", type=click.Choice(_REPORTS))
@AS_JSON
def fields(report: str, *, as_json: bool) -> None:
    """List the fields and parts of REPORT: name, type, meaning and an example.

    A field prints where {{ its name }} stands. A name with [] is what each member of a list has.
    """
    from reportgen.project import fields_of

    listed = fields_of(report)  # type: ignore[arg-type]
    if as_json:
        envelope("fields/1", {"report": report, "fields": [vars_of(row) for row in listed]})
        return
    width = max(len(row.name) for row in listed)
    for row in listed:
        example = f" Example: {row.example}" if row.example else ""
        say(f"{row.name:{width}}  {row.type:12}  {row.meaning}.{example}")


@click.group(short_help="Copy and check templates, to make your own.")
def templates() -> None:
    """Work with the templates that documents are made from."""


@templates.command("copy")
@click.argument("folder", type=click.Path(path_type=Path))
@AS_JSON
def copy_templates(folder: Path, *, as_json: bool) -> None:
    """Copy the shipped templates into FOLDER, to be edited there.

    A forum folder's own `templates/` is used before the shipped ones.
    """
    from reportgen.project import copy_templates as copy

    written = copy(folder)
    if as_json:
        envelope("templates/1", {"folder": str(folder), "files": written})
        return
    say(f"{folder}: {len(written)} files written; build with --templates {folder}")


@templates.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--report",
    type=click.Choice(_REPORTS),
    default=None,
    help="The report that it is for; without, the one that its name tells, or any.",
)
@failing
@AS_JSON
def check_template(file: Path, *, report: str | None, fail_on: str | None, as_json: bool) -> None:
    """Check the Word template FILE: every wrong tag with its place, and what no report prints.

    Exit code 3 where a report that is made with it would stop, as `build` would.
    """
    from reportgen.project import flaws_of

    flaws = flaws_of(file, report)  # type: ignore[arg-type]
    usable = not any(flaw.severity == "error" for flaw in flaws)
    if as_json:
        rows = [vars_of(flaw) for flaw in flaws]
        envelope("templates-check/1", {"file": str(file), "usable": usable, "flaws": rows})
    else:
        for flaw in flaws:
            say(f"{file}: {flaw}")
        say(f"{file}: {'can be used' if usable else 'cannot be used yet; mend the errors'}")
    if not usable:
        leave(Exit.INPUT)
    leave_if_failing(flaws, fail_on)


@click.command(short_help="Say what this installation uses.")
@click.option("--model", default=None, help="Ask for this language model instead of the default.")
@AS_JSON
def doctor(model: str | None, *, as_json: bool) -> None:
    """Say which versions, language model, fonts and templates are in use, and which scripts."""
    from reportgen.project import examine

    findings = examine(model)
    if as_json:
        envelope("doctor/1", [vars_of(row) for row in findings])
    else:
        for row in findings:
            say(f"{'ok ' if row.good else 'BAD' if row.bad else '-  '} {row.name}: {row.state}")
    if any(row.bad for row in findings):
        leave(Exit.INPUT)


def vars_of(row: object) -> dict[str, object]:
    """Return a record's fields as a plain dict."""
    from dataclasses import asdict

    return asdict(row)  # type: ignore[call-overload, no-any-return]
