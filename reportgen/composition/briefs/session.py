"""The session in a pack: the person's part in it, its subject, and who else takes part."""

import re
from collections.abc import Iterator

from reportgen.composition.briefs.appointments import (
    WORDS_A_MINUTE,
    Appointment,
    expected,
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
from reportgen.composition.briefs.practice import at_length
from reportgen.composition.shared.agenda import slot_label
from reportgen.composition.shared.names import session_label
from reportgen.composition.shared.prose import Notes, parse_prose, plain_text
from reportgen.composition.shared.words import Words
from reportgen.document import Blocks, Inlines, Paragraph, Text
from reportgen.model import PersonId, Session, Slot

_QUESTIONS = 3

# --- your part --------------------------------------------------------------------------------


def part_lines(held: Appointment, context: BriefContext) -> list[Inlines]:
    """Return an appointment's title, who is before and after, and how long it is."""
    slot = held.slot
    lines = list(_moderating(held, context) if slot is None else _speaking(held, slot, context))
    return [(Text(line),) for line in lines]


def _moderating(held: Appointment, context: BriefContext) -> Iterator[str]:
    yield context.say("moderating")
    if held.minutes:
        yield context.say("minutes", minutes=str(held.minutes))


def _speaking(held: Appointment, slot: Slot, context: BriefContext) -> Iterator[str]:
    if held.replaces:
        names = context.standing.join(context.people.full_name(one) for one in held.replaces)
        yield context.say("in-place-of", names=names)
    if slot.actual.status == "on behalf of" and slot.actual.by:
        yield context.say("speaking-for", name=context.people.full_name(slot.actual.by))
    if slot.actual.status == "video message":
        yield context.say("by-video")
    if slot.title:
        yield context.say("title", title=slot.title)
    others = [context.people.full_name(one) for one in expected(slot) if one != context.who]
    if others:
        yield context.say("shared", names=context.standing.join(others))
    yield from _place(held, slot, context)
    yield from _length(held, slot, context)


def _place(held: Appointment, slot: Slot, context: BriefContext) -> Iterator[str]:
    """Yield in one line the turn in a session with several, and who is before and after."""
    order, beside = speaking_slots(held.session), list[str]()
    if len(order) > 1:
        number, count = str(order.index(slot) + 1), str(len(order))
        beside.append(context.say("order", number=number, count=count))
    before, after = neighbours(held.session, slot)
    opening = held.session.moderator
    lead = context.say("moderator-first", name=context.people.full_name(opening)) if opening else ""
    beside += _beside(context, "before", _who(before, context) if before else lead)
    beside += _beside(context, "after", _who(after, context) if after else "")
    if beside:
        yield " ".join(beside)


def _beside(context: BriefContext, name: str, who: str) -> list[str]:
    return [context.say(name, who=who)] if who else []


def _who(slot: Slot, context: BriefContext) -> str:
    label = slot_label(slot, context.standing)
    names = context.standing.join(context.people.full_name(one) for one in expected(slot))
    return context.say("aside", words=names, aside=label) if names else label


def _length(held: Appointment, slot: Slot, context: BriefContext) -> Iterator[str]:
    """Yield the minutes, how they are split and, with interpretation, the words that fit."""
    if not held.minutes:
        return
    talk = slot.talk_minutes or held.minutes
    minutes = str(held.minutes)
    if 0 < talk < held.minutes:
        rest = str(held.minutes - talk)
        yield context.say("split", minutes=minutes, talk=str(talk), questions=rest)
    elif not context.forum.interpretation:
        yield context.say("minutes", minutes=minutes)
    if context.forum.interpretation:
        words, rate = context.standing.number(talk * WORDS_A_MINUTE), str(WORDS_A_MINUTE)
        name = "words" if len(expected(slot)) == 1 else "shared-words"
        yield context.say(name, minutes=str(talk), words=words, rate=rate)


# --- the session ------------------------------------------------------------------------------


def your_session(context: BriefContext) -> Blocks:
    """Return a table with who takes part, the subject of the sessions and guiding questions.

    Moderators find the speakers on their page of introductions.
    """
    subjects = {
        "with-you": _with_you(context),
        "aim": _by_session(context),
        "questions": _questions(context),
    }
    rows = [fact_row(context.say(name), lines) for name, lines in subjects.items() if lines]
    return (fact_table(rows, context.say("session")),) if rows else ()


def annex(context: BriefContext) -> Blocks:
    """Return the person's biography and what was written about the sessions, in full."""
    bio = context.bio(context.who)
    subjects = {
        "introduction": [fact(*inlines) for inlines in bio],
        "joining": at_length(context),
        "about": [
            line for one in sessions_of(context.appointments) for line in about(one, context)
        ],
    }
    rows = [fact_row(context.say(name), lines) for name, lines in subjects.items() if lines]
    return (fact_table(rows, context.say("session")),) if rows else ()


def _by_session(context: BriefContext) -> list[Paragraph]:
    """Return the aims of the person's sessions, each with the session's name if several."""
    sessions = sessions_of(tuple(one for one in context.appointments if one.slot))
    aims = [(one, one.aim) for one in sessions if one.aim]
    if len(aims) == 1:
        return [fact(Text(aims[0][1]))]
    words = context.standing
    return [fact(Text(words.pair(session_label(one, words), aim))) for one, aim in aims]


def about(session: Session, context: BriefContext) -> list[Paragraph]:
    """Return the first paragraph about a session."""
    key = f"sessions/{session.id}"
    written = next((prose for prose in context.forum.prose if prose.key == key), None)
    blocks = parse_prose(written, Notes(), context.standing) if written else ()
    first = next((block.inlines for block in blocks if isinstance(block, Paragraph)), ())
    overview = without_notes(first)
    return [fact(*overview)] if plain_text(overview) else []


# --- who else ---------------------------------------------------------------------------------


def _with_you(context: BriefContext) -> list[Paragraph]:
    """Return everybody else in the sessions in which the person speaks, a line each."""
    lines: list[Paragraph] = []
    sessions = sessions_of(tuple(one for one in context.appointments if one.slot))
    for session in sessions:
        others = [one for one in panel(session, context.standing) if one[0] != context.who]
        if others and len(sessions) > 1:
            lines.append(fact(Text(session_label(session, context.standing), "Strong")))
        lines += [_panellist(person, role, context) for person, role in others]
    return lines


def panel(session: Session, words: Words) -> tuple[tuple[PersonId, str], ...]:
    """Return everybody in a session with all their roles, the moderator first."""
    roles: dict[PersonId, list[str]] = {}
    if session.moderator:
        roles[session.moderator] = [words.say("moderator-role")]
    for slot in session.slots:
        for person in expected(slot):
            roles.setdefault(person, []).append(_unbroken(slot_label(slot, words)))
    return tuple((person, words.join(taken)) for person, taken in roles.items())


def _unbroken(label: str) -> str:
    """Return a label with a non-breaking space before its number ("Presentation 3")."""
    return re.sub(r" (?=\d+$)", "\u00a0", label)


def _panellist(person: PersonId, role: str, context: BriefContext) -> Paragraph:
    people, standing = context.people, context.standing
    name = Text(people.full_name(person), "Strong")
    described = standing.listed(role, people.describe_briefly(person))
    return fact(name, Text(f"{standing.comma}{described}"))


# --- questions --------------------------------------------------------------------------------


def _questions(context: BriefContext) -> list[Paragraph]:
    """Return up to three questions: those to the person's slots first, then the sessions'."""
    held = [one for one in context.appointments if one.slot and _is_discussed(one.slot)]
    own = [question for one in held if one.slot for question in one.slot.guiding_questions]
    common = [question for one in sessions_of(tuple(held)) for question in one.guiding_questions]
    return [fact(Text(question)) for question in (*own, *common)][:_QUESTIONS]


def _is_discussed(slot: Slot) -> bool:
    return slot.kind not in {"opening", "closing", "photo"}
