"""Commands on the outputs of a forum folder: build and clean."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import cast

from reportgen import writers
from reportgen.composition import point_rows
from reportgen.errors import InputError, Issue, Place
from reportgen.model import Edition, ReportName
from reportgen.project.decisions.status import Status
from reportgen.project.documents.building import (
    EDITIONS,
    FORMATS,
    REPORTS,
    SPOKEN,
    Composed,
    Format,
    Request,
    chase_files,
    compose,
    render,
    template_files,
)
from reportgen.project.documents.copies import keep_built
from reportgen.project.documents.issuing import earlier_edition, freeze, issued_issues
from reportgen.project.documents.lettering import Letters, glyph_issues, letters_of
from reportgen.project.documents.made_of import made_of
from reportgen.project.documents.nameless import (
    ANNEX,
    Receipts,
    checked_for_names,
    tell_tale_issues,
)
from reportgen.project.documents.outputs import Delivery, State, deliver
from reportgen.project.documents.profiles import at_its_line, outline_of, own_templates
from reportgen.project.documents.record import digest, read_record
from reportgen.project.folder.loading import HIDDEN
from reportgen.project.folder.opening import OpenForum, open_folder, output_folder
from reportgen.readers import read_forum, refuse_doubts
from reportgen.verification import count_printed

Tell = Callable[[str], None]
_LISTED = 5
SUMMARY_NOT_WRITTEN = "summary-not-written"


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A built document: its name in the output folder, its path, and what was done."""

    name: str
    path: Path
    state: State


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build; ``checked`` are the issues of the inputs."""

    folder: Path
    files: tuple[BuiltFile, ...]
    issues: tuple[Issue, ...]
    status: Status
    checked: tuple[Issue, ...]
    unfit: tuple[str, ...] = ()
    issued: Path | None = None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Names removed from the output folder, and names kept because somebody edited the files."""

    folder: Path
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def request_for(
    reports: Sequence[str] = (),
    formats: Sequence[str] = (),
    editions: Sequence[str] = (),
    templates: Path | None = None,
) -> Request:
    """Return a request from what a person typed; nothing typed means everything."""
    return Request(
        cast("tuple[ReportName, ...]", tuple(reports)) or REPORTS,
        cast("tuple[Format, ...]", tuple(formats)) or FORMATS,
        cast("tuple[Edition, ...]", tuple(editions)) or EDITIONS,
        (templates,) if templates else (),
        frozenset((*reports, *editions)),
    )


def build_folder(
    forum: Path, output: Path | None, request: Request, *, model: str | None, tell: Tell
) -> Built:
    """Build the documents of a forum folder and return where they stand.

    Where a mark of what is off record is not understood, what prints nothing that was said is
    built all the same before the run stops.

    Raises:
        InputError: if a file cannot be read or understood.
        PipelineError: if the language model is missing or a file cannot be written.
        ReviewError: if the journal cannot be read.
        TemplateError: if a template cannot be filled.
    """
    tell("reading and finding ...")
    opened = open_folder(
        forum,
        output,
        model,
        doubtful=True,
        group_by=request.group_by,
        attribution=request.attribution,
    )
    doubts = opened.folder.proceedings.material.doubts
    request = _with_receipts(opened, _due(opened, request))
    others = tuple(report for report in request.reports if report not in SPOKEN)
    built = _built(opened, replace(request, reports=others) if doubts else request, tell)
    if others != request.reports:
        refuse_doubts(doubts)
    return built


def _due(opened: OpenForum, request: Request) -> Request:
    """Return the request without the outcome report where nothing was said and nobody asked."""
    material = opened.folder.proceedings.material
    if opened.proceedings.forum.attribution == "none":
        request = _without_papers(request)
    if material.segments or material.doubts or not SPOKEN.isdisjoint(request.asked):
        return request
    return replace(request, reports=tuple(r for r in request.reports if r not in SPOKEN))


def _without_papers(request: Request) -> Request:
    """Return the request without the papers that name people, unless somebody asked for them."""
    kept = tuple(r for r in request.reports if r in SPOKEN or r in request.asked)
    return replace(request, reports=kept)


def _with_receipts(opened: OpenForum, request: Request) -> Request:
    """Return the request with a receipt for each statement of which nothing tells who made it."""
    receipts = Receipts.of(opened.proceedings, opened.folder.path)
    request = replace(request, revises=earlier_edition(opened))
    return replace(request, receipts=receipts.numbers) if receipts else request


def _built(opened: OpenForum, request: Request, tell: Tell) -> Built:
    searched = replace(
        request,
        templates=(*request.templates, *own_templates(opened.folder.path)),
        cache=opened.output / HIDDEN / "cache",
    )
    try:
        composed = tuple(compose(opened.proceedings, searched))
    except InputError as error:
        raise at_its_line(error, opened.folder.places) from error
    unfit = tuple(
        lack for made in composed for lack in made.unfit if made.report == "outcome-report"
    )
    unwritten = _unwritten(composed)
    composed = tuple(made for made in composed if not made.unfit)
    letters = letters_of(composed, searched)
    documents = _documents(opened, composed, searched, letters, tell)
    deliveries = [*documents, *_chase(opened, searched), *_annex(opened)]
    deliveries = checked_for_names(opened, deliveries)
    placed, issues = deliver(opened.output, deliveries, request.workers)
    files = tuple(
        BuiltFile(delivery.name, done.path, done.state)
        for delivery, done in zip(deliveries, placed, strict=True)
    )
    lengths = (issue for made in composed for issue in made.issues)
    known = (*opened.issues, *issues, *lengths, *glyph_issues(letters), *issued_issues(opened))
    known = (*known, *unwritten, *tell_tale_issues(opened.ledger))
    left = _left_behind(opened.output, files)
    issued = freeze(opened, _public(deliveries, files), _points(opened, request))
    keep_built(opened.output, _word_files(deliveries, files))
    found, checked = (*known, *left), opened.folder.issues
    return Built(opened.output, files, found, opened.status, checked, unfit, issued)


def _word_files(deliveries: Sequence[Delivery], files: Sequence[BuiltFile]) -> tuple[Path, ...]:
    """Return the outcome reports for Word that were built, in both editions."""
    return tuple(
        file.path
        for delivery, file in zip(deliveries, files, strict=True)
        if delivery.report == "outcome-report" and file.path.suffix == ".docx"
    )


def _unwritten(composed: Sequence[Composed]) -> tuple[Issue, ...]:
    """Return why there is no outcome summary."""
    return tuple(
        Issue("warning", SUMMARY_NOT_WRITTEN, lack, Place(made.stem))
        for made in composed
        if made.report == "outcome-summary"
        for lack in made.unfit
    )


def _points(opened: OpenForum, request: Request) -> list[dict[str, object]]:
    """Return the points that a final report prints, to tell later what changed."""
    if opened.ledger.final is None:
        return []
    outline = outline_of(opened.proceedings.forum, "outcome-report", request.templates)
    return [asdict(one) for one in point_rows(opened.ledger, outline, request.receipts)]


def _public(deliveries: Sequence[Delivery], files: Sequence[BuiltFile]) -> dict[str, bytes]:
    """Return the public outcome report as it was built, by name."""
    return {
        delivery.name: file.path.read_bytes()
        for delivery, file in zip(deliveries, files, strict=True)
        if (delivery.report, delivery.edition) == ("outcome-report", "public")
    }


def _left_behind(folder: Path, files: Sequence[BuiltFile]) -> tuple[Issue, ...]:
    """Return a note about documents of earlier builds that this build did not write."""
    record, _ = read_record(folder)
    built = {file.path for file in files} | {folder / file.name for file in files}
    older = [
        written.name
        for written in record.files
        if written.report in REPORTS and folder / written.name not in built
    ]
    if not older:
        return ()
    listed = ", ".join(older[:_LISTED]) + f" and {len(older) - _LISTED} more" * (
        len(older) > _LISTED
    )
    message = (
        f"{listed}: from an earlier build and not built now, so what changed since is not in it; "
        "build it again, or delete it"
    )
    return (Issue("note", "left-behind", message, Place(str(folder))),)


def _documents(
    opened: OpenForum, composed: Sequence[Composed], request: Request, letters: Letters, tell: Tell
) -> Iterator[Delivery]:
    profile = opened.proceedings.forum.profile
    for made in composed:
        printed = count_printed(writers.write_text(made.document), made.document.citations)
        for form in request.formats:
            name = f"{made.stem}.{form}"
            facts = letters[made.stem].facts if form == "pdf" else ()

            def content(made: Composed = made, form: Format = form, name: str = name) -> bytes:
                tell(f"writing {name}")
                return render(made.document, form, profile, request)

            files = template_files(made.document, form, profile, request)
            yield Delivery(
                name=name,
                made_of=made_of(made.document, files, facts),
                content=content,
                report=made.report,
                edition=made.edition or "",
                language=made.document.properties.language,
                printed=printed,
            )


def _annex(opened: OpenForum) -> Iterator[Delivery]:
    """Yield the private annex, where receipts are printed."""
    if receipts := Receipts.of(opened.proceedings, opened.folder.path):
        text = receipts.annex(opened.proceedings)
        yield Delivery(ANNEX, made_of(text), text.encode, "outcome-report", "private")


def _chase(opened: OpenForum, request: Request) -> Iterator[Delivery]:
    """Yield the chase list, which is built together with the briefs."""
    if "speaker-briefs" not in request.reports:
        return
    listed, files = chase_files(opened.proceedings.forum, request.templates)
    for name, write in files.items():
        yield Delivery(name, made_of(listed), write, "speaker-briefs")


def clean_folder(forum: Path, output: Path | None) -> Cleaned:
    """Remove what was built for a forum, with the cache; what somebody edited stays.

    Raises:
        InputError: if the forum cannot be read.
    """
    folder = output_folder(output, read_forum(forum).forum, forum)
    record, _ = read_record(folder)
    removed: list[str] = []
    kept: list[str] = []
    for written in record.files:
        path = folder / written.name
        if not path.is_file():
            continue
        ours = record.is_ours(written.name, digest(path.read_bytes()))
        (removed if ours else kept).append(written.name)
        if ours:
            path.unlink()
    _remove_tree(folder / HIDDEN)
    _remove_empty(folder)
    return Cleaned(folder, tuple(removed), tuple(kept))


def _remove_tree(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        folder.rmdir()


def _remove_empty(folder: Path) -> None:
    """Remove the folders that are empty now."""
    if not folder.is_dir():
        return
    for path in sorted((p for p in folder.rglob("*") if p.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
    if not any(folder.iterdir()):
        folder.rmdir()
