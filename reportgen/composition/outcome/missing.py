"""What people still have to provide before the report can go out."""

from collections.abc import Iterator

from reportgen.composition.outcome.attendance import is_not_held
from reportgen.composition.outcome.context import Context
from reportgen.composition.outcome.first_pages import not_in_key_messages
from reportgen.composition.outcome.session_summary import (
    is_reported,
    summary_of,
)
from reportgen.document import Blocks, List, ListItem, Paragraph, Text
from reportgen.model import Participation, Session

_WRITTEN = (
    "report/key-messages",
    "report/executive-summary",
    "background",
    "objectives",
    "report/way-forward",
)


def missing(context: Context) -> Blocks:
    """Return what is missing, for a draft that is a working edition or has no record at all."""
    empty = not context.record.material.segments
    if not context.is_draft or not (empty or context.is_working):
        return ()
    items = tuple(
        ListItem((Paragraph((Text(sentence),), "List Bullet"),)) for sentence in _missing(context)
    )
    note = context.lead("nothing-noted" if empty else "missing-note")
    return (note, List(items)) if items else ()


def _texts(context: Context) -> Iterator[str]:
    """Yield what has to be written as a whole."""
    for key in _WRITTEN:
        if context.prose(key) is None:
            yield context.say(f"missing-{key.rpartition('/')[2]}")
    if context.prose("background") and context.prose("report/background") is None:
        yield context.say("missing-background-after")


def _missing(context: Context) -> Iterator[str]:
    yield from _texts(context)
    lacking: dict[str, list[str]] = {}
    for session in context.record.forum.sessions:
        if key := _missing_of(context, session):
            lacking.setdefault(key, []).append(context.session_name(session))
    for key, sessions in lacking.items():
        yield context.say(key, sessions=context.standing.join(sessions))
    if context.record.forum.participation == Participation():
        yield context.say("missing-participation")
    photos, verdicts = context.record.forum.photos, context.record.ledger.verdicts.values()
    if untouched := not_in_key_messages(context):
        yield context.say(
            "missing-in-key-messages", numbers=context.standing.join([str(n) for n in untouched])
        )
    for key, number in (
        ("missing-descriptions", sum(not photo.description.strip() for photo in photos)),
        (
            "missing-consent",
            sum(not (photo.may_be_shown or photo.is_withdrawn) for photo in photos),
        ),
        ("missing-decisions", sum(one.waits and not one.lapsed for one in verdicts)),
        ("missing-second-look", sum(one.lapsed for one in verdicts)),
    ):
        if number:
            yield context.say(key, number=str(number))


def _missing_of(context: Context, session: Session) -> str:
    """Return the key of what a session lacks: any record of it, or a summary."""
    if is_not_held(session) or not is_reported(session):
        return ""
    if summary_of(context, session):
        return ""
    return "missing-summary" if context.record.has_material(session.id) else "missing-notes"
