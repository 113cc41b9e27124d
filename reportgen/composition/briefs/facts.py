"""Page one of a brief: role, times on both clocks, link, rehearsal and deadlines."""

import datetime as dt
from collections.abc import Iterator

from reportgen.composition.briefs.appointments import (
    Appointment,
    day_of,
    event_clock,
    event_time,
    is_own_clock,
    minutes_before,
    own_time,
)
from reportgen.composition.briefs.context import BriefContext, fact, fact_row, fact_table
from reportgen.composition.briefs.session import part_lines
from reportgen.composition.shared.placeholders import to_be_confirmed
from reportgen.composition.shared.wording import format_date, format_weekday_date, minutes_between
from reportgen.document import Blocks, Inline, Link, Paragraph, Text
from reportgen.model import Deliverable


def at_a_glance(context: BriefContext) -> Blocks:
    """Return the table that answers who, when, where to join and what to do by when."""
    has_room = bool(context.forum.venue) or context.forum.format in {"onsite", "hybrid"}
    where = _where(context) if has_room else _link(context)
    rows = [
        fact_row(held.role(context.standing), _appointment(held, context))
        for held in context.appointments
    ]
    rows.append(fact_row(context.say("where-onsite" if has_room else "where"), where))
    rows.append(fact_row(context.say("join"), _join(context)))
    rows.append(fact_row(context.say("rehearsal"), _rehearsal(context)))
    rows.append(fact_row(context.say("due"), _due(context)))
    name = context.people.full_name(context.who)
    return (fact_table(rows, context.say("glance", name=name)),)


# --- when -------------------------------------------------------------------------------------


def _appointment(held: Appointment, context: BriefContext) -> list[Paragraph]:
    day, standing = day_of(context.forum, held), context.standing
    date = Text(format_weekday_date(day, standing), "Strong") if day else _unknown(context, "date")
    session = fact(Text(context.people.session_heading(held.session)))
    parts = [fact(*line) for line in part_lines(held, context)]
    return [session, fact(date), *_clocks(held, context), *parts]


def _clocks(held: Appointment, context: BriefContext) -> list[Paragraph]:
    """Return the time in event time and in the person's own, each as a large line."""
    forum, person, day = context.forum, context.person, day_of(context.forum, held)
    start, end = held.times
    if start is None:
        return [fact(_unknown(context, "time"), style="Key Fact")]
    lines = [fact(Text(event_clock(forum, day, (start, end), context.standing)), style="Key Fact")]
    if is_own_clock(forum, person, day, start):
        return [*lines, fact(Text(context.say("same-clock")))]
    return [*lines, fact(_own(context, day, (start, end)), style="Key Fact")]


def _own(
    context: BriefContext, day: dt.date | None, times: tuple[dt.time, dt.time | None]
) -> Inline:
    here = own_time(context.forum, context.person, day, times, context.standing)
    return Text(here) if here else _unknown(context, "own-time")


def _unknown(context: BriefContext, what: str = "") -> Text:
    return to_be_confirmed(context.standing, what)


# --- where, how early -------------------------------------------------------------------------


def _where(context: BriefContext) -> list[Paragraph]:
    """Return the venue, and the link unless the meeting is only on site."""
    forum = context.forum
    venue = Text(forum.venue) if forum.venue else _unknown(context)
    room = fact(*context.standing.splice("room", venue=(venue,)))
    return [room] if forum.format == "onsite" else [room, *_link(context)]


def _link(context: BriefContext) -> list[Paragraph]:
    """Return the person's link; an address that is no web address is printed without a link."""
    link = context.person.join_link.strip()
    lines = [fact(_address(link))] if link else [fact(_unknown(context, "link"))]
    lines += [fact(Text(context.say("personal")))] if link else []
    platform = context.forum.logistics.platform
    lines.append(fact(Text(platform) if platform else _unknown(context, "platform")))
    return lines


def _address(link: str) -> Inline:
    is_web = link.casefold().startswith(("https://", "http://"))
    return Link(link, link) if is_web else Text(link)


def _join(context: BriefContext) -> list[Paragraph]:
    """Return how early to join, and when that is for each appointment, on both clocks."""
    minutes = context.forum.logistics.join_early_minutes
    if minutes is None:
        return [fact(_unknown(context))]
    lines = [fact(Text(context.say("early", minutes=str(minutes))))]
    for held in _entrances(context.appointments, minutes):
        moment = minutes_before(held.times[0], minutes) if held.times[0] else None
        if moment is None:
            continue
        day = day_of(context.forum, held)
        clocks = [event_clock(context.forum, day, (moment, None), context.standing)]
        if not is_own_clock(context.forum, context.person, day, moment):
            clocks.append(_own_clock(context, day, moment))
        joined = context.standing.listed(*clocks)
        lines.append(fact(Text(context.standing.pair(held.name(context.standing), joined))))
    return lines


def _own_clock(context: BriefContext, day: dt.date | None, moment: dt.time) -> str:
    return own_time(context.forum, context.person, day, (moment, None), context.standing)


def _entrances(held: tuple[Appointment, ...], minutes: int) -> Iterator[Appointment]:
    """Yield the appointments before which the person is not in the meeting already."""
    for before, one in zip((None, *held), held, strict=False):
        gap = _gap(before, one) if before else None
        if gap is None or gap > minutes:
            yield one


def _gap(before: Appointment, one: Appointment) -> int | None:
    """Return the minutes between two appointments on one day, None if unknown."""
    end, start = before.times[1], one.times[0]
    if before.session.date != one.session.date or end is None or start is None or start < end:
        return None
    return 0 if start == end else minutes_between(end, start)


# --- rehearsal, what by when ------------------------------------------------------------------


def _rehearsal(context: BriefContext) -> list[Paragraph]:
    """Return the time of the rehearsal, on both clocks."""
    planned = context.forum.logistics.rehearsal
    if planned is None or (planned.date is None and planned.start is None):
        lines = [fact(_unknown(context))]
    elif planned.start is None:
        day = format_weekday_date(planned.date, context.standing) if planned.date else ""
        lines = [fact(Text(f"{day}, "), _unknown(context, "time"))]
    else:
        times = (planned.start, planned.end)
        lines = [fact(Text(event_time(context.forum, planned.date, times, context.standing)))]
        lines += [] if planned.date else [fact(_unknown(context, "date"))]
        if not is_own_clock(context.forum, context.person, planned.date, planned.start):
            lines.append(fact(_own(context, planned.date, times)))
    return [*lines, fact(Text(planned.note))] if planned and planned.note else lines


def _due(context: BriefContext) -> list[Paragraph]:
    owed = context.forum.logistics.deliverables
    return [_owed(deliverable, context) for deliverable in owed] or [fact(_unknown(context))]


def _owed(deliverable: Deliverable, context: BriefContext) -> Paragraph:
    due, standing = deliverable.due, context.standing
    date = context.say("due-by", date=format_date(due, standing)) if due else ""
    when = Text(date) if date else _unknown(context, "date")
    name = Text(deliverable.name, "Strong")
    return fact(*standing.splice("pair", name=(name,), words=(when,)))
