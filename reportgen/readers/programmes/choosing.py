"""Of several programmes one is used; the others are compared and fill what is missing."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen.readers.programmes.grammar.times import dates_in
from reportgen.readers.programmes.marked import without_marked
from reportgen.readers.programmes.opening import Opened
from reportgen.readers.programmes.records import Doubt, Fact, Programme, Spot

_FILLED = ("title", "theme", "start", "end", "timezone", "timezone_label", "venue", "format")
_OLDER = ("draft", "old", "prelim", "tentative")
_GMT = re.compile(r"GMT(\d{4})(\d{2})(\d{2})(?!\d{2}\b)-?")
_FORMATS = ("web page", "Word", "workbook", "Markdown", "PDF", "text")


@dataclass(slots=True)
class Chosen:
    """The programme that is used, what became of each file, and what differs between them."""

    programme: Programme
    outcomes: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


def chosen(opened: Sequence[Opened]) -> Chosen:
    """Return the fullest programme, completed with facts that only the others state."""
    read = [without_marked(one.as_programme()) for one in opened]
    if not read:
        return Chosen(Programme("", "none"))
    ranked = sorted(read, key=_rank, reverse=True)
    main, others = ranked[0], ranked[1:]
    choice = Chosen(main)
    told = f"{_counted(main)} were read into forum.yaml" if main.sessions else "its facts were read"
    choice.outcomes[main.path] = told
    for other in others:
        _compare(choice, main, other)
    for other in others:
        _complete(choice, other)
    return choice


def _rank(programme: Programme) -> tuple[bool, bool, int, int, str]:
    name = programme.path.replace("\\", "/").rsplit("/", 1)[-1].casefold()
    count = sum(1 + len(session.slots) for session in programme.sessions)
    order = _FORMATS.index(programme.dialect) if programme.dialect in _FORMATS else -1
    older = any(word in name for word in _OLDER)
    return count > 1, not older, count, -order, programme.path


def _counted(programme: Programme) -> str:
    slots = sum(len(session.slots) for session in programme.sessions)
    return f"{len(programme.sessions)} sessions and {slots} slots"


def _titles(programme: Programme) -> set[tuple[str, str]]:
    rows: set[tuple[str, str]] = set()
    for session in programme.sessions:
        rows.add((session.title.casefold(), str(session.start)))
        rows |= {((slot.title or slot.label).casefold(), str(slot.start)) for slot in session.slots}
    return rows


def _compare(choice: Chosen, main: Programme, other: Programme) -> None:
    if not other.sessions:
        choice.outcomes[other.path] = "its facts were compared; it holds no agenda"
        return
    ours, theirs = _titles(main), _titles(other)
    name = _name(main)
    if theirs <= ours:
        choice.outcomes[other.path] = f"it says what {name} says; not used twice"
        return
    count = len(theirs - ours)
    choice.outcomes[other.path] = f"not used: {name} is fuller or newer; {count} lines differ"
    message = (
        f"two programmes differ in {count} lines: {name} is used, {_name(other)} is not; to use "
        "the other one, name only that file after --from"
    )
    choice.doubts.append(Doubt(1, "two-programmes", message, Spot(other.path)))


def _name(programme: Programme) -> str:
    return programme.path.replace("\\", "/").rsplit("/", 1)[-1]


def _complete(choice: Chosen, other: Programme) -> None:
    """Take from another file the facts that the main one does not state, and say so."""
    main = choice.programme
    known = dict(main.facts)
    added: list[tuple[str, Fact]] = [
        (key, fact) for key, fact in other.facts if key in _FILLED and key not in known
    ]
    dates = main.dates or other.dates
    if added or dates != main.dates:
        keys = [key for key, _ in added] + (["dates"] if dates != main.dates else [])
        message = f"{', '.join(keys)}: only {_name(other)} states this; check that it is meant"
        choice.doubts.append(Doubt(2, "from-another-file", message, Spot(other.path)))
    choice.programme = replace(main, facts=(*main.facts, *added), dates=dates)


def with_date_of_names(programme: Programme, paths: Sequence[Path]) -> Programme:
    """Return a programme without dates with the one that the names of its files agree on."""
    dated = {
        dt.date(*day): path
        for path in paths
        for found in dates_in(_GMT.sub(r"\1-\2-\3 ", path.stem.replace("_", " ")))
        for day in found.days
        if day[0]
    }
    if programme.dates or len(dated) != 1:
        return programme
    ((day, path),) = dated.items()
    message = f"no file states the date; {day} is taken from the name '{path.name}'"
    doubt = Doubt(1, "date-of-name", message, Spot(str(path)))
    return replace(programme, dates=(day,), doubts=(*programme.doubts, doubt))
