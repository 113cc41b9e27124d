"""The draft of a session's summary as Markdown: a sentence a line, each with where it stands."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain, cycle

from reportgen.composition.drafts.choosing import Saying, Told, choose
from reportgen.composition.drafts.voices import Stretch, voices
from reportgen.composition.outcome.attendance import is_not_held
from reportgen.composition.outcome.context import Context, format_seconds
from reportgen.composition.outcome.report import context_of
from reportgen.composition.outcome.sentences import is_fragment
from reportgen.composition.outcome.session_summary import is_reported
from reportgen.ledger import Ledger
from reportgen.model import Outline, PersonId, Segment, Session

Retell = Callable[[Sequence[tuple[Segment, str]]], Sequence[Told | None]]
"""Puts sentences into reported speech; None for each that is to be quoted."""

_BUDGET = 400
"""Words a session where the outline says nothing of the length of the summaries."""
_FEWEST = 40
_SIGNS = re.compile(r"([\\`*_\[\]~|])|(?m:^(?=[#>+-]|\d+[.)]))")
_FIRST, _LATER = ("draft-said",), ("draft-added", "draft-also")


def draft_summary(ledger: Ledger, outline: Outline, session: Session, retell: Retell) -> str:
    """Return the draft of a session's summary, empty where nothing was noted or recorded.

    It is in past-tense reported speech where that is certain, else it quotes; each speaker in the
    order spoken, from the notes first. Nobody is named who is not certain.

    Raises:
        TemplateError: if the outline lacks a standing sentence.
    """
    context = context_of(ledger, outline, "working")
    if is_not_held(session) or not is_reported(session):
        return ""
    heard = [one for voice in voices(context, session) if (one := _worth(voice, retell)).passages]
    total = max(sum(passage.length for voice in heard for passage in voice.passages), 1)
    introduced: set[PersonId] = set()
    paragraphs = []
    for voice in heard:
        share = _allowed(context) * sum(one.length for one in voice.passages) // total
        chosen = replace(voice, passages=choose(voice.passages, max(_FEWEST, share)))
        paragraphs.append("\n".join(_lines(context, chosen, introduced)))
        introduced.update(voice.speakers)
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def _worth(voice: Stretch, retell: Retell) -> Stretch:
    """Return the voice with each passage as a report tells it, where that is certain.

    Of a transcript only what was found, or is certain, is worth the reader's time.
    """
    told = retell([(one.segment, one.words) for one in voice.passages])
    both = zip(voice.passages, told, strict=True)
    kept = (replace(one, told=as_told) for one, as_told in both)
    return replace(voice, passages=tuple(p for p in kept if voice.is_noted or p.is_found or p.told))


def _allowed(context: Context) -> int:
    """Return how many words the summary of one session may have."""
    budget = dict(context.outline.budgets).get("sessions", 0)
    reported = sum(1 for one in context.record.forum.sessions if is_reported(one))
    return budget // max(reported, 1) or _BUDGET


def _lines(context: Context, voice: Stretch, introduced: Set[PersonId]) -> Iterator[str]:
    """Yield the sentences of one stretch, each followed by a comment that says where it stands."""
    verbs = chain(_FIRST, cycle(_LATER))
    is_new = not set(voice.speakers) <= introduced
    for number, passage in enumerate(voice.passages):
        name = _name(context, voice, in_full=is_new and number == 0)
        words = _sentence(context, voice, passage, name, verbs)
        yield f"{words[:1].upper()}{words[1:]} {_place(context, passage)}"


def _sentence(
    context: Context, voice: Stretch, passage: Saying, name: str, verbs: Iterator[str]
) -> str:
    """Return one sentence of the draft, told with the next of the verbs or quoted."""
    if passage.told is not None:
        words, is_whole = passage.told
        if is_whole:
            return _escaped(words)
        return context.say(next(verbs), name=name, clause=_escaped(words))
    quotation = context.standing.quoted(_escaped(" ".join(passage.words.split())))
    noted = "draft-noted" if voice.speakers else "draft-noted-room"
    stop = "." if is_fragment(passage.words) else ""
    key = noted if voice.is_noted else "draft-quoted"
    return context.say(key, name=name, quotation=quotation) + stop


def _name(context: Context, voice: Stretch, *, in_full: bool) -> str:
    """Return who speaks: in full with the organization at first, "participants" for the room."""
    if not voice.speakers:
        return context.say("draft-participants")
    if not in_full:
        return context.standing.join(context.people.short_name(one) for one in voice.speakers)
    named = (
        (context.people.full_name(one, "statement"), context.people.body_of(one))
        for one in voice.speakers
    )
    return context.standing.join(
        context.say("aside", words=name, aside=body) if body else name for name, body in named
    )


def _place(context: Context, passage: Saying) -> str:
    """Return a Markdown comment with file, line and time of a passage."""
    segment = passage.segment
    mark = segment.mark_at(passage.start)
    path = context.record.source(segment).path.replace("-->", "->")
    time = "" if mark.seconds is None else f" ({format_seconds(mark.seconds)})"
    return f"<!-- {path}:{mark.line}{time} -->"


def _escaped(words: str) -> str:
    """Return words that Markdown prints as they are."""
    return _SIGNS.sub(lambda sign: f"\\{sign[1] or ''}", words).replace("<", "&lt;")
