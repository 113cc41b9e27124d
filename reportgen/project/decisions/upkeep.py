"""Keeps the journal in order: merges copies, accepts oddities, notices lost lines."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from reportgen.errors import Issue, PipelineError, Place, ReviewError
from reportgen.journal import Merge, append, merge, read_journal, stamp
from reportgen.ledger import text_hash
from reportgen.model import JOURNAL, Event
from reportgen.project.folder.atomic import write_atomic

_REMEMBERED = "journal.json"


@dataclass(frozen=True, slots=True)
class LastRead:
    """The number of events in a journal when it was last read, and their digest."""

    events: int = 0
    digest: str = ""
    place: str = ""


def merge_journal(forum: Path, copy: Path) -> Merge:
    """Add the events of a copy to the forum's journal and return what was added.

    The copy stays as it is.

    Raises:
        ReviewError: if one of them cannot be read, or the journal cannot be written.
    """
    journal = forum / JOURNAL
    if not copy.is_file():
        raise ReviewError("there is no such file; name the copy to merge", copy, rule="no-copy")
    if journal.exists() and copy.samefile(journal):
        raise ReviewError("this is the journal itself; name the copy", copy, rule="no-copy")
    ours, _ = read_journal(journal)
    made = merge(ours, read_journal(copy)[0])
    append(journal, made.events, seen=len(ours))
    return made


def keep_journal(forum: Path, *, by: str) -> tuple[Issue, ...]:
    """Write that a person looked at what is odd in the journal and goes on with it; return that.

    Raises:
        ReviewError: if nobody is named, or the journal cannot be read or written.
    """
    who = stamp(by, dt.datetime.now(dt.UTC))
    events, issues = read_journal(forum / JOURNAL)
    append(forum / JOURNAL, [Event(who.at, who.actor, "keep")], seen=len(events))
    return issues


def last_read(hidden: Path) -> LastRead:
    """Return what is remembered of the journal in the hidden folder of the outputs."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        raw = json.loads((hidden / _REMEMBERED).read_text("utf-8"))
        return LastRead(int(raw["events"]), str(raw["digest"]), str(raw["place"]))
    return LastRead()


def remember(hidden: Path, journal: Path, events: Sequence[Event]) -> None:
    """Remember the journal as it was read, unless that cannot be written."""
    last = LastRead(len(events), _digest(events), _place(journal))
    if hidden.is_dir() and last != last_read(hidden):
        text = json.dumps(asdict(last))
        with suppress(PipelineError):
            write_atomic(hidden / _REMEMBERED, f"{text}\n".encode())


def lost_issues(journal: Path, events: Sequence[Event], last: LastRead) -> Iterator[Issue]:
    """Yield an error if the journal does not begin with the events that were last read.

    The error ends once somebody says that this is the journal to go on with.
    """
    if events and events[-1].op == "keep":
        return
    same = len(events) >= last.events and _digest(events[: last.events]) == last.digest
    if last.events and last.place == _place(journal) and not same:
        now = f"{len(events)} decision{'s' * (len(events) != 1)}"
        message = (
            f"holds {now} now, but {last.events} when it was last read, and not the same: restore "
            "it from a backup; if this is the journal to go on with, say so: "
            "reportgen journal keep FORUM --by NAME"
        )
        yield Issue("error", "journal-lost", message, Place(str(journal)))


def _place(journal: Path) -> str:
    return text_hash(str(journal.resolve()))


def _digest(events: Sequence[Event]) -> str:
    """Return the digest of who decided what, in the order in which it counts."""
    rows = [[e.seq, e.at.isoformat(), e.actor, e.op, e.target, e.wording, e.into] for e in events]
    return text_hash(json.dumps(rows, ensure_ascii=True))
