"""The run of show: minute by minute who is on stage, what the desk does, and what if it fails."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.composition.briefs.appointments import expected
from reportgen.composition.office.sheet import Sheet, compose_sheet
from reportgen.composition.shared.agenda import session_times, slot_label
from reportgen.composition.shared.names import People
from reportgen.composition.shared.wording import (
    format_range,
    format_time,
    format_weekday_date,
    language_name,
    minutes_between,
)
from reportgen.composition.shared.words import Words
from reportgen.model import Forum, Outline, Session, Slot, session_days

_BEFORE, _AFTER = 45, 15
"""Minutes before the first session and after the last one."""

Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Desk:
    forum: Forum
    people: People
    words: Words


def runs_of_show(forum: Forum, outline: Outline) -> tuple[Sheet, ...]:
    """Return the master for all rooms and, where there are several, one for each room."""
    words = Words(outline)
    desk = _Desk(forum, People(forum, words), words)
    rooms = dict.fromkeys(session.room for session in forum.sessions)
    sheets = [_sheet(desk, outline, forum.sessions, "")]
    if len(rooms) > 1:
        for room in filter(None, rooms):
            here = tuple(one for one in forum.sessions if one.room == room)
            sheets.append(_sheet(desk, outline, here, room))
    return tuple(sheets)


def _sheet(desk: _Desk, outline: Outline, sessions: tuple[Session, ...], room: str) -> Sheet:
    days: dict[dt.date | None, list[Session]] = {}
    dates = session_days(desk.forum)
    for session in sorted(sessions, key=lambda one: (str(dates[one.id]), _start(one))):
        days.setdefault(dates[session.id], []).append(session)
    tables = []
    for day, held in days.items():
        date = format_weekday_date(day, desk.words) if day else ""
        tables.append((desk.words.listed(room, date), list(_day(desk, held))))
    rows = [row for _, listed in tables for row in listed]
    name = f"run-of-show.{room}" if room else "run-of-show"
    return compose_sheet(desk.forum, outline, name, rows, tables)


def _start(session: Session) -> dt.time:
    return session_times(session)[0] or dt.time.max


def _day(desk: _Desk, sessions: list[Session]) -> Iterator[Line]:
    first = next(filter(None, (session_times(one)[0] for one in sessions)), None)
    last = next(filter(None, (session_times(one)[1] for one in reversed(sessions))), None)
    lines = [line for session in sessions for line in _session(desk, session)]
    stages = [line[3] for line in lines]
    if first:
        yield _around(desk, first, -_BEFORE, "run-before")
        early = desk.forum.logistics.join_early_minutes
        if early and early < _BEFORE:
            yield _around(desk, first, -early, "run-doors")
    for number, line in enumerate(lines):
        following = next(filter(None, stages[number + 1 :]), "")
        yield (*line[:4], following, *line[4:])
    if last:
        yield _around(desk, last, 0, "run-after")


def _around(desk: _Desk, at: dt.time, minutes: int, name: str) -> Line:
    begins = (at.hour * 60 + at.minute + minutes) % 1440
    time = format_time(dt.time(begins // 60, begins % 60), desk.words)
    length = str(abs(minutes) or _AFTER)
    backup = desk.forum.logistics.backup if name == "run-before" else ""
    return (time, length, desk.words.say(name), "", "", "", "", "", "", backup)


def _session(desk: _Desk, session: Session) -> Iterator[Line]:
    for slot in session.slots:
        yield _slot(desk, session, slot)
    if not session.slots:
        start, end = session_times(session)
        time = format_range(start, end, desk.words)
        title = desk.people.session_title(session)
        yield (time, str(minutes_between(start, end) or ""), title, "", "", "", "", "", "")


def _slot(desk: _Desk, session: Session, slot: Slot) -> Line:
    words, people = desk.words, desk.people
    names = [people.full_name(person) for person in expected(slot)]
    chair = people.full_name(session.moderator) if session.moderator else ""
    label = slot_label(slot, words)
    opens = slot is session.slots[0]
    segment = [people.session_title(session)] if opens else []
    segment.append(words.pair(label, slot.title) if slot.title not in {"", label} else label)
    stage = words.join(names) or (chair if slot.kind == "q-and-a" else "")
    return (
        format_range(slot.start, slot.end, words),
        str(minutes_between(slot.start, slot.end) or ""),
        "\n".join(segment),
        stage,
        slot.cue,
        _recording(desk, session, slot),
        _channel(desk, session, slot),
        slot.owner,
        slot.fallback,
    )


def _recording(desk: _Desk, session: Session, slot: Slot) -> str:
    """Return whether the slot is recorded; not where somebody on stage opposes it."""
    people = desk.people
    names = [people.full_name(one) for one in expected(slot) if not people.person(one).record]
    if names:
        return desk.words.say("run-not-recorded", names=desk.words.join(names))
    if slot.kind in {"break", "photo"}:
        return ""
    known = session.recording or desk.forum.logistics.recording
    return desk.words.say("run-recorded") if known else ""


def _channel(desk: _Desk, session: Session, slot: Slot) -> str:
    """Return the language that is spoken and those that it is interpreted into."""
    if slot.kind in {"break", "photo"}:
        return ""
    spoken = slot.language or session.language or desk.forum.languages[0]
    others = [tag for tag in desk.forum.interpretation if tag != spoken]
    names = [language_name(tag, desk.words) for tag in (spoken, *others)]
    return " → ".join((names[0], desk.words.listed(*names[1:]))) if others else names[0]
