"""Records as canonical JSON, the same in every version, on which signatures are computed."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]


def canonical(value: object) -> Plain:
    """Return a record as plain JSON values.

    A field with its default value is left out, so that a field added by a later version changes
    nothing. Fields that are excluded from comparison are left out, too.

    Raises:
        TypeError: for a value that versions may write differently, such as a float.
    """
    match value:
        case None | bool() | int() | str():
            return value
        case dt.date() | dt.time():
            return value.isoformat()
        case tuple() | list():
            return [canonical(one) for one in value]
        case frozenset() | set():
            return sorted((canonical(one) for one in value), key=as_json)
        case Mapping():
            return {str(key): canonical(one) for key, one in value.items()}
    if is_dataclass(value):
        return record_fields(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


def record_fields(record: object) -> dict[str, Plain]:
    """Return the fields of a record in canonical form, by name."""
    written = ((one, getattr(record, one.name)) for one in fields(record) if one.compare)  # type: ignore[arg-type]
    return {one.name: canonical(held) for one, held in written if held != _default(one)}


def as_json(plain: Plain) -> str:
    """Return plain values as one line of JSON: sorted keys, no blanks, ASCII only."""
    return json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def digest_of(value: object) -> str:
    """Return the hex SHA-256 of a record in its canonical form."""
    return hashlib.sha256(as_json(canonical(value)).encode("ascii")).hexdigest()


def _default(field: Field[object]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default
