"""Finds oddities in a journal that parses: lines changed, swapped, doubled or missing.

A journal is only appended to, and its lines are numbered without gaps. Every deviation is named,
and a decision that depends on it waits for a person.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from reportgen.errors import Issue, Place, Severity
from reportgen.model import Event

_KEEP = "if this is the journal to go on with, say so: reportgen journal keep FORUM --by NAME"


def examine(events: Sequence[Event], path: Path) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
    """Return the events in order, doubtful ones marked, and issues about what is odd."""
    once = tuple(dict.fromkeys(events))
    numbers = Counter(event.seq for event in once)
    kept = max((event.line for event in events if event.op == "keep"), default=0)
    if max(numbers.values(), default=1) > 1:
        ordered = _doubted(once, numbers, kept)
    else:
        ordered = tuple(sorted(once, key=lambda event: event.seq))
    cut = _cut(ordered)
    found = (
        *_unfinished(cut, ordered, path),
        *_edited(ordered, path),
        *_disputed(ordered, path),
        *(_swapped(once, path) if len(numbers) == len(once) else ()),
        *_doubled(events, path),
        *_missing(sorted(numbers), ordered, path),
    )
    ordered = tuple(event for event in ordered if event not in cut)
    return ordered, tuple(sorted(_left(found, kept), key=lambda issue: issue.where.line))


def _left(found: Sequence[Issue], kept: int) -> Iterator[Issue]:
    """Yield the issues; what somebody looked at and kept is no longer an error."""
    for issue in found:
        yield replace(issue, severity="note") if issue.where.line < kept else issue


def _cut(events: Sequence[Event]) -> frozenset[Event]:
    """Return the events of decisions of which a power cut took the end: half of one is none."""
    cut: set[Event] = set()
    group: list[Event] = []
    for event in events:
        if group and (event.torn or event.more != group[-1].more - 1):
            cut.update(group)
            group = []
        group.append(event)
        if not event.more:
            group = []
    return frozenset(cut | set(group))


def ends_open(events: Sequence[Event]) -> bool:
    """Return whether the last decision was not written to its end."""
    return bool(events) and events[-1].more > 0


def _unfinished(cut: Collection[Event], events: Sequence[Event], path: Path) -> Iterator[Issue]:
    for event in events:
        if event in cut:
            severity: Severity = "error" if events[-1] in cut else "warning"
            message = "a decision was not written to its end and does not count; decide again"
            yield Issue(severity, "torn-decision", message, Place(str(path), event.line))


def _doubted(events: Sequence[Event], numbers: Counter[int], kept: int) -> tuple[Event, ...]:
    """Return the events of a file that looks like two journals joined, marked as doubtful.

    From the first repeated number on their order is unknown, until somebody keeps it as it is.
    """
    first = min(number for number, count in numbers.items() if count > 1)
    return tuple(
        replace(one, intact=False) if one.seq >= first and one.line > kept else one
        for one in events
    )


def _edited(events: Sequence[Event], path: Path) -> Iterator[Issue]:
    for place, event in enumerate(events):
        if event.changed:
            later = (one for one in events[place + 1 :] if one.op != "set")
            settled = any(one.target == event.target for one in later)
            severity: Severity = "note" if settled else "error"
            message = (
                "the line was changed after it was written; what it decides waits for a person: "
                "`confirm` keeps it as it stands now"
            )
            yield Issue(severity, "journal-edited", message, Place(str(path), event.line))


def _disputed(events: Sequence[Event], path: Path) -> Iterator[Issue]:
    for place, event in enumerate(events):
        if not event.disputed:
            continue
        own = (e for e in events[place + 1 :] if not e.disputed and e.op != "set")
        if any(one.target == event.target for one in own):
            continue
        words = f" '{event.wording}'" if event.wording else ""
        message = (
            f"another copy of the journal decides otherwise ({event.actor}: {event.op}{words}); "
            "`confirm` keeps what is decided here, else decide again"
        )
        yield Issue("error", "journal-disputed", message, Place(str(path), event.line))


def _swapped(events: Sequence[Event], path: Path) -> Iterator[Issue]:
    for before, event in pairwise(events):
        if event.seq < before.seq:
            message = (
                f"number {event.seq} stands after number {before.seq}; decisions count in the "
                "order of their numbers"
            )
            yield Issue("warning", "journal-order", message, Place(str(path), event.line))


def _doubled(events: Sequence[Event], path: Path) -> Iterator[Issue]:
    seen: dict[int, Event] = {}
    for event in events:
        first = seen.setdefault(event.seq, event)
        if first is event:
            continue
        place = Place(str(path), event.line)
        if first == event:
            message = f"the line is the same as line {first.line} and counts once"
            yield Issue("warning", "journal-number-twice", message, place)
            continue
        message = (
            f"number {event.seq} is that of line {first.line}, too, as if two journals were put "
            f"together; decisions from number {event.seq} on wait to be confirmed; {_KEEP}"
        )
        yield Issue("error", "journal-number-twice", message, place)


def _missing(numbers: Sequence[int], events: Sequence[Event], path: Path) -> Iterator[Issue]:
    lines = {event.seq: event.line for event in events}
    for before, number in pairwise((0, *numbers)):
        if number > before + 1:
            gap = f"{before + 1}" if number == before + 2 else f"{before + 1} to {number - 1}"
            message = f"what stood under number {gap} is gone; restore it from a backup; {_KEEP}"
            yield Issue("error", "journal-missing", message, Place(str(path), lines[number]))
