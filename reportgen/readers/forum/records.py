"""Plain text becomes the model's records: the classes say which keys and values there may be."""

import dataclasses
import datetime as dt
import re
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from reportgen.errors import InputError, Place
from reportgen.model import OrganizationId, PersonId, SessionId, SlotId
from reportgen.readers.shared.problems import Mistake, did_you_mean, raise_problems, shorten
from reportgen.readers.shared.yaml_text import Node, ValuePath, YamlText

IDENTIFIER = re.compile(r"[^\W_][\w.-]{0,79}")
TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")
COLLECTIONS: Mapping[object, str] = {
    PersonId: "people",
    OrganizationId: "organizations",
    SessionId: "sessions",
    SlotId: "slots",
}
"""Which list holds the records that an id refers to."""

_FROM_FILES = frozenset({"prose", "pictures"})
"""What is no key of forum.yaml: it stands in files of its own."""

_FAILED = object()
_UNDER = "write them indented below the key"
_QUOTE = "write it after the colon, in quotation marks if it starts with a bracket"
_NEVER_EMPTY = frozenset({"id", "name", "title"})
_Record = typing.TypeVar("_Record")


@cache
def fields_of(record: type) -> Mapping[str, object]:
    """Return the keys that a record may have in YAML, with their types."""
    hints = typing.get_type_hints(record)
    return {key_of(name): hint for name, hint in hints.items() if name not in _FROM_FILES}


def key_of(field: str) -> str:
    """Return the key of a field: Python's own words, as "for", have an underscore behind them."""
    return field.removesuffix("_")


@cache
def required_of(record: type) -> frozenset[str]:
    """Return the keys that a record must have."""
    missing = dataclasses.MISSING
    return frozenset(
        key_of(field.name)
        for field in dataclasses.fields(record)
        if field.default is missing and field.default_factory is missing
    )


def without_none(hint: object) -> object:
    """Return a type without its ``| None``."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return next(part for part in typing.get_args(hint) if part is not type(None))
    return hint


def _fitting(hint: object, node: Node) -> object:
    """Return the type of a union that a value is written for: a record, or else a text."""
    parts = [one for one in typing.get_args(hint) if one is not type(None)]
    if isinstance(hint, types.UnionType) and len(parts) > 1:
        records = [one for one in parts if dataclasses.is_dataclass(one)]
        others = [one for one in parts if one not in records]
        return (records if isinstance(node, dict) else others)[0]
    return without_none(hint)


class Records:
    """One pass over a YAML text; problems are gathered until somebody asks for a result."""

    def __init__(self, content: YamlText) -> None:
        """Start with the problems that reading the YAML found."""
        self.content = content
        self.problems = list(content.problems)
        self.ids: dict[object, dict[str, ValuePath]] = {kind: {} for kind in COLLECTIONS}
        self._references: list[tuple[object, str, ValuePath]] = []

    def read(
        self, record: type[_Record], known: Mapping[object, Iterable[str]] | None = None
    ) -> _Record:
        """Return the record; ``known`` adds ids that are defined elsewhere.

        Raises:
            InputError: if anything in the text is wrong; all mistakes are told together.
        """
        made = self._record(record, self.content.value, ())
        for kind, ids in (known or {}).items():
            self.ids[kind] |= dict.fromkeys(ids, ())
        self._check_references()
        if self.problems:
            raise_problems(self.problems)
        return typing.cast("_Record", made)

    def place(self, path: ValuePath) -> Place:
        """Return where a value stands, or else what surrounds it."""
        while path and path not in self.content.places:
            path = path[:-1]
        return self.content.places.get(path, Place(self.content.path, 1))

    def add(self, path: ValuePath, message: str, rule: str = "unusable-value") -> object:
        """Note a problem with a value."""
        self.problems.append(Mistake(self.place(path), message, rule))
        return _FAILED

    def refuse(self, path: ValuePath, message: str) -> typing.NoReturn:
        """Stop at once for a value that cannot be used.

        Raises:
            InputError: always, with the place of the value.
        """
        raise InputError(message, self.place(path), rule="unusable-value")

    def _record(self, record: type, node: Node, path: ValuePath) -> object:
        if not isinstance(node, dict):
            message = f"{_name(path)} must be 'key: value' lines, not {_kind(node)}; {_UNDER}"
            return self.add(path, message)
        hints = fields_of(record)
        unknown = [key for key in node if key not in hints]
        cut = [key for key in self.content.empty.get(path, ()) if key not in hints]
        for key in (*unknown, *cut):
            self._unknown_key(key, hints, path)
        values = {
            key: self._value(hints[key], node[key], (*path, key)) for key in hints if key in node
        }
        written = {key for key, text in node.items() if text or key not in _NEVER_EMPTY}
        for key in sorted(required_of(record) - written):
            message = f"{_name(path) or 'this file'} has no '{key}'; add '{key}: ...'"
            self.add(path, message, "missing-key")
            values[key] = _FAILED
        if _FAILED in values.values():
            return _FAILED
        fields = {key_of(field.name): field.name for field in dataclasses.fields(record)}
        return record(**{fields[key]: value for key, value in values.items()})

    def _unknown_key(self, key: str, hints: Mapping[str, object], path: ValuePath) -> None:
        place = self.content.keys.get((*path, key), self.place(path))
        advice = did_you_mean(key, hints, f"known keys are {', '.join(hints)}")
        if key == "prose" and not path:
            advice = "prose is written in Markdown files in the folder prose/"
        if path in self.content.braced and not did_you_mean(key, hints, ""):
            advice = "between { and } a comma ends a value: put the whole value in quotation marks"
            advice += self._uncut(key, path)
        message = f"key {shorten(key)} is not known here; {advice}"
        self.problems.append(Mistake(place, message, "unknown-key"))

    def _uncut(self, key: str, path: ValuePath) -> str:
        """Return the value that a comma cut, with its end, as it should be written."""
        keys = [one[-1] for one in self.content.keys if one[:-1] == path]
        empty = set(self.content.empty.get(path, ()))
        at = keys.index(key)
        first = next((n for n in range(at - 1, -1, -1) if keys[n] not in empty), None)
        node = self.content.value_at((*path, keys[first])) if first is not None else None
        if key not in empty or not isinstance(node, str) or first is None:
            return ""
        return f', as in {keys[first]}: "{", ".join((node, *map(str, keys[first + 1 : at + 1])))}"'

    def _value(self, hint: object, node: Node, path: ValuePath) -> object:
        hint = _fitting(hint, node)
        origin = typing.get_origin(hint)
        if dataclasses.is_dataclass(hint) and isinstance(hint, type):
            return self._record(hint, node, path)
        if origin is tuple:
            return self._list(typing.get_args(hint)[0], node, path)
        if origin is Mapping:
            return self._table(typing.get_args(hint)[1], node, path)
        if isinstance(node, str):
            return self._leaf(hint, node, path)
        message = f"{_name(path)} must be one text, not {_kind(node)}; {_QUOTE}"
        return self.add(path, message)

    def _leaf(self, hint: object, text: str, path: ValuePath) -> object:
        if typing.get_origin(hint) is typing.Literal:
            return self._choice(hint, text, path)
        if path[-1] == "id" or hint in COLLECTIONS:
            return self._id(hint, text, path)
        parse, advice = LEAVES[typing.cast("type", hint)]
        try:
            return parse(text)
        except ValueError:
            return self.add(path, f"{_name(path)} {shorten(text)} {advice}")

    def _list(self, hint: object, node: Node, path: ValuePath) -> object:
        if not isinstance(node, list):
            example = f"[{node}]" if isinstance(node, str) and len(node) < 40 else "[...]"
            advice = f"write '{_name(path)}: {example}' or lines that start with '- '"
            return self.add(path, f"{_name(path)} must be a list, not {_kind(node)}; {advice}")
        values = [self._value(hint, part, (*path, n)) for n, part in enumerate(node)]
        return _FAILED if any(value is _FAILED for value in values) else tuple(values)

    def _table(self, hint: object, node: Node, path: ValuePath) -> object:
        if not isinstance(node, dict):
            message = f"{_name(path)} must be 'key: text' lines, not {_kind(node)}; {_UNDER}"
            return self.add(path, message)
        values = {key: self._value(hint, text, (*path, key)) for key, text in node.items()}
        return _FAILED if any(value is _FAILED for value in values.values()) else values

    def _choice(self, hint: object, text: str, path: ValuePath) -> object:
        choices = typing.get_args(hint)
        if text in choices:
            return text
        advice = did_you_mean(text, choices, f"use one of: {', '.join(choices)}")
        return self.add(path, f"{_name(path)} {shorten(text)} is not possible; {advice}")

    def _id(self, hint: object, text: str, path: ValuePath) -> object:
        if path[-1] != "id":
            self._references.append((hint, text, path))
            return text
        if not IDENTIFIER.fullmatch(text):
            advice = "use letters, digits, '-', '_' and '.', without spaces: it names files"
            return self.add(path, f"id {shorten(text)} is not possible; {advice}")
        earlier = self.ids.setdefault(hint, {}).setdefault(text, path)
        if earlier != path:
            line = self.place(earlier).line
            return self.add(path, f"id {text!r} is taken (line {line}); choose another")
        return text

    def _check_references(self) -> None:
        for kind, text, path in self._references:
            if text not in self.ids[kind]:
                name = COLLECTIONS[kind]
                advice = did_you_mean(text, self.ids[kind], f"add it to {name}")
                subject = f"{_name(path)} {shorten(text)}"
                self.add(path, f"{subject} is not among the {name}; {advice}")


def _name(path: ValuePath) -> str:
    """Return the words that a person knows a value by."""
    names = [str(part) for part in path if isinstance(part, str)]
    if not names:
        return ""
    last = path[-1]
    return f"{names[-1]} (number {last + 1})" if isinstance(last, int) else names[-1]


def _kind(node: Node) -> str:
    if isinstance(node, str):
        return f"the text {shorten(node)}"
    return "a list" if isinstance(node, list) else "'key: value' lines"


def _text(text: str) -> str:
    return text


def _number(text: str) -> int:
    if not WHOLE_NUMBER.fullmatch(text):
        raise ValueError
    return int(text)


def _time(text: str) -> dt.time:
    match = TIME.fullmatch(text)
    if match is None or not text.isascii():
        raise ValueError
    return dt.time(int(match[1]), int(match[2]), int(match[3] or 0))


def _date(text: str) -> dt.date:
    match = DATE.fullmatch(text)
    if match is None or not text.isascii():
        raise ValueError
    day = dt.date(int(match[1]), int(match[2]), int(match[3]))
    if not EARLIEST <= day <= LATEST:
        raise ValueError
    return day


def _yes_or_no(text: str) -> bool:
    if text.casefold() not in {"true", "yes", "false", "no"}:
        raise ValueError
    return text.casefold() in {"true", "yes"}


LEAVES: Mapping[type, tuple[Callable[[str], object], str]] = {
    str: (_text, ""),
    int: (_number, "is not a whole number; write digits only, as in 15"),
    dt.time: (_time, "is not a time of day; write hours and minutes, as in 13:30 or 9:05"),
    dt.date: (_date, "is not a day of the calendar; write year-month-day, as in 2026-05-14"),
    bool: (_yes_or_no, "is neither yes nor no; write true or false"),
}
"""How one text becomes a value, and what to say where it does not."""
