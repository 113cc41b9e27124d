"""Reads quotations back out of built files and finds them in the sources."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from reportgen.errors import InputError
from reportgen.journal import read_journal
from reportgen.model import JOURNAL, Event, Material, Proceedings
from reportgen.project.documents.record import Written, digest, read_record
from reportgen.project.folder.loading import read_folder
from reportgen.project.folder.opening import output_folder
from reportgen.project.personal.destroyed import destroyed_sources, quoted_sources
from reportgen.readers import plain_forum
from reportgen.verification import (
    Printed,
    Problem,
    QuotedSource,
    Summary,
    check_summary,
    read_docx_text,
    read_file,
    read_html_text,
    read_pdf_text,
    unknown_quotations,
    verify_file,
)

_READABLE = frozenset({".docx", ".pdf", ".html"})


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that was read back, how many quotations it should hold, and whether it is as built."""

    path: str
    """The document."""
    quotes: int
    """How many quotations it should hold."""
    edited: bool
    """Whether somebody changed it since it was built."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A quotation that is not where it should be."""

    path: str
    """The document."""
    kind: str
    """What is wrong, in one word or two."""
    quote: str
    """The quotation."""
    message: str
    """What is wrong, as a person reads it."""


@dataclass(frozen=True, slots=True)
class Verified:
    """The result of verifying."""

    files: tuple[CheckedFile, ...]
    problems: tuple[Fault, ...]
    destroyed: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether every quotation stands in its source."""
        return not self.problems

    def record(self) -> dict[str, object]:
        """Return all of it as plain values."""
        return {"verified": self.verified, **asdict(self)}


def verify_folder(forum: Path, output: Path | None, files: Sequence[Path] = ()) -> Verified:
    """Read the files back (all that were built by default) and check every quotation.

    Raises:
        InputError: if a file cannot be read or was not built from this forum.
    """
    folder = read_folder(forum)
    target = output_folder(output, folder.proceedings.forum, forum)
    record, _ = read_record(target)
    wanted = _wanted(target, record.files, files)
    events, _ = read_journal(folder.journal)
    gone = destroyed_sources(forum)
    kept = quoted_sources(gone)
    sources = {**kept, **_sources(folder.proceedings.material, events)}
    nameless: Mapping[str, QuotedSource] = {}
    checked, faults = [], []
    for path, written in wanted:
        content = read_file(path)
        edited = not record.is_ours(written.name, digest(content))
        checked.append(CheckedFile(str(path), sum(p.count for p in written.printed), edited))
        found = _faults(path, content, written.printed, sources)
        if found and not nameless:
            # What is not for attribution is read only for a report that names nobody.
            unnamed = read_folder(forum, "none").proceedings.material
            nameless = {**kept, **_sources(unnamed, events)}
        faults += _faults(path, content, written.printed, nameless) and found if found else []
    if not files and not gone:
        faults += summary_faults(folder.proceedings)
    told = tuple(source.words for source in gone if source.quotations)
    return Verified(tuple(checked), tuple(faults), told)


def summary_faults(proceedings: Proceedings) -> Iterator[Fault]:
    """Yield quotations and figures of the session summaries that stand in no source."""
    forum, segments = proceedings.forum, proceedings.material.segments
    known = tuple(_told(plain_forum(replace(forum, prose=()))))
    for session in forum.sessions:
        said = tuple(s.text for s in segments if s.session in {session.id, None})
        for prose in forum.prose:
            if prose.key in session.summary_keys:
                summary = Summary(prose.path, prose.text, prose.line, said, known)
                yield from (
                    Fault(prose.path, one.kind, one.quote, one.message)
                    for one in check_summary(summary)
                )


def _told(value: object) -> Iterator[str]:
    """Yield all texts and numbers of plain values."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _told(one)
    elif value is not None:
        yield str(value)


def verify_files(
    files: Mapping[str, bytes],
    printed: Mapping[str, tuple[Printed, ...]],
    material: Material,
    events: Sequence[Event],
) -> Verified:
    """Read files in memory back and check every quotation that each should hold.

    Raises:
        InputError: if a file cannot be read.
    """
    sources = _sources(material, events)
    read = {name: content for name, content in files.items() if Path(name).suffix in _READABLE}
    quotes = {name: sum(p.count for p in printed.get(name, ())) for name in read}
    checked = (CheckedFile(name, count, edited=False) for name, count in quotes.items())
    faults = (
        fault
        for name, content in read.items()
        for fault in _faults(Path(name), content, printed.get(name, ()), sources)
    )
    return Verified(tuple(checked), tuple(faults))


def _faults(
    path: Path, content: bytes, printed: Sequence[Printed], sources: Mapping[str, QuotedSource]
) -> list[Fault]:
    problems = _problems(path, content, printed, sources)
    return [Fault(str(path), one.kind, one.quote, one.message) for one in problems]


def _wanted(
    target: Path, written: Sequence[Written], files: Sequence[Path]
) -> list[tuple[Path, Written]]:
    """Return the files to read, each with what we recorded of it."""
    readable = [row for row in written if Path(row.name).suffix in _READABLE]
    if not readable:
        raise InputError(
            "nothing was built here; run reportgen build first", str(target), rule="nothing-built"
        )
    if not files:
        return [(target / row.name, row) for row in readable]
    by_path = {(target / row.name).resolve(): row for row in readable}
    unknown = [path for path in files if path.resolve() not in by_path]
    if unknown:
        raise InputError(
            f"was not built into {target}; name a built file", str(unknown[0]), rule="nothing-built"
        )
    return [(path, by_path[path.resolve()]) for path in files]


def _sources(material: Material, events: Sequence[Event]) -> Mapping[str, QuotedSource]:
    """Return the sources as they read now, and the wordings of the journal."""
    segments: dict[str, dict[str, str]] = {source.id: {} for source in material.sources}
    for segment in material.segments:
        segments[segment.source][segment.id] = segment.text
    read = {
        source.path: QuotedSource(source.path, source.sha256, segments[source.id])
        for source in material.sources
    }
    wordings = {f"{JOURNAL}#{event.line}": event.wording for event in events if event.wording}
    return {**read, JOURNAL: QuotedSource(JOURNAL, "", wordings)}


def _problems(
    path: Path, content: bytes, printed: Sequence[Printed], sources: Mapping[str, QuotedSource]
) -> tuple[Problem, ...]:
    if path.suffix == ".pdf":
        pages = read_pdf_text(content, name=str(path))
        return verify_file(pages, printed, sources, laid_out=True)
    if path.suffix == ".html":
        paragraphs = read_html_text(content, name=str(path))
        return verify_file(paragraphs, printed, sources)
    return (
        *verify_file(read_docx_text(content, name=str(path)), printed, sources),
        *unknown_quotations(content, printed),
    )
