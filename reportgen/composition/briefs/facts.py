"""The first rows of a pack: when, where, be there by, and what the person still owes."""

import datetime as dt
from collections.abc import Iterator

from reportgen.composition.briefs.appointments import Appointment, link_of, sessions_of
from reportgen.composition.briefs.clocks import (
    UTC,
    both_clocks,
    changes_of_clocks,
    clock_time,
    event_clock,
    event_time,
    is_own_clock,
    minutes_before,
    own_clock,
    own_date,
)
from reportgen.composition.briefs.context import BriefContext, fact, fact_row, fact_table
from reportgen.composition.briefs.owed import asked, do_now, rehearsals
from reportgen.composition.briefs.session import part_lines
from reportgen.composition.shared.agenda import session_times
from reportgen.composition.shared.names import session_label
from reportgen.composition.shared.wording import format_date, format_weekday_date, minutes_between
from reportgen.document import Blocks, Inline, Link, Paragraph, Row, Text
from reportgen.model import Duty


def at_a_glance(context: BriefContext) -> Blocks:
    """Return the table that answers when, where, by when to be there and what to do now."""
    rows: list[Row] = []
    for held in context.appointments:
        rows.append(fact_row(held.role(context.standing), _when(held, context)))
    rows += [fact_row(context.say("task"), _task(duty, context)) for duty in context.duties]
    subjects = {
        "where": _where(context),
        "join": _be_there(context),
        "rehearsal": rehearsals(context),
        "due": do_now(context),
        "to-come": asked(context),
    }
    rows += [fact_row(context.say(name), lines) for name, lines in subjects.items() if lines]
    name = context.people.full_name(context.who)
    return (fact_table(rows, context.say("glance", name=name)),)


# --- when -------------------------------------------------------------------------------------


def _when(held: Appointment, context: BriefContext) -> list[Paragraph]:
    """Return the person's own time in large type, then the event's, then the part in it."""
    day, start = context.day(held), held.times[0]
    lines = [] if start is None else _clocks(held, start, context)
    if start is None and day:
        lines = [fact(Text(format_weekday_date(day, context.standing), "Strong"))]
    session = fact(Text(context.people.session_heading(held.session)))
    return [*lines, session, *(fact(*line) for line in part_lines(held, context))]


def _clocks(held: Appointment, start: dt.time, context: BriefContext) -> list[Paragraph]:
    forum, person, standing = context.forum, context.person, context.standing
    day, times = context.day(held), (start, held.times[1])
    there = event_clock(forum, day, times, standing)
    own = own_clock(forum, person)
    here = own_date(forum, person, day, start)
    date = [fact(Text(format_weekday_date(here, standing), "Strong"))] if here else []
    if own is None or is_own_clock(forum, person, day, start):
        lines = [*date, fact(Text(there), style="Key Fact"), *_beside(own is None, held, context)]
    else:
        large = clock_time(forum, own, here, times, standing) if here == day else ""
        large = large or clock_time(forum, own, day, times, standing)
        dated = event_time(forum, day, times, standing) if here != day else there
        lines = [*(date if here == day else []), fact(Text(large), style="Key Fact")]
        lines.append(fact(Text(context.say("event-time", time=dated))))
    changes = changes_of_clocks(forum, person, day) if held == context.appointments[0] else ()
    return [*lines, *(fact(Text(_change(clock.label, on, context))) for clock, on in changes)]


def _beside(is_unknown: bool, held: Appointment, context: BriefContext) -> list[Paragraph]:  # noqa: FBT001
    """Return what stands under the event's time: that it is the person's own, too, or UTC."""
    if not is_unknown:
        return [fact(Text(context.say("same-clock")))]
    start, end = held.times
    if start is None:
        return []
    utc = clock_time(context.forum, UTC, context.day(held), (start, end), context.standing)
    return [fact(Text(utc))] if utc else []


def _change(city: str, on: dt.date, context: BriefContext) -> str:
    return context.say("clocks-change", city=city, date=format_date(on, context.standing))


def _task(duty: Duty, context: BriefContext) -> list[Paragraph]:
    """Return what somebody does who neither speaks nor moderates, and for which sessions."""
    lines = [fact(Text(context.say(f"duty-{duty.role}"), "Strong"))]
    sessions = [one for one in context.forum.sessions if one.id in duty.sessions]
    for session in sessions or context.forum.sessions:
        held = Appointment(session)
        start, end = held.times
        title = context.people.session_title(session)
        if start is None:
            lines.append(fact(Text(title)))
            continue
        clocks = both_clocks(
            context.forum, context.person, context.day(held), (start, end), context.standing
        )
        time = context.standing.series(clocks)
        lines.append(fact(Text(context.standing.pair(title, time))))
    return [*lines, fact(Text(duty.note))] if duty.note else lines


# --- where, how early -------------------------------------------------------------------------


def _where(context: BriefContext) -> list[Paragraph]:
    """Return rooms and the link as far as known; a web address is a link, anything else words."""
    forum = context.forum
    rooms = dict.fromkeys(filter(None, (held.room for held in context.appointments)))
    place = context.standing.listed(context.standing.join(rooms) if rooms else "", forum.venue)
    lines = [fact(Text(place))] if place else []
    link = link_of(forum, context.person) if forum.format != "onsite" else ""
    if link:
        platform = f" ({forum.logistics.platform})" if forum.logistics.platform else ""
        lines.append(fact(_address(link), *([Text(platform)] if platform else [])))
        own = bool(context.person.join_link.strip())
        lines += [fact(Text(context.say("personal")))] if own else []
    elif forum.logistics.platform:
        lines.append(fact(Text(forum.logistics.platform)))
    return lines


def _address(link: str) -> Inline:
    is_web = link.casefold().startswith(("https://", "http://"))
    return Link(link, link) if is_web else Text(link)


def _be_there(context: BriefContext) -> list[Paragraph]:
    """Return by when to be there: before each session that no other leads into without a gap."""
    lines: list[Paragraph] = []
    early = context.forum.logistics.join_early_minutes or 0
    for held in _entrances(context.appointments, early):
        start = session_times(held.session)[0]
        moment = minutes_before(start, early) if start else None
        if moment is None or (not early and start == held.times[0]):
            continue
        day = context.day(Appointment(held.session))
        clocks = both_clocks(context.forum, context.person, day, (moment, None), context.standing)
        time = context.standing.series(clocks)
        session = context.say("your-session")
        if len(sessions_of(context.appointments)) > 1:
            session = session_label(held.session, context.standing)
        name = "by-then" if early else "by-the-beginning"
        lines.append(fact(Text(context.say(name, time=time, session=session, minutes=str(early)))))
    return lines


def _entrances(held: tuple[Appointment, ...], minutes: int) -> Iterator[Appointment]:
    """Yield the appointments before whose session the person is not in the meeting already."""
    sessions = {one.session.id: one for one in held}
    for before, one in zip((None, *sessions.values()), sessions.values(), strict=False):
        gap = _gap(before, one) if before else None
        if gap is None or gap > minutes:
            yield one


def _gap(before: Appointment, one: Appointment) -> int | None:
    """Return the minutes between two sessions on one day, None if unknown."""
    end, start = session_times(before.session)[1], session_times(one.session)[0]
    if before.session.date != one.session.date or end is None or start is None or start < end:
        return None
    return 0 if start == end else minutes_between(end, start)
