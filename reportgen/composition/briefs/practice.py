"""The last rows of a pack: interpretation, recording, access, and whom to call on the day."""

from reportgen.composition.briefs.context import BriefContext, fact, fact_row, fact_table
from reportgen.composition.shared.contacts import contact_lines
from reportgen.composition.shared.wording import language_name
from reportgen.document import Blocks, Inlines, Paragraph, Text


def practical(context: BriefContext) -> Blocks:
    """Return a table of practical notes with a row for each subject that has any."""
    subjects = {
        "speaking": _rules(*_speaking(context)),
        "joining": _rules(*_joining(context)),
        "recording": _rules(*_recordings(context)),
        "access": _rules(context.forum.logistics.access, context.person.access),
        "contacts": _on_the_day(context),
    }
    rows = [fact_row(context.say(name), lines) for name, lines in subjects.items() if lines]
    return (fact_table(rows, context.say("practical")),) if rows else ()


def _rules(*rules: str) -> list[Paragraph]:
    """Return rules as one paragraph, or nothing for none."""
    words = " ".join(rule for rule in rules if rule)
    return [fact(Text(words))] if words else []


def _joining(context: BriefContext) -> list[str]:
    logistics = context.forum.logistics
    rules = [context.say("rename", name=logistics.rename_as)] if logistics.rename_as else []
    return [*rules, logistics.backup]


def _recordings(context: BriefContext) -> list[str]:
    """Return what is recorded of the person's sessions, else of the forum.

    A moderator has it in the script.
    """
    if context.is_moderator and not context.speaks:
        return []
    own = [held.session.recording for held in context.appointments]
    found = dict.fromkeys(filter(None, own))
    return [*found] or [context.forum.logistics.recording]


def _speaking(context: BriefContext) -> list[str]:
    """Return the rules of speaking; with interpretation there is always one.

    Whoever does not speak is told the languages only.
    """
    forum = context.forum
    if not forum.interpretation:
        return [*forum.logistics.speaking] if context.speaks else []
    tongues = context.standing.join(
        language_name(tag, context.standing) for tag in forum.interpretation
    )
    rules = forum.logistics.speaking or (context.say("for-interpreters"),)
    told = context.say("interpretation", languages=tongues)
    return [told, *rules] if context.speaks else [told]


def at_length(context: BriefContext) -> list[Paragraph]:
    """Return the rules that one page has no room for: microphones, and what happens afterwards."""
    logistics = context.forum.logistics
    return _rules(*logistics.microphone, logistics.afterwards)


def _on_the_day(context: BriefContext) -> list[Paragraph]:
    """Return the one number for the day and the first contact, who is not the person."""
    listed = tuple(
        line
        for person, line in contact_lines(context.forum, context.standing)
        if person != context.who
    )
    first: tuple[Inlines, ...] = listed[:1]
    phone = context.forum.logistics.phone
    number = [fact(Text(context.say("call", number=phone), "Strong"))] if phone else []
    return [*number, *(fact(*line) for line in first)]
