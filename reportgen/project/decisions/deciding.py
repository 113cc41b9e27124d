"""Decisions taken: from typed codes to lines of the journal."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from reportgen.errors import ReviewError
from reportgen.journal import (
    Stamp,
    append,
    decide,
    finalize,
    read_journal,
    reanchor,
    resolve_code,
    stamp,
)
from reportgen.ledger import Heard, heard, replay
from reportgen.model import Event, Finding, FindingId, Proceedings
from reportgen.project.decisions.codes import orphan_code
from reportgen.project.decisions.findings import ledger_of, reviewed
from reportgen.project.decisions.records import records
from reportgen.project.decisions.rows import FindingRecord
from reportgen.project.decisions.status import Status
from reportgen.project.folder.opening import Opened
from reportgen.readers import has_switch

Verb = Literal["accept", "reject", "edit", "take", "merge", "apart", "undo", "confirm", "move"]
VERBS: tuple[Verb, ...] = get_args(Verb)


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision as written: how many events, and what stands now about whom it names."""

    events: int
    findings: tuple[FindingRecord, ...]
    status: Status


def named(proceedings: Proceedings, typed: Sequence[str]) -> tuple[Finding, ...]:
    """Return the findings that the typed codes name.

    Raises:
        ReviewError: if a code names none or more than one.
    """
    gone = orphans(proceedings)
    for code in typed:
        if code.upper() in gone:
            raise ReviewError(
                f"code '{code}': the sentence is gone from the sources; `move` gives the decision "
                "about it to another, else it does not count",
                rule="sentence-gone",
            )
    by_id = {finding.id: finding for finding in proceedings.findings}
    return tuple(by_id[resolve_code(code, proceedings.findings)] for code in typed)


def orphans(proceedings: Proceedings) -> Mapping[str, FindingId]:
    """Return the findings that are gone but were decided, by their codes."""
    lost = (orphan.decision.finding for orphan in proceedings.review.orphans)
    return {orphan_code(finding): finding for finding in lost}


def take_decision(
    opened: Opened, verb: Verb, typed: Sequence[str], *, by: str, wording: str = ""
) -> Taken:
    """Write a decision about the findings with the typed codes; return what stands now.

    Raises:
        ReviewError: if a code, the name or the decision is not possible.
    """
    proceedings = opened.proceedings
    _refuse_marks(wording, by)
    log, _ = read_journal(opened.folder.journal)
    how = heard(proceedings.findings, proceedings.material.segments)
    who = stamp(by, dt.datetime.now(dt.UTC))
    match verb:
        case "move":
            targets, events = _move(proceedings, typed, who, log, how)
        case "confirm":
            targets = named(proceedings, typed)
            events = tuple(_confirm(proceedings, target, who, log, how) for target in targets)
        case "take":
            targets = named(proceedings, typed)
            events = tuple(
                event for target in targets for event in _take(proceedings, target, who, how)
            )
        case _:
            targets = named(proceedings, typed)
            events = decide(verb, targets, who, log=log, wording=wording, heard=how)
    append(opened.folder.journal, events)
    decided, status, _ = reviewed(opened.folder, proceedings)
    ids = {target.id for target in targets}
    rows = tuple(row for row in records(decided) if row["id"] in ids)
    return Taken(len(events), rows, status)


def _take(
    proceedings: Proceedings, target: Finding, who: Stamp, how: Mapping[FindingId, Heard]
) -> tuple[Event, ...]:
    """Return the event that makes the suggested wording the person's own, as an edit does."""
    offered = (one.wording for one in proceedings.appraisals if one.finding == target.id)
    suggested = next(offered, "")
    if not suggested:
        raise ReviewError(
            f"take: there is no suggested wording for '{target.evidence.quote[:60]}'; "
            "give your own with edit and --text",
            rule="no-suggested-wording",
        )
    return decide("edit", [target], who, wording=suggested, heard=how)


def _move(
    proceedings: Proceedings,
    typed: Sequence[str],
    who: Stamp,
    log: Sequence[Event],
    how: Mapping[FindingId, Heard],
) -> tuple[tuple[Finding, ...], tuple[Event, ...]]:
    """Return the finding that gets the decision about one that is gone, and the event."""
    if len(typed) != 2:
        raise ReviewError(
            "move: give the code of the sentence that is gone, then the new one",
            rule="nothing-to-move",
        )
    waiting = orphans(proceedings)
    gone = waiting.get(typed[0].upper())
    if gone is None:
        listed = f"the codes of those that do: {', '.join(waiting)}" if waiting else "none does"
        raise ReviewError(
            f"code '{typed[0]}': no decision waits to be moved; {listed}", rule="nothing-to-move"
        )
    targets = named(proceedings, typed[1:])
    return targets, (reanchor(gone, targets[0], who, log, how[targets[0].id]),)


def _confirm(
    proceedings: Proceedings,
    target: Finding,
    who: Stamp,
    log: Sequence[Event],
    how: Mapping[FindingId, Heard],
) -> Event:
    """Return the event that keeps a decision, with its wording, although the words changed."""
    if not any(d.finding == target.id and d.stale for d in proceedings.review.decisions):
        raise ReviewError(
            f"confirm: no decision about '{target.evidence.quote[:60]}' waits because its words "
            "changed; accept, edit, merge or reject it",
            rule="nothing-to-confirm",
        )
    return reanchor(target.id, target, who, log, how[target.id])


def sign(opened: Opened, *, by: str) -> None:
    """Make the report of the folder final.

    Raises:
        ReviewError: if a finding lacks a decision, nobody is named or nothing was said.
    """
    proceedings = opened.proceedings
    if not proceedings.material.segments:
        raise ReviewError(
            f"{opened.folder.path}: there is nothing to sign; put notes into notes/ or "
            "transcripts into transcripts/",
            rule="nothing-to-sign",
        )
    _refuse_marks(by)
    log, _ = read_journal(opened.folder.journal)
    how = heard(proceedings.findings, proceedings.material.segments)
    review = replay(log, proceedings.findings, heard=how)
    ledger = ledger_of(replace(proceedings, review=review))
    event = finalize(ledger, stamp(by, dt.datetime.now(dt.UTC)))
    append(opened.folder.journal, [event], seen=len(log))


def _refuse_marks(*words: str) -> None:
    """Refuse words that are to be printed and hold a mark of what is off record."""
    if any(map(has_switch, words)):
        raise ReviewError(
            "decision: a mark of what is off record stands in the words to print; "
            "leave out what must not be printed",
            rule="off-record-wording",
        )
