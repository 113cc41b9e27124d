"""What a person still owes and by when, the rehearsal, and what the organizer will send."""

import datetime as dt
from collections.abc import Iterator

from reportgen.composition.briefs.appointments import link_of, sessions_of
from reportgen.composition.briefs.clocks import both_clocks, event_time, is_own_clock, own_clock
from reportgen.composition.briefs.context import BriefContext, fact
from reportgen.composition.shared.wording import format_date, format_weekday_date
from reportgen.document import Paragraph, Text
from reportgen.model import Deliverable, Rehearsal


def owed_by(context: BriefContext) -> tuple[Deliverable, ...]:
    """Return what the person has still to send: by the roles it is asked of, unless received."""
    listed = context.forum.logistics.deliverables
    return tuple(
        one
        for one in listed
        if context.who not in one.received and context.roles & (frozenset(one.for_) or {"speaker"})
    )


def do_now(context: BriefContext) -> list[Paragraph]:
    """Return what the person should do, a line for each date, the first one first."""
    days: dict[dt.date | None, list[str]] = {}
    for one in sorted(owed_by(context), key=lambda one: one.due or dt.date.max):
        days.setdefault(one.due, []).append(one.name)
    lines = [_line(day, names, context) for day, names in days.items()]
    if own_clock(context.forum, context.person) is None and context.forum.format != "onsite":
        lines.append(fact(Text(context.say("tell-zone"))))
    return lines


def _line(due: dt.date | None, names: list[str], context: BriefContext) -> Paragraph:
    things = (Text(context.standing.series(names)),)
    if due is None:
        return fact(*things)
    is_over = context.today is not None and due < context.today
    date = format_date(due, context.standing)
    when = Text(context.say("due-now") if is_over else context.say("due-by", date=date), "Strong")
    return fact(*context.standing.splice("pair", name=(when,), words=things))


# --- rehearsal --------------------------------------------------------------------------------


def rehearsals(context: BriefContext) -> list[Paragraph]:
    """Return the rehearsals of the person's sessions, or the common one, on both clocks."""
    sessions = [s for s in sessions_of(context.appointments) if s.rehearsal]
    lines: list[Paragraph] = []
    for session in sessions:
        lead = context.people.session_title(session) if len(sessions) > 1 else ""
        lines += [fact(Text(lead, "Strong"))] if lead else []
        lines += _rehearsal(session.rehearsal, context) if session.rehearsal else []
    common = context.forum.logistics.rehearsal
    return lines if lines or common is None else _rehearsal(common, context)


def _rehearsal(planned: Rehearsal, context: BriefContext) -> list[Paragraph]:
    date, start, standing = planned.date, planned.start, context.standing
    if date is None:
        return []
    if start is None:
        lines = [format_weekday_date(date, standing)]
    else:
        times = (start, planned.end)
        lines = [event_time(context.forum, date, times, standing)]
        if not is_own_clock(context.forum, context.person, date, start):
            own = both_clocks(context.forum, context.person, date, times, standing)[:-1]
            lines = [standing.series((*own, *lines))]
    return [fact(Text(line)) for line in (*lines, planned.note) if line]


# --- what will come ---------------------------------------------------------------------------


def asked(context: BriefContext) -> list[Paragraph]:
    """Return in one line what the pack lacks and the organizer will send, and by when."""
    lacking = [context.say(f"send-{name}") for name in missing(context)]
    if not lacking:
        return []
    things, by = context.standing.join(lacking), context.forum.logistics.send_by
    if by is None:
        return [fact(Text(context.say("we-send", things=things)))]
    date = format_date(by, context.standing)
    return [fact(Text(context.say("we-send-by", things=things, date=date)))]


def missing(context: BriefContext) -> Iterator[str]:
    """Yield the names of what a person waits for from the organizer."""
    forum = context.forum
    if any(context.day(held) is None or held.times[0] is None for held in context.appointments):
        yield "time"
    if forum.format != "onsite" and not link_of(forum, context.person):
        yield "link"
    rooms = bool(forum.venue) or all(held.room for held in context.appointments)
    if forum.format in {"onsite", "hybrid"} and not rooms:
        yield "room"
    speaks = [held for held in context.appointments if held.slot]
    is_moderated = any(session.moderator for session in forum.sessions)
    if is_moderated and any(held.session.moderator is None for held in speaks):
        yield "moderator"
