"""Undecided findings and decisions to look at again, for the working edition."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby, islice

from reportgen.composition.outcome.arrangement import kind_key
from reportgen.composition.outcome.context import Context
from reportgen.composition.outcome.participation import cell, header
from reportgen.composition.shared.wording import format_date
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
from reportgen.model import BEARING_KINDS, Decision, Finding, FindingKind, Orphan, TextOrigin

_CHAPTERS: Mapping[FindingKind, FindingKind] = {"answer": "question"}
Said = Callable[[Context, Finding], str]
_CODES_SHOWN = 10
"""Most codes in one list; `findings` lists them all."""

_OFFERED: Mapping[TextOrigin, str] = {"notes": "in-the-notes", "suggestion": "suggested"}
_COLUMNS = (Column(0.1), Column(0.54), Column(0.36))


def candidates(context: Context) -> Blocks:
    """Return the undecided findings: those enough for a report, then by session, then by kind.

    Recommendations are sorted by score, the strongest first; those that are only worth a look are
    left to the list of findings.
    """
    return (*_recommendations(context), *_others(context))


def _recommendations(context: Context) -> Blocks:
    untouched = [one.finding for one in context.record.ledger.untouched]
    proposed = (finding for finding in untouched if finding.kind == "recommendation")
    found = [finding for finding in proposed if finding.level == "found"]
    chosen = [finding for finding in untouched if context.record.appraisal(finding).place]
    if not found and not chosen:
        return ()
    blocks: list[Block] = [context.line("candidates-note", number=str(len(found)))]
    if any(_same(context, finding) for finding in found):
        blocks.append(context.line("alike-note"))
    if chosen:
        heading = context.say("enough", number=str(len(chosen)))
        chosen.sort(key=lambda finding: context.record.appraisal(finding).place)
        blocks.append(Heading(2, (Text(heading),), "enough"))
        blocks.append(_table(context, heading, chosen, Context.voice))
        found = [finding for finding in found if finding not in chosen]
        blocks += [context.lead("below-the-cut", number=str(len(found)))] if found else []
    for session, group in groupby(found, key=lambda finding: _session(context, finding)):
        strongest = sorted(group, key=lambda finding: -finding.score)
        blocks.append(Heading(2, (Text(session),), "candidates"))
        blocks.append(_table(context, session, strongest))
    return tuple(blocks)


def _others(context: Context) -> Blocks:
    """Return what nobody needs to decide, by kind in reading order, answers with questions."""
    chapters: dict[FindingKind, list[Finding]] = {}
    for finding in (one.finding for one in context.record.ledger.untouched):
        is_above = context.record.appraisal(finding).place > 0
        if finding.kind != "recommendation" and not is_above:
            chapters.setdefault(_CHAPTERS.get(finding.kind, finding.kind), []).append(finding)
    blocks: list[Block] = []
    for kind, findings in chapters.items():
        heading = context.say(kind_key(kind))
        blocks.append(Heading(2, (Text(heading),), "other-candidates"))
        blocks.append(_table(context, heading, findings))
    return (context.lead("other-candidates-note"), *blocks) if blocks else ()


def unsettled_decisions(context: Context) -> Blocks:
    """Return decisions that need another look: changed words, lost findings, broken merges."""
    verdicts = context.record.ledger.verdicts.values()
    items = [_changed(context, one.decision) for one in verdicts if one.decision and one.lapsed]
    items += [_lost(context, orphan) for orphan in context.record.ledger.orphans]
    return (context.lead("unsettled-note"), List(tuple(items))) if items else ()


def _session(context: Context, finding: Finding) -> str:
    session = context.record.session(context.record.segment(finding.evidence.segment))
    return context.people.session_heading(session) if session else context.say("no-session")


def _table(
    context: Context, session: str, findings: list[Finding], who: Said | None = None
) -> Table:
    heads = context.standing.columns("candidates-columns")
    description = context.say("candidates-description", session=session)
    rows = tuple(_row(context, finding, who or _who) for finding in findings)
    return Table(_COLUMNS, (header(heads), *rows), description)


def _who(context: Context, finding: Finding) -> str:
    return context.standing.listed(context.author(finding), context.time(finding))


def _row(context: Context, finding: Finding, who: Said) -> Row:
    words = Paragraph(context.words(finding), "Table Text")
    remark = " · ".join(filter(None, _remarks(context, finding)))
    remarks = (Paragraph((Text(remark),), "Label"),) if remark else ()
    offered = [
        context.label(_OFFERED[offer.origin], wording=offer.text)
        for offer in context.record.texts.offers(finding)
        if offer.origin in _OFFERED
    ]
    remarks = (*offered, *remarks)
    heard = (who(context, finding), *_heard(context, finding), context.source_line(finding))
    return Row((cell(context.codes.get(finding.id, "")), Cell((words, *remarks)), cell(*heard)))


def _remarks(context: Context, finding: Finding) -> Iterator[str]:
    """Yield what helps to decide: kind, negation, and why it was found."""
    if finding.kind in BEARING_KINDS:
        yield context.say(f"{finding.kind}-of", codes=_hosts(context, finding))
    if same := _same(context, finding):
        yield context.say("seems-the-same", codes=same)
    if finding.polarity == "negative":
        yield context.say("speaks-against")
    if finding.kind in BEARING_KINDS:
        return
    # What weighed how much is for whoever tunes the search; `findings` tells it.
    told = (reason for reason in finding.reasons if not reason.startswith("counts "))
    if why := (*context.record.appraisal(finding).why, *told):
        reasons = context.standing.series(why)
        yield context.say("found-because", reasons=reasons)


def _same(context: Context, finding: Finding) -> str:
    """Return codes of findings that seem to say the same: a few, and how many more there are."""
    groups = context.record.alike.get(finding.id, ())
    others = (f for one in groups for f in one[: _CODES_SHOWN + 1] if f != finding.id)
    shown = [context.codes.get(f, "") for f in islice(others, _CODES_SHOWN)]
    number = sum(len(one) - 1 for one in groups)
    return context.standing.listed(*shown, *([f"… ({number})"] if number > _CODES_SHOWN else ()))


def _hosts(context: Context, finding: Finding) -> str:
    """Return the codes of the findings that a finding refers to, else their words."""
    hosts = [b.on for b in context.record.bearings if b.finding == finding.id]
    quoted = {host: context.record.findings[host].evidence.quote for host in hosts}
    return context.standing.listed(*(context.codes.get(h, words) for h, words in quoted.items()))


def _heard(context: Context, finding: Finding) -> Iterator[str]:
    """Yield a label that was not matched to one person with certainty."""
    segment = context.record.segment(finding.evidence.segment)
    if segment.speaker_label and not segment.speakers:
        yield context.say("heard-as", label=segment.speaker_label)


def _particulars(context: Context, finding: Finding) -> Iterator[str]:
    """Yield these particulars on one line, for a list."""
    if code := context.codes.get(finding.id):
        yield context.say("code", code=code)
    yield context.voice(finding)
    yield from _heard(context, finding)
    yield context.source_line(finding)
    if finding.kind not in {"recommendation", *BEARING_KINDS}:
        yield context.say(kind_key(finding.kind))
    yield from _remarks(context, finding)


def _changed(context: Context, decision: Decision) -> ListItem:
    finding = context.record.findings[decision.finding]
    lapsed = "words-changed" if decision.stale else "merge-broken"
    key = "in-doubt" if decision.in_doubt else lapsed
    status = context.say(f"status-{decision.status}")
    words = {"status": status, "by": decision.by}
    words["date"] = format_date(decision.at.date(), context.standing)
    inlines = (Text(context.say(key, **words) + " "), *context.words(finding))
    where = Paragraph((Text(" · ".join(filter(None, _particulars(context, finding)))),), "Label")
    return ListItem((Paragraph(inlines, "List Bullet"), where))


def _lost(context: Context, orphan: Orphan) -> ListItem:
    """Return a decision whose finding is gone, without its words, which may have been withdrawn."""
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
