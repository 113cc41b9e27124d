"""Documents of a forum built in memory, and their quotations proved there."""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from reportgen import writers
from reportgen.errors import InputError, Issue, UsageError
from reportgen.model import Edition, Forum, Proceedings, ReportName
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
)
from reportgen.project.documents.lettering import glyph_issues, letters_of
from reportgen.project.documents.nameless import refuse_names
from reportgen.project.documents.verifying import Verified, verify_files
from reportgen.project.library.asking import one_of, request_of
from reportgen.project.library.dossier import Dossier, load_forum
from reportgen.project.library.files import Files, MadeOf
from reportgen.verification import count_printed

OnIssue = Literal["warn", "raise", "ignore"]
_ON_ISSUE: tuple[OnIssue, ...] = ("warn", "raise", "ignore")


class ReportgenWarning(UserWarning):
    """A document says something else than its source, or lacks a part of it."""


def build(  # noqa: PLR0913 - one parameter a choice
    forum: Dossier | Forum | Mapping[str, object] | str | Path,
    reports: ReportName | Sequence[ReportName] = REPORTS,
    formats: Format | Sequence[Format] = FORMATS,
    *,
    editions: Edition | Sequence[Edition] = EDITIONS,
    templates: str | Path | Sequence[str | Path] = (),
    on_issue: OnIssue = "warn",
) -> Files:
    """The documents of a forum by file name, in memory and without touching the disk.

    A report that is signed and still as it was signed is printed as final, any other as a draft.
    A public edition that is not fit to go out is left out, and ``unfit`` says what it lacks.
    ``on_issue`` says what happens to errors among the ``issues`` of the files: each is a warning,
    the first is raised, or they only stand there.

    Raises:
        InputError: if the forum or an outline cannot be read.
        PipelineError: if the language model is needed and not installed.
        ReviewError: if a public edition tells of people whom the attribution rule protects.
        TemplateError: if a template cannot be filled.
        UsageError: if there is no such report, format, edition or folder of templates.
    """
    asked = request_of(reports, formats, editions, templates)
    one_of("on_issue", on_issue, _ON_ISSUE)
    dossier = forum if isinstance(forum, Dossier) else load_forum(forum)
    request = replace(asked, templates=(*asked.templates, *dossier.templates))
    needs_findings = not SPOKEN.isdisjoint(request.reports)
    proceedings = dossier.ledger.proceedings if needs_findings else dossier.proceedings
    everything = tuple(compose(proceedings, request))
    composed = tuple(made for made in everything if not made.unfit)
    unfit = tuple(lack for made in everything for lack in made.unfit)
    lettering = glyph_issues(letters_of(composed, request))
    issues = (*dossier.issues, *(issue for made in composed for issue in made.issues), *lettering)
    _tell(issues, on_issue)
    files, made_of = _rendered(composed, proceedings, request)
    built = Files(files, issues, dossier.status if needs_findings else None, made_of)
    built.unfit = unfit
    return built


def verify(dossier: Dossier, files: Files) -> Verified:
    """Read built files back and look for every quotation in its source; text files are left out.

    Raises:
        InputError: if a file cannot be read.
    """
    if not isinstance(dossier, Dossier) or not isinstance(files, Files):
        message = "verify takes what load_forum gave and what build made of it"
        raise UsageError(message, rule="wrong-argument")
    printed = {name: one.printed for name, one in files.made_of.items()}
    return verify_files(files, printed, dossier.material, dossier.events)


def _rendered(
    composed: Iterable[Composed], proceedings: Proceedings, request: Request
) -> tuple[dict[str, bytes], dict[str, MadeOf]]:
    files: dict[str, bytes] = {}
    made_of: dict[str, MadeOf] = {}
    forum = proceedings.forum
    for made in composed:
        printed = count_printed(writers.write_text(made.document), made.document.citations)
        language = made.document.properties.language
        for form in request.formats:
            name = f"{made.stem}.{form}"
            files[name] = render(made.document, form, forum.profile, request)
            made_of[name] = MadeOf(made.report, made.edition or "", language, printed)
    if "speaker-briefs" in request.reports:
        for name, write in chase_files(forum, request.templates)[1].items():
            files[name], made_of[name] = write(), MadeOf("speaker-briefs")
    public = {name: files[name] for name, one in made_of.items() if one.edition == "public"}
    refuse_names(proceedings, public)
    return files, made_of


def _tell(issues: Iterable[Issue], on_issue: OnIssue) -> None:
    """Warn of errors, or raise the first, so that none is overlooked."""
    errors: Iterator[Issue] = (issue for issue in issues if issue.severity == "error")
    if on_issue == "raise":
        for error in errors:
            raise InputError(error.message, error.where, rule=error.rule)
    if on_issue == "warn":
        for error in errors:
            warnings.warn(str(error), ReportgenWarning, stacklevel=3)
