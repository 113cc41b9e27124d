"""What stands where in a YAML text: each value with its first and last character."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

import yaml

from reportgen.errors import InputError, Place

Plain = str | list["Plain"] | dict[str, "Plain"]
"""A value as read: the texts of scalars, whatever their type."""

Value = str | int | dt.date | dt.time | Sequence["Value"] | Mapping[str, "Value"]
"""A value to be written. Days, numbers and yes or no are written bare, times in quotation marks."""

ValuePath = tuple[str | int, ...]

_DEEPEST = 30
_Loader = type[yaml.SafeLoader] | type[yaml.CSafeLoader]
_FAST: _Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Spanned:
    """A value and its characters ``[start, end)`` in the text, without what follows in its lines.

    ``style`` is how a scalar is quoted (empty: not at all), and of a mapping or list "flow" where
    it stands between brackets, else "block".
    """

    kind: Literal["scalar", "mapping", "list"]
    start: int
    end: int
    style: str
    text: str = ""
    entries: list["Held"] = field(default_factory=list)

    @property
    def is_flow(self) -> bool:
        """Whether it stands between brackets."""
        return self.style == "flow"


@dataclass(slots=True)
class Held:
    """One value of a mapping or list; ``marker`` is the place after its colon or dash."""

    key: str
    start: int
    marker: int
    node: Spanned


def spans_of(text: str, path: str) -> Spanned:
    """Return the mapping that a YAML text is, with the place of everything in it.

    Raises:
        InputError: if it cannot be read, or holds what is not edited: aliases, anchors, tags,
            repeated keys, a second document.
    """
    # The parser in C takes tabs for white space where the other one does not.
    loader = yaml.SafeLoader if "\t" in text else _FAST
    reader = _Reader(text, path, loader)
    try:
        return reader.read()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else reader.line
        message = f"this is not YAML ({error.problem}); mend this line first"
        raise InputError(message, path, line, rule="not-yaml") from error
    except (yaml.YAMLError, ValueError) as error:
        message = f"this is not YAML ({error}); mend it first"
        raise InputError(message, path, reader.line, rule="not-yaml") from error


def plain(node: Spanned) -> Plain:
    """Return what a value says."""
    if node.kind == "scalar":
        return node.text
    if node.kind == "list":
        return [plain(entry.node) for entry in node.entries]
    return {entry.key: plain(entry.node) for entry in node.entries}


def as_plain(value: Value) -> Plain:
    """Return a value to be written as it will be read."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case dt.time():
            return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
        case int() | dt.date():
            return str(value)
        case Mapping():
            return {key: as_plain(part) for key, part in value.items()}
        case _:
            return [as_plain(part) for part in value]


def leaves(node: Spanned, text: str) -> Iterator[tuple[int, int]]:
    """Yield the characters of all keys and scalars in a value, without comments."""
    if node.kind == "scalar":
        yield node.start + header_of(node, text), node.end
    for entry in node.entries:
        if node.kind == "mapping":
            yield entry.start, entry.marker
        yield from leaves(entry.node, text)


def header_of(node: Spanned, text: str) -> int:
    """Return the length of the line that a block of text starts with: ``>-`` and a comment."""
    is_block = node.style in ("|", ">")
    return len(text[node.start : node.end].split("\n", 1)[0]) if is_block else 0


class _Mark(Protocol):
    """A place as either parser tells it."""

    index: int
    line: int


def _mark(found: _Mark | None) -> _Mark:
    """Return a place; both parsers give one to every event."""
    if found is None:
        raise yaml.YAMLError("it has no place")
    return found


class _Reader:
    """Turns the parser's events into a tree of spans."""

    def __init__(self, text: str, path: str, loader: _Loader) -> None:
        self._text, self._path = text, path
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=loader))
        self.line = 1

    def read(self) -> Spanned:
        event = self._next(yaml.StreamStartEvent, yaml.DocumentStartEvent)
        if not isinstance(event, yaml.MappingStartEvent):
            raise self._error("this is not 'key: value' lines; start with a key such as 'id:'")
        root = self._node(event, 1)
        event = self._next(yaml.DocumentEndEvent)
        if not isinstance(event, yaml.StreamEndEvent):
            raise self._error("a second document starts here; keep one, without '---'")
        return root

    def _next(self, *passed_over: type[yaml.Event]) -> yaml.Event:
        event = next(self._events)
        while isinstance(event, passed_over):
            event = next(self._events)
        self.line = _mark(event.start_mark).line + 1
        return event

    def _error(self, message: str) -> InputError:
        return InputError(message, Place(self._path, self.line), rule="not-plain-yaml")

    def _node(self, event: yaml.Event, depth: int) -> Spanned:
        if getattr(event, "anchor", None) or getattr(event, "tag", None) or depth > _DEEPEST:
            raise self._error(
                "anchors, aliases, tags and deep nesting are not edited; write it out"
            )
        start, end = _mark(event.start_mark).index, _mark(event.end_mark).index
        if isinstance(event, yaml.ScalarEvent):
            style = event.style or ""
            if style in ("|", ">"):
                end = self._end_of_block(start, end)
            return Spanned("scalar", start, end, style, event.value)
        if not isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            raise self._error("this is not edited; write the value out")
        style = "flow" if event.flow_style else "block"
        is_list = isinstance(event, yaml.SequenceStartEvent)
        node = Spanned("list" if is_list else "mapping", start, end, style)
        (self._items if is_list else self._pairs)(node, depth)
        return node

    def _end_of_block(self, start: int, end: int) -> int:
        """Return where a block of text ends; what ``+`` keeps belongs to it."""
        header = self._text[start:end].split("\n", 1)[0].split("#")[0]
        written = self._text[start:end]
        kept = written.removesuffix("\n").removesuffix("\r") if "+" in header else written.rstrip()
        return start + len(kept)

    def _items(self, node: Spanned, depth: int) -> None:
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            before = node.entries[-1].node.end if node.entries else node.start
            item = self._node(event, depth + 1)
            start = marker = item.start
            if not node.is_flow:
                start = self._dash(before) if node.entries else node.start
                marker = start + 1
            node.entries.append(Held("", start, marker, item))
        self._close(node, event)

    def _dash(self, before: int) -> int:
        """Return where the next dash of a list stands, below what ends at ``before``."""
        at = before
        while (line := self._text.find("\n", at)) >= 0:
            at = line + 1
            end = self._text.find("\n", at)
            content = self._text[at : end if end >= 0 else None]
            words = content.lstrip(" ")
            if words.startswith("-"):
                return at + len(content) - len(words)
        raise self._error("the list that ends here is not understood; write each '- ' in a line")

    def _pairs(self, node: Spanned, depth: int) -> None:
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise self._error("a key must be a plain word; rewrite it as 'key: value'")
            start, after = _mark(event.start_mark).index, _mark(event.end_mark).index
            key = event.value
            if any(entry.key == key for entry in node.entries):
                raise self._error(f"{key!r} stands here again; keep one")
            value = self._node(self._next(), depth + 1)
            gap = self._text[after : value.start]
            colon = gap.find(":")
            if gap[: max(colon, 0)].strip(" "):
                raise self._error(f"the key {key!r} is not understood; rewrite it as 'key: value'")
            marker = after + colon + 1 if colon >= 0 else after
            node.entries.append(Held(key, start, marker, value))
        self._close(node, event)

    def _close(self, node: Spanned, event: yaml.Event) -> None:
        """End a block with its last value, not where the next one starts."""
        if node.is_flow:
            node.end = _mark(event.end_mark).index
        elif node.entries:
            node.end = max(node.entries[-1].node.end, node.entries[-1].marker)
