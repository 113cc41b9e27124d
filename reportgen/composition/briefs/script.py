"""A moderator's first page: what to say and when, with the moments of the time signals."""

import datetime as dt
from collections.abc import Iterator

from reportgen.composition.briefs.appointments import expected
from reportgen.composition.briefs.context import BriefContext, fact
from reportgen.composition.shared.agenda import session_times, slot_label
from reportgen.composition.shared.wording import (
    format_range,
    format_time,
    language_name,
    minutes_between,
)
from reportgen.document import Block, Blocks, Cell, Column, Paragraph, Row, Table, Text
from reportgen.model import Session, Slot

_COLUMNS = (Column(0.18), Column(0.82))
_SIGNALS = (5, 2, 0)
_SHORTEST = 10
"""Minutes of a slot that is long enough for a signal five minutes before its end."""


def scripts(context: BriefContext) -> Blocks:
    """Return a timed script for every session that the person moderates."""
    moderated = [held.session for held in context.appointments if held.slot is None]
    blocks: list[Block] = []
    for session in (session for session in moderated if session.slots):
        if len(moderated) > 1:
            blocks.append(context.label(context.people.session_heading(session)))
        blocks.append(_script(session, context))
    return tuple(blocks)


def _script(session: Session, context: BriefContext) -> Table:
    heads = context.standing.columns("script-columns")
    header = Row(tuple(Cell((fact(Text(h), style="Table Heading"),)) for h in heads), "header")
    rows = [header, _row(_opening_time(session, context), _opening(session, context))]
    rows += [_slot_row(slot, context) for slot in session.slots]
    described = context.say("script", session=context.people.session_title(session))
    if any(slot.kind in {"presentation", "discussion"} for slot in session.slots):
        rows.append(_row(_closing_time(session, context), [Text(context.say("close"))]))
    return Table(_COLUMNS, tuple(rows), described)


def _row(time: str, lines: list[Text]) -> Row:
    return Row((Cell((fact(Text(time)),)), Cell(tuple(fact(line) for line in lines))))


def _opening_time(session: Session, context: BriefContext) -> str:
    start = session_times(session)[0]
    return format_time(start, context.standing) if start else ""


def _closing_time(session: Session, context: BriefContext) -> str:
    end = session_times(session)[1]
    return format_time(end, context.standing) if end else ""


def _opening(session: Session, context: BriefContext) -> list[Text]:
    """Return the welcome with the title, then recording and channels in one line."""
    title = context.people.session_title(session) if session.number else context.forum.title
    welcome = context.say("welcome-script", session=title)
    house = [session.recording or context.forum.logistics.recording]
    if context.forum.interpretation:
        tags = context.forum.interpretation
        tongues = context.standing.join(language_name(tag, context.standing) for tag in tags)
        house.append(context.say("channels", languages=tongues))
    rules = " ".join(filter(None, house))
    return [Text(welcome), *([Text(rules)] if rules else [])]


def _slot_row(slot: Slot, context: BriefContext) -> Row:
    time = format_range(slot.start, slot.end, context.standing)
    return Row((Cell((fact(Text(time)),)), Cell(tuple(_slot_lines(slot, context)))))


def _slot_lines(slot: Slot, context: BriefContext) -> Iterator[Paragraph]:
    names = [context.people.full_name(person) for person in expected(slot)]
    label = slot_label(slot, context.standing)
    who = context.standing.pair(label, context.standing.join(names)) if names else label
    title = context.standing.quoted(slot.title) if slot.title not in {"", label} else ""
    yield fact(Text(who, "Strong"), *([Text(context.standing.comma + title)] if title else []))
    if slot.speakers and not names:
        missed = context.standing.join(context.people.full_name(one) for one in slot.speakers)
        yield fact(Text(context.say("dropped", names=missed)))
    if slot.kind == "q-and-a":
        yield fact(Text(context.say("take-questions")))
    signals = [format_time(moment, context.standing) for moment in _signals(slot)]
    if names and signals:
        yield fact(Text(context.say("signals", times=context.standing.join(signals))))


def _signals(slot: Slot) -> Iterator[dt.time]:
    """Yield the moments five, two and no minutes before the end of a slot."""
    length = minutes_between(slot.start, slot.end)
    if length is None or slot.end is None or length < _SHORTEST:
        return
    end = slot.end.hour * 60 + slot.end.minute
    for minutes in _SIGNALS:
        at = (end - minutes) % 1440
        yield dt.time(at // 60, at % 60)
