"""The summary of a session in the rapporteur's own sentences, speaker by speaker."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from reportgen.composition.outcome.attendance import changes, floor_of, is_not_held, speakers_of
from reportgen.composition.outcome.context import Context
from reportgen.composition.outcome.noted import written
from reportgen.composition.shared.prose import parse_prose
from reportgen.document import (
    Block,
    Blocks,
    Heading,
    Paragraph,
    Text,
)
from reportgen.model import PersonId, Prose, Segment, Session

_UNREPORTED = frozenset({"break", "photo"})
_BESIDE_TITLES = re.compile(
    r"\d+|[ivx]+|session|notes?|on|of|the|from|minutes|summary|report|day|part|draft|"
    r"january|february|march|april|may|june|july|august|september|october|november|december"
)
Speech = tuple[str, tuple[PersonId, ...]]


def opening(context: Context) -> Blocks:
    """Return the opening: who spoke, and the notes about it."""
    sessions = [s for s in context.record.forum.sessions if s.is_opening]
    if len(sessions) == 1:
        return session_body(context, sessions[0], "report/opening")
    return tuple(block for session in sessions for block in session_summary(context, session))


def session_summaries(context: Context) -> Blocks:
    """Return a summary of each session but the opening, under its number and title."""
    return tuple(
        block
        for session in context.record.forum.sessions
        if is_reported(session) and not session.is_opening
        for block in session_summary(context, session)
    )


def session_summary(context: Context, session: Session) -> Blocks:
    """Return heading and body for one session; nothing for a session without content."""
    body = session_body(context, session, f"report/session-{session.id}")
    if not body:
        return ()
    title = (Text(context.people.session_heading(session)),)
    return (Heading(2, title, f"summary-{session.id}"), *body)


def session_body(context: Context, session: Session, key: str) -> Blocks:
    """Return moderator, speakers, changes of the agenda, and the summary."""
    if is_not_held(session):
        return (context.line("not-held"),)
    particulars = (replace(label, keep_with_next=True) for label in _particulars(context, session))
    summary = _summary(context, session, key)
    return (*particulars, *summary) if summary else tuple(_particulars(context, session))


def is_reported(session: Session) -> bool:
    """Whether the session is more than a break or a photograph."""
    return not session.slots or any(slot.kind not in _UNREPORTED for slot in session.slots)


def notes_of(context: Context, session: Session) -> tuple[Segment, ...]:
    """Return the notes on a session, without points that lack consensus."""
    noted = context.record.segments(session.id, "notes")
    return tuple(segment for segment in noted if segment.tag != "no-consensus")


def has_notes(context: Context, session: Session) -> bool:
    """Whether the notes contain more than headings."""
    return any(segment.form != "heading" for segment in notes_of(context, session))


def unattributed_notes(context: Context, session: Session) -> tuple[Segment, ...]:
    """Return the notes on a session that are no person's statement: without label and names."""
    return tuple(
        segment
        for segment in notes_of(context, session)
        if segment.form != "heading" and not segment.speaker_label
        if not context.people.names_somebody(segment.text)
    )


def summary_of(context: Context, session: Session) -> Prose | None:
    """Return the summary that a person wrote or adopted."""
    written = map(context.prose, session.summary_keys)
    return next((one for one in written if one), None)


def written_summary(session: Session) -> str:
    """Return the key of the prose that a rapporteur may write to replace the notes."""
    return session.summary_keys[0]


def _particulars(context: Context, session: Session) -> Iterator[Paragraph]:
    if session.moderator:
        yield context.label("moderator", name=context.people.introduce(session.moderator))
    for key, people in (
        ("speakers", speakers_of(context, session)),
        ("floor", floor_of(context, session)),
    ):
        if people:
            yield context.label(key, names=_with_bodies(context, people))
    for sentence in changes(context, session):
        yield Paragraph((Text(sentence),), "Label")


def _with_bodies(context: Context, people: tuple[PersonId, ...]) -> str:
    """Return full names, each with the organization behind it where people may be named."""
    if context.record.forum.attribution != "named":
        return context.names(people)
    named = ((context.names((one,)), context.people.body_label(one)) for one in people)
    return context.standing.join(
        context.say("aside", words=name, aside=body) if body else name for name, body in named
    )


def _summary(context: Context, session: Session, key: str) -> Blocks:
    """Return the written summary, else a placeholder; a working edition prints the notes, too.

    Notes are working material: fragments that nobody wrote for a reader.
    """
    if prose := context.prose(key) or summary_of(context, session):
        return parse_prose(prose, context.notes, context.standing, heading_level=3)
    to_write = context.missing("summary-to-be-written", where=f"{key}.md")
    if session.id in context.record.forum.drafts and context.is_working:
        draft = f"report/drafts/{session.id}.md"
        to_write = (*to_write, context.line("draft-waits", path=draft))
    if not context.is_working:
        return to_write or (context.line("no-summary"),)
    if not context.outline.house.individual_statements:
        return (*to_write, *_discussed(context, session))
    noted = _noted(context, session) if has_notes(context, session) else ()
    return (*to_write, *noted)


def _discussed(context: Context, session: Session) -> Blocks:
    """Return the notes on a session without anybody's name."""
    return written(context, list(unattributed_notes(context, session)))


def _noted(context: Context, session: Session) -> Iterator[Block]:
    """Yield the rapporteur's sentences; each change of speaker is announced by name."""
    attributed = False
    introduced: set[PersonId] = set()
    noted = _without_title(context, notes_of(context, session), session)
    for speech, group in groupby(noted, key=_speech):
        segments = list(group)
        if segments[0].form == "heading":
            top = min(one.level for one in noted if one.form == "heading")
            yield from (_heading(context, segment, top) for segment in segments)
            attributed = False
            continue
        body = written(context, segments)
        if speech[0] or attributed:
            known = introduced.issuperset(segments[0].speakers)
            lead = _lead_in(context, session, segments[0], known=known)
            body = _led(context, lead, body) if known else (lead, *body)
            introduced.update(segments[0].speakers)
        attributed = bool(speech[0])
        yield from body


def _led(context: Context, lead: Paragraph, written: Blocks) -> Blocks:
    """Return the blocks with a run-in name at the start of the first paragraph."""
    if not written or not isinstance(written[0], Paragraph):
        return (lead, *written)
    line = context.standing.splice("pair", name=lead.inlines, words=written[0].inlines)
    first = replace(written[0], inlines=line)
    return (first, *written[1:])


def _without_title(
    context: Context, noted: tuple[Segment, ...], session: Session
) -> tuple[Segment, ...]:
    """Return the notes without headings that the report prints itself or that have no text."""
    kept = [s for s in noted if s.form != "heading" or not _is_printed(context, s, session)]
    return tuple(
        segment
        for segment, following in zip(kept, [*kept[1:], None], strict=True)
        if segment.form != "heading" or _heads(segment, following)
    )


def _is_printed(context: Context, heading: Segment, session: Session) -> bool:
    """Whether a heading only repeats the title of the forum or session, or a speaker's name."""
    words = _plain(heading.text)
    return (
        bool(heading.speaker_label)
        or words == _plain(context.session_name(session))
        or any(_repeats(words, title) for title in (session.title, context.record.forum.title))
        or any(context.people.is_written(one.id, words) for one in context.people.everybody)
    )


def _repeats(words: str, title: str) -> bool:
    """Whether a heading says no more than a title: a number, a date or "Notes on" beside it."""
    before, found, after = words.partition(_plain(title))
    return bool(found) and all(map(_BESIDE_TITLES.fullmatch, re.findall(r"\w+", before + after)))


def _heads(heading: Segment, following: Segment | None) -> bool:
    """Whether a heading has text under it, directly or under a deeper heading."""
    if following is None:
        return False
    return following.form != "heading" or following.level > heading.level


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _speech(segment: Segment) -> Speech:
    """Return what identifies one speaker's part of the notes."""
    if segment.form == "heading":
        return f"# {segment.id}", ()
    return segment.speaker_label, segment.speakers


def _heading(context: Context, segment: Segment, top: int) -> Heading:
    cited = context.citations.cite_span(segment, 0, len(segment.text))
    return Heading(3 if segment.level == top else 4, (cited,), f"notes-{cited.citation}")


def _lead_in(context: Context, session: Session, segment: Segment, *, known: bool) -> Paragraph:
    """Return the name of the next speaker, nothing if the match is not certain.

    Position, organization and the talk's title are added where a person is named first.
    """
    if not segment.speakers or segment.attribution != "named":
        words = context.speaker(segment)
        name = Text(words[:1].upper() + words[1:], "Emphasis")
        return Paragraph((name,), keep_with_next=True)
    if known:
        again = Text(context.names(segment.speakers, "statement"), "Strong")
        return Paragraph((again,), keep_with_next=True)
    introduced = (context.people.introduce(one, "statement") for one in segment.speakers)
    words = context.standing.join(introduced)
    title = _title(session, segment.speakers)
    rest = (Text(f"{context.standing.comma}{context.standing.quoted(title)}"),) if title else ()
    return Paragraph((Text(words, "Strong"), *rest), keep_with_next=True)


def _title(session: Session, speakers: tuple[PersonId, ...]) -> str:
    """Return the title of the slot in which only these people speak, empty if there is none."""
    titles = [slot.title for slot in session.slots if slot.title and slot.speakers == speakers]
    return titles[0] if len(titles) == 1 else ""
