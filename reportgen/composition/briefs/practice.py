"""The last part of a brief: how to join, recording, introduction and contacts."""

from reportgen.composition.briefs.context import BriefContext, fact, fact_row, fact_table
from reportgen.composition.shared.contacts import contact_lines
from reportgen.composition.shared.placeholders import to_be_confirmed
from reportgen.composition.shared.wording import language_name
from reportgen.document import Blocks, Paragraph, Text


def practical(context: BriefContext) -> Blocks:
    """Return a table of practical notes with a row for each subject that has any."""
    logistics = context.forum.logistics
    subjects = {
        "joining": _rules(*_joining(context)),
        "speaking": _rules(*_speaking(context)),
        "recording": _rules(logistics.recording, logistics.afterwards),
        "introduction": _introduction(context),
        "contacts": _contacts(context),
    }
    rows = [fact_row(context.say(name), lines) for name, lines in subjects.items() if lines]
    return (fact_table(rows, context.say("practical")),)


def _rules(*rules: str) -> list[Paragraph]:
    """Return rules as one paragraph, or nothing for none."""
    words = " ".join(rule for rule in rules if rule)
    return [fact(Text(words))] if words else []


def _joining(context: BriefContext) -> list[str]:
    logistics = context.forum.logistics
    rules = [context.say("rename", name=logistics.rename_as)] if logistics.rename_as else []
    return [*rules, *logistics.microphone, logistics.backup]


def _speaking(context: BriefContext) -> list[str]:
    """Return the rules of speaking; with interpretation there is always one."""
    forum = context.forum
    if not forum.interpretation:
        return [*forum.logistics.speaking]
    tongues = context.standing.join(
        language_name(tag, context.standing) for tag in forum.interpretation
    )
    rules = forum.logistics.speaking or (context.say("for-interpreters"),)
    return [context.say("interpretation", languages=tongues), *rules]


def _introduction(context: BriefContext) -> list[Paragraph]:
    """Return how to pronounce the name, if the person said so, and the biography."""
    spoken = context.person.pronunciation
    name = context.people.full_name(context.who)
    lead = [fact(Text(context.say("aside", words=name, aside=spoken)))] if spoken else []
    words = context.bio(context.who) or ((to_be_confirmed(context.standing, "biography"),),)
    return [*lead, *(fact(*inlines) for inlines in words)]


def _contacts(context: BriefContext) -> list[Paragraph]:
    lines = contact_lines(context.forum, context.standing)
    return [fact(*line) for line in lines] or [fact(to_be_confirmed(context.standing))]
