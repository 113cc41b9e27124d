"""Commands for documents: build, verify, clean, demo."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import (
    command,
    complain,
    envelope,
    leave_if_failing,
    note,
    progress,
    say,
    show_issues,
)
from reportgen.cli.guarding import each
from reportgen.cli.inputs import FORUM, FORUMS, failing
from reportgen.cli.listing import lost_words
from reportgen.cli.reviewing import GROUP_BY, MODEL, OUTPUT
from reportgen.cli.running import AS_JSON, Exit, leave

if TYPE_CHECKING:
    from reportgen.extraction import GroupBy
    from reportgen.model import Attribution
    from reportgen.project import Built, ReceivedPart
    from reportgen.project.envelopes import BuildContent

_REPORTS = ("concept-note", "speaker-briefs", "outcome-report", "outcome-summary")
_FORMATS = ("docx", "pdf", "html", "txt")
_EDITIONS = ("working", "public")
_LISTED = 10
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command(short_help="Write the documents.")
@FORUMS
@OUTPUT
@click.option(
    "--report", "reports", multiple=True, type=click.Choice(_REPORTS), help="Only this report."
)
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(_FORMATS), help="Only this format."
)
@click.option(
    "--edition", "editions", multiple=True, type=click.Choice(_EDITIONS), help="Only this edition."
)
@click.option("--templates", type=_FOLDER, default=None, help="Folder of your templates.")
@click.option(
    "--attribution",
    type=click.Choice(("named", "role", "none")),
    default=None,
    help="A stricter rule than that of FORUM: print roles, or neither names nor organizations.",
)
@MODEL
@GROUP_BY
@failing
@AS_JSON
def build(  # noqa: PLR0913 - one parameter an option
    forums: tuple[Path, ...],
    *,
    output: Path | None,
    reports: tuple[str, ...],
    formats: tuple[str, ...],
    editions: tuple[str, ...],
    templates: Path | None,
    attribution: "Attribution | None",
    model: str | None,
    group_by: "GroupBy",
    fail_on: str | None,
    as_json: bool,
) -> None:
    """Write the documents of each FORUM: concept note, speaker briefs, outcome report and summary.

    A document that somebody edited is never overwritten: the new one is put beside it.
    """
    from reportgen.project import build_folder, processors, request_for

    request = request_for(reports, formats, editions, templates)
    request = replace(request, group_by=group_by, attribution=attribution, workers=processors())

    def build_one(forum: Path) -> None:
        built = build_folder(forum, output, request, model=model, tell=progress)
        if as_json:
            _built_as_json(built, forum)
        else:
            _show_built(built, forum, output)
        no_summary = any(issue.rule == "summary-not-written" for issue in built.issues)
        if (built.unfit and "public" in request.asked) or (
            no_summary and "outcome-summary" in request.asked
        ):
            leave(Exit.UNDECIDED)
        leave_if_failing(built.issues, fail_on)

    each(forums, build_one)


def _built_as_json(built: "Built", forum: Path) -> None:
    content: BuildContent = {
        "folder": str(built.folder),
        "files": [{"name": f.name, "path": str(f.path), "state": f.state} for f in built.files],
        "final": built.status.final,
        "status": built.status.words,
        "public_lacks": list(built.unfit),
        "forum": str(forum),
        "issued": str(built.issued or ""),
    }
    envelope("build/1", content, built.issues)


def _show_built(built: "Built", forum: Path, output: Path | None) -> None:
    show_issues(built.issues, forum, built.checked)
    for file in built.files:
        if file.state == "beside":
            note(f"{file.name}: edited since it was written, so the new one is {file.path}")
        elif file.state == "written":
            say(f"{file.path}")
    same = sum(file.state == "unchanged" for file in built.files)
    say(f"{len(built.files)} documents in {built.folder}" + (f", {same} unchanged" * bool(same)))
    if any(file.name.startswith("outcome-report") for file in built.files):
        say(f"the outcome report is {built.status.words}{lost_words(built.status)}")
    if built.unfit:
        things = "1 thing is" if len(built.unfit) == 1 else f"{len(built.unfit)} things are"
        say(f"public edition not written: {things} missing, which the working edition lists")
        for lack in built.unfit[:_LISTED]:
            note(f"  {lack}")
    if built.issued:
        say(f"{built.issued}: the final report, kept as it is now")
    say(
        "not all of it is for the public (working edition, hidden cache); "
        f"{command('clean', forum, *(('-o', output) if output else ()))} removes it"
    )


@click.command(short_help="Prove the quotations of built documents.")
@click.argument(
    "words",
    metavar="FORUM... [FILE...]",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@OUTPUT
@AS_JSON
def verify(words: tuple[Path, ...], *, output: Path | None, as_json: bool) -> None:
    """Read the quotations back out of built documents and find each in its source.

    All documents of each FORUM (a folder), or only the FILEs of the one FORUM. A Word or PDF file
    that was received, or edited since it was built, is held against what was decided: which points
    are as decided, which were changed, and what comes from nowhere.
    """
    forums = (words[0], *(word for word in words[1:] if word.is_dir()))
    files = words[1:] if len(forums) == 1 else ()
    if not files and len(forums) < len(words):
        wrong = next(word for word in words[1:] if not word.is_dir())
        raise click.UsageError(f"'{wrong}' is no folder; name files with one FORUM only")
    each(forums, lambda forum: _verify_one(forum, files, output, as_json=as_json))


def _verify_one(
    forum: Path, files: tuple[Path, ...], output: Path | None, *, as_json: bool
) -> None:
    from reportgen.project import verify_with_received

    checked, received = verify_with_received(forum, output, files)
    if as_json:
        envelope(
            "verify/2",
            checked.record() | {"received": [asdict(one) for one in received], "forum": str(forum)},
        )
    else:
        for file in checked.files:
            edited = ", edited since it was written" * file.edited
            say(f"{file.path}: {file.quotes} quotations{edited}")
        for gone in checked.destroyed:
            say(gone)
        for problem in checked.problems:
            complain(f"{problem.path}: {problem.message}")
        if checked.files:
            say("every quotation stands in its source" if checked.verified else "NOT verified")
        _show_received(received)
    differs = any(one.state in _DIFFERENT for one in received)
    if differs or not checked.verified:
        leave(Exit.UNVERIFIED)


_DIFFERENT = ("changed", "text changed", "from nowhere")


def _show_received(received: "Sequence[ReceivedPart]") -> None:
    """Print how each file compares with what was decided: what differs, and how much does not."""
    for path in dict.fromkeys(one.path for one in received):
        parts = [one for one in received if one.path == path]
        same = sum(one.state == "as decided" for one in parts)
        points = sum(bool(one.code) for one in parts)
        say(f"{path}: {same} of {points} points are as decided")
        for one in parts:
            if one.state == "as decided":
                continue
            who = f" ({one.author})" if one.author else ""
            complain(f"  {' '.join(filter(None, (one.code, one.state)))}{who}")
            if one.was:
                complain(f"    decided: {one.was}" if one.code else f"    built: {one.was}")
            if one.says:
                complain(f"    says:    {one.says}")


@click.command(short_help="Remove what was built.")
@FORUM
@OUTPUT
@AS_JSON
def clean(forum: Path, *, output: Path | None, as_json: bool) -> None:
    """Remove what `build` wrote for FORUM, cache included; edited documents stay."""
    from reportgen.project import clean_folder

    cleaned = clean_folder(forum, output)
    if as_json:
        rows = {"removed": list(cleaned.removed), "kept": list(cleaned.kept)}
        envelope("clean/1", {"folder": str(cleaned.folder), **rows})
        return
    say(f"{len(cleaned.removed)} files removed from {cleaned.folder}")
    for name in cleaned.kept:
        note(f"{cleaned.folder / name}: not as we wrote it, so it stays")


@click.command(short_help="Build the invented example forum.")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("reportgen-demo"))
@AS_JSON
def demo(folder: Path, *, as_json: bool) -> None:
    """Copy the invented example forum into the new folder FOLDER and build its documents."""
    from reportgen.project import build_folder, copy_demo, processors, request_for

    forum, output = folder / "forum", folder / "outputs"
    copied = copy_demo(forum)
    request = replace(request_for(), workers=processors())
    built = build_folder(forum, output, request, model=None, tell=progress)
    if as_json:
        envelope(
            "demo/1", {"folder": str(folder), "files": [*copied, *(f.name for f in built.files)]}
        )
        return
    say(f"the forum as people wrote it: {forum}")
    _show_built(built, forum, output)
    say(f"open first: {built.folder / 'outcome-report-working.docx'}")
    say(f"then look at what was found: {command('findings', forum, '-o', output)}")
