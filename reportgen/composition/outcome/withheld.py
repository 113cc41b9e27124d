"""What is not printed, and why: places and reasons, but never the words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.composition.outcome.attendance import contradictions
from reportgen.composition.outcome.context import Context
from reportgen.composition.outcome.session_summary import (
    notes_of,
    summary_of,
    unattributed_notes,
)
from reportgen.document import Block, Blocks, Heading, List, ListItem, Paragraph, Text
from reportgen.model import Segment, Session, Withheld


def not_printed(context: Context) -> Blocks:
    """Return what was read but is not printed, grouped under headings."""
    groups = (
        ("withheld", _withheld(context)),
        ("unmatched", _unmatched(context)),
        ("contradictions", _contradictions(context)),
        ("unprinted-notes", _unprinted_notes(context)),
    )
    listed = tuple(block for key, lines in groups for block in _group(context, key, lines))
    return (*listed, *_rejected(context))


def _group(context: Context, key: str, lines: Iterable[str]) -> Iterator[Block]:
    items = tuple(ListItem((Paragraph((Text(line),), "List Bullet"),)) for line in lines)
    if items:
        yield Heading(2, (Text(context.say(f"{key}-heading")),), f"not-printed-{key}")
        yield context.lead(f"{key}-note")
        yield List(items)


def _withheld(context: Context) -> Iterator[str]:
    paths = {source.id: source.path for source in context.record.material.sources}
    for passage in _runs(context):
        is_line = passage.first_line == passage.last_line
        path = paths.get(passage.source, str(passage.source))
        if passage.address:
            path = context.standing.listed(path, context.address(passage.address))
        key = "withheld-line" if is_line else "withheld-lines"
        key = "withheld-place" if passage.address else key
        yield context.say(
            key,
            path=path,
            first=str(passage.first_line),
            last=str(passage.last_line),
            reason=context.say(f"reason-{passage.reason.replace(' ', '-')}"),
        )


def _runs(context: Context) -> list[Withheld]:
    """Join neighbouring withheld passages that have the same reason."""
    kept = {
        (segment.source, mark.line)
        for segment in context.record.material.segments
        for mark in segment.marks
    }
    runs: list[Withheld] = []
    for passage in context.record.material.withheld:
        last = runs[-1] if runs else None
        if last and (last.source, last.reason) == (passage.source, passage.reason):
            between = range(last.last_line, passage.first_line + 1)
            if not any((passage.source, line) in kept for line in between):
                runs[-1] = replace(last, last_line=max(last.last_line, passage.last_line))
                continue
        runs.append(passage)
    return runs


def _unmatched(context: Context) -> Iterator[str]:
    """Yield each label that was matched to nobody, with its number of passages and first place."""
    unknown = [
        segment
        for segment in context.record.material.segments
        if segment.speaker_label and not segment.speakers and segment.form != "heading"
    ]
    count = Counter(segment.speaker_label for segment in unknown)
    first: dict[str, Segment] = {}
    for segment in unknown:
        first.setdefault(segment.speaker_label, segment)
    for label, number in count.items():
        yield context.say(
            "unmatched-label",
            label=label,
            number=str(number),
            place=context.place(context.record.source(first[label]).path, first[label].mark_at(0)),
        )


def _contradictions(context: Context) -> Iterator[str]:
    for person, session in contradictions(context):
        name = context.people.full_name(person)
        yield context.say("contradiction", name=name, session=context.session_name(session))


def _unprinted_notes(context: Context) -> Iterator[str]:
    """Yield notes that a written summary replaces, and notes that belong to no session."""
    for session in context.record.forum.sessions:
        noted = notes_of(context, session)
        if noted and summary_of(context, session):
            yield context.say(
                "notes-replaced", session=context.session_name(session), number=str(len(noted))
            )
        elif statements := _statements(context, session):
            yield context.say(
                "notes-of-speakers", session=context.session_name(session), number=str(statements)
            )
    for source in context.record.material.sources:
        segments = [s for s in context.record.material.segments if s.source == source.id]
        loose = sum(context.record.session(segment) is None for segment in segments)
        if loose:
            yield context.say("notes-without-session", path=source.path, number=str(loose))


def _statements(context: Context, session: Session) -> int:
    """Return how many notes are left out because they are a person's statement."""
    if context.outline.house.individual_statements:
        return 0
    noted = [segment for segment in notes_of(context, session) if segment.form != "heading"]
    return len(noted) - len(unattributed_notes(context, session))


def _rejected(context: Context) -> Iterator[Block]:
    if number := context.record.ledger.rejected:
        yield Heading(2, (Text(context.say("rejected-heading")),), "not-printed-rejected")
        yield context.line("rejected-count", number=str(number))
