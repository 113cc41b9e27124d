"""Takes decisions: from the codes that a person types to lines of the journal."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from reportgen.errors import Issue, ReviewError
from reportgen.journal import (
    Particulars,
    Stamp,
    decide,
    finalize,
    reanchor,
    resolve_code,
    set_particulars,
    stamp,
    with_texts,
)
from reportgen.ledger import Heard, Ledger, OfferedText, Texts, heard
from reportgen.model import Event, Finding, FindingId, Proceedings
from reportgen.places import one_line
from reportgen.project.decisions.codes import orphan_code
from reportgen.project.decisions.conflicts import (
    append_unless_changed,
    logs,
    newer_events,
    refuse_newer,
    touching,
)
from reportgen.project.decisions.governments import names_government
from reportgen.project.decisions.records import records
from reportgen.project.decisions.rows import FindingRecord
from reportgen.project.decisions.status import Status
from reportgen.project.documents.gaps import open_parts_now
from reportgen.project.folder.opening import OpenForum, look_again
from reportgen.readers import is_marked

Verb = Literal[
    "accept",
    "quote",
    "reject",
    "edit",
    "take",
    "set",
    "merge",
    "support",
    "apart",
    "undo",
    "confirm",
    "move",
]
VERBS: tuple[Verb, ...] = get_args(Verb)
_NOTHING_SET = Particulars()
_LONGEST_REASON = 4_000


@dataclass(frozen=True, slots=True)
class Given:
    """What a person enters with a decision, each with the verb that it belongs to.

    ``wording`` is the sentence of an edit, ``particulars`` are the values of a set, ``reason`` is
    why a reject, and ``offered`` which of the offered texts an accept prints (empty: the best).
    """

    wording: str = ""
    particulars: Particulars = _NOTHING_SET
    reason: str = ""
    offered: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision as written: the number of events, the present state, and the forum.

    ``opened`` is the forum with this decision; the next decision is taken on its basis.
    """

    events: int
    findings: tuple[FindingRecord, ...]
    opened: OpenForum

    @property
    def status(self) -> Status:
        """Return the status of the report after the decision."""
        return self.opened.status


def named(proceedings: Proceedings, typed: Sequence[str]) -> tuple[Finding, ...]:
    """Return the findings that the typed codes name.

    Raises:
        ReviewError: if a code names no finding, or more than one.
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
    """Return the decided findings that are gone, by their codes."""
    lost = (orphan.decision.finding for orphan in proceedings.review.orphans)
    return {orphan_code(finding): finding for finding in lost}


def take_decision(  # noqa: PLR0913 - what is decided, by whom, with which words
    opened: OpenForum,
    verb: Verb,
    typed: Sequence[str],
    *,
    by: str,
    wording: str = "",
    particulars: Particulars = _NOTHING_SET,
    reason: str = "",
    offered: str = "",
) -> Taken:
    """Write a decision about the findings with the typed codes; return what stands now.

    An acceptance holds the text that was offered: ``Texts.best`` of the forum as it was opened,
    or another of its offers that is named.

    Raises:
        ReviewError: if a code, the name or the decision is not possible, or if somebody decided
            about the same finding, or one merged with it, since the forum was opened.
    """
    words = Given(wording, particulars, reason, offered)
    who = stamp(by, dt.datetime.now(dt.UTC))
    for log in logs(opened):
        newer, seen = newer_events(opened, log), log[: opened.seen]
        targets, events = decision(opened.ledger, verb, typed, who, log=seen, words=words)
        about = {one for event in events for one in (event.target, event.into, event.origin) if one}
        clash = touching(log, newer, about | {one.id for one in targets})
        refuse_newer(opened, clash, who.actor, "decide")
        if append_unless_changed(opened, log, events):
            break
    decided = look_again(opened)
    ids = {target.id for target in targets}
    rows = tuple(records(decided.ledger, ids))
    return Taken(len(events), rows, decided)


def decision(  # noqa: PLR0913 - what was decided, by whom, after what, with which words
    ledger: Ledger,
    verb: Verb,
    typed: Sequence[str],
    who: Stamp,
    *,
    log: Sequence[Event],
    words: Given,
) -> tuple[tuple[Finding, ...], tuple[Event, ...]]:
    """The findings that a decision is about, and its events, or a ReviewError."""
    given = words.particulars
    refuse_marks(who.actor, words.wording, given.addressee, given.deadline, given.theme)
    proceedings = ledger.proceedings
    how = heard(proceedings.findings, proceedings.material.segments)
    match verb:
        case "move":
            targets, events = _move(proceedings, typed, who, log, how)
        case "confirm":
            targets = named(proceedings, typed)
            events = tuple(_confirm(proceedings, target, who, log, how) for target in targets)
        case "take":
            targets = named(proceedings, typed)
            taken = (_take(proceedings, target, who, how) for target in targets)
            events = tuple(event for one in taken for event in one)
        case "set":
            targets, verdicts = named(proceedings, typed), ledger.verdicts
            events = tuple(
                set_particulars(target, verdicts[target.id].decision, given, who)
                for target in targets
            )
        case "quote":
            targets = named(proceedings, typed)
            events = _quote(targets, decide("accept", targets, who, log=log, heard=how), how)
        case _:
            targets = named(proceedings, typed)
            events = decide(verb, targets, who, log=log, wording=words.wording, heard=how)
            events = _with_reason(events, words.reason)
            events = _as_shown(proceedings, targets, events, how, words.offered)
    _refuse_governments_in_bulk(verb, targets)
    return targets, events


def _with_reason(events: Sequence[Event], reason: str) -> tuple[Event, ...]:
    """Return the events, each rejection with the reason that a person gave."""
    why = one_line(reason)
    if len(why) > _LONGEST_REASON:
        message = f"reject: the reason is longer than {_LONGEST_REASON} characters; shorten it"
        raise ReviewError(message, rule="wording-too-long")
    return tuple(replace(one, reason=why) if one.op == "reject" else one for one in events)


def _refuse_governments_in_bulk(verb: Verb, targets: Sequence[Finding]) -> None:
    """Refuse to accept a proposal that names a government in one go with others."""
    if verb not in {"accept", "quote", "take"} or len(targets) < 2:
        return
    found = (one for one in targets if names_government((one.evidence.quote, one.addressee)))
    if one := next(found, None):
        raise ReviewError(
            f"accept: '{one.evidence.quote[:60]}' names a government or a country; read it and "
            "accept it by itself",
            rule="government-in-bulk",
        )


def _quote(
    targets: Sequence[Finding], events: Sequence[Event], how: Mapping[FindingId, Heard]
) -> tuple[Event, ...]:
    """The acceptances, each with the quotation as it stands."""
    quoted = {f.id: OfferedText(f.evidence.quote, "quotation") for f in targets}
    return with_texts(events, quoted, {}, how)


def _as_shown(
    proceedings: Proceedings,
    targets: Sequence[Finding],
    events: Sequence[Event],
    how: Mapping[FindingId, Heard],
    chosen: str = "",
) -> tuple[Event, ...]:
    """Return the events, each acceptance with the text that was shown when it was taken."""
    texts = Texts(proceedings)
    decided = {one.finding for one in proceedings.review.decisions}
    about = {event.target for event in events}
    accepted = {event.target for event in events if event.op == "accept"}
    free = {f.id: f for f in proceedings.findings if f.id not in decided | about}
    shown = (f for f in targets if f.id in accepted)
    offers = {f.id: _offered(texts, f, chosen) if chosen else texts.best(f) for f in shown}
    return with_texts(events, offers, free, how)


def _offered(texts: Texts, target: Finding, chosen: str) -> OfferedText:
    """Return the offered text that a person chose, or a ReviewError if it is offered no more."""
    for offer in texts.offers(target):
        if offer.text == chosen:
            return offer
    raise ReviewError(
        f"accept: the text '{chosen[:60]}' is not offered any more; look again, then accept",
        rule="text-not-offered",
    )


def _take(
    proceedings: Proceedings, target: Finding, who: Stamp, how: Mapping[FindingId, Heard]
) -> tuple[Event, ...]:
    """Return the event that adopts the suggested wording as the person's own, like an edit."""
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
    """Return the event that moves a lost finding's decision, and the finding that gets it."""
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
    if not any(d.finding == target.id and not d.holds for d in proceedings.review.decisions):
        raise ReviewError(
            f"confirm: no decision about '{target.evidence.quote[:60]}' waits to be "
            "confirmed; accept, edit, merge or reject it",
            rule="nothing-to-confirm",
        )
    return reanchor(target.id, target, who, log, how[target.id])


@dataclass(frozen=True, slots=True)
class Approval:
    """How a signature came about where the signer did not type it, and why there is another one."""

    recorded_by: str = ""
    evidence: str = ""
    reason: str = ""


_IN_PERSON = Approval()


def sign(opened: OpenForum, *, by: str, approval: Approval = _IN_PERSON) -> OpenForum:
    """Make the report of the folder final, as the opened forum shows it; return the forum signed.

    Raises:
        ReviewError: if a finding lacks a decision, nobody is named, nothing was said, or somebody
            decided anything since the forum was opened.
    """
    who, left = stamp(by, dt.datetime.now(dt.UTC)), open_parts_now(opened)
    event = signature(opened.ledger, who, odd=opened.journal_issues, left=left)
    refuse_marks(approval.recorded_by, approval.reason)
    event = replace(
        event,
        recorded_by=one_line(approval.recorded_by),
        evidence=one_line(approval.evidence),
        reason=one_line(approval.reason),
    )
    for log in logs(opened):
        refuse_newer(opened, newer_events(opened, log), event.actor, "sign")
        if append_unless_changed(opened, log, [event]):
            break
    return look_again(opened)


def signature(
    ledger: Ledger, who: Stamp, *, odd: Sequence[Issue] = (), left: Sequence[str] = ()
) -> Event:
    """The event that signs a report as the ledger shows it.

    ``odd`` is what was noticed in the journal, ``left`` what is still to be written.

    Raises:
        ReviewError: if a finding lacks a decision, nothing was said, a person has to look at the
            journal first, or a part is still to be written.
    """
    if not ledger.proceedings.material.segments:
        message = "there is nothing to sign; put notes into notes/ or transcripts into transcripts/"
        raise ReviewError(message, rule="nothing-to-sign")
    refuse_marks(who.actor)
    _refuse_odd(odd)
    _refuse_open(left)
    return finalize(ledger, who)


def _refuse_odd(journal_issues: Sequence[Issue]) -> None:
    """Refuse to sign on the basis of a journal that a person has to look at first."""
    odd = [issue for issue in journal_issues if issue.severity == "error"]
    if odd:
        more = f" (and {len(odd) - 1} more)" if len(odd) > 1 else ""
        raise ReviewError(f"{odd[0].message}{more}", odd[0].where, rule=odd[0].rule)


def _refuse_open(left: Sequence[str]) -> None:
    """Refuse to sign a report of which a part is still to be written, and list them."""
    if left:
        parts = f"{len(left)} parts have" if len(left) > 1 else "1 part has"
        listed = "".join(f"\n  {part}" for part in left)
        raise ReviewError(
            f"not signed, {parts} still to be written; write them, or take a section out of your "
            f"outline:{listed}",
            rule="parts-missing",
        )


def refuse_marks(*words: str) -> None:
    """Refuse a wording that contains a mark of what is off record."""
    if any(map(is_marked, words)):
        raise ReviewError(
            "decision: a mark of what is off record stands in the words to print; "
            "leave out what must not be printed",
            rule="off-record-wording",
        )
