"""A forum as plain values: what forum.yaml would hold."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import MISSING, Field
from typing import cast

from reportgen.model import Forum
from reportgen.readers.forum.records import key_of

_BESIDE = frozenset({"prose", "drafts", "pictures"})
_NOT_A_VALUE = frozenset({"NAType", "NaTType"})
"""What pandas has for a cell without a value; one of them does not even compare."""

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def plain_forum(forum: Forum) -> dict[str, object]:
    """A forum as a mapping with the keys of forum.yaml, and ``prose`` by the name of each text.

    What is as it would be without saying so is left out; pictures are named, not held.
    """
    values = {name: plain(value) for name, value in _told(forum) if name not in _BESIDE}
    texts = {text.key: text.text for text in forum.prose}
    return {**values, **({"prose": texts} if texts else {})}


def plain(value: object) -> Plain:
    """A record, list, date or text of a forum as JSON can hold it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: plain(part) for name, part in _told(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return time_text(value)
    return cast("Plain", value)


def time_text(value: dt.time) -> str:
    """A time of day as forum.yaml has it: 13:30."""
    text = value.isoformat("seconds")
    return text[:5] if text.endswith(":00") else text


def is_absent(value: object) -> bool:
    """Whether a value says that there is none: None, NaN, or what pandas has for an empty cell."""
    if value is None or type(value).__name__ in _NOT_A_VALUE:
        return True
    return isinstance(value, float) and value != value  # noqa: PLR0124 - NaN is not itself


def _told(record: object) -> list[tuple[str, object]]:
    """The fields of a record that say something."""
    fields: tuple[Field[object], ...] = dataclasses.fields(record)  # type: ignore[arg-type]
    values = ((field, getattr(record, field.name)) for field in fields)
    return [
        (key_of(f.name), value) for f, value in values if f.default is MISSING or value != f.default
    ]
