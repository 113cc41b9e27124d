"""What a pack says at heart, to be compared with what the person was sent last."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.composition.briefs.appointments import Appointment, expected, link_of
from reportgen.composition.briefs.context import BriefContext, fact
from reportgen.composition.briefs.owed import owed_by
from reportgen.composition.shared.agenda import session_times
from reportgen.composition.shared.wording import format_date, format_range
from reportgen.document import Blocks, Cell, Column, Part, Row, Table, Text
from reportgen.model import Duty, PersonId

Facts = Mapping[str, str]
"""What a pack says by subject: ``time:warnings.1`` has "15:55–16:10"."""


@dataclass(frozen=True, slots=True)
class SentPack:
    """The pack that a person was sent last: its revision, its digest and what it said."""

    revision: int
    digest: str
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PackChange:
    """Something in a pack that is not as it was sent; ``old`` or ``new`` is empty for nothing.

    ``what`` is the subject in the language of the pack, empty where only details changed.
    """

    what: str
    old: str
    new: str


def digest_of(parts: tuple[Part, ...]) -> str:
    """Return the digest of what a pack says; date, status and revision are no part of it."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def facts_of(context: BriefContext) -> dict[str, str]:
    """Return what the pack says at heart, by subject."""
    found: dict[str, str] = {}
    for key, held in numbered(context.appointments):
        found |= {f"{name}:{key}": words for name, words in _of_slot(held, context) if words}
    for duty in context.duties:
        times = context.standing.series(_hours(duty, context))
        found[f"times:{duty.role}"] = times
        found[f"task:{duty.role}"] = context.say(f"duty-{duty.role}")
    found["link"] = link_of(context.forum, context.person)
    found["room"] = context.forum.venue
    planned = context.forum.logistics.rehearsal
    if planned and planned.date:
        found["rehearsal"] = context.standing.listed(
            format_date(planned.date, context.standing),
            format_range(planned.start, planned.end, context.standing),
        )
    found["due"] = context.standing.series(one.name for one in owed_by(context))
    found["zone"] = context.person.timezone or ""
    found["call"] = context.forum.logistics.phone
    return {name: words for name, words in found.items() if words}


def _hours(duty: Duty, context: BriefContext) -> Iterator[str]:
    """Yield the sessions that a task is for, each with its hours."""
    for session in context.forum.sessions:
        if not duty.sessions or session.id in duty.sessions:
            hours = format_range(*session_times(session), context.standing)
            title = context.people.session_title(session)
            yield context.standing.pair(title, hours) if hours else title


def numbered(held: tuple[Appointment, ...]) -> Iterator[tuple[str, Appointment]]:
    """Yield each appointment with a key that it keeps when slots before it come or go."""
    counts: dict[str, int] = {}
    for one in held:
        name = f"{one.session.id}.{'talk' if one.slot else 'moderator'}"
        counts[name] = counts.get(name, 0) + 1
        yield (name if counts[name] == 1 else f"{name}-{counts[name]}"), one


def _of_slot(held: Appointment, context: BriefContext) -> Iterator[tuple[str, str]]:
    people, standing = context.people, context.standing
    yield "time", format_range(*held.times, standing)
    day = context.day(held)
    yield "date", format_date(day, standing) if day else ""
    yield "session", people.session_title(held.session)
    yield "hall", held.room
    planned = held.session.rehearsal
    if planned and planned.date:
        clock = format_range(planned.start, planned.end, standing)
        yield "rehearsal", standing.listed(format_date(planned.date, standing), clock)
    if held.slot is None:
        order = (one for slot in held.session.slots for one in expected(slot))
        yield "speakers", standing.join(people.full_name(one) for one in order)
        times = (format_range(s.start, s.end, standing) for s in held.session.slots)
        yield "times", standing.series(filter(None, times))
        return
    yield "talk", held.slot.title
    yield "replaces", standing.join(people.full_name(one) for one in held.replaces)
    moderator = held.session.moderator
    yield "moderator", people.full_name(moderator) if moderator else ""
    yield "with", standing.join(people.full_name(one) for one in _others(held, context))


def _others(held: Appointment, context: BriefContext) -> Iterator[PersonId]:
    for slot in held.session.slots:
        yield from (one for one in expected(slot) if one != context.who)


def changes_since(sent: SentPack, context: BriefContext) -> tuple[PackChange, ...]:
    """Return what is not as it was sent; one change without a subject where only details are."""
    now, before = _by_task(facts_of(context)), _by_task(sent.facts)
    found: list[PackChange] = []
    for task in dict.fromkeys((*now, *before)):
        found += _task_changes(before.get(task, {}), now.get(task, {}), context)
    return tuple(dict.fromkeys(found)) or (PackChange("", "", ""),)


def _by_task(facts: Facts) -> dict[str, dict[str, str]]:
    """Return facts by the slot or session that they are about, "" for what is about none."""
    found: dict[str, dict[str, str]] = {}
    for name, words in facts.items():
        subject, _, task = name.partition(":")
        found.setdefault(task, {})[subject] = words
    return found


def _task_changes(
    before: Mapping[str, str], now: Mapping[str, str], context: BriefContext
) -> Iterator[PackChange]:
    """Yield what changed about one task: in one line where it is new or gone as a whole."""
    is_whole = bool(before) and bool(now)
    if is_whole or not {"session", "task"} & {*before, *now}:
        for subject in dict.fromkeys((*now, *before)):
            old, new = before.get(subject, ""), now.get(subject, "")
            if old != new:
                yield PackChange(context.say(f"fact-{subject}"), old, new)
        return
    told = [
        context.standing.listed(
            *(facts.get(name, "") for name in ("task", "time", "date", "session"))
        )
        for facts in (before, now)
    ]
    subject = "task" if "task" in {*before, *now} else "time"
    yield PackChange(context.say(f"fact-{subject}"), *told)


def change_words(change: PackChange, context: BriefContext) -> str:
    """Return a change as one line: "your slot: 16:25 → 16:45"."""
    if not change.what:
        return context.say("fact-details")
    if change.old and change.new:
        both = context.say("was-and-is", old=change.old, new=change.new)
        return context.standing.pair(change.what, both)
    gone = context.say("no-longer", old=change.old)
    return context.standing.pair(change.what, change.new or gone)


def changes_box(changes: tuple[PackChange, ...], context: BriefContext) -> Blocks:
    """Return the box that says what changed, nothing for a pack as it was sent."""
    if not changes:
        return ()
    title = context.say("changes")
    lines = [fact(Text(title, "Strong"))]
    lines += [fact(Text(change_words(change, context))) for change in changes]
    return (Table((Column(1.0),), (Row((Cell(tuple(lines)),), "block"),), title),)
