"""A moderator's second page: how to introduce each speaker, what to ask, and what if."""

import re
from collections.abc import Iterator

from reportgen.composition.briefs.appointments import expected, speaking_slots
from reportgen.composition.briefs.context import BriefContext, fact
from reportgen.composition.shared.agenda import slot_label
from reportgen.composition.shared.prose import plain_text
from reportgen.document import Block, Blocks, Cell, Column, PageBreak, Paragraph, Row, Table, Text
from reportgen.model import PersonId, Session, Slot

_COLUMNS = (Column(0.58), Column(0.42))
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+(?=\S)")
_SENTENCES = 2


def introductions(context: BriefContext) -> Blocks:
    """Return a page for each session that the person moderates, in speaking order."""
    blocks: list[Block] = []
    for session in (held.session for held in context.appointments if held.slot is None):
        if speaking_slots(session):
            blocks += [PageBreak()] if blocks else []
            blocks += [context.label(context.people.session_heading(session))]
            blocks += [_table(session, context), *_what_if(session, context)]
    return tuple(blocks)


def _table(session: Session, context: BriefContext) -> Table:
    heads = context.standing.columns("introductions-columns")
    header = Row(tuple(Cell((fact(Text(h), style="Table Heading"),)) for h in heads), "header")
    rows = [
        Row(
            (Cell(_introduced(person, slot, context)), Cell(_asked(person, slot, session, context)))
        )
        for slot in speaking_slots(session)
        for person in expected(slot)
    ]
    title = context.people.session_title(session)
    described = context.say("introductions", session=title)
    return Table(_COLUMNS, (header, *rows), described)


def _introduced(person: PersonId, slot: Slot, context: BriefContext) -> tuple[Paragraph, ...]:
    """Return name, pronunciation and position, and at most two sentences of the biography."""
    people, standing = context.people, context.standing
    spoken = people.person(person).pronunciation
    name = fact(Text(people.full_name(person), "Strong"), Text(f" ({spoken})" if spoken else ""))
    role = context.say("aside", words=people.describe(person), aside=slot_label(slot, standing))
    lines = [name, fact(Text(role if people.describe(person) else slot_label(slot, standing)))]
    return (*lines, *(fact(Text(sentence)) for sentence in short_bio(person, context)))


def short_bio(person: PersonId, context: BriefContext) -> tuple[str, ...]:
    """Return the first two sentences of a biography as one text, nothing if there is none."""
    whole = " ".join(plain_text(inlines) for inlines in context.bio(person))
    sentences = _SENTENCE.split(whole.strip())
    return tuple(filter(None, (" ".join(sentences[:_SENTENCES]),)))


def _asked(
    person: PersonId, slot: Slot, session: Session, context: BriefContext
) -> tuple[Paragraph, ...]:
    """Return a question for a speaker: that of the slot, else the session's next one in turn."""
    lines = [context.standing.quoted(slot.title)] if slot.title else []
    order = [one for spoken in speaking_slots(session) for one in expected(spoken)]
    common = session.guiding_questions
    turn = common[order.index(person) % len(common)] if common else ""
    questions = slot.guiding_questions or tuple(filter(None, (turn,)))
    lines += [context.say("ask-question", question=question) for question in questions]
    return tuple(fact(Text(line)) for line in lines) or (fact(Text(context.say("ask-any"))),)


def _what_if(session: Session, context: BriefContext) -> Iterator[Paragraph]:
    """Yield what to do when somebody is late or absent, or a connection fails."""
    yield context.label(context.say("what-if"))
    planned = [slot.fallback for slot in session.slots if slot.fallback]
    for line in planned or [context.say("if-late"), context.say("if-absent")]:
        yield Paragraph((Text(line),), "Table Text")
    backup = context.forum.logistics.backup
    if backup:
        yield Paragraph((Text(backup),), "Table Text")
