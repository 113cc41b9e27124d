"""What nobody has decided yet, for the working edition: candidates and unsettled decisions."""

from collections.abc import Iterator
from itertools import groupby

from reportgen.composition.arrangement import kind_key
from reportgen.composition.context import Context
from reportgen.composition.decided import undecided, unsettled
from reportgen.composition.participation import cell, header
from reportgen.composition.wording import format_date
from reportgen.document import (
    Block,
    Blocks,
    Cell,
    Column,
    Heading,
    List,
    ListItem,
    Paragraph,
    Row,
    Table,
    Text,
)
from reportgen.model import Decision, Finding, Orphan

_COLUMNS = (Column(0.1), Column(0.54), Column(0.36))


def candidates(context: Context) -> Blocks:
    """Return the undecided findings by session, the strongest first, then in reading order."""
    found = undecided(context.record)
    if not found:
        return ()
    blocks: list[Block] = [context.line("candidates-note", number=str(len(found)))]
    for session, group in groupby(found, key=lambda finding: _session(context, finding)):
        strongest = sorted(group, key=lambda finding: -finding.score)
        blocks.append(Heading(2, (Text(session),), "candidates"))
        blocks.append(_table(context, session, strongest))
    return tuple(blocks)


def unsettled_decisions(context: Context) -> Blocks:
    """Return the decisions to look at again: changed words, lost findings, broken merges."""
    items = [_changed(context, decision) for decision in unsettled(context.record)]
    items += [_lost(context, orphan) for orphan in context.record.review.orphans]
    return (context.line("unsettled-note"), List(tuple(items))) if items else ()


def _session(context: Context, finding: Finding) -> str:
    session = context.record.session(context.record.segment(finding.evidence.segment))
    return context.people.session_heading(session) if session else context.say("no-session")


def _table(context: Context, session: str, findings: list[Finding]) -> Table:
    heads = context.standing.columns("candidates-columns")
    description = context.say("candidates-description", session=session)
    rows = tuple(_row(context, finding) for finding in findings)
    return Table(_COLUMNS, (header(heads), *rows), description)


def _row(context: Context, finding: Finding) -> Row:
    words = Paragraph(context.words(finding), "Table Text")
    remark = " · ".join(filter(None, _remarks(context, finding)))
    remarks = (Paragraph((Text(remark),), "Label"),) if remark else ()
    said = ", ".join(filter(None, (context.author(finding), context.time(finding))))
    who = cell(said, *_heard(context, finding), context.source_line(finding))
    return Row((cell(context.codes.get(finding.id, "")), Cell((words, *remarks)), who))


def _remarks(context: Context, finding: Finding) -> Iterator[str]:
    """Yield what helps to decide: kind, a no, and why it was found."""
    if finding.kind != "recommendation":
        yield context.say(kind_key(finding.kind))
    if finding.polarity == "negative":
        yield context.say("speaks-against")
    if finding.reasons:
        reasons = context.standing.series(finding.reasons)
        yield context.say("found-because", reasons=reasons)


def _heard(context: Context, finding: Finding) -> Iterator[str]:
    """Yield a label that fits nobody for certain."""
    segment = context.record.segment(finding.evidence.segment)
    if segment.speaker_label and not segment.speakers:
        yield context.say("heard-as", label=segment.speaker_label)


def _particulars(context: Context, finding: Finding) -> Iterator[str]:
    """Yield all of that on one line, for a list."""
    if code := context.codes.get(finding.id):
        yield context.say("code", code=code)
    yield context.voice(finding)
    yield from _heard(context, finding)
    yield context.source_line(finding)
    yield from _remarks(context, finding)


def _changed(context: Context, decision: Decision) -> ListItem:
    finding = context.record.findings[decision.finding]
    key = "words-changed" if decision.stale else "merge-broken"
    status = context.say(f"status-{decision.status}")
    words = {"status": status, "by": decision.by}
    words["date"] = format_date(decision.at.date(), context.standing)
    inlines = (Text(context.say(key, **words) + " "), *context.words(finding))
    where = Paragraph((Text(" · ".join(filter(None, _particulars(context, finding)))),), "Label")
    return ListItem((Paragraph(inlines, "List Bullet"), where))


def _lost(context: Context, orphan: Orphan) -> ListItem:
    """Return a decision whose words are gone, without them: they may have been withdrawn."""
    decision = orphan.decision
    candidates = [
        context.source_line(context.record.findings[finding])
        for finding in orphan.candidates
        if finding in context.record.findings
    ]
    words = context.say(
        "finding-gone",
        status=context.say(f"status-{decision.status}"),
        by=decision.by,
        date=format_date(decision.at.date(), context.standing),
        line=str(decision.line),
    )
    paragraphs = [Paragraph((Text(words),), "List Bullet")]
    if candidates:
        paragraphs.append(context.label("could-be", places=context.standing.series(candidates)))
    return ListItem(tuple(paragraphs))
