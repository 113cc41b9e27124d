"""Findings and decisions as plain dicts, for scripts and for JSON."""

from collections.abc import Collection, Mapping
from typing import cast

from reportgen.ledger import Ledger, Texts, Verdict
from reportgen.model import (
    Appraisal,
    Decision,
    Finding,
    FindingId,
    PersonId,
    Proceedings,
    Segment,
)
from reportgen.people import names_by_id
from reportgen.project.decisions.codes import codes, orphan_code
from reportgen.project.decisions.findings import as_ledger
from reportgen.project.decisions.rows import (
    ConsensusRecord,
    FindingRecord,
    OrphanRecord,
    TakenWord,
    ThemeRecord,
)


def records(
    decided: Proceedings | Ledger, only: Collection[FindingId] | None = None
) -> list[FindingRecord]:
    """Return the findings, or ``only`` some, in order of appearance, each as a plain dict."""
    ledger = as_ledger(decided)
    proceedings, known = ledger.proceedings, codes(ledger.proceedings)
    segments = {segment.id: segment for segment in proceedings.material.segments}
    groups = {finding: group.id for group in proceedings.groups for finding in group.findings}
    same = {f: [known[o] for o in one if o != f] for one in ledger.alike for f in one}
    consensus = _consensus(ledger, known)
    appraisals = {one.finding: one for one in proceedings.appraisals}
    names, texts = names_by_id(proceedings.forum, "data"), Texts(proceedings)
    hosts: dict[FindingId, list[str]] = {}
    for one in proceedings.bearings:
        hosts.setdefault(one.finding, []).append(known[one.on])
    return [
        _record(
            _found(finding)
            | _said(finding, segments[finding.evidence.segment], names)
            | _appraised(appraisals.get(finding.id, Appraisal(finding.id)), names)
            | {
                "code": known[finding.id],
                "group": groups.get(finding.id, ""),
                "alike": same.get(finding.id, []),
                "consensus": consensus.get(finding.id),
                "bears_on": hosts.get(finding.id, []),
                **_offered(finding, texts),
                **_decided(ledger.verdicts[finding.id], known),
            }
        )
        for finding in proceedings.findings
        if only is None or finding.id in only
    ]


def alike_codes(decided: Proceedings | Ledger) -> list[list[str]]:
    """Return the codes of findings that seem to say the same, each time in the order to merge."""
    ledger = as_ledger(decided)
    known = codes(ledger.proceedings)
    return [[known[finding] for finding in one] for one in ledger.alike]


def _consensus(ledger: Ledger, known: Mapping[FindingId, str]) -> dict[FindingId, ConsensusRecord]:
    """Return who stands behind what is printed, by the finding that speaks for it."""
    return {
        point.finding.id: ConsensusRecord(
            level=point.consensus.level,
            speakers=len(point.consensus.speakers),
            sources=list(point.consensus.sources),
            unmatched=point.consensus.unmatched,
            dissent=[known[one.finding.id] for one in point.dissent],
        )
        for point in ledger.points
        if point.consensus is not None
    }


def _appraised(appraisal: Appraisal, names: Mapping[PersonId, str]) -> dict[str, object]:
    """Return what the language work adds to a finding, as a plain dict."""
    return {
        "themes": [
            ThemeRecord(theme=tag.theme, terms=list(tag.terms), goal=tag.goal)
            for tag in appraisal.themes
            if tag.is_shown
        ],
        "author": names[appraisal.author] if appraisal.author else "",
        "enough": appraisal.place,
        "enough_because": list(appraisal.why),
        "suggestion": appraisal.wording,
    }


def _decided(verdict: Verdict, known: Mapping[FindingId, str]) -> dict[str, str | bool]:
    """Return what stands about a finding; one that waits for a person is undecided."""
    decision = verdict.decision
    taken = _taken(decision) if decision else "undecided"
    return {
        "needed": verdict.needed,
        "decision": "undecided" if verdict.waits else taken,
        "lapsed": taken if verdict.lapsed else "",
        "stale": decision.stale if decision else False,
        "in_doubt": decision.in_doubt if decision else False,
        "merged_into": _into(decision, known) if decision else "",
        "wording": decision.wording if decision else "",
        "wording_from": _origin(decision) if decision and decision.wording else "",
        "reason": decision.reason if decision else "",
        "decided_by": decision.by if decision else "",
        "decided_at": decision.at.isoformat() if decision else "",
    }


def _taken(decision: Decision) -> TakenWord:
    return "merged" if decision.merged_into else decision.status


def _origin(decision: Decision) -> str:
    return decision.text_from or "person"


def _offered(finding: Finding, texts: Texts) -> dict[str, object]:
    """Return the text that accepting a finding prints, as a plain dict."""
    offer = texts.best(finding)
    return {
        "offer": offer.text,
        "offer_from": offer.origin,
        "leans_on": list(texts.leans_on(offer.text)),
    }


def _into(decision: Decision, known: Mapping[FindingId, str]) -> str:
    """Return the code of what a decision merges into, be it present or gone."""
    into = decision.merged_into
    return (known.get(into) or orphan_code(into)) if into else ""


def _found(finding: Finding) -> dict[str, object]:
    """Return what was found, as a plain dict."""
    return {
        "id": finding.id,
        "kind": finding.kind,
        "quote": finding.evidence.quote,
        "start": finding.evidence.start,
        "end": finding.evidence.end,
        "family": finding.family,
        "polarity": finding.polarity,
        "addressee": finding.addressee,
        "action": finding.action,
        "condition": finding.condition,
        "deadline": finding.deadline,
        "strength": finding.strength,
        "restored": finding.restored,
        "attributed_to": finding.attributed_to,
        "score": finding.score,
        "level": finding.level,
        "reasons": list(finding.reasons),
    }


def _said(finding: Finding, segment: Segment, names: Mapping[PersonId, str]) -> dict[str, object]:
    """Return who said it, when and where it stands, as a plain dict."""
    mark = segment.mark_at(finding.evidence.start)
    return {
        "speaker": ", ".join(names[person] for person in segment.speakers),
        "speaker_label": segment.speaker_label,
        "session": segment.session or "",
        "source": segment.source,
        "segment": segment.id,
        "line": mark.line,
        "seconds": mark.seconds,
        "clock": f"{segment.clock:%H:%M}" if segment.clock else "",
        "place": f"{segment.source}:{mark.line}",
        "address": mark.address,
    }


def _record(known: Mapping[str, object]) -> FindingRecord:
    """Return what is known of a finding in the order of its record."""
    return cast("FindingRecord", {key: known[key] for key in FindingRecord.__annotations__})


def orphan_records(decided: Proceedings | Ledger) -> list[OrphanRecord]:
    """Return the decisions whose finding is gone, each with what it could be moved to."""
    ledger = as_ledger(decided)
    known = codes(ledger.proceedings)
    return [
        OrphanRecord(
            code=orphan_code(orphan.decision.finding),
            decision=_taken(orphan.decision),
            merged_into=_into(orphan.decision, known),
            quote=orphan.quote,
            wording=orphan.decision.wording,
            by=orphan.decision.by,
            candidates=[known[finding] for finding in orphan.candidates],
        )
        for orphan in ledger.orphans
    ]
