"""Destroys recordings, transcripts, chat and attendance after a forum's retention date."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import InputError, ReviewError
from reportgen.journal import read_journal, stamp
from reportgen.model import JOURNAL, Event
from reportgen.project.documents.record import Record, Written, digest, read_record, write_record
from reportgen.project.documents.verifying import verify_folder
from reportgen.project.folder.loading import HIDDEN
from reportgen.project.folder.opening import output_folder
from reportgen.project.personal.destroyed import (
    DestroyedSource,
    KeptQuotation,
    destroyed_sources,
    digest_of_words,
    write_destroyed,
)
from reportgen.project.personal.listing import everything_of
from reportgen.readers import read_forum
from reportgen.verification import Printed


@dataclass(frozen=True, slots=True)
class Retirement:
    """What `retire` will delete, and what it keeps of it; nothing is done before ``apply``."""

    folder: Path
    output: Path
    deletes: tuple[Path, ...]
    sources: tuple[DestroyedSource, ...]
    known: tuple[DestroyedSource, ...]

    @property
    def kept(self) -> int:
        """How many printed quotations are kept with their digests."""
        return sum(len(source.quotations) for source in self.sources)

    def apply(self) -> None:
        """Keep the printed quotations, then delete the files.

        Raises:
            PipelineError: if what is kept cannot be written; then nothing is deleted.
        """
        write_destroyed(self.folder, (*self.known, *self.sources))
        for path in self.deletes:
            path.unlink(missing_ok=True)
        record, _ = read_record(self.output)
        left = [row for row in record.files if self.output / row.name not in self.deletes]
        if len(left) < len(record.files):
            write_record(self.output, Record(tuple(left)))


def plan_retirement(
    folder: Path, output: Path | None, *, by: str, today: dt.date | None = None
) -> Retirement:
    """Return what would be destroyed of a forum whose retention date has passed.

    The quotations of built documents have to be proved first, since nobody can prove them later.
    Working editions and the cache, which hold more than was printed in public, go, too.

    Raises:
        InputError: if no date is set, it has not passed yet, or nothing was built.
        ReviewError: if a quotation is not where it should be, or nobody is named.
    """
    who = stamp(by, dt.datetime.now(dt.UTC))
    today = today or who.at.date()
    forum = read_forum(folder).forum
    _refuse_early(folder, forum.retention, today)
    target = output_folder(output, forum, folder)
    files = [(name, path) for name, path, place in everything_of(folder, target) if place.retires]
    known = destroyed_sources(folder)
    if not files:
        return Retirement(folder, target, (), (), known)
    checked = verify_folder(folder, output)
    if not checked.verified:
        message = "a quotation is not proved (reportgen verify lists it); mend that, then retire"
        raise ReviewError(message, str(folder), rule="not-proved")
    signed = _signature(read_journal(folder / JOURNAL)[0])
    record, _ = read_record(target)
    quotes = _quotations([row.printed for row in record.files if row.edition != "working"])
    day = today.isoformat()
    sources = tuple(
        DestroyedSource(
            *(name, digest(path.read_bytes()), day, who.actor, signed), quotes.get(name, ())
        )
        for name, path in files
    )
    private = [target / row.name for row in record.files if _is_private(target, record, row)]
    cache = [path for path in (target / HIDDEN / "cache").rglob("*") if path.is_file()]
    every = (*(path for _, path in files), *private, *cache)
    return Retirement(folder, target, every, sources, known)


def _is_private(target: Path, record: Record, row: Written) -> bool:
    """Return whether a file is a working edition as we wrote it."""
    path = target / row.name
    is_there = row.edition == "working" and path.is_file()
    return is_there and record.is_ours(row.name, digest(path.read_bytes()))


def _refuse_early(folder: Path, until: dt.date | None, today: dt.date) -> None:
    if until is None:
        message = (
            "no date is set; write 'retention: 2027-05-31' into forum.yaml, the day until which "
            "recordings, transcripts, chat and attendance are kept"
        )
        raise InputError(message, str(folder), rule="no-retention")
    if today <= until:
        days = (until - today).days
        message = f"they are kept until {until}, {days} more days; nothing was deleted"
        raise InputError(message, str(folder), rule="retention-not-over")


def _signature(events: Sequence[Event]) -> str:
    """Return who signed last and when, empty where nobody did."""
    signed = [event for event in events if event.op == "final"]
    return f"{signed[-1].at:%Y-%m-%d}, {signed[-1].actor}" if signed else ""


def _quotations(rows: Iterable[Sequence[Printed]]) -> dict[str, tuple[KeptQuotation, ...]]:
    """Return the printed quotations by source, each once."""
    found: dict[str, dict[KeptQuotation, None]] = {}
    for citation in (printed.citation for row in rows for printed in row):
        quote = citation.quote
        kept = KeptQuotation(
            citation.segment, citation.start, citation.end, quote, digest_of_words(quote)
        )
        found.setdefault(citation.source, {})[kept] = None
    return {source: tuple(kept) for source, kept in found.items()}
