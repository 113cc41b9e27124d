"""Who said what in a session, in the order spoken: from the notes, else from the transcript."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reportgen.composition.drafts.choosing import Saying
from reportgen.composition.outcome.context import Context
from reportgen.composition.outcome.sentences import sentence_spans
from reportgen.composition.outcome.session_summary import notes_of
from reportgen.model import FindingId, PersonId, Segment, Session, from_the_chair

_FEWEST, _MOST = 6, 45
"""Words of a sentence of speech that may say something by itself."""
_KINDS = frozenset({"recommendation", "commitment", "good practice", "challenge", "decision"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """What was said in one stretch; without ``speakers`` by people of the room."""

    speakers: tuple[PersonId, ...]
    passages: tuple[Saying, ...]
    is_noted: bool


def voices(context: Context, session: Session) -> tuple[Stretch, ...]:
    """Return who said what in a session; speakers of whom there are notes speak from them only."""
    noted = tuple(_noted(context, session))
    heard = tuple(_heard(context, session, {one for voice in noted for one in voice.speakers}))
    order = _order(context, session)
    ordered: list[Stretch] = []
    waiting = list(heard)
    for voice in noted:
        place = min((order.get(one, len(order)) for one in voice.speakers), default=len(order))
        while waiting and order[waiting[0].speakers[0]] < place:
            ordered.append(waiting.pop(0))
        ordered.append(voice)
    return (*ordered, *waiting)


def _noted(context: Context, session: Session) -> Iterator[Stretch]:
    """Yield the notes, one speaker after another; the room is one voice each time."""
    written = (one for one in notes_of(context, session) if one.form != "heading")
    for speakers, group in groupby(written, key=_named):
        passages = tuple(
            saying
            for one in group
            for span in sentence_spans(one.text)
            if _may_be_told(context, saying := Saying(one, *span))
        )
        if passages:
            yield Stretch(speakers, passages, is_noted=True)


def _heard(context: Context, session: Session, noted: set[PersonId]) -> Iterator[Stretch]:
    """Yield for each speaker without notes what the transcript has; nobody in doubt."""
    chairs = frozenset({(session.moderator, session.id)} if session.moderator else ())
    turns: dict[tuple[PersonId, ...], list[Segment]] = {}
    for turn in context.record.segments(session.id, "transcript"):
        named = _named(turn)
        if named and noted.isdisjoint(named) and not from_the_chair(turn, chairs):
            turns.setdefault(named, []).append(turn)
    for speakers, said in turns.items():
        if passages := tuple(one for turn in said for one in _spoken(context, turn)):
            yield Stretch(speakers, passages, is_noted=False)


def _named(segment: Segment) -> tuple[PersonId, ...]:
    """Return who may be named as having said it."""
    return segment.speakers if segment.attribution == "named" else ()


def _may_be_told(context: Context, saying: Saying) -> bool:
    """Whether the words name nobody where nobody may be named."""
    is_named = saying.segment.attribution == "named"
    return is_named or not context.people.names_somebody(saying.words)


def _spoken(context: Context, turn: Segment) -> Iterator[Saying]:
    """Yield what was found in a turn, and its other statements of moderate length."""
    found = [
        Saying(turn, one.evidence.start, one.evidence.end, is_found=True)
        for one in context.record.findings.values()
        if one.evidence.segment == turn.id and one.kind in _KINDS and one.level == "found"
        if not _is_rejected(context, one.id)
    ]
    taken = {place for one in found for place in range(one.start, one.end)}
    plain = (Saying(turn, *span) for span in sentence_spans(turn.text))
    others = (
        one
        for one in plain
        if _FEWEST <= one.length <= _MOST
        and one.words.endswith((".", "。"))
        and taken.isdisjoint(range(one.start, one.end))
    )
    yield from sorted((*found, *others), key=lambda one: one.start)


def _is_rejected(context: Context, finding: FindingId) -> bool:
    verdict = context.record.ledger.verdicts.get(finding)
    return bool(verdict and verdict.decision and verdict.decision.status == "rejected")


def _order(context: Context, session: Session) -> dict[PersonId, int]:
    """Return the place of each speaker's first turn in the transcript."""
    order: dict[PersonId, int] = {}
    for turn in context.record.segments(session.id, "transcript"):
        for person in turn.speakers:
            order.setdefault(person, len(order))
    return order
