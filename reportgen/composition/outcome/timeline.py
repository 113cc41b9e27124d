"""The timeline of a day: the sessions as they were held."""

import datetime as dt
from collections.abc import Iterator

from reportgen.composition.outcome.attendance import is_not_held
from reportgen.composition.outcome.context import Context
from reportgen.composition.shared.agenda import session_date, session_times
from reportgen.composition.shared.charts import Numbers, described, number_table
from reportgen.composition.shared.wording import format_date, format_range, minutes_between
from reportgen.document import Blocks, Chart, Series, Text
from reportgen.model import Session

_Held = tuple[Session, dt.time, int]
"""A session, its start, and its length in minutes."""


def timeline(context: Context) -> Blocks:
    """Return a chart for each day, or nothing if no actual time was recorded."""
    days: dict[dt.date | None, list[_Held]] = {}
    if not any(_is_recorded(session) for session in context.record.forum.sessions):
        return ()
    for held in _held(context):
        days.setdefault(session_date(context.record.forum, held[0]), []).append(held)
    return tuple(_day(context, day if len(days) > 1 else None, held) for day, held in days.items())


def _is_recorded(session: Session) -> bool:
    return any(slot.actual.start or slot.actual.end for slot in session.slots)


def _held(context: Context) -> Iterator[_Held]:
    for session in context.record.forum.sessions:
        start, end = session_times(session, as_held=True)
        minutes = minutes_between(start, end)
        if start and minutes and not is_not_held(session):
            yield session, start, minutes


def _day(context: Context, day: dt.date | None, held: list[_Held]) -> Chart:
    words = context.standing
    title = context.say("chart-timeline")
    if day:
        title = context.say("chart-timeline-of", date=format_date(day, words))
    heads = words.columns("columns-timeline")
    names = tuple(context.session_name(session) for session, _, _ in held)
    lengths = [(name, (length,)) for name, (_, _, length) in zip(names, held, strict=True)]
    return Chart(
        "timeline",
        (Text(title),),
        names,
        (Series(heads[-1], tuple(float(length) for _, _, length in held)),),
        number_table(heads, [_row(context, *each) for each in held], title),
        described(Numbers(title, title, (heads[0], heads[-1]), lengths), words),
        context.say("minutes"),
        tuple(start.hour * 60 + start.minute for _, start, _ in held),
    )


def _row(context: Context, session: Session, _: dt.time, length: int) -> tuple[str, ...]:
    planned, held = session_times(session), session_times(session, as_held=True)
    clocks = (format_range(*times, context.standing) for times in (planned, held))
    return (context.session_name(session), *clocks, context.standing.number(length))
