"""Commands about the installation: schema, templates, doctor."""

import json
from pathlib import Path

import click

from reportgen.cli.frame import Exit, envelope, leave, say
from reportgen.cli.inputs import AS_JSON


@click.command(short_help="Print a JSON Schema.")
@click.argument("name", default="forum")
def schema(name: str) -> None:
    """Print a JSON Schema: NAME is `forum` (forum.yaml) or an envelope such as `findings/1`."""
    from reportgen.project import schema_named

    say(json.dumps(schema_named(name), ensure_ascii=False, indent=2))


@click.group(short_help="Copy the templates, to make your own.")
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


@click.command(short_help="Say what this installation uses.")
@click.option("--model", default=None, help="Ask for this language model instead of the default.")
@AS_JSON
def doctor(model: str | None, *, as_json: bool) -> None:
    """Say which versions, language model, fonts and templates are in use."""
    from reportgen.project import examine

    findings = examine(model)
    if as_json:
        envelope("doctor/1", [vars_of(row) for row in findings])
    else:
        for row in findings:
            say(f"{'ok ' if row.good else 'BAD'} {row.name}: {row.state}")
    if not all(row.good for row in findings):
        leave(Exit.INPUT)


def vars_of(row: object) -> dict[str, object]:
    """Return a record's fields as a plain dict."""
    from dataclasses import asdict

    return asdict(row)  # type: ignore[call-overload, no-any-return]
