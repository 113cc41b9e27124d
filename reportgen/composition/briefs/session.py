"""The session in a brief: the person's part in it, its subject, and who else takes part."""

import re
from collections.abc import Callable

from reportgen.composition.briefs.appointments import (
    WORDS_A_MINUTE,
    Appointment,
    neighbours,
    sessions_of,
    speaking_slots,
)
from reportgen.composition.briefs.context import (
    BriefContext,
    fact,
    fact_row,
    fact_table,
    without_notes,
)
from reportgen.composition.shared.agenda import running_order, slot_label
from reportgen.composition.shared.names import session_label
from reportgen.composition.shared.placeholders import to_be_confirmed
from reportgen.composition.shared.prose import Notes, parse_prose, plain_text
from reportgen.composition.shared.words import Words
from reportgen.document import Block, Blocks, Inlines, Paragraph, Text
from reportgen.model import PersonId, Session, Slot

# --- your part --------------------------------------------------------------------------------


def part_lines(held: Appointment, context: BriefContext) -> list[Inlines]:
    """Return the place of an appointment in its session, the talk's title and its length."""
    slot = held.slot
    return _moderating(held, context) if slot is None else _speaking(held, slot, context)


def _moderating(held: Appointment, context: BriefContext) -> list[Inlines]:
    lines: list[Inlines] = [(Text(context.say("moderating")),)]
    if held.minutes:
        lines.append((Text(context.say("minutes", minutes=str(held.minutes))),))
    return lines


def _speaking(held: Appointment, slot: Slot, context: BriefContext) -> list[Inlines]:
    order = speaking_slots(held.session)
    place = context.say("order", number=str(order.index(slot) + 1), count=str(len(order)))
    lines: list[Inlines] = [(Text(place),)]
    if slot.title:
        lines.append((Text(context.say("title", title=slot.title)),))
    elif slot.kind == "presentation":
        lines.append((to_be_confirmed(context.standing, "talk-title"),))
    others = [context.people.full_name(other) for other in slot.speakers if other != context.who]
    if others:
        lines.append((Text(context.say("shared", names=context.standing.join(others))),))
    before, after = neighbours(held.session, slot)
    opening = held.session.moderator
    lead = context.say("moderator-first", name=context.people.full_name(opening)) if opening else ""
    lines += _beside(context, "before", _who(before, context) if before else lead)
    lines += _beside(context, "after", _who(after, context) if after else "")
    return lines + _length(held, slot, context)


def _beside(context: BriefContext, name: str, who: str) -> list[Inlines]:
    return [(Text(context.say(name, who=who)),)] if who else []


def _who(slot: Slot, context: BriefContext) -> str:
    label = slot_label(slot, context.standing)
    names = context.standing.join(context.people.full_name(person) for person in slot.speakers)
    return context.say("aside", words=names, aside=label) if names else label


def _length(held: Appointment, slot: Slot, context: BriefContext) -> list[Inlines]:
    """Return the minutes and, with interpretation, the words that fit into them."""
    if not held.minutes:
        return [(to_be_confirmed(context.standing, "length"),)]
    minutes = str(held.minutes)
    if not context.forum.interpretation:
        return [(Text(context.say("minutes", minutes=minutes)),)]
    words = context.standing.number(held.minutes * WORDS_A_MINUTE)
    name = "words" if len(slot.speakers) == 1 else "shared-words"
    rate = str(WORDS_A_MINUTE)
    return [(Text(context.say(name, minutes=minutes, words=words, rate=rate)),)]


# --- the session ------------------------------------------------------------------------------


def your_session(context: BriefContext) -> Blocks:
    """Return a table with the subject of the sessions, the guiding questions and other speakers."""
    subjects = {
        "aim": _by_session(context, _aim),
        "about": _by_session(context, _overview),
        "questions": _questions(context),
        "with-you": _with_you(context),
    }
    rows = [fact_row(context.say(name), lines) for name, lines in subjects.items() if lines]
    return (fact_table(rows, context.say("session")),) if rows else ()


def running_orders(context: BriefContext) -> Blocks:
    """Return the running order of every session that the person moderates."""
    moderated = [held.session for held in context.appointments if held.slot is None]
    blocks: list[Block] = []
    for session in (session for session in moderated if session.slots):
        if len(moderated) > 1:
            blocks.append(context.label(context.people.session_heading(session)))
        blocks.append(running_order(session, context.people, context.standing))
    return tuple(blocks)


def _by_session(
    context: BriefContext, write: Callable[[Session, BriefContext], list[Paragraph]]
) -> list[Paragraph]:
    """Return lines about each of the person's sessions, headed by its name if there are several."""
    lines: list[Paragraph] = []
    for session in sessions_of(context.appointments):
        about = write(session, context)
        lines += _titled(session, context) if about else []
        lines += about
    return lines


def _titled(session: Session, context: BriefContext) -> list[Paragraph]:
    """Return the session's name as a line if there are several sessions."""
    is_only = len(sessions_of(context.appointments)) == 1
    return [] if is_only else [fact(Text(session_label(session, context.standing), "Strong"))]


def _aim(session: Session, context: BriefContext) -> list[Paragraph]:
    """Return the aim of a session, unless its overview already states it."""
    said = "".join(plain_text(line.inlines) for line in _overview(session, context))
    return [] if not session.aim or session.aim in said else [fact(Text(session.aim))]


def _overview(session: Session, context: BriefContext) -> list[Paragraph]:
    """Return the first paragraph about a session."""
    key = f"sessions/{session.id}"
    written = next((prose for prose in context.forum.prose if prose.key == key), None)
    blocks = parse_prose(written, Notes(), context.standing) if written else ()
    first = next((block.inlines for block in blocks if isinstance(block, Paragraph)), ())
    overview = without_notes(first)
    return [fact(*overview)] if overview else []


# --- who else ---------------------------------------------------------------------------------


def _with_you(context: BriefContext) -> list[Paragraph]:
    """Return everybody else in the sessions; a moderator also gets how to introduce them."""
    lines: list[Paragraph] = []
    for session in sessions_of(context.appointments):
        others = [one for one in _panel(session, context.standing) if one[0] != context.who]
        lines += _titled(session, context) if others else []
        for person, role in others:
            lines += _panellist(person, role, session, context)
    return lines


def _panel(session: Session, words: Words) -> tuple[tuple[PersonId, str], ...]:
    """Return everybody in a session with all their roles, the moderator first."""
    roles: dict[PersonId, list[str]] = {}
    if session.moderator:
        roles[session.moderator] = [words.say("moderator-role")]
    for slot in session.slots:
        for person in slot.speakers:
            roles.setdefault(person, []).append(_unbroken(slot_label(slot, words)))
    return tuple((person, words.join(taken)) for person, taken in roles.items())


def _unbroken(label: str) -> str:
    """Return a label with a non-breaking space before its number ("Presentation 3")."""
    return re.sub(r" (?=\d+$)", "\u00a0", label)


def _panellist(
    person: PersonId, role: str, session: Session, context: BriefContext
) -> list[Paragraph]:
    people, standing = context.people, context.standing
    name = Text(people.full_name(person), "Strong")
    if session.moderator != context.who:
        described = standing.listed(people.describe_briefly(person), role)
        return [fact(name, Text(f"{standing.comma}{described}"))]
    bio, spoken = context.bio(person), people.person(person).pronunciation
    described = "" if bio else people.describe_briefly(person)
    words = standing.listed(f" ({spoken})" if spoken else "", described, role)
    lead = fact(name, Text(words if spoken else f"{standing.comma}{words}"))
    return [lead, *(fact(*inlines) for inlines in bio)]


# --- questions --------------------------------------------------------------------------------


def _questions(context: BriefContext) -> list[Paragraph]:
    """Return the guiding questions of the person's sessions and slots; a ceremony has none."""
    asked = tuple(held for held in context.appointments if _is_discussed(held))
    lines: list[Paragraph] = []
    for session in sessions_of(asked):
        lines += [fact(Text(question)) for question in session.guiding_questions]
        for slot in session.slots:
            lines += _slot_questions(slot, session, context)
    return lines or ([fact(to_be_confirmed(context.standing))] if asked else [])


def _is_discussed(held: Appointment) -> bool:
    if held.slot:
        return held.slot.kind not in {"opening", "closing", "photo"}
    return any(slot.kind in {"presentation", "discussion"} for slot in held.session.slots)


def _slot_questions(slot: Slot, session: Session, context: BriefContext) -> list[Paragraph]:
    """Return the questions of a slot for its speakers; a moderator gets them with names."""
    if session.moderator == context.who:
        names = context.standing.join(context.people.full_name(one) for one in slot.speakers)
        to = names or slot_label(slot, context.standing)
        asked = (context.standing.pair(to, question) for question in slot.guiding_questions)
        return [fact(Text(question)) for question in asked]
    is_asked = context.who in slot.speakers
    return [fact(Text(question)) for question in slot.guiding_questions if is_asked]
