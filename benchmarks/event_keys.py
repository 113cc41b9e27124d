"""The key of an event: what a careful reader finds in its files, and whether ours is the same."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from rapidfuzz import fuzz

from reportgen.model import Forum

Node = Mapping[str, object]
_ALIKE = 90.0
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-"})


def read_key(event: Path) -> Node:
    """Return the key of an event."""
    return cast("Node", json.loads((event / "expected.json").read_text(encoding="utf-8")))


def plain(text: str) -> str:
    """Return the letters and digits of a text, for comparison."""
    return " ".join(re.findall(r"\w+", text.translate(_SAME).casefold()))


def same_title(ours: str, wanted: str) -> bool:
    """Return whether two titles are the same but for numbers before them and small words."""
    first, second = plain(ours), plain(wanted)
    return first == second or fuzz.ratio(first, second) >= _ALIKE


@dataclass(slots=True)
class Score:
    """How many values are right, and the lines that a person would have to correct."""

    right: int = 0
    asked: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, good: bool, line: str) -> None:  # noqa: FBT001 - what is counted
        """Count a value; ``line`` says what has to be corrected."""
        self.asked += 1
        self.right += good
        if not good:
            self.wrong.append(line)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of our agenda: a session, or a slot of one."""

    title: str
    start: str
    end: str
    people: frozenset[str]


def rows_of(forum: Forum) -> list[Row]:
    """Return the sessions and slots of a forum as rows."""
    names = {person.id: plain(person.name) for person in forum.people}
    rows: list[Row] = []
    for session in forum.sessions:
        heard = {names[one] for slot in session.slots for one in slot.speakers}
        heard |= {names[session.moderator]} if session.moderator else set()
        start, end = told(session.start), told(session.end)
        rows.append(Row(session.title, start, end, frozenset(heard)))
        for slot in session.slots:
            people = frozenset(names[one] for one in slot.speakers)
            title = slot.title or slot.label
            rows.append(Row(title, told(slot.start), told(slot.end), people))
    return rows


def told(moment: dt.time | None) -> str:
    """Return a time of day as a key holds it."""
    return f"{moment:%H:%M}" if moment else ""


def wanted_rows(key: Node) -> Iterator[Node]:
    """Yield the sessions of a key, then the talks inside them."""
    for session in cast("Sequence[Node]", key.get("sessions", ())):
        yield session
        yield from cast("Sequence[Node]", session.get("talks", ()))


def programme_score(key: Node, forum: Forum) -> dict[str, Score]:
    """Return the scores of title, dates, sessions, times and speakers."""
    scores = {name: Score() for name in ("title", "dates", "sessions", "times", "speakers")}
    title = str(key.get("title", ""))
    scores["title"].count(same_title(forum.title, title), f"title: {title}")
    days = cast("Node", key.get("dates") or {})
    wanted = {str(days.get("start")), str(days.get("end"))}
    ours = {day.isoformat() for day in forum.dates}
    scores["dates"].count(wanted <= ours, f"dates: {sorted(wanted)}")
    left = rows_of(forum)
    for session in wanted_rows(key):
        _score_row(session, left, scores)
    return scores


def _score_row(session: Node, left: list[Row], scores: Mapping[str, Score]) -> None:
    title = str(session.get("title", ""))
    start, end = str(session.get("start") or ""), str(session.get("end") or "")
    found = [row for row in left if same_title(row.title, title)]
    found.sort(key=lambda row: row.start != start)
    scores["sessions"].count(bool(found), f"session: {title}")
    if not found:
        return
    row = found[0]
    left.remove(row)
    for name, written, read in (("start", start, row.start), ("end", end, row.end)):
        if written:
            scores["times"].count(read == written, f"{name} of {title}: {written}, not {read!r}")
    inside = bool(session.get("talks"))
    people = (
        [] if inside else [str(one) for one in cast("list[str]", session.get("speakers") or [])]
    )
    people += [str(session[role]) for role in ("moderator", "presenter") if session.get(role)]
    for person in people:
        held = any(plain(person) == one or plain(person) in one for one in row.people)
        scores["speakers"].count(held, f"speaker of {title}: {person}")
