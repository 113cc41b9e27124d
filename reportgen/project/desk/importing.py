"""Decisions and wording of a sheet that came back, into the journal."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from reportgen.errors import InputError, ReviewError
from reportgen.exchange import (
    FIELDS,
    Field,
    Returned,
    SheetRow,
    base_of,
    read_word_sheet,
    read_workbook_sheet,
    short_hash,
    squeezed,
)
from reportgen.journal import Particulars, Stamp, set_particulars, stamp
from reportgen.ledger import Ledger
from reportgen.model import Decision, Event, Finding, FindingId
from reportgen.places import one_line
from reportgen.project.decisions.conflicts import (
    append_unless_changed,
    logs,
    newer_events,
    refuse_newer,
    touching,
)
from reportgen.project.decisions.deciding import Given, Verb, decision
from reportgen.project.desk.received import keep_received
from reportgen.project.desk.sheets import SheetMaker
from reportgen.project.folder.opening import OpenForum, look_again
from reportgen.verification import read_file

Pending = Literal["list", "accept", "reject"]
Came = Literal[
    "taken",
    "same",
    "conflict",
    "pending",
    "comment",
    "unknown",
    "undecided",
    "cleared",
    "struck",
    "not understood",
    "doubled",
]
_WORDS = {
    **dict.fromkeys(("accept", "accepted", "yes", "y", "ok", "keep", "quote"), "accept"),
    **dict.fromkeys(("reject", "rejected", "no", "n", "drop", "delete"), "reject"),
    **dict.fromkeys(("", "-", "–"), ""),
    "merged": "merged",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of something in a sheet: of which point, what it was and what it says now."""

    code: str
    came: Came
    field: str = ""
    was: str = ""
    says: str = ""
    author: str = ""
    at: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """A sheet that was taken in: what became of everything in it, and where it is kept."""

    outcomes: tuple[Outcome, ...]
    kept: Path
    opened: OpenForum
    events: int = 0


def import_sheet(opened: OpenForum, path: Path, *, by: str, pending: Pending = "list") -> Imported:
    """Take the decisions and wording of a sheet that came back into the journal, all or none.

    Each field counts that differs from what was sent; one that was decided otherwise meanwhile is
    a conflict and is not taken. ``pending`` says what happens to tracked changes of the wording
    that nobody accepted or rejected.

    Raises:
        InputError: if the file is none of ours.
        ReviewError: if nobody is named, or somebody decides about the same points right now.
    """
    who = stamp(by, dt.datetime.now(dt.UTC))
    content = read_file(path)
    returned = _read(content, path)
    comparing = _Comparing(opened.ledger, path.name, pending)
    outcomes, events = comparing.all(returned, who)
    for log in logs(opened):
        newer = newer_events(opened, log)
        clash = touching(log, newer, {event.target for event in events})
        refuse_newer(opened, clash, who.actor, "import the sheet again")
        if not events or append_unless_changed(opened, log, events):
            break
    kept = keep_received(opened.folder.path, content, path.name, who.at)
    return Imported(tuple(outcomes), kept, look_again(opened), len(events))


def _read(content: bytes, path: Path) -> tuple[Returned, ...]:
    match path.suffix.casefold():
        case ".xlsx":
            return read_workbook_sheet(content, str(path))
        case ".docx":
            return read_word_sheet(content, str(path))
    message = "a sheet is an .xlsx or .docx file that `sheet export` wrote; name one"
    raise InputError(message, str(path), rule="other-format")


class _Comparing:
    """Compares the rows that came back with what was sent and with what stands now."""

    def __init__(self, ledger: Ledger, name: str, pending: Pending) -> None:
        self._ledger, self._name, self._pending = ledger, name, pending
        self._maker = SheetMaker(ledger)
        self._findings = {finding.id: finding for finding in ledger.proceedings.findings}
        self.outcomes: list[Outcome] = []

    def all(self, returned: Sequence[Returned], who: Stamp) -> tuple[list[Outcome], list[Event]]:
        """Return what became of all rows, and the events to append."""
        events: list[Event] = []
        for row in self._single(returned):
            finding = self._findings.get(FindingId(row.id))
            if finding is None:
                self._tell(row, Outcome("", "unknown", says=row.proposed["text"]))
                continue
            now = self._maker.row(finding)
            self._remark(row, now)
            changed = self._changed(row, now)
            try:
                events += self._events(finding, now, changed, who, row)
            except ReviewError as error:
                self._tell(row, Outcome(now.code, "not understood", says=error.message))
        return self.outcomes, events

    def _single(self, returned: Sequence[Returned]) -> Iterator[Returned]:
        """Yield each point once; one that came back in two rows that differ is listed."""
        rows: dict[str, list[Returned]] = {}
        for number, row in enumerate(returned):
            rows.setdefault(row.id or f"?{number}", []).append(row)
        for same in rows.values():
            contents = {tuple(squeezed(one.proposed[name]) for name in FIELDS) for one in same}
            if len(contents) == 1:
                yield same[0]
                continue
            for row in same:
                finding = self._findings.get(FindingId(row.id))
                code = self._maker.row(finding).code if finding else ""
                self._tell(row, Outcome(code, "doubled", says=row.proposed["text"]))

    def _remark(self, row: Returned, now: SheetRow) -> None:
        """List comments, pending changes of the wording, and a row that somebody wants deleted."""
        for one in row.remarks:
            remark = Outcome(now.code, "comment", says=one.words, author=one.author, at=one.at)
            self._tell(row, remark)
        if row.struck:
            self._tell(row, Outcome(now.code, "struck", says=now.text))
        for name in FIELDS[1:]:
            before, after = squeezed(row.values[name]), squeezed(row.proposed[name])
            if before != after:
                author = ", ".join(dict.fromkeys(change.author for change in row.changes))
                at = max((change.at for change in row.changes), default="")
                self._tell(row, Outcome(now.code, "pending", name, before, after, author, at))

    def _changed(self, row: Returned, now: SheetRow) -> dict[str, str]:
        """Return the fields that somebody changed since the sheet was sent, without conflicts."""
        base = base_of(row.key)
        changed: dict[str, str] = {}
        for name in FIELDS:
            says, stands = self._says(row, name), squeezed(getattr(now, name))
            if short_hash(says) == base[name] or says == stands:
                continue
            if short_hash(stands) != base[name]:
                self._tell(row, Outcome(now.code, "conflict", name, stands, says))
            else:
                changed[name] = says
        return changed

    def _says(self, row: Returned, name: Field) -> str:
        """Return what a field says. A decision counts as written, tracked or not."""
        taken = name == "decision" or self._pending == "accept"
        words = squeezed((row.proposed if taken else row.values)[name])
        return _WORDS.get(words.casefold().strip(" .!"), words) if name == "decision" else words

    def _events(
        self,
        finding: Finding,
        now: SheetRow,
        changed: Mapping[str, str],
        who: Stamp,
        row: Returned,
    ) -> Iterator[Event]:
        """Yield the events of what changed in a row."""
        if not changed:
            return
        decided = changed.get("decision", now.decision)
        if decided not in {"accept", "reject"} or (now.decision == "merged" and changed):
            self._refuse(row, now, changed, decided)
            return
        via = self._via(row)
        verb = self._verb(finding, now, changed, decided)
        if verb:
            words = Given(changed.get("text", now.text) if verb == "edit" else "")
            made = decision(self._ledger, verb, [now.code], who, log=(), words=words)[1]
            yield from (replace(event, via=via) for event in made)
        given = Particulars(changed.get("addressee", ""), changed.get("deadline", ""))
        if given and decided == "accept":
            accepted = Decision(finding.id, "accepted", who.actor, who.at)
            yield replace(set_particulars(finding, accepted, given, who), via=via)
        for name, says in changed.items():
            self._tell(row, Outcome(now.code, "taken", name, getattr(now, name), says))

    def _verb(
        self, finding: Finding, now: SheetRow, changed: Mapping[str, str], decided: str
    ) -> Verb | None:
        """Return how the journal says what changed, None if only particulars did."""
        if decided == "reject":
            return "reject" if "decision" in changed else None
        text = changed.get("text", now.text)
        if "decision" not in changed and "text" not in changed:
            return None
        if text == squeezed(finding.evidence.quote):
            return "quote"
        return "accept" if text == squeezed(self._maker.offered(finding)) else "edit"

    def _refuse(
        self, row: Returned, now: SheetRow, changed: Mapping[str, str], decided: str
    ) -> None:
        came: Came = "undecided"
        if now.decision == "merged":
            came = "conflict"
        elif "decision" in changed:
            came = "not understood" if decided else "cleared"
        for name, says in changed.items():
            self._tell(row, Outcome(now.code, came, name, getattr(now, name), says))

    def _via(self, row: Returned) -> str:
        authors = dict.fromkeys(f"{one.author} {one.at}".strip() for one in row.changes)
        tracked = f"; changes of {', '.join(authors)}" if authors else ""
        return one_line(f"{self._name}, {row.place}{tracked}")

    def _tell(self, row: Returned, outcome: Outcome) -> None:
        self.outcomes.append(replace(outcome, place=row.place))
