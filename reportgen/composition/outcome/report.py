"""The outcome report in its two editions: what happened at the forum and what it recommends."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import takewhile

from reportgen.composition.outcome.arrangement import numbered
from reportgen.composition.outcome.candidates import candidates, unsettled_decisions
from reportgen.composition.outcome.citations import Citations
from reportgen.composition.outcome.context import Context
from reportgen.composition.outcome.counted import attendance, declared_groups, evaluation
from reportgen.composition.outcome.evidence_annex import evidence_annex
from reportgen.composition.outcome.evidence_file import evidence_file
from reportgen.composition.outcome.first_pages import at_a_glance, key_messages
from reportgen.composition.outcome.length import check_budgets, length_table, measure
from reportgen.composition.outcome.missing import missing
from reportgen.composition.outcome.no_consensus import no_consensus
from reportgen.composition.outcome.participation import (
    participants,
    participants_by_country,
    participation,
)
from reportgen.composition.outcome.pictures import photographs
from reportgen.composition.outcome.recommendations import other_points, recommendations
from reportgen.composition.outcome.record import ProceedingsIndex
from reportgen.composition.outcome.session_summary import opening, session_summaries
from reportgen.composition.outcome.timeline import timeline
from reportgen.composition.outcome.withheld import not_printed
from reportgen.composition.shared.agenda import agenda_table
from reportgen.composition.shared.countries import with_country_names
from reportgen.composition.shared.follow_up import follow_up_table
from reportgen.composition.shared.frame import (
    Body,
    Frame,
    assemble,
    check_sections,
    heading,
    on_its_pages,
    report_issued_on,
    title_block,
)
from reportgen.composition.shared.names import People
from reportgen.composition.shared.numbering import numbered_parts
from reportgen.composition.shared.prose import Notes, parse_prose
from reportgen.composition.shared.references import counted_figures
from reportgen.composition.shared.wording import format_date, zone
from reportgen.composition.shared.words import Words, members
from reportgen.document import Block, Blocks, Contents, Document, PageBreak, Paragraph, Part, Text
from reportgen.ledger import Ledger, Point
from reportgen.model import Edition, FindingId, FollowedPoint, Outline
from reportgen.people import unnamed

Section = Callable[[Context], Blocks]


def compose_outcome_report(
    ledger: Ledger,
    outline: Outline,
    edition: Edition,
    codes: Mapping[FindingId, str] | None = None,
    receipts: Mapping[FindingId, str] | None = None,
) -> Document:
    """Return the outcome report that the ledger gives, its sections in the order of the outline.

    The public edition prints only what people wrote or decided. The working edition prints
    besides the candidates (with the short ``codes`` to decide them by), the evidence, and what is
    not printed and why. ``receipts`` are printed in place of who, when and where beside statements
    under the attribution rule ``none``.

    Raises:
        TemplateError: if the outline has an unknown section or lacks a standing sentence.
        PipelineError: if evidence does not match its source.
    """
    context = context_of(ledger, outline, edition, codes, receipts)
    check_sections(outline, tuple(SECTIONS))
    check_budgets(outline)
    frame, parts = _frame(context), _parts(context)
    body = Body(parts, context.notes.notes, context.citations.all)
    document = assemble(context.record.forum, context.standing, frame, body)
    has_evidence = edition == "working" and context.record.forum.attribution != "none"
    return _with_evidence(document, context) if has_evidence else document


def context_of(
    ledger: Ledger,
    outline: Outline,
    edition: Edition,
    codes: Mapping[FindingId, str] | None = None,
    receipts: Mapping[FindingId, str] | None = None,
) -> Context:
    """Return the context in which the sections of a report on this ledger are written.

    What the attribution rule protects is taken out of the ledger first.
    """
    whole = ledger.proceedings.forum
    ledger = replace(ledger, proceedings=unnamed(ledger.proceedings))
    forum = with_country_names(ledger.proceedings.forum, outline.countries)
    record, standing = ProceedingsIndex(ledger, forum), _words(ledger, outline, edition)
    people = People(forum, standing, whole=whole)
    cited = Citations(record, people)
    return Context(
        record, people, Notes(), cited, outline, standing, edition, codes or {}, receipts or {}
    )


def numbered_points(ledger: Ledger, outline: Outline) -> tuple[tuple[int, Point], ...]:
    """Return the points that a public edition prints, with their numbers."""
    return numbered(context_of(ledger, outline, "public"))


def _with_evidence(document: Document, context: Context) -> Document:
    """Attach the evidence to a working edition that names people; no other has any."""
    evidence = evidence_file(document, context.say("evidence-description"))
    return replace(document, attachments=(evidence,)) if evidence else document


def _words(ledger: Ledger, outline: Outline, edition: Edition) -> Words:
    """Return the standing words; in a working draft they ask the reader for what is missing."""
    return Words(outline, asks=edition == "working" and ledger.final is None)


def _parts(context: Context) -> tuple[Part, ...]:
    parts = tuple(_with_headings(context))
    counted = counted_figures(numbered_parts(parts, context.outline), context.standing)
    first = sum(1 for _ in takewhile(lambda part: part.name in FIRST, counted))
    return (*counted[:first], _contents(context, first > 0), *counted[first:])


# --- sections ---------------------------------------------------------------------------------


def executive_summary(context: Context) -> Blocks:
    """Return the executive summary that the rapporteur wrote."""
    return _written(context, "report/executive-summary") or context.missing(
        "to-be-written", where="report/executive-summary.md"
    )


def background(context: Context) -> Blocks:
    """Return the background as written for the report, else as in the concept note."""
    return _written(context, "report/background") or _written(context, "background")


def follow_up(context: Context) -> Blocks:
    """Return what became of an earlier forum's recommendations, with what was said of it here."""
    followed = context.record.forum.follow_up
    if followed is None:
        return ()
    return follow_up_table(followed, context.standing, lambda point: _spoken(context, point))


def _spoken(context: Context, point: FollowedPoint) -> tuple[Paragraph, ...]:
    """Return the words of this forum that a person put beside a point."""
    verdicts = context.record.ledger.verdicts
    found = [verdicts[FindingId(one)].finding for one in point.evidence if one in verdicts]
    return tuple(
        Paragraph(said, "Table Text")
        for finding in found
        for said in (context.words(finding), (Text(context.voice(finding)),))
    )


def objectives(context: Context) -> Blocks:
    """Return the objectives as in the concept note."""
    return _written(context, "objectives")


def way_forward(context: Context) -> Blocks:
    """Return the way forward that the rapporteur wrote."""
    return _written(context, "report/way-forward") or context.missing(
        "to-be-written", where="report/way-forward.md"
    )


def agenda_as_held(context: Context) -> Blocks:
    """Return the agenda as held, or as planned where nothing was recorded."""
    forum = context.record.forum
    if not forum.sessions:
        return ()
    if not context.record.material.segments:
        return (
            context.lead("agenda-planned"),
            agenda_table(forum, context.standing, as_held=False),
        )
    return (context.lead("agenda-held"), agenda_table(forum, context.standing, as_held=True))


def figures(context: Context) -> Blocks:
    """Return charts of participants, of attendance over time, and of the course of the day."""
    return (*declared_groups(context), *attendance(context), *timeline(context))


def length(context: Context) -> Blocks:
    """Return the lengths of the public edition's sections compared with their budgets."""
    if not context.outline.budgets:
        return ()
    record, people = context.record, context.people
    public = replace(context, edition="public", notes=Notes(), citations=Citations(record, people))
    parts = _parts(public)
    return length_table(context, measure(parts, public.notes.notes, context.outline))


FIRST = frozenset({"key-messages", "at-a-glance"})
"""Sections that stand before the contents where an outline begins with them."""

PUBLIC: Mapping[str, Section] = {
    "missing": missing,
    "key-messages": key_messages,
    "at-a-glance": at_a_glance,
    "executive-summary": executive_summary,
    "background": background,
    "objectives": objectives,
    "follow-up": follow_up,
    "participation": participation,
    "opening": opening,
    "sessions": session_summaries,
    "recommendations": recommendations,
    "other-points": other_points,
    "no-consensus": no_consensus,
    "way-forward": way_forward,
    "evaluation": evaluation,
    "agenda": agenda_as_held,
    "participants": participants,
    "participants-by-country": participants_by_country,
    "figures": figures,
    "photographs": photographs,
}
WORKING: Mapping[str, Section] = {
    "candidates": candidates,
    "unsettled": unsettled_decisions,
    "evidence": evidence_annex,
    "not-printed": not_printed,
    "length": length,
}
SECTIONS: Mapping[str, Section] = {**PUBLIC, **WORKING}
_ANNEXES = ("annexes", "I | II | III | IV | V | VI")
_WORKING_ANNEXES = ("working-annexes", "A | B | C | D | E | F")
"""The words that count annexes, and what they are where a language file has none."""


def _with_headings(context: Context) -> Iterator[Part]:
    """Yield each section that has content in this edition; annexes are counted without a gap."""
    forum, standing = context.record.forum, context.standing
    counters = {kind: iter(members(standing.named(*kind))) for kind in (_ANNEXES, _WORKING_ANNEXES)}
    for section in context.outline.sections:
        if section.id in WORKING and not context.is_working:
            continue
        if not (blocks := SECTIONS[section.id](context)):
            continue
        kind = _WORKING_ANNEXES if section.id in WORKING else _ANNEXES
        annex = next(counters[kind], "") if "{annex}" in section.heading else ""
        title = heading(section, forum, standing, annex)
        yield Part(section.id, on_its_pages(section, (title, *blocks)))


def _written(context: Context, key: str) -> Blocks:
    prose = context.prose(key)
    return parse_prose(prose, context.notes, context.standing) if prose else ()


# --- what stands around them ------------------------------------------------------------------


def _contents(context: Context, on_new_page: bool) -> Part:  # noqa: FBT001 - one caller
    contents = Contents(context.say("contents"), 2)
    return Part("contents", (PageBreak(), contents) if on_new_page else (contents,))


def _frame(context: Context) -> Frame:
    outline, forum = context.outline, context.record.forum
    title = title_block(forum, context.standing, outline.document_type, _status(context))
    cover = (*title, *_notices(context))
    word = context.say("draft" if context.is_draft else "final")
    if context.is_working:
        word = context.say("working-word", status=word)
    return Frame(
        template="outcome_report",
        document_type=outline.document_type,
        status=word,
        date=issued_on(context),
        cover=cover,
        cover_page=True,
    )


def _status(context: Context) -> str:
    """Return "Draft", or who made the report final and when."""
    if (signature := context.record.ledger.final) is None:
        return context.say("draft")
    words = {"name": signature.by, "date": issued_on(context)}
    if signature.recorded_by:
        return context.say("approved-recorded", recorder=signature.recorded_by, **words)
    return context.say("approved", **words)


def issued_on(context: Context) -> str:
    """Return the day on which the report became final, in the forum's zone.

    For a draft the issue date.
    """
    forum, signature = context.record.forum, context.record.ledger.final
    if signature is None:
        return report_issued_on(forum, context.standing)
    at = signature.at.astimezone(zone(forum.timezone)) if forum.timezone else signature.at
    return format_date(at.date(), context.standing)


def _notices(context: Context) -> Blocks:
    """Return the notices on the cover: the edition, and the profile's disclaimer."""
    blocks: list[Block] = []
    if context.is_working:
        blocks.append(Paragraph((Text(context.say("working-notice")),), "Notice"))
    if disclaimer := context.outline.disclaimer.strip():
        blocks.append(Paragraph((Text(disclaimer),), "Label"))
    return tuple(blocks)
