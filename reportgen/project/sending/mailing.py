"""Prepares mails: chooses whom to write to, freezes what would go out, and records it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Literal

from reportgen.composition import Brief, compose_speaker_briefs
from reportgen.errors import InputError, Issue, UsageError
from reportgen.exports import is_address
from reportgen.journal import MailKind, SentLine, append_sent
from reportgen.model import PersonId
from reportgen.project.documents.building import Format, Request, pack_stems
from reportgen.project.documents.issuing import freeze_files
from reportgen.project.sending.envelopes import Parcel, farewell, mailmerge, parcel, sender_of
from reportgen.project.sending.packs import Packs, open_packs
from reportgen.project.sending.places import SENT_FOLDER, put_mails, sent_folder
from reportgen.project.sending.status import state_of

Whom = Literal["changed", "all", "people"]
STOPPING = frozenset(
    {"two-places", "slot-overlap", "slot-reversed", "late-rehearsal", "bad-address", "unknown-id"}
)
"""Rules of the agenda that stop sending where they are errors: packs would say what is wrong."""


@dataclass(frozen=True, slots=True)
class Sending:
    """Whom to write to and how; without a ``kind`` each mail gets the one that fits.

    ``on`` is the day that packs and mails bear, ``formats`` what is attached.
    """

    whom: Whom
    by: str
    on: dt.date
    people: tuple[PersonId, ...] = ()
    kind: MailKind | None = None
    formats: tuple[Format, ...] = ("pdf",)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was prepared: a kind for each person, where it is, and who was left out and why."""

    people: tuple[tuple[str, MailKind], ...]
    withheld: tuple[tuple[str, str], ...]
    without_address: tuple[str, ...]
    mails: Path
    frozen: Path | None
    issues: tuple[Issue, ...]


def send_packs(
    folder: Path, output: Path | None, sending: Sending, request: Request | None = None
) -> Prepared:
    """Write mails as drafts and a table for mail merge, freeze them and record them as prepared.

    Nothing is sent: no connection is opened.

    Raises:
        InputError: if the agenda has an error that packs would print, or nobody is known by an id.
        PipelineError: if a file cannot be written.
        ReviewError: if the record of what was sent cannot be read or written.
        TemplateError: if a template cannot be filled.
        UsageError: if nobody is named as the one who sends.
    """
    if not sending.by.strip():
        raise UsageError("say who sends the packs", rule="no-name")
    packs = open_packs(folder, request)
    _refuse_errors(packs)
    kinds, withheld = _chosen(packs, sending)
    parcels = tuple(_parcels(packs, sending, kinds))
    target = sent_folder(folder)
    frozen, lines = None, []
    if parcels:
        day = sending.on.isoformat()
        names = (day if n == 1 else f"{day}-{n}" for n in count(1))
        files = {name: content for one in parcels for name, content in one.files.items()}
        frozen = freeze_files(target, names, files)
        lines = [replace(one.line, folder=f"{SENT_FOLDER}/{frozen.name}") for one in parcels]
        append_sent(folder, lines)
    table = mailmerge(parcels, frozen, packs.forum.title)
    mails = put_mails(packs.forum, folder, output, parcels, table)
    told = tuple((one.line.name, one.line.kind) for one in parcels)
    nowhere = tuple(one.line.name for one in parcels if not is_address(one.mail.to))
    return Prepared(told, withheld, nowhere, mails, frozen, packs.issues)


def _refuse_errors(packs: Packs) -> None:
    """Refuse to send what the agenda gets wrong."""
    wrong = [i for i in packs.issues if i.severity == "error" and i.rule in STOPPING]
    if wrong:
        more = f" (and {len(wrong) - 1} more; reportgen check lists them)" if wrong[1:] else ""
        raise InputError(f"{wrong[0].message}{more}", wrong[0].where, rule=wrong[0].rule)


def _chosen(
    packs: Packs, sending: Sending
) -> tuple[dict[PersonId, MailKind], tuple[tuple[str, str], ...]]:
    """Return the kind of mail for everybody who gets one, and who was left out and why."""
    wanted = frozenset(sending.people)
    known = {*(b.person for b in packs.briefs), *(line.person for line in packs.left)}
    if unknown := sorted(wanted - known):
        message = f"nobody with a pack has the id {unknown[0]!r}; reportgen status lists them"
        raise InputError(message, "forum.yaml", rule="unknown-id")
    kinds: dict[PersonId, MailKind] = {}
    withheld: list[tuple[str, str]] = []
    for brief in packs.briefs:
        kind = sending.kind or _kind(brief, packs)
        is_due = sending.whom == "all" or brief.person in wanted
        if not is_due and not (sending.whom == "changed" and kind != "reminder"):
            continue
        if lacking := _lacking(brief, kind, packs):
            withheld.append((packs.names[brief.person], lacking))
        else:
            kinds[brief.person] = kind
    for line in packs.left:
        if sending.whom != "people" or line.person in wanted:
            kinds[line.person] = "cancelled"
    return kinds, tuple(withheld)


def _kind(brief: Brief, packs: Packs) -> MailKind:
    sent = packs.sent.get(brief.person)
    if sent is None or sent.kind == "cancelled":
        return "first"
    return "reminder" if state_of(brief, packs) == "sent" else "changed"


def _lacking(brief: Brief, kind: MailKind, packs: Packs) -> str:
    """Return what a pack needs before it can go out: the time of the slot, then the way in."""
    if "time" in brief.lacks:
        return "the date and time of the slot"
    is_vague = kind == "reminder" and packs.forum.logistics.send_by is None
    lacking = [name for name in ("link", "room") if name in brief.lacks and is_vague]
    return f"the {lacking[0]}, or logistics: send_by" if lacking else ""


def _parcels(
    packs: Packs, sending: Sending, kinds: Mapping[PersonId, MailKind]
) -> Iterator[Parcel]:
    mailing = replace(
        packs.request.mailing,
        today=sending.on,
        kinds=kinds,
        by=sending.by,
        only=frozenset(kinds),
    )
    stems, sender = pack_stems(packs.forum), sender_of(packs.forum)
    for brief in compose_speaker_briefs(packs.forum, packs.outline, mailing):
        line = _line(brief, packs, sending, kinds[brief.person])
        yield parcel(brief, line, packs, (stems[brief.person], sender, sending.formats))
    for gone in packs.left:
        if gone.person in kinds:
            line = _line_of(gone, sending)
            yield farewell(line, gone, packs, sender)


def _line(brief: Brief, packs: Packs, sending: Sending, kind: MailKind) -> SentLine:
    before = packs.prepared.get(brief.person)
    calendar = {entry.uid: entry.told for entry in brief.entries}
    person = next(one for one in packs.forum.people if one.id == brief.person)
    return SentLine(
        "prepared",
        brief.person,
        sending.by,
        _now(),
        sending.on,
        kind,
        brief.revision,
        brief.digest,
        brief.facts,
        calendar,
        _sequence(before, calendar),
        name=packs.names[brief.person],
        email=person.email,
        language=brief.language,
    )


def _sequence(before: SentLine | None, calendar: Mapping[str, str]) -> int:
    """Return the number of a calendar: one more than before if anything in it is another."""
    if before is None:
        return 0
    return before.sequence + (dict(before.calendar) != dict(calendar) or before.kind == "cancelled")


def _line_of(gone: SentLine, sending: Sending) -> SentLine:
    return replace(
        gone,
        op="prepared",
        by=sending.by,
        at=_now(),
        on=sending.on,
        kind="cancelled",
        sequence=gone.sequence + 1,
    )


def mark_sent(
    folder: Path, people: Sequence[PersonId], on: dt.date, by: str = ""
) -> tuple[SentLine, ...]:
    """Record that what was prepared for people was sent on a day, and return the lines.

    Without a name it was sent by whoever prepared it; without people, everything prepared and not
    sent yet was.

    Raises:
        InputError: if nothing was prepared for somebody.
        ReviewError: if the record cannot be read or written.
    """
    packs = open_packs(folder)
    prepared, sent = packs.prepared, packs.sent
    waiting = [who for who, line in prepared.items() if not _covers(sent.get(who), line)]
    for who in people:
        if who not in prepared:
            message = f"nothing was prepared for {who!r}; reportgen send does that first"
            raise InputError(message, str(folder), rule="not-prepared")
    lines = tuple(
        replace(prepared[who], op="sent", on=on, by=by or prepared[who].by, at=_now())
        for who in (people or waiting)
    )
    append_sent(folder, lines)
    return lines


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _covers(sent: SentLine | None, prepared: SentLine) -> bool:
    """Whether a pack was marked as sent after it was prepared."""
    return sent is not None and sent.at >= prepared.at
