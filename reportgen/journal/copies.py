"""Copies of the journal that cloud storage or people made, and the events missing from ours."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.errors import Issue, Place, ReviewError
from reportgen.journal.lines import read_journal
from reportgen.ledger import related, replay
from reportgen.model import Decision, Event, FindingId

_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Merge:
    """What a copy adds to a journal: ``events`` to append, in order.

    ``agreed`` are those about findings that this journal decides no differently. ``disputed`` ones
    contradict it: they are appended so that nothing is lost, and wait for a person.
    """

    events: tuple[Event, ...] = ()

    @property
    def agreed(self) -> tuple[Event, ...]:
        """Return the events that count."""
        return tuple(event for event in self.events if not event.disputed)

    @property
    def disputed(self) -> tuple[Event, ...]:
        """Return the events that wait for a person."""
        return tuple(event for event in self.events if event.disputed)


def copies(journal: Path) -> tuple[Path, ...]:
    """Return the files beside the journal that look like copies of it.

    Cloud storage adds to the name: ``decisions (conflicted copy 2026-05-20).jsonl``.
    """
    found = journal.parent.glob(f"{journal.stem}*{journal.suffix}*")
    others = (path for path in found if path.name != journal.name)
    return tuple(sorted(path for path in others if path.is_file() and not path.is_symlink()))


def copy_issues(journal: Path, events: Sequence[Event]) -> Iterator[Issue]:
    """Yield issues about copies of a journal that contains these events."""
    for path in copies(journal):
        place = Place(str(path))
        try:
            theirs, _ = read_journal(path)
        except ReviewError as error:
            message = f"looks like a copy of {journal.name} and cannot be read: {error.message}"
            yield Issue("error", "journal-copy", message, place)
            continue
        if lacking := len(_lacking(events, theirs)):
            message = (
                f"a copy of {journal.name} with {lacking} decision{'s' * (lacking != 1)} that it "
                f'lacks; reportgen journal merge FORUM "{path.name}" takes them over'
            )
            yield Issue("error", "journal-copy", message, place)
        else:
            message = f"a copy of {journal.name} with nothing that it lacks; delete it"
            yield Issue("note", "journal-copy", message, place)


def merge(ours: Sequence[Event], theirs: Sequence[Event]) -> Merge:
    """Return what to append to our journal so that it contains everything in theirs.

    Events are disputed if both journals decided differently about a finding since the copies
    parted, or if a line of the copy was changed.
    """
    added = _lacking(ours, theirs)
    numbers = _numbers(ours, theirs, added)
    contested = _contested(ours, theirs, added)
    return Merge(
        tuple(
            replace(
                event,
                undoes=numbers.get(event.undoes) if event.undoes else None,
                disputed=event.disputed or event.changed or event.target in contested,
            )
            for event in added
        )
    )


def _identity(event: Event) -> Event:
    """Return the event without what depends on the file it is in."""
    return replace(event, seq=0, torn=0, more=0, undoes=None, disputed=False)


def _lacking(ours: Iterable[Event], theirs: Iterable[Event]) -> tuple[Event, ...]:
    known = {_identity(event) for event in ours}
    return tuple(event for event in theirs if _identity(event) not in known)


def _numbers(
    ours: Sequence[Event], theirs: Sequence[Event], added: Sequence[Event]
) -> Mapping[int, int]:
    """Return the number that each of their events has in our journal."""
    known = {_identity(event): event.seq for event in ours}
    last = max((event.seq for event in ours), default=0)
    new = {event.seq: last + place for place, event in enumerate(added, 1)}
    return {e.seq: known[_identity(e)] for e in theirs if _identity(e) in known} | new


def _contested(
    ours: Sequence[Event], theirs: Sequence[Event], added: Sequence[Event]
) -> frozenset[FindingId]:
    """Return the findings that both decided, and differently, since the copies parted."""
    own = _lacking(theirs, ours)
    everything = (*ours, *theirs)
    both = related(everything, _named(own)) & related(everything, _named(added))
    here, there = _states(ours), _states(theirs)
    return frozenset(one for one in both if here.get(one) != there.get(one))


def _named(events: Iterable[Event]) -> frozenset[FindingId]:
    named = (one for event in events for one in (event.target, event.into, event.origin))
    return frozenset(one for one in named if one)


def _states(events: Sequence[Event]) -> Mapping[FindingId, Decision]:
    """Return the last decision about each finding, whoever took it and when."""
    decisions = (orphan.decision for orphan in replay(events, ()).orphans)
    return {one.finding: replace(one, by="", at=_NEVER, line=0) for one in decisions}
