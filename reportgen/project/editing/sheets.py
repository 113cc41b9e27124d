"""Takes an edited workbook of ours over into forum.yaml: every value it holds, by its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.model import Forum
from reportgen.project.editing.casting import cancel_session, cancel_slot
from reportgen.project.editing.edit import Conflict, Edit
from reportgen.project.editing.inserting import insert_session, insert_slot, transfer_slot
from reportgen.project.editing.moving import in_order
from reportgen.readers import OwnWorkbook, forum_of_text, plain_forum, yaml_of
from reportgen.yaml_editing import Value, ValuePath

Plain = Mapping[str, object]
_States = tuple[object, object, object]
"""A value as it was exported, as it stands here, and as the workbook says it now."""

_BESIDE = ("prose", "pictures", "drafts")
_IDENTIFIED = ("organizations", "people")


@dataclass(slots=True)
class _Sheets:
    """The edit, the answers to conflicts, and the forums as exported, here, and in the workbook."""

    edit: Edit
    answers: Mapping[str, bool]
    last: Forum
    new: Forum


@dataclass(frozen=True, slots=True)
class _At:
    """A place in forum.yaml, and what commands and messages call it."""

    path: ValuePath
    key: str

    def below(self, name: str) -> "_At":
        return _At((*self.path, name), f"{self.key}.{name}")


def take_sheets_over(
    edit: Edit, book: OwnWorkbook, path: Path, answers: Mapping[str, bool]
) -> Edit:
    """Return the edit that takes over what was changed in a workbook since it was exported.

    Raises:
        InputError: if the workbook says something that forum.yaml cannot hold; all is told.
    """
    new = forum_of_text(yaml_of(book.now), str(path)).forum
    last = forum_of_text(yaml_of(book.exported), str(path)).forum if book.exported else edit.forum
    sheets = _Sheets(edit, answers, last, new)
    told = [_told(forum) for forum in (last, edit.forum, new)]
    for key in dict.fromkeys([*told[2], *told[0]]):
        states = (told[0].get(key), told[1].get(key), told[2].get(key))
        if key in _IDENTIFIED:
            _records(sheets, key, states)
        elif key != "sessions":
            _merge(sheets, _At((key,), key), states)
    _agenda(sheets)
    return in_order(edit)


def _told(forum: Forum) -> dict[str, object]:
    return {key: value for key, value in plain_forum(forum).items() if key not in _BESIDE}


def _merge(sheets: _Sheets, at: _At, states: _States) -> None:
    """Merge one value; mappings are merged key by key."""
    last, ours, new = states
    if new in (last, ours):
        return
    if any(isinstance(one, dict) for one in states) and (last or ours):
        was, here, there = (one if isinstance(one, dict) else {} for one in states)
        for name in dict.fromkeys([*there, *was]):
            _merge(sheets, at.below(name), (was.get(name), here.get(name), there.get(name)))
        return
    if ours != last and not _settled(sheets, at.key, ours, new):
        return
    if new in (None, "", []):
        sheets.edit.file.remove(at.path)
    else:
        sheets.edit.set(at.path, _value(new))
    sheets.edit.changes.append(f"{at.key}: {_words(ours)} becomes {_words(new)}")


def _settled(sheets: _Sheets, key: str, ours: object, new: object) -> bool:
    answer = sheets.answers.get(key, sheets.answers.get("all"))
    if answer is None:
        sheets.edit.conflicts.append(Conflict(key, key, _words(ours), _words(new)))
    return bool(answer)


def _records(sheets: _Sheets, key: str, states: _States) -> None:
    """Merge records that have ids; new ones are added at the end, and nobody is removed."""
    before, here, there = (_by_id(one) for one in states)
    for identity, record in there.items():
        if identity in here:
            at = _At((key, list(here).index(identity)), f"{key}.{identity}")
            _merge_fields(sheets, at, (before.get(identity), here[identity], record))
        elif identity not in before:
            sheets.edit.file.append((key,), _value(record))
            sheets.edit.changes.append(f"{key}.{identity}: new")
    for identity in before:
        if identity in here and identity not in there:
            note = f"{key}.{identity} is not in the workbook any more; the record stays"
            sheets.edit.notes.append(note)


def _merge_fields(sheets: _Sheets, at: _At, records: tuple[Plain | None, Plain, Plain]) -> None:
    last, ours, new = records
    was = last if last is not None else ours
    for name in dict.fromkeys([*new, *was]):
        if name not in ("id", "slots"):
            _merge(sheets, at.below(name), (was.get(name), ours.get(name), new.get(name)))


def _agenda(sheets: _Sheets) -> None:
    """Merge sessions and slots by their ids; what lost its row is cancelled."""
    edit, new = sheets.edit, sheets.new
    before, here, there = (
        _by_id(_told(forum).get("sessions")) for forum in (sheets.last, edit.forum, new)
    )
    places = {str(one.id): number for number, one in enumerate(edit.forum.sessions)}
    for identity, record in there.items():
        if identity in here:
            at = _At(("sessions", places[identity]), f"sessions.{identity}")
            _merge_fields(sheets, at, (before.get(identity), here[identity], record))
    _merge_slots(sheets)
    _move_slots(sheets, places)
    for identity in before:
        if identity in here and identity not in there:
            cancel_session(edit, places[identity])
    for session in new.sessions:
        if session.id not in here and session.id not in before:
            insert_session(edit, session)


def _merge_slots(sheets: _Sheets) -> None:
    """Merge the slots that the workbook still has, and cancel those that lost their row."""
    before, here, there = (_slots(forum) for forum in (sheets.last, sheets.edit.forum, sheets.new))
    sessions = {str(one.id) for one in sheets.new.sessions}
    for number, session in enumerate(sheets.edit.forum.sessions):
        for place, slot in enumerate(session.slots):
            identity = str(slot.id)
            if identity in there:
                at = _At(("sessions", number, "slots", place), f"slots.{identity}")
                records = (before.get(identity), here[identity], there[identity])
                _merge_fields(sheets, at, records)
            elif identity in before and session.id in sessions:
                cancel_slot(sheets.edit, number, place)


def _move_slots(sheets: _Sheets, places: Mapping[str, int]) -> None:
    """Move slots whose row names another session now, and insert those that are new."""
    before, here = (_owners(forum) for forum in (sheets.last, sheets.edit.forum))
    for session in sheets.new.sessions:
        number = places.get(str(session.id))
        for slot in session.slots if number is not None else ():
            identity = str(slot.id)
            is_moved = before.get(identity) != session.id != here.get(identity)
            if identity in here and is_moved:
                transfer_slot(sheets.edit, identity, number or 0, slot)
            elif identity not in here and identity not in before:
                insert_slot(sheets.edit, number or 0, slot)


def _owners(forum: Forum) -> dict[str, str]:
    return {str(slot.id): str(one.id) for one in forum.sessions for slot in one.slots}


def _slots(forum: Forum) -> dict[str, Plain]:
    return {
        identity: slot
        for session in _by_id(_told(forum).get("sessions")).values()
        for identity, slot in _by_id(session.get("slots")).items()
    }


def _by_id(listed: object) -> dict[str, Plain]:
    """Return the records of a list by their ids."""
    records = listed if isinstance(listed, list) else []
    return {str(one["id"]): one for one in records if isinstance(one, dict) and "id" in one}


def _value(told: object) -> Value:
    """Return a plain value as it is to be written."""
    if isinstance(told, Mapping):
        return {str(key): _value(part) for key, part in told.items()}
    if isinstance(told, list):
        return [_value(part) for part in told]
    if isinstance(told, bool | int):
        return told
    return str(told)


def _words(told: object) -> str:
    if told in (None, "", []):
        return "nothing"
    if isinstance(told, list):
        return ", ".join(_words(one) for one in told)
    if isinstance(told, Mapping):
        return ", ".join(f"{key} {_words(part)}" for key, part in told.items())
    return f"'{told}'"
