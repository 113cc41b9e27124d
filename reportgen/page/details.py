"""One point with all that a person needs to decide: texts, voices, and the talk around it."""

from collections.abc import Iterator, Mapping

from reportgen.errors import UsageError
from reportgen.ledger import Ledger
from reportgen.model import Decision, Finding, FindingId
from reportgen.page.asked import Answer
from reportgen.page.book import Book
from reportgen.page.recordings import recording_of
from reportgen.project import FindingRecord

_CONTEXT = 12
"""Turns or paragraphs that are shown on each side of a point."""


def details(book: Book, finding: str) -> Answer:
    """Return one point as it stands now.

    Raises:
        UsageError: if there is no such point.
    """
    with book.lock:
        opened = book.opened
        ledger = opened.ledger
        verdict = ledger.verdicts.get(FindingId(finding))
        if verdict is None:
            raise UsageError("this sentence is gone from the sources", rule="no-such-choice")
        found, texts = book.records, book.texts
        row, evidence = found[finding], verdict.finding.evidence
        pieces, total = book.passages.around(evidence.segment, evidence.start, _CONTEXT)
        offers = texts.offers(verdict.finding)
        return {
            "seen": opened.seen,
            "record": row,
            "row": book.row(finding),
            "offers": [
                {"text": one.text, "origin": one.origin, "leans": list(texts.leans_on(one.text))}
                for one in offers
            ],
            "set": _set(verdict.decision),
            "voices": list(_voices(ledger, verdict.finding, found)),
            "source": row["source"],
            "pieces": pieces,
            "total": total,
            "recording": recording_of(opened, row["source"]) is not None,
        }


def _set(decision: Decision | None) -> Answer:
    """Return what a person set about a point."""
    if decision is None:
        return {"addressee": "", "deadline": "", "theme": "", "attribution": "", "reason": ""}
    return {
        "addressee": decision.addressee,
        "deadline": decision.deadline,
        "theme": decision.theme,
        "attribution": decision.attribution or "",
        "reason": decision.reason,
    }


def _voices(
    ledger: Ledger, finding: Finding, found: Mapping[str, FindingRecord]
) -> Iterator[Answer]:
    """Yield what says the same as a point, in nearly the same words or not, and what is merged."""
    printed = next((p for p in ledger.points if finding in p.evidence), None)
    merged = [one.id for one in printed.evidence] if printed else []
    offered = [one for group in ledger.alike if finding.id in group for one in group]
    groups = ledger.proceedings.groups
    grouped = [one for group in groups if finding.id in group.findings for one in group.findings]
    for other in dict.fromkeys((*merged, *grouped, *offered)):
        if other == finding.id or other not in found:
            continue
        row = found[other]
        yield {
            "id": other,
            "code": row["code"],
            "text": row["quote"],
            "speaker": row["speaker"] or row["speaker_label"],
            "clock": row["clock"],
            "place": row["place"],
            "decision": row["decision"],
            "how": "merged" if other in merged else "same" if other in grouped else "alike",
        }
