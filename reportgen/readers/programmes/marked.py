"""A value with a mark of what is off record never reaches forum.yaml, where all is printed."""

import dataclasses
from typing import TypeVar

from reportgen.readers.marks.finding import is_marked
from reportgen.readers.programmes.records import Doubt, Line, Programme, ProseWritten, Spot

_Record = TypeVar("_Record")
_KEPT = (Doubt, Line, ProseWritten, Spot)
"""Prose goes through the door that withholds; the others are not written into forum.yaml."""


def without_marked(programme: Programme) -> Programme:
    """Return a programme whose marked values are empty, with a doubt for each."""
    doubts: list[Doubt] = []
    clean = _clean(programme, Spot(programme.path), doubts)
    left = tuple(line for line in clean.left if not is_marked(line.text))
    return dataclasses.replace(clean, left=left, doubts=(*clean.doubts, *doubts))


def _clean(record: _Record, spot: Spot, doubts: list[Doubt]) -> _Record:
    if isinstance(record, _KEPT) or not dataclasses.is_dataclass(record):
        return record
    spot = getattr(record, "spot", spot)
    values = {
        field.name: _value(getattr(record, field.name), spot, doubts)
        for field in dataclasses.fields(record)
    }
    return dataclasses.replace(record, **values)  # type: ignore[type-var]


def _value(value: object, spot: Spot, doubts: list[Doubt]) -> object:
    if isinstance(value, str):
        if not is_marked(value):
            return value
        message = "words marked off record stand here and were left out; look at the file"
        doubts.append(Doubt(0, "off-record", message, spot))
        return ""
    if isinstance(value, tuple):
        return tuple(_value(part, spot, doubts) for part in value)
    return _clean(value, spot, doubts)
