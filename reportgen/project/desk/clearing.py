"""Clearance: a slip for each speaker with what the report attributes to them, and the answers."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from reportgen.exchange import (
    SlipAnswer,
    SlipRow,
    base_of,
    read_slip,
    short_hash,
    write_slip,
)
from reportgen.exchange.rows import KEY
from reportgen.exports import Enclosure, Mail, write_mail
from reportgen.journal import Stamp, append, read_journal, stamp
from reportgen.ledger import Point, standing, text_hash
from reportgen.model import Event, Finding, FindingId, PersonId
from reportgen.people import everybody, names_by_id, statement_rules
from reportgen.places import one_line
from reportgen.project.decisions.deciding import Given, decision
from reportgen.project.desk.exporting import rows_of
from reportgen.project.desk.received import keep_received
from reportgen.project.desk.sheets import SheetMaker, page_of
from reportgen.project.documents.names import safe_name
from reportgen.project.folder.marking import mark_lines
from reportgen.project.folder.opening import OpenForum, look_again
from reportgen.verification import read_file

Answer = Literal["agreed", "corrected", "withdrawn", "off the record"]
_WORDS: Mapping[str, Answer] = {
    **dict.fromkeys(("agreed", "agree", "yes", "ok", "correct"), "agreed"),
    **dict.fromkeys(("corrected", "correct as follows", "change", "changed"), "corrected"),
    **dict.fromkeys(("withdrawn", "withdraw", "delete", "no"), "withdrawn"),
    **dict.fromkeys(("off the record", "off record", "off-record"), "off the record"),
}
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Attributed:
    """A statement that the report attributes to a person: the point, and the person's words."""

    point: Point
    said: Finding
    number: int


@dataclass(frozen=True, slots=True)
class ClearanceState:
    """Where the clearance of a statement stands."""

    person: str
    """The name of the speaker."""
    code: str
    """The code of the statement."""
    text: str
    """What prints, by the answer or, until there is one, as it was decided."""
    asked: str
    """On which day the slip was written; empty where it was not."""
    due: str
    """By when an answer was asked for; empty where no day was named."""
    answer: str
    """The answer; empty where there is none yet."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """Answers that were taken in, one outcome a row: code, answer, and what became of it."""

    rows: tuple[tuple[str, str, str], ...]
    kept: Path
    opened: OpenForum


def attributed(opened: OpenForum) -> dict[PersonId, list[Attributed]]:
    """Return what the public report attributes to each person, in the order of print.

    What prints without a name under the rule ``none`` is attributed to nobody.
    """
    proceedings = opened.proceedings
    rules = statement_rules(proceedings)
    said = {segment.id: segment for segment in proceedings.material.segments}
    found: dict[PersonId, list[Attributed]] = {}
    numbers = {row.id: row.number for row in rows_of(opened)}
    for point in sorted(opened.ledger.points, key=lambda one: numbers[one.finding.id]):
        borne = [one.finding for one in (*point.dissent, *point.answers)]
        for finding in dict.fromkeys((point.finding, *point.voices, *borne)):
            segment = said[finding.evidence.segment]
            for person in segment.speakers if rules[segment.id] != "none" else ():
                found.setdefault(person, []).append(
                    Attributed(point, finding, numbers[point.finding.id])
                )
    return found


def write_clearance(opened: OpenForum, *, by: str, due: dt.date | None = None) -> dict[str, bytes]:
    """Return a slip and a mail for each speaker by name, and note in the journal who was asked.

    Raises:
        ReviewError: if nobody is named, or somebody decided meanwhile.
    """
    who = stamp(by, dt.datetime.now(dt.UTC))
    held, names = attributed(opened), names_by_id(opened.proceedings.forum, "papers")
    files: dict[str, bytes] = {}
    for person in everybody(opened.proceedings.forum):
        if person.id in held:
            stem = safe_name("clearance", names[person.id], taken=[Path(n).stem for n in files])
            slip = _slip(opened, names[person.id], held[person.id], due)
            files[f"clearance/{stem}.docx"] = slip
            mail = _mail(opened, names[person.id], person.email, due)
            files[f"clearance/{stem}.eml"] = write_mail(
                mail, [Enclosure(f"{stem}.docx", slip, _DOCX)]
            )
    events = tuple(_asked(opened, held, who, due))
    if events:
        append(opened.folder.journal, events, seen=opened.seen)
    return files


def _asked(
    opened: OpenForum, held: Mapping[PersonId, list[Attributed]], who: Stamp, due: dt.date | None
) -> Iterator[Event]:
    """Yield a line for each statement that was not asked about with this day before."""
    when = due.isoformat() if due else ""
    known = {
        (one.target, one.deadline)
        for one in read_journal(opened.folder.journal)[0]
        if (one.op, one.kind) == ("clear", "asked")
    }
    findings = {one.said.id: one.said for rows in held.values() for one in rows}
    for finding in findings.values():
        if (finding.id, when) not in known:
            yield _event(finding, who, "asked", deadline=when)


def _event(finding: Finding, who: Stamp, kind: str, **more: str) -> Event:
    quote = finding.evidence.quote
    made = Event(who.at, who.actor, "clear", finding.id, text_hash(quote), quote, kind=kind)
    return replace(made, **more)  # type: ignore[arg-type]


def _slip(opened: OpenForum, name: str, rows: list[Attributed], due: dt.date | None) -> bytes:
    maker, forum = SheetMaker(opened.ledger), opened.proceedings.forum
    title = f"{forum.title}: what the report attributes to you"
    made = []
    for one in rows:
        row = maker.row(one.said)
        own = one.said.id == one.point.finding.id
        text = one_line(one.point.text) if own else f"You are named beside point {one.number}."
        made.append(SlipRow(row.key, str(one.number), text, row.said, row.where))
    letter = (f"To {name}", *_asks(due))
    return write_slip(made, letter, page_of(forum, title, landscape=True))


def _asks(due: dt.date | None) -> Iterator[str]:
    yield "These are all the places where the outcome report names you."
    if due:
        until = _day(due)
        yield f"Please send it back by {until}. Until then the report prints what stands here."


def _day(due: dt.date) -> str:
    return f"{due.day} {due:%B %Y}"


def _mail(opened: OpenForum, name: str, address: str, due: dt.date | None) -> Mail:
    forum = opened.proceedings.forum
    until = f" by {_day(due)}" if due else ""
    text = (
        f"Dear {name},\n\nThe outcome report of the {forum.title} attributes to you what stands in "
        f"the attached file. Please write your answers into it and send it back{until}.\n"
    )
    day = forum.issued or max(forum.dates, default=dt.date(1980, 1, 1))
    return Mail("", address, name, f"{forum.title}: please check your statements", text, day)


def import_slip(opened: OpenForum, path: Path, *, by: str) -> Cleared:
    """Take the answers of a slip into the journal, where they bind.

    A correction becomes the text of the point, a withdrawal rejects it, and what is said to be off
    the record is marked so in its source.

    Raises:
        InputError: if it is no slip.
        ReviewError: if nobody is named, or somebody decided meanwhile.
    """
    who, content = stamp(by, dt.datetime.now(dt.UTC)), read_file(path)
    answers = read_slip(content, str(path))
    maker, taking = SheetMaker(opened.ledger), _Taking(opened, path.name, who)
    findings = {finding.id: finding for finding in opened.proceedings.findings}
    rows = []
    for one in answers:
        match = KEY.fullmatch(one.key)
        finding = findings.get(FindingId(match[1])) if match else None
        if finding is None:
            rows.append(("", one.answer, "not taken: this row belongs to no point"))
            continue
        row = maker.row(finding)
        changed = base_of(one.key)["text"] != short_hash(row.text)
        rows.append((row.code, one.answer, taking.take(finding, row.code, one, changed=changed)))
    kept = keep_received(opened.folder.path, content, path.name, who.at)
    if taking.events:
        append(opened.folder.journal, taking.events, seen=opened.seen)
    for place, last in taking.off_record:
        mark_lines(opened.folder.path, place, "off", by=who.actor, until=last)
    return Cleared(tuple(rows), kept, look_again(opened))


class _Taking:
    """Turns answers into lines of the journal, and marks of what is off the record."""

    def __init__(self, opened: OpenForum, name: str, who: Stamp) -> None:
        self._opened, self._name, self._who = opened, name, who
        self.events: list[Event] = []
        self.off_record: list[tuple[str, int]] = []

    def take(self, finding: Finding, code: str, one: SlipAnswer, *, changed: bool) -> str:
        """Note one answer and return what became of it."""
        answer = _WORDS.get(one.answer.casefold().strip(" ."))
        if not one.answer and one.correction:
            answer = "corrected"
        if answer is None:
            return "no answer yet" if not one.answer else "not taken: the answer is not understood"
        if changed and answer in {"agreed", "corrected"}:
            return "not taken: the text changed since the slip was written; send a new one"
        if answer == "corrected" and not one.correction:
            return "not taken: the correction is missing"
        if answer == "corrected":
            self._decide("edit", code, one.correction)
        elif answer != "agreed":
            self._decide("reject", code)
        if answer == "off the record":
            self._hide(finding)
        self.events.append(_event(finding, self._who, answer, via=self._name))
        return answer

    def _decide(self, verb: Literal["edit", "reject"], code: str, words: str = "") -> None:
        ledger, given = self._opened.ledger, Given(words)
        made = decision(ledger, verb, [code], self._who, log=(), words=given)[1]
        self.events += [replace(event, via=f"clearance {self._name}") for event in made]

    def _hide(self, finding: Finding) -> None:
        """Mark the lines in which the words stand as off the record."""
        segments = {one.id: one for one in self._opened.proceedings.material.segments}
        segment, span = segments[finding.evidence.segment], finding.evidence
        first = segment.mark_at(span.start).line
        last = segment.mark_at(max(span.start, span.end - 1)).line
        self.off_record.append((f"{segment.source}:{first}", last))


def clearance_states(opened: OpenForum) -> tuple[ClearanceState, ...]:
    """Return who was asked about what, by when, what the answer is, and what prints meanwhile."""
    maker, names = SheetMaker(opened.ledger), names_by_id(opened.proceedings.forum, "data")
    events = [e for e in standing(read_journal(opened.folder.journal)[0]) if e.op == "clear"]
    states = []
    for person, rows in attributed(opened).items():
        for one in rows:
            about = [event for event in events if event.target == one.said.id]
            asked = [event for event in about if event.kind == "asked"]
            answers = [event for event in about if event.kind != "asked"]
            row = maker.row(one.said)
            states.append(
                ClearanceState(
                    names[person],
                    row.code,
                    one_line(one.point.text),
                    f"{asked[-1].at:%Y-%m-%d}" if asked else "",
                    asked[-1].deadline if asked else "",
                    answers[-1].kind if answers else "",
                )
            )
    return tuple(states)
