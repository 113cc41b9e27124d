"""A forum made in memory passes the same checks as one that is read from files."""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportgen.errors import InputError, Issue, Place, UsageError
from reportgen.model import Forum, Prose
from reportgen.places import clean
from reportgen.readers.forum.folder import ForumFile, forum_in
from reportgen.readers.forum.pictures import missing_pictures
from reportgen.readers.forum.plain import is_absent, plain_forum, time_text
from reportgen.readers.forum.prose import admit_prose
from reportgen.readers.shared.problems import Mistake
from reportgen.readers.shared.yaml_text import Node, ValuePath, YamlText

_DEEPEST = 30
_FORUM = "forum"
"""What a forum in memory is called in messages, where a file has its path."""


def admit_forum(forum: Forum | Mapping[str, object]) -> ForumFile:
    """A forum from plain values, or one made in memory, checked and cleaned as files are.

    The keys and values are those of forum.yaml; a date or time may be one of Python's. None and
    NaN, as tables have them, are absent. ``prose`` may map the names of texts to Markdown.

    Raises:
        InputError: if anything in it is wrong; all mistakes are told together.
        UsageError: if it is no mapping.
    """
    values = plain_forum(forum) if isinstance(forum, Forum) else forum
    if not isinstance(values, Mapping):
        message = f"a forum is a mapping with the keys of forum.yaml, not {_kind(values)}"
        raise UsageError(message, rule="wrong-argument")
    texts = forum.prose if isinstance(forum, Forum) else _texts(values.get("prose"))
    content = YamlText(_FORUM)
    node = _Admission(content).node({k: v for k, v in values.items() if k != "prose"}, ())
    content.value = node if isinstance(node, dict) else {}
    read = forum_in(content)
    prose, prose_issues = admit_prose(texts, read)
    pictures = forum.pictures if isinstance(forum, Forum) else ()
    whole = replace(read, prose=prose, pictures=pictures)
    lacking = missing_pictures(whole, content.places)
    return ForumFile(whole, content.places, (*content.issues, *prose_issues, *lacking))


def _texts(prose: object) -> Sequence[Prose]:
    """The texts of a forum in memory, each with the name of the file that it would have."""
    if is_absent(prose):
        return ()
    if not isinstance(prose, Mapping):
        message = "must map the name of each text to its Markdown"
        raise InputError(message, "prose", rule="unusable-value")
    wrong = [key for key, text in prose.items() if not isinstance(text, str)]
    if wrong:
        raise InputError("must be a text", f"prose.{wrong[0]}", rule="unusable-value")
    return tuple(Prose(str(key), prose_file(str(key)), text) for key, text in prose.items())


def prose_file(key: str) -> str:
    """The file that holds a text: those of the report have a folder of their own."""
    return f"{key}.md" if key.startswith("report/") else f"prose/{key}.md"


class _Admission:
    """Turns values of Python into the plain text that forum.yaml would hold."""

    def __init__(self, content: YamlText) -> None:
        self._content = content

    def node(self, value: object, path: ValuePath) -> Node | None:
        """The text, list or mapping that a value is; None for what is absent."""
        if is_absent(value):
            return None
        self._content.places[path] = Place(_written(path))
        if len(path) > _DEEPEST:
            raise InputError(f"nested deeper than {_DEEPEST} levels", _FORUM, rule="unusable-value")
        if isinstance(value, Mapping):
            return dict(self._pairs(value, path))
        if isinstance(value, list | tuple):
            nodes = (self.node(part, (*path, n)) for n, part in enumerate(value))
            return [node for node in nodes if node is not None]
        return self._text(value, path)

    def _pairs(self, value: Mapping[object, object], path: ValuePath) -> Iterator[tuple[str, Node]]:
        for key, part in value.items():
            name = key if isinstance(key, str) else repr(key)
            self._content.keys[*path, name] = Place(_written((*path, name)))
            if (node := self.node(part, (*path, name))) is not None:
                yield name, node

    def _text(self, value: object, path: ValuePath) -> str:
        written = _as_text(value)
        if written is None:
            message = f"cannot be {_kind(value)}; give a text, a number, a date or a time"
            mistake = Mistake(Place(_written(path)), message, "unusable-value")
            self._content.problems.append(mistake)
            return ""
        text, changes = clean(written)
        for change in changes:
            issue = Issue("warning", change.rule, change.message, Place(_written(path)))
            self._content.issues.append(issue)
        return text.strip()


def _as_text(value: object) -> str | None:
    """A value as forum.yaml would hold it; None for what it cannot hold."""
    scalar = getattr(value, "item", None)
    value = scalar() if callable(scalar) else value  # numbers of numpy and pandas
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(int(value) if float(value).is_integer() else value)
    is_day = not isinstance(value, dt.datetime) or value.time() == dt.time(0)
    if isinstance(value, dt.date) and is_day:
        return f"{value:%Y-%m-%d}"
    return time_text(value) if isinstance(value, dt.time) else None


def _written(path: ValuePath) -> str:
    """A path as a person writes it: ``people[2].surname``."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".") or _FORUM


def _kind(value: object) -> str:
    name = type(value).__name__
    is_record = dataclasses.is_dataclass(value)
    return f"a {name}" if is_record or name[0].lower() not in "aeiou" else f"an {name}"
