"""Takes a person's last act back and repeats it, always as new events of the journal."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportgen.errors import ReviewError
from reportgen.journal import Stamp, stamp
from reportgen.ledger import standing
from reportgen.model import Event, FindingId
from reportgen.project.decisions.conflicts import (
    append_unless_changed,
    logs,
    newer_events,
    refuse_newer,
    touching,
)
from reportgen.project.folder.opening import OpenForum, look_again

Act = tuple[Event, ...]
"""Events that were written together: one thing that a person did."""

_ANY_TIME = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

_NOTHING_DONE = "undo: you have decided nothing yet"
_NOTHING_UNDONE = "redo: nothing was taken back"


@dataclass(slots=True)
class Acts:
    """The acts of a person that can be taken back, and those that can be repeated, oldest first."""

    done: list[Act] = field(default_factory=list)
    undone: list[Act] = field(default_factory=list)


def acts_of(log: Sequence[Event], actor: str) -> Acts:
    """Return what a person can take back and repeat, as the journal shows it."""
    acts, written = Acts(), {event.seq: event for event in log}
    for act in _acts(log):
        if act[0].actor != actor or act[0].disputed or not act[0].target:
            continue
        undone = (written.get(event.undoes or 0) for event in act if event.op == "undo")
        gone = {_content(event) for event in undone if event is not None}
        back = next((a for a in reversed(acts.done) if any(_content(e) in gone for e in a)), None)
        if back is not None and all(event.op != "apart" for event in act):
            acts.done.remove(back)
            acts.undone.append(back)
        elif all(event.op == "undo" for event in act):
            continue
        elif acts.undone and _same(act, acts.undone[-1]):
            acts.undone.pop()
            acts.done.append(act)
        else:
            acts.undone.clear()
            acts.done.append(act)
    return acts


def take_back(opened: OpenForum, *, by: str) -> OpenForum:
    """Take back the last act of a person; return the forum as it stands then.

    Raises:
        ReviewError: if there is none, or somebody decided about the same findings since.
    """

    def events(log: Sequence[Event], who: Stamp) -> Act:
        last = _last(opened, log, who, acts_of(log, who.actor).done, _NOTHING_DONE)
        return tuple(_reversed(last, log, who))

    return write_in_view(opened, events, by=by)


def repeat(opened: OpenForum, *, by: str) -> OpenForum:
    """Repeat the act that a person took back last; return the forum as it stands then.

    Raises:
        ReviewError: if there is none, or somebody decided about the same findings since.
    """

    def events(log: Sequence[Event], who: Stamp) -> Act:
        last = _last(opened, log, who, acts_of(log, who.actor).undone, _NOTHING_UNDONE)
        return tuple(_repeated(last, log, who))

    return write_in_view(opened, events, by=by)


def _last(
    opened: OpenForum, log: Sequence[Event], who: Stamp, acts: Sequence[Act], nothing: str
) -> Act:
    """Return the last of a person's acts, about which nobody else decided since."""
    if not acts:
        raise ReviewError(nothing, rule="nothing-to-undo")
    _refuse_later(opened, log, acts[-1], who.actor)
    return acts[-1]


def write_in_view(
    opened: OpenForum, make: Callable[[Sequence[Event], Stamp], Act], *, by: str
) -> OpenForum:
    """Append the events that ``make`` gives for the journal, and look at the forum again.

    Raises:
        ReviewError: if somebody decided about the same findings since the forum was opened.
    """
    who = stamp(by, dt.datetime.now(dt.UTC))
    for log in logs(opened):
        events = make(log, who)
        clash = touching(log, newer_events(opened, log), _named(events))
        refuse_newer(opened, [one for one in clash if one.actor != who.actor], who.actor, "decide")
        if append_unless_changed(opened, log, events):
            break
    return look_again(opened)


def _acts(log: Iterable[Event]) -> Iterator[Act]:
    """Yield the events that were written together."""
    act: list[Event] = []
    for event in log:
        act.append(event)
        if not event.more:
            yield tuple(act)
            act = []


def _reversed(act: Act, log: Sequence[Event], who: Stamp) -> Iterator[Event]:
    """Yield the events that make an act undone, the last one first."""
    written = {event.seq: event for event in log}
    counting = {_content(event): event for event in standing(log)}
    for event in reversed(act):
        if event.op == "undo":
            yield _again(written[event.undoes or 0], who)
        elif counts := counting.get(_content(event)):
            yield _undo(counts, who)


def _repeated(act: Act, log: Sequence[Event], who: Stamp) -> Iterator[Event]:
    """Yield the events of an act once more."""
    written = {event.seq: event for event in log}
    counting = {_content(event): event for event in standing(log)}
    for event in act:
        if event.op != "undo":
            yield _again(event, who)
        elif counts := counting.get(_content(written[event.undoes or 0])):
            yield _undo(counts, who)


def _undo(event: Event, who: Stamp) -> Event:
    told = (event.target, event.text_hash, event.quote, event.speaker, event.among)
    return Event(who.at, who.actor, "undo", *told, undoes=event.seq)


def _again(event: Event, who: Stamp) -> Event:
    return replace(event, at=who.at, actor=who.actor, seq=0, torn=0, more=0)


def _refuse_later(opened: OpenForum, log: Sequence[Event], act: Act, by: str) -> None:
    """Refuse to touch an act if somebody else decided about its findings afterwards."""
    later = [e for e in standing(log) if e.seq > act[-1].seq and e.actor != by]
    refuse_newer(opened, touching(log, later, _named(act)), by, "decide")


def _content(event: Event) -> Event:
    """Return what an event says, without where and when it was written."""
    return replace(event, at=_ANY_TIME, seq=0, torn=0, more=0, undoes=None)


def _same(one: Act, other: Act) -> bool:
    return [_content(event) for event in one] == [_content(event) for event in other]


def _named(events: Iterable[Event]) -> set[FindingId]:
    return {one for event in events for one in (event.target, event.into, event.origin) if one}
