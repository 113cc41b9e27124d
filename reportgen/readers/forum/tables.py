"""A forum as tables: a row a record, a column a key, so that a workbook can hold all of it."""

import dataclasses
import re
import typing
from collections.abc import Iterator, Mapping, Sequence

from reportgen.model import Forum, Session, Slot
from reportgen.readers.forum.plain import plain_forum
from reportgen.readers.forum.records import fields_of, without_none
from reportgen.yaml_editing import Value

Table = list[list[str]]
"""The rows of a sheet, the first its heads."""

_BESIDE = frozenset({"prose", "drafts", "pictures"})
_PAIRS = ("key", "value")
_DOT = re.compile(r"(?<!\\)\.")


def tables_of(forum: Forum) -> dict[str, Table]:
    """Return the sheets that say everything that forum.yaml says.

    The values of the event stand in ``Event`` and those of each part that is no list (logistics)
    in a sheet of its own, a key and its value a row. Lists of records have a row a record; slots
    have a sheet with the id of their session. Keys of parts are joined by dots, entries of a list
    stand in the lines of one cell.
    """
    told = {key: value for key, value in plain_forum(forum).items() if key not in _BESIDE}
    sheets: dict[str, Table] = {}
    hints = {key: without_none(hint) for key, hint in fields_of(Forum).items()}
    event: Table = [list(_PAIRS)]
    for key, hint in hints.items():
        value = told.get(key)
        record = _record_of(hint)
        if record is not None and typing.get_origin(hint) is tuple:
            listed = value if isinstance(value, list) else []
            rows = [row for row in listed if isinstance(row, dict)]
            sheets[_named(key)] = _records(record, rows)
            if record is Session:
                sheets["Slots"] = _slots(rows)
        elif record is not None:
            flat = dict(_flat(value)) if isinstance(value, dict) else {}
            keys = dict.fromkeys([*_columns(record), *flat])
            sheets[_named(key)] = [list(_PAIRS), *([name, flat.get(name, "")] for name in keys)]
        else:
            event.append([key, _cell(value)])
    return {"Event": event, **sheets}


def forum_of_tables(sheets: Mapping[str, Table]) -> dict[str, Value]:
    """Return what sheets say as the keys and values of forum.yaml.

    Unknown keys are kept, so that the reader of forum.yaml can tell what they should be called.
    """
    values: dict[str, Value] = {}
    hints = {key: without_none(hint) for key, hint in fields_of(Forum).items()}
    by_name = {_named(key): key for key in hints}
    for key, text in _pairs(sheets.get("Event", [])):
        values[key] = _value(text, hints.get(key))
    for name, table in sheets.items():
        found = by_name.get(name)
        record = _record_of(hints[found]) if found else None
        if found is None or record is None:
            continue
        if typing.get_origin(hints[found]) is tuple:
            rows = list(_rows(record, table))
            if record is Session:
                _put_slots(rows, sheets.get("Slots", []))
            values |= {found: rows} if rows else {}
        else:
            flat = {key: text for key, text in _pairs(table) if text}
            values |= {found: _nested(record, flat)} if flat else {}
    return values


def _slots(sessions: Sequence[Mapping[str, object]]) -> Table:
    rows: list[dict[str, object]] = []
    for session in sessions:
        slots = session.get("slots")
        for slot in slots if isinstance(slots, list) else []:
            rows.append({"session": session["id"], "id": slot.get("id", ""), **slot})
    table = _records(Slot, rows)
    order = ["session", "id", *(name for name in table[0] if name not in ("session", "id"))]
    at = [table[0].index(name) if name in table[0] else -1 for name in order]
    return [order, *([row[n] if n >= 0 else "" for n in at] for row in table[1:])]


def _put_slots(sessions: Sequence[dict[str, Value]], table: Table) -> None:
    by_id: dict[str, list[Value]] = {}
    for row in _rows(Slot, table):
        owner = row.pop("session", "")
        by_id.setdefault(str(owner), []).append(row)
    for session in sessions:
        if found := by_id.get(str(session.get("id"))):
            session["slots"] = found


def _records(record: type, rows: Sequence[Mapping[str, object]]) -> Table:
    flat = [dict(_flat(row)) for row in rows]
    used = [key for row in flat for key in row]
    columns = list(dict.fromkeys([*_columns(record), *used]))
    return [columns, *([row.get(name, "") for name in columns] for row in flat)]


def _rows(record: type, table: Table) -> Iterator[dict[str, Value]]:
    heads = table[0] if table else []
    for row in table[1:]:
        flat = {head: text for head, text in zip(heads, row, strict=False) if head and text}
        if flat:
            yield _nested(record, flat)


def _columns(record: type) -> Iterator[str]:
    """Yield the keys of a record, with those of the records inside it that are no lists."""
    for key, hint in fields_of(record).items():
        inner = without_none(hint)
        part = _record_of(inner)
        if part is None:
            yield key
        elif typing.get_origin(inner) is not tuple:
            yield from (f"{key}.{name}" for name in _columns(part))


def _flat(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the values of a record by their keys, joined by dots; slots are left to their sheet."""
    for written, value in values.items():
        key = written.replace(".", "\\.")
        if isinstance(value, Mapping):
            yield from ((f"{key}.{name}", text) for name, text in _flat(value))
        elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
            if key != "slots":
                for number, one in enumerate(value, 1):
                    yield from ((f"{key}.{number}.{name}", text) for name, text in _flat(one))
        else:
            yield key, _cell(value)


def _nested(record: type, flat: Mapping[str, str]) -> dict[str, Value]:
    """Return a record of its values by dotted keys; numbers among the keys make lists."""
    values: dict[str, Value] = {}
    hints = fields_of(record) if dataclasses.is_dataclass(record) else {}
    inner: dict[str, dict[str, str]] = {}
    for key, text in flat.items():
        first = str(_DOT.split(key, maxsplit=1)[0])
        head, rest = first.replace("\\.", "."), key[len(first) + 1 :]
        if rest:
            inner.setdefault(head, {})[rest] = text
        else:
            values[head] = _value(text, without_none(hints[head]) if head in hints else None)
    for key, part in inner.items():
        hint = without_none(hints[key]) if key in hints else None
        target = _record_of(hint) or object
        if typing.get_origin(hint) is tuple:
            numbered: dict[str, dict[str, str]] = {}
            for name, text in part.items():
                number, _, rest = name.partition(".")
                numbered.setdefault(number, {})[rest] = text
            values[key] = [_nested(target, one) for one in numbered.values()]
        else:
            values[key] = _nested(target, part)
    return values


def _pairs(table: Table) -> Iterator[tuple[str, str]]:
    yield from ((row[0], row[1]) for row in table[1:] if len(row) > 1 and row[0] and row[1])


def _value(text: str, hint: object) -> Value:
    """Return a cell's value: the lines of a list are its entries."""
    if typing.get_origin(hint) is tuple:
        return [line.strip() for line in text.split("\n") if line.strip()]
    return text


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(" ".join(str(one).split()) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _record_of(hint: object) -> type | None:
    """Return the class of the records that a key holds, None where it holds texts."""
    if typing.get_origin(hint) is tuple:
        hint = typing.get_args(hint)[0]
    return hint if isinstance(hint, type) and dataclasses.is_dataclass(hint) else None


def _named(key: str) -> str:
    return key.replace("_", " ").capitalize()
