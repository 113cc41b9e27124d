"""Composes and renders documents in memory: the second half of the chain."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from reportgen import writers
from reportgen.composition import (
    NOTHING_SENT,
    TOTAL,
    Mailing,
    Measure,
    as_revised,
    briefed,
    chase_list,
    compose_concept_note,
    compose_outcome_report,
    compose_outcome_summary,
    compose_speaker_briefs,
    measure,
    recommendations_in,
    unfit,
)
from reportgen.document import Document
from reportgen.errors import Issue, Place, TemplateError
from reportgen.exports import write_chase_markdown, write_chase_xlsx
from reportgen.extraction import GroupBy
from reportgen.model import (
    Attribution,
    Edition,
    FindingId,
    Forum,
    Outline,
    PersonId,
    Proceedings,
    ReportName,
)
from reportgen.people import everybody, names_by_id
from reportgen.project.decisions.codes import codes
from reportgen.project.decisions.findings import ledger_of
from reportgen.project.documents.fitting import most_on_a_page
from reportgen.project.documents.names import safe_name
from reportgen.project.documents.profiles import look_of, outline_of, profile_file
from reportgen.project.folder.loading import as_proceedings
from reportgen.readers import refuse_doubts
from reportgen.shipped import find_template

Format = Literal["docx", "pdf", "html", "txt"]
REPORTS: tuple[ReportName, ...] = (
    "concept-note",
    "speaker-briefs",
    "outcome-report",
    "outcome-summary",
)
SPOKEN: frozenset[ReportName] = frozenset({"outcome-report", "outcome-summary"})
"""The reports on what was said."""

FORMATS: tuple[Format, ...] = ("docx", "pdf")
"""What is built unless another format is asked for."""

EDITIONS: tuple[Edition, ...] = ("working", "public")

_NOTHING_ACCEPTED = "not written: no recommendation is accepted yet"
_TOO_LONG = (
    "not written: it is one page, and the key messages leave no room for a recommendation; "
    "shorten report/key-messages.md"
)
_CHASE_COLUMNS = ("Who", "What is missing", "Why it matters", "Where to write it")


@dataclass(frozen=True, slots=True)
class Request:
    """What to build; ``templates`` are folders searched before the shipped templates.

    ``asked`` are the reports and editions that somebody asked for by name: of the others, what is
    not fit to go out yet is left out. ``group_by`` says how findings that seem to say the same are
    found. ``attribution`` makes the rule of the forum stricter; ``receipts`` are what statements
    under the rule ``none`` print in place of who, when and where. ``revises`` is the number of a
    revised edition and the day of the one it replaces. ``workers`` processes write.
    ``cache`` is a folder for what need not be found out again.
    """

    reports: tuple[ReportName, ...] = REPORTS
    formats: tuple[Format, ...] = FORMATS
    editions: tuple[Edition, ...] = EDITIONS
    templates: tuple[Path, ...] = ()
    asked: frozenset[str] = frozenset()
    group_by: GroupBy = "words"
    attribution: Attribution | None = None
    receipts: Mapping[FindingId, str] = field(default_factory=dict)
    revises: tuple[int, dt.date] | None = None
    mailing: Mailing = NOTHING_SENT
    workers: int = 1
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Composed:
    """A document with its file name without suffix and the report and edition it belongs to.

    ``unfit`` says what a public edition still lacks: with anything there it does not go out.
    """

    stem: str
    report: ReportName
    document: Document
    edition: Edition | None = None
    issues: tuple[Issue, ...] = ()
    unfit: tuple[str, ...] = ()


def compose(forum: Forum | Proceedings, request: Request) -> Iterator[Composed]:
    """Yield the documents of the reports and editions asked for.

    Raises:
        InputError: if the profile does not exist, an outline cannot be read, or a mark of what is
            off record is not understood.
        TemplateError: if an outline names a section that the report does not have.
    """
    proceedings = as_proceedings(forum)
    if not SPOKEN.isdisjoint(request.reports):
        refuse_doubts(proceedings.material.doubts)
    for report in request.reports:
        outline = outline_of(proceedings.forum, report, request.templates)
        look = look_of(proceedings.forum.profile, request.templates)
        for made in _COMPOSERS[report](proceedings, outline, request):
            sized = replace(look, size=made.document.look.size)
            yield replace(made, document=replace(made.document, look=sized))


def _concept_note(
    proceedings: Proceedings, outline: Outline, request: Request
) -> Iterator[Composed]:
    del request
    document = compose_concept_note(_before(proceedings), outline)
    yield Composed("concept-note", "concept-note", document)


def _briefs(proceedings: Proceedings, outline: Outline, request: Request) -> Iterator[Composed]:
    stems = pack_stems(proceedings.forum)
    mailing = in_their_languages(proceedings.forum, request)
    for brief in compose_speaker_briefs(_before(proceedings), outline, mailing):
        stem = stems[brief.person]
        yield Composed(f"briefs/{stem}", "speaker-briefs", brief.document)


def pack_stems(forum: Forum) -> dict[PersonId, str]:
    """Return the name of everybody's pack, without suffix."""
    names, stems = names_by_id(forum, "data"), dict[PersonId, str]()
    for person in briefed(forum):
        stems[person] = safe_name("brief", names[person], taken=set(stems.values()))
    return stems


def in_their_languages(forum: Forum, request: Request) -> Mailing:
    """Return the mailing with the outline of every language in which somebody wants a pack.

    Raises:
        InputError: if there are no words in a language that somebody wants.
    """
    wanted = {person.language for person in everybody(forum) if person.language}
    outlines = {
        tag: outline_of(replace(forum, language=tag), "speaker-briefs", request.templates)
        for tag in sorted(wanted)
    }
    return replace(request.mailing, outlines=outlines)


def _before(proceedings: Proceedings) -> Forum:
    """Return the forum as papers print it that go out before anything is said."""
    return replace(proceedings.forum, attribution="named")


def _outcome(proceedings: Proceedings, outline: Outline, request: Request) -> Iterator[Composed]:
    ledger, known = ledger_of(proceedings), codes(proceedings)
    again = "-draft" if ledger.signed and ledger.final is None else ""
    if request.revises and ledger.final is not None:
        outline = as_revised(outline, *request.revises)
    for edition in request.editions:
        document = compose_outcome_report(ledger, outline, edition, known, request.receipts)
        stem = f"outcome-report-{edition}{again}"
        public = edition == "public"
        issues = _length_issues(document, outline, stem) if public else ()
        lacks = unfit(document) if public else ()
        yield Composed(stem, "outcome-report", document, edition, issues, lacks)


def _summary(proceedings: Proceedings, outline: Outline, request: Request) -> Iterator[Composed]:
    """Yield the summary with as many recommendations as one page holds."""
    ledger = ledger_of(proceedings)
    again = "-draft" if ledger.signed and ledger.final is None else ""
    stem = f"outcome-summary{again}"
    if "public" not in request.editions:
        return
    report = outline_of(proceedings.forum, "outcome-report", request.templates)
    whole = recommendations_in(ledger)

    def made(most: int) -> Document:
        document = compose_outcome_summary(ledger, outline, report, most)
        look = look_of(proceedings.forum.profile, request.templates)
        return replace(document, look=replace(look, size=document.look.size))

    (theme,) = template_files(made(0), "pdf", proceedings.forum.profile, request)
    fits = most_on_a_page(made, whole, theme, request.cache)
    lacks = () if fits else (_TOO_LONG if whole else _NOTHING_ACCEPTED,)
    yield Composed(stem, "outcome-summary", made(fits), "public", (), lacks)


def _length_issues(document: Document, outline: Outline, stem: str) -> tuple[Issue, ...]:
    """Return a warning for each section that is longer than its profile allows."""
    return tuple(
        Issue("warning", "too-long", _length_message(one), Place(stem))
        for one in measure(document.parts, document.notes, outline)
        if not one.passes
    )


def _length_message(one: Measure) -> str:
    name = "the report" if one.section == TOTAL else f"section '{one.section}'"
    return f"{name} has {one.words:,} words, at most {one.budget:,} are allowed; shorten it"


_Composer = Callable[[Proceedings, Outline, Request], Iterator[Composed]]
_COMPOSERS: Mapping[ReportName, _Composer] = {
    "concept-note": _concept_note,
    "speaker-briefs": _briefs,
    "outcome-report": _outcome,
    "outcome-summary": _summary,
}


def template_files(document: Document, form: Format, profile: str, request: Request) -> list[Path]:
    """Return the template files that a document in this format is made with.

    Raises:
        TemplateError: if something else stands in the place of a file.
    """
    names = {
        "docx": [],
        "pdf": ["theme.yaml"],
        "html": ["html/style.css"],
        "txt": [],
    }
    files = [find_template(name, request.templates) for name in names[form]]
    if form == "docx":
        files = [profile_file(profile, f"{document.template}.docx", request.templates)]
    for path in files:
        if path.exists() and not path.is_file():
            raise TemplateError(
                "this is not a regular file; put the template here", str(path), rule="not-a-file"
            )
    return files


def render(document: Document, form: Format, profile: str, request: Request) -> bytes:
    """Return the document as a file of the format.

    Raises:
        TemplateError: if the template cannot be filled.
    """
    files = template_files(document, form, profile, request)
    match form:
        case "docx":
            return writers.write_docx(document, files[0])
        case "pdf":
            return writers.write_pdf(document, files[0])
        case "html":
            return writers.write_html(document, files[0]).encode()
        case "txt":
            return writers.write_text(document).encode()


def chase_files(
    forum: Forum, templates: tuple[Path, ...] = ()
) -> tuple[str, dict[str, Callable[[], bytes]]]:
    """Return the chase list as text, with the functions that write it as Markdown and workbook."""
    listed = chase_list(forum, outline_of(forum, "speaker-briefs", templates))
    rows = [(row.who, row.what, row.why, row.where) for row in listed]
    title = f"{forum.title}: what is still missing"
    writers: dict[str, Callable[[], bytes]] = {
        "chase.md": lambda: write_chase_markdown(_CHASE_COLUMNS, rows, title).encode(),
        "chase.xlsx": lambda: write_chase_xlsx(_CHASE_COLUMNS, rows, title),
    }
    return repr((title, _CHASE_COLUMNS, rows)), writers
