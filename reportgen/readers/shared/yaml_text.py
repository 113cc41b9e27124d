"""YAML as plain text with a place for every value: no types, no aliases, no surprises."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from reportgen.errors import InputError, Issue, Place
from reportgen.places import clean
from reportgen.readers.shared.problems import Mistake, shorten
from reportgen.readers.shared.text import MEGABYTE, read_text

Node = str | list["Node"] | dict[str, "Node"]
ValuePath = tuple[str | int, ...]

_LIMIT = 4 * MEGABYTE
_DEEPEST = 30
_ADVICE = {
    "mapping values are not allowed here": "put quotation marks around a text that contains ': '",
    "could not find expected ':'": "write 'key: value', with a space after the colon",
    "found character '\\t' that cannot start any token": "indent with spaces, not with tabs",
    "expected <block end>": "lines that belong together start in the same column",
}
_ABSENT = frozenset({"null", "~", ".nan"})
"""What programs write for a value that is not there; in quotation marks it is a text."""

_Loader = type[yaml.SafeLoader] | type[yaml.CSafeLoader]
_FAST: _Loader | None = getattr(yaml, "CSafeLoader", None)
"""The parser in C, thirteen times as fast; not every installation of PyYAML has it."""

_CUT = re.compile(r"\s*(#[^\s#!].*)")
_OTHER_ADVICE = "look at this line and the one above: indentation, quotation marks, colons"


@dataclass(slots=True)
class YamlText:
    """The mapping of a YAML file: values, places of values and keys, and mistakes so far.

    ``empty`` are the keys of each mapping that have no value; ``braced`` are the mappings that
    stand between braces, where a comma ends a value.
    """

    path: str
    value: dict[str, Node] = field(default_factory=dict)
    places: dict[ValuePath, Place] = field(default_factory=dict)
    keys: dict[ValuePath, Place] = field(default_factory=dict)
    empty: dict[ValuePath, list[str]] = field(default_factory=dict)
    braced: set[ValuePath] = field(default_factory=set)
    problems: list[Mistake] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def value_at(self, path: ValuePath) -> Node | None:
        """The value at a path, None where there is none."""
        node: Node | None = self.value
        for step in path:
            if isinstance(node, dict):
                node = node.get(str(step))
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                node = node[step]
            else:
                return None
        return node


def load_yaml(path: Path) -> YamlText:
    """Return a YAML file with its repeated keys still to be told.

    Raises:
        InputError: if the file cannot be read as a mapping.
    """
    decoded = read_text(path, limit=_LIMIT)
    if not decoded.text.strip():
        raise InputError("the file is empty; write 'key: value' lines", str(path), 1, rule="empty")
    content = parse_yaml(decoded.text, str(path))
    content.issues.extend(decoded.issues)
    return content


def parse_yaml(text: str, path: str, first_line: int = 1) -> YamlText:
    """Return the mapping written in clean ``text``, whose first line is line ``first_line``.

    Raises:
        InputError: if the text is no YAML, no mapping, too deep, or uses aliases or tags.
    """
    fast = _fast(text, path, first_line)
    if fast is not None:
        return fast
    builder = _Builder(text, path, first_line, yaml.SafeLoader)
    try:
        return builder.build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        problem = str(error.problem or error.context or "cannot be understood")
        advice = next((a for start, a in _ADVICE.items() if problem.startswith(start)), "")
        message = f"this is not YAML ({problem}); {advice or _OTHER_ADVICE}"
        raise InputError(message, path, line, column, rule="not-yaml") from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        message = f"this is not YAML ({shorten(str(error))}); {_OTHER_ADVICE}"
        raise InputError(message, path, builder.line, rule="not-yaml") from error


def _fast(text: str, path: str, first_line: int) -> YamlText | None:
    """Return what the parser in C reads; None where the other one is to say what is wrong.

    The one in C takes tabs for white space where the other tells people to write spaces.
    """
    if _FAST is None or "\t" in text:
        return None
    try:
        return _Builder(text, path, first_line, _FAST).build()
    except (yaml.YAMLError, ValueError, OverflowError):
        return None


class _Builder:
    """Turns the parser's events into nested text; recursion ends at depth 30."""

    def __init__(self, text: str, path: str, first_line: int, loader: _Loader) -> None:
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=loader))
        self._first_line = first_line
        self._lines = text.splitlines() if "#" in text else []
        self._content = YamlText(path)
        self.line = first_line

    def build(self) -> YamlText:
        path = self._content.path
        event = self._next(yaml.StreamStartEvent, yaml.DocumentStartEvent)
        if isinstance(event, yaml.StreamEndEvent):
            raise InputError(
                "nothing is written here; write 'key: value' lines", path, self.line, rule="empty"
            )
        if not isinstance(event, yaml.MappingStartEvent):
            kind = "a list" if isinstance(event, yaml.SequenceStartEvent) else "a text"
            message = f"this is {kind}, not 'key: value' lines; start with a key such as 'id:'"
            raise self._error(event, message)
        root = self._node(event, ())
        self._content.value = root if isinstance(root, dict) else {}
        event = self._next(yaml.DocumentEndEvent)
        if not isinstance(event, yaml.StreamEndEvent):
            raise self._error(event, "a second document starts here; keep one, without '---'")
        return self._content

    def _next(self, *passed_over: type[yaml.Event]) -> yaml.Event:
        event = next(self._events)
        while isinstance(event, passed_over):
            event = next(self._events)
        self.line = self._place(event).line
        return event

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        if mark is None:
            return Place(self._content.path, self.line)
        return Place(self._content.path, mark.line + self._first_line, mark.column + 1)

    def _error(self, event: yaml.Event, message: str) -> InputError:
        return InputError(message, self._place(event), rule="not-plain-yaml")

    def _node(self, event: yaml.Event, path: ValuePath, depth: int = 1) -> Node | None:
        """Return the value that starts here; None where nothing is written."""
        self._refuse_magic(event)
        if depth > _DEEPEST:
            raise self._error(event, f"nested deeper than {_DEEPEST} levels; flatten it")
        self._content.places[path] = self._place(event)
        if isinstance(event, yaml.MappingStartEvent):
            if event.flow_style:
                self._content.braced.add(path)
            return self._mapping(path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            entries = self._sequence(path, depth)
            if event.flow_style:
                self._check_commas(entries, self._content.places[path])
            return entries
        return self._scalar(event) if isinstance(event, yaml.ScalarEvent) else None

    def _refuse_magic(self, event: yaml.Event) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            raise self._error(event, f"alias '*{anchor}' is not allowed; repeat the text")
        if anchor:
            raise self._error(event, f"anchor '&{anchor}' is not allowed; remove it")
        if tag:
            raise self._error(event, f"tag {shorten(str(tag))} is not allowed; remove it")

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        if event.implicit[0] and event.value in _ABSENT:
            return None
        text, changes = clean(event.value)
        self._check_end(event)
        for change in changes:
            place = self._place(event)
            self._content.issues.append(Issue("warning", change.rule, change.message, place))
        return text.strip() if text or event.style else None

    def _check_end(self, event: yaml.ScalarEvent) -> None:
        """Remark on words that YAML takes for a comment, as in ``title: Track #2``."""
        if event.style or event.end_mark is None or not event.value:
            return
        line = self._lines[event.end_mark.line] if event.end_mark.line < len(self._lines) else ""
        cut = _CUT.match(line, event.end_mark.column)
        if cut:
            message = (
                f"{shorten(cut[1])} is taken for a comment and not read; put the whole value in "
                "quotation marks, or write a space after '#' if it is one"
            )
            place = self._place(event)
            self._content.issues.append(Issue("warning", "value-cut", message, place))

    def _key(self, event: yaml.ScalarEvent) -> str:
        """Return a key, which is never absent: a key "null" is one that is not known."""
        return event.value if event.value in _ABSENT else self._scalar(event) or ""

    def _check_commas(self, entries: list[Node], place: Place) -> None:
        """Remark on a sentence between brackets that a comma may have cut in two."""
        texts = [entry for entry in entries if isinstance(entry, str)]
        is_prose = any(text.endswith((".", "?", "!")) and " " in text for text in texts)
        cut = next((text for text in texts[1:] if text[:1].islower()), "") if is_prose else ""
        if cut:
            message = (
                f"a comma ends an entry between [ and ], so {shorten(cut)} is one of its own; if "
                "it goes on with the one before, put the whole entry in quotation marks"
            )
            self._content.issues.append(Issue("warning", "value-cut", message, place))

    def _sequence(self, path: ValuePath, depth: int) -> list[Node]:
        nodes: list[Node] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            node = self._node(event, (*path, len(nodes)), depth + 1)
            if node is not None:
                nodes.append(node)
        return nodes

    def _mapping(self, path: ValuePath, depth: int) -> dict[str, Node]:
        nodes: dict[str, Node] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise self._error(event, "a key must be a plain word; rewrite it as 'key: value'")
            key, place = self._key(event), self._place(event)
            here = (*path, key)
            earlier = self._content.keys.get(here)
            target = (*path, key, "repeated") if earlier else here
            node = self._node(self._next(), target, depth + 1)
            if earlier:
                message = f"{key!r} stands here again (first in line {earlier.line}); keep one"
                self._content.problems.append(Mistake(place, message, "repeated-key"))
                continue
            self._content.keys[here] = place
            if node is None:
                self._content.empty.setdefault(path, []).append(key)
            else:
                nodes[key] = node
        return nodes
