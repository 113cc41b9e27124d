"""What nobody has decided yet, for the working edition: candidates and unsettled decisions."""

from collections.abc import Iterator
from itertools import groupby

from reportgen.composition.arrangement import kind_key
from reportgen.composition.context import Context
from reportgen.composition.decided import undecided, unsettled
from reportgen.composition.wording import format_date
from reportgen.document import Block, Blocks, Heading, List, ListItem, Paragraph, Quote, Text
from reportgen.model import Decision, Finding, Orphan


def candidates(context: Context) -> Blocks:
    """Return the undecided findings by session, the strongest first, then in reading order."""
    found = undecided(context.record)
    if not found:
        return ()
    blocks: list[Block] = [context.line("candidates-note", number=str(len(found)))]
    for heading, group in groupby(found, key=lambda finding: _session(context, finding)):
        blocks.append(Heading(2, (Text(heading),), "candidates"))
        strongest = sorted(group, key=lambda finding: -finding.score)
        blocks += [_quote(context, finding) for finding in strongest]
    return tuple(blocks)


def unsettled_decisions(context: Context) -> Blocks:
    """Return the decisions to look at again: changed words, lost findings, broken merges."""
    items = [_changed(context, decision) for decision in unsettled(context.record)]
    items += [_lost(context, orphan) for orphan in context.record.review.orphans]
    return (context.line("unsettled-note"), List(tuple(items))) if items else ()


def _session(context: Context, finding: Finding) -> str:
    session = context.record.session(context.record.segment(finding.evidence.segment))
    return context.people.session_heading(session) if session else context.say("no-session")


def _quote(context: Context, finding: Finding) -> Quote:
    return Quote(context.words(finding), (Text(" · ".join(_particulars(context, finding))),))


def _particulars(context: Context, finding: Finding) -> Iterator[str]:
    """Yield what helps to decide: kind, who, when, file and line, and why it was found."""
    segment = context.record.segment(finding.evidence.segment)
    if code := context.codes.get(finding.id):
        yield context.say("code", code=code)
    if finding.kind != "recommendation":
        yield context.say(kind_key(finding.kind))
    yield context.voice(finding)
    if segment.speaker_label and not segment.speakers:
        yield context.say("heard-as", label=segment.speaker_label)
    yield context.source_line(finding)
    if finding.polarity == "negative":
        yield context.say("speaks-against")
    if finding.reasons:
        yield context.say("found-because", reasons="; ".join(finding.reasons))


def _changed(context: Context, decision: Decision) -> ListItem:
    finding = context.record.findings[decision.finding]
    key = "words-changed" if decision.stale else "merge-broken"
    words = {"status": decision.status, "by": decision.by}
    words["date"] = format_date(decision.at.date())
    inlines = (Text(context.say(key, **words) + " "), *context.words(finding))
    where = Paragraph((Text(" · ".join(_particulars(context, finding))),), "Label")
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
        status=decision.status,
        by=decision.by,
        date=format_date(decision.at.date()),
        line=str(decision.line),
    )
    paragraphs = [Paragraph((Text(words),), "List Bullet")]
    if candidates:
        paragraphs.append(context.label("could-be", places="; ".join(candidates)))
    return ListItem(tuple(paragraphs))
