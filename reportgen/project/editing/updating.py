"""Takes a new version of the programme over into a forum that people went on working on."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.model import Forum, Person, Session, Slot
from reportgen.project.editing.casting import cancel_session, cancel_slot
from reportgen.project.editing.edit import Conflict, Edit, begin, named
from reportgen.project.editing.imported import ProgrammeAgain, imported_before, read_programme
from reportgen.project.editing.inserting import insert_session, insert_slot, transfer_slot
from reportgen.project.editing.merging import FieldChange, ThreeWay
from reportgen.project.editing.moving import in_order, span
from reportgen.project.editing.pairing import session_pairs, slot_pairs
from reportgen.project.editing.sheets import take_sheets_over
from reportgen.readers import own_workbook
from reportgen.yaml_editing import Value, ValuePath

_EVENT = (
    *("title", "theme", "series", "dates", "start", "end", "duration_minutes", "timezone"),
    *("timezone_label", "city", "format", "venue", "languages", "interpretation", "status"),
)
_PERSON = ("name", "honorific", "position", "organization", "affiliation", "email", "phone")
_SESSION = ("number", "title", "date", "owners", "moderator")
_SLOT = ("kind", "label", "title", "speakers")
_VERBS = {"title": "renamed", "name": "renamed"} | dict.fromkeys(
    ("speakers", "moderator"), "substituted"
)
_BEFORE_TIMES = ("id", "number", "title", "date", "kind", "start")


@dataclass(slots=True)
class _Three:
    """A record as it was last imported, as it stands here, and as the file states it now."""

    path: ValuePath
    source: ValuePath
    key: str
    subject: str
    last: object | None
    ours: object
    new: object


def plan_update(folder: Path, files: Sequence[Path], answers: Mapping[str, bool]) -> Edit:
    """Return the edit that takes over what new files say differently than the last import.

    What people changed in forum.yaml since stays; where the file changed the same value, it is a
    conflict, and ``answers`` says by its key whether the file's value is taken. ``all`` answers
    every conflict.

    Raises:
        InputError: if the forum or one of the files cannot be read.
    """
    edit = begin(folder)
    ours = edit.forum
    if len(files) == 1 and (book := own_workbook(files[0])) is not None:
        return take_sheets_over(edit, book, files[0], answers)
    last = imported_before(folder, ours)
    new = read_programme(files, ours, last)
    merge = ThreeWay(edit, answers)
    before = last.forum if last else None
    if last is None:
        edit.notes.append(
            "what was last imported is not known, so whatever differs is asked about; "
            "--take all takes the file's value each time"
        )
    _merge_event(merge, before, ours, new.forum)
    _merge_people(merge, before, ours, new.forum)
    _merge_agenda(merge, before, ours, new.forum)
    still_open = _merge_texts(merge, folder, last, new)
    in_order(edit)
    edit.notes += new.notes(last)
    edit.kept = new.kept(merge.again, still_open)
    return edit


def _fields(merge: ThreeWay, three: _Three, keys: Sequence[str]) -> None:
    """Merge the values of a record one by one."""
    for number, key in enumerate(keys):
        new = _value(three.new, key)
        last, ours = _value(three.last, key), _value(three.ours, key)
        verb = _VERBS.get(key, key.replace("_", " "))
        words = f"{three.subject}: {verb}, {_said(ours)} becomes {_said(new)}"
        dotted = f"{three.key}.{key}" if three.key else key
        merge.take(
            FieldChange(
                *(three.path, dotted, f"{three.subject}, {key}", last, ours, new),
                *({key: new}, words, (*three.source, key), ("id", *keys[:number])),
            )
        )


def _times(merge: ThreeWay, three: _Three) -> None:
    """Merge start and end as one."""
    if not isinstance(three.new, Session | Slot) or not isinstance(three.ours, Session | Slot):
        return
    last, ours, new = (_clock(record) for record in (three.last, three.ours, three.new))
    words = f"{three.subject}: moved, {span(three.ours)} becomes {span(three.new)}"
    moments = (("start", three.new.start), ("end", three.new.end))
    values: dict[str, Value] = {key: moment for key, moment in moments if moment is not None}
    merge.take(
        FieldChange(
            *(three.path, f"{three.key}.time", f"{three.subject}, time", last, ours, new),
            *(values, words, (*three.source, "time"), _BEFORE_TIMES),
        )
    )


def _merge_event(merge: ThreeWay, last: Forum | None, ours: Forum, new: Forum) -> None:
    _fields(merge, _Three((), (), "", "the forum", last, ours, new), _EVENT)
    known = (last.logistics if last else None, ours.logistics, new.logistics)
    here: ValuePath = ("logistics",)
    _fields(merge, _Three(here, here, "logistics", "the forum", *known), ("platform",))


def _merge_people(merge: ThreeWay, last: Forum | None, ours: Forum, new: Forum) -> None:
    """Merge what is said of people; who is new is added, who is gone stays among the people."""
    before = {person.id: person for person in last.people} if last else {}
    here = {person.id: person for person in ours.people}
    bodies = {body.id for body in ours.organizations}
    used = {person.organization for person in new.people}
    used |= {owner for session in new.sessions for owner in session.owners}
    for body in new.organizations:
        if body.id not in bodies and body.id in used:
            record: dict[str, Value] = {"id": body.id, "name": body.name}
            merge.edit.file.append(("organizations",), record)
    for person in new.people:
        known = here.get(person.id)
        if known is not None:
            places = (("people", ours.people.index(known)), ("people", new.people.index(person)))
            words = (f"people.{known.id}", f"{known.id} ({known.name})")
            _fields(merge, _Three(*places, *words, before.get(person.id), known, person), _PERSON)
        elif person.id not in before:
            merge.edit.file.append(("people",), _record(person, ("id", *_PERSON)))
            merge.edit.changes.append(f"{person.id} ({person.name}): new among the people")
    there = {person.id for person in new.people}
    for person in ours.people:
        if person.id in before and person.id not in there:
            merge.edit.notes.append(
                f"{person.id} ({person.name}) is no longer in the file; the record in people: stays"
            )


def _merge_agenda(merge: ThreeWay, last: Forum | None, ours: Forum, new: Forum) -> None:
    before = last.sessions if last else ()
    known = session_pairs(before, new.sessions)
    here = session_pairs(before, ours.sessions)
    if not last:
        here, known = {}, {}
    from_new = {there: at for at, there in known.items()}
    direct = session_pairs(
        [one for n, one in enumerate(new.sessions) if n not in from_new], ours.sessions
    )
    loose = [n for n in range(len(new.sessions)) if n not in from_new]
    taken = set(here.values())
    pairs: dict[int, tuple[int | None, int]] = {}
    for there, at in from_new.items():
        if at in here:
            pairs[there] = (at, here[at])
    for number, at_ours in direct.items():
        if at_ours not in taken:
            pairs[loose[number]] = (None, at_ours)
    _merge_sessions(merge, before, (ours, new), pairs)
    for at, number in sorted(here.items()):
        if at not in known and merge.edit.file.at(("sessions", number)):
            cancel_session(merge.edit, number)
    deleted = {there for there, at in from_new.items() if at not in here}
    for there, session in enumerate(new.sessions):
        if there not in pairs and there not in deleted:
            insert_session(merge.edit, session)


def _merge_sessions(
    merge: ThreeWay,
    before: Sequence[Session],
    forums: tuple[Forum, Forum],
    pairs: Mapping[int, tuple[int | None, int]],
) -> None:
    ours, new = forums
    gone: list[tuple[int, int]] = []
    fresh: list[tuple[int, Slot]] = []
    for there, (at, number) in sorted(pairs.items()):
        last = before[at] if at is not None else None
        session, mine = new.sessions[there], ours.sessions[number]
        places = (("sessions", number), ("sessions", there))
        three = _Three(*places, f"sessions.{mine.id}", named(mine), last, mine, session)
        _fields(merge, three, _SESSION)
        _times(merge, three)
        slots = _merge_slots(merge, three, (last, mine, session))
        gone += [(number, place) for place in slots[0]]
        fresh += [(number, slot) for slot in slots[1]]
    _settle_slots(merge.edit, gone, fresh)


def _merge_slots(
    merge: ThreeWay, three: _Three, sessions: tuple[Session | None, Session, Session]
) -> tuple[list[int], list[Slot]]:
    """Merge the slots of a session; return our slots that the file lost, and its new ones."""
    last, mine, new = sessions
    before = last.slots if last else ()
    known, placed = slot_pairs(before, new.slots), slot_pairs(before, mine.slots)
    pairs = {there: (at, placed[at]) for at, there in known.items() if at in placed}
    deleted = {there for at, there in known.items() if at not in placed}
    if last is None:
        pairs = {there: (-1, at) for at, there in slot_pairs(mine.slots, new.slots).items()}
    for there, (at, place) in sorted(pairs.items()):
        slot, own = new.slots[there], mine.slots[place]
        was = before[at] if at >= 0 else None
        places = ((*three.path, "slots", place), (*three.source, "slots", there))
        one = _Three(*places, f"slots.{own.id}", named(mine, own), was, own, slot)
        _fields(merge, one, _SLOT)
        _times(merge, one)
    gone = [placed[at] for at in placed if at not in known]
    fresh = [slot for n, slot in enumerate(new.slots) if n not in pairs and n not in deleted]
    return gone, fresh


def _settle_slots(
    edit: Edit, gone: Sequence[tuple[int, int]], fresh: Sequence[tuple[int, Slot]]
) -> None:
    """Move slots that are found in another session now, cancel the lost, insert the new."""
    sessions = edit.forum.sessions
    lost = [sessions[number].slots[place] for number, place in gone]
    moved = {
        one: other
        for one, other in slot_pairs(lost, [slot for _, slot in fresh]).items()
        if lost[one].title and lost[one].title == fresh[other][1].title
    }
    for one, (number, place) in enumerate(gone):
        if one not in moved:
            cancel_slot(edit, number, place)
    ids = {one: lost[one].id for one in moved}
    for one, other in moved.items():
        target, slot = fresh[other]
        transfer_slot(edit, ids[one], target, slot)
    for other, (number, slot) in enumerate(fresh):
        if other not in moved.values():
            insert_slot(edit, number, slot)


def _merge_texts(
    merge: ThreeWay, folder: Path, last: ProgrammeAgain | None, new: ProgrammeAgain
) -> dict[str, str]:
    """Merge the texts of prose/ and bios/, whole files each; return the last of those left open."""
    still_open: dict[str, str] = {}
    for name, text in new.texts.items():
        path = folder / name
        ours = path.read_text(encoding="utf-8") if path.is_file() else None
        before = last.texts.get(name) if last else None
        if text in (ours, before):
            continue
        if ours is None or ours == before:
            merge.edit.texts[name] = text
            merge.edit.changes.append(f"{name}: {'new' if ours is None else 'changed'} text")
            continue
        answer = merge.settled(Conflict(name, name, "a text that was edited", "another text"))
        if answer:
            merge.edit.texts[name] = text
            merge.edit.changes.append(f"{name}: the text of the file")
        elif answer is None:
            still_open[name] = before or ""
    return still_open


def _record(person: Person, keys: Sequence[str]) -> dict[str, Value]:
    return {key: value for key in keys if (value := _value(person, key))}


def _value(record: object | None, key: str) -> Value:
    """Return a value of a record as forum.yaml holds it; empty where there is none."""
    value = getattr(record, key, None)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, str | int | dt.date | dt.time):
        return value
    return ""


def _clock(record: object | None) -> Value:
    if not isinstance(record, Session | Slot) or record.start is None:
        return ""
    return [record.start, record.end or record.start]


def _said(value: Value) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "nothing"
    return f"'{value}'" if value else "nothing"
