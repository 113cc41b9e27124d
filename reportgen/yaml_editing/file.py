"""A YAML file being edited: each edit is read back, and nothing is written before all are made."""

import copy
import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from reportgen.disk import write_whole
from reportgen.errors import InputError, PipelineError, Place
from reportgen.yaml_editing.edits import (
    Splice,
    inserted,
    removed,
    reordered,
    replaced_scalar,
    replaced_whole,
    spliced,
)
from reportgen.yaml_editing.tree import (
    Held,
    Plain,
    Spanned,
    Value,
    ValuePath,
    as_plain,
    plain,
    spans_of,
)

_ALONE = re.compile(r"\r(?!\n)")
_MARK = "\ufeff"
"""What some editors write at the start of a file to say that it is UTF-8; it stays."""

_BARE = re.compile(r"(?<!\r)\n")


class YamlFile:
    """The text of a YAML file while it is edited.

    A path names a value by keys and numbers from 0: ``("sessions", 2, "slots", 0, "start")``.
    ``YamlFile.open`` reads a file, ``save`` writes it; without a file, ``text`` is the answer.
    """

    def __init__(self, text: str, name: str) -> None:
        """Take a text that messages call ``name``.

        Raises:
            InputError: if it cannot be edited, with the line that has to be mended first.
        """
        if _ALONE.search(text):
            message = "its lines end as on an old Mac; save it with ordinary line ends first"
            raise InputError(message, name, rule="not-edited")
        self.name = name
        self.before = self.text = text
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._root = spans_of(text, name)
        self._file: tuple[Path, bytes] | None = None

    @classmethod
    def open(cls, path: Path) -> "YamlFile":
        """Return a file to be edited.

        Raises:
            InputError: if it cannot be read, or is written in a way that is not edited.
        """
        try:
            content = path.read_bytes()
            text = content.decode()
        except OSError as error:
            message = f"cannot be read ({error.strerror}); check the path"
            raise InputError(message, str(path), rule="not-readable") from None
        except UnicodeDecodeError:
            message = "is not saved as UTF-8; save it as UTF-8, then type the command again"
            raise InputError(message, str(path), rule="not-edited") from None
        made = cls(text.removeprefix(_MARK), str(path))
        made._file = path, content
        return made

    @property
    def is_changed(self) -> bool:
        """Whether an edit changed anything."""
        return self.text != self.before

    def at(self, path: ValuePath) -> Plain | None:
        """Return the value at a path, None where there is none."""
        node = self._node(path)
        return None if node is None else plain(node)

    def line_of(self, path: ValuePath) -> int:
        """Return the line in which a value, or what surrounds it, starts."""
        while (node := self._node(path)) is None:
            path = path[:-1]
        return self.text.count("\n", 0, node.start) + 1

    def set(self, path: ValuePath, value: Value, after: Sequence[str] = ()) -> None:
        """Write a value; a new key stands behind those of ``after``, else last.

        A list or mapping keeps the entries that it shares with the new one as they are written.

        Raises:
            InputError: if the place cannot be edited; nothing is changed.
        """
        standing = self.text, self._root
        try:
            self._set(path, value, after)
        except InputError:
            self.text, self._root = standing
            raise

    def _set(self, path: ValuePath, value: Value, after: Sequence[str]) -> None:
        node = self._node(path)
        if node is None:
            self._add(path, value, after)
        elif plain(node) == as_plain(value):
            return
        elif node.kind == "mapping" and node.entries and isinstance(value, Mapping) and value:
            self._set_mapping(path, value)
        elif node.kind == "list" and node.entries and _is_list(value) and value:
            self._set_list(path, _listed(value))
        else:
            self._replace(path, value)

    def remove(self, path: ValuePath, *, keep_comments: bool = True) -> None:
        """Remove a key with its value or an entry of a list, if it is there.

        Comments inside stay, each in a line of its own, unless ``keep_comments`` is false.

        Raises:
            InputError: if the place cannot be edited; nothing is changed.
        """
        if self._node(path) is None:
            return
        node, at, owner = self._holder(path)
        splices = removed(self.text, node, at, owner, keep=keep_comments)

        def take_out(root: Plain) -> None:
            inner = _value_at(root, path[:-1])
            if isinstance(inner, dict):
                del inner[str(path[-1])]
            elif isinstance(inner, list):
                del inner[at]

        self._apply(splices, take_out, path)

    def insert(self, path: ValuePath, at: int, value: Value) -> None:
        """Insert an entry into a list before number ``at``; an absent list is made.

        Raises:
            InputError: if the place cannot be edited; nothing is changed.
        """
        node = self._node(path)
        if node is None or node.kind != "list" or not node.entries:
            self.set(path, [value])
            return
        at = min(at, len(node.entries))

        def put_in(root: Plain) -> None:
            inner = _value_at(root, path)
            if isinstance(inner, list):
                inner.insert(at, as_plain(value))

        self._apply(inserted(self.text, node, at, "", value), put_in, path)

    def append(self, path: ValuePath, value: Value) -> None:
        """Add an entry at the end of a list; an absent list is made.

        Raises:
            InputError: if the place cannot be edited; nothing is changed.
        """
        node = self._node(path)
        self.insert(path, len(node.entries) if node else 0, value)

    def reorder(self, path: ValuePath, order: Sequence[int]) -> None:
        """Put the entries of a list in another order, each with the comments directly above it.

        Raises:
            InputError: if the place cannot be edited; nothing is changed.
        """
        node = self._node(path)
        if node is None or node.kind != "list" or sorted(order) != list(range(len(node.entries))):
            raise self._refusal(path)

        def put_in_order(root: Plain) -> None:
            inner = _value_at(root, path)
            if isinstance(inner, list):
                inner[:] = [inner[number] for number in order]

        self._apply(reordered(self.text, node, order), put_in_order, path)

    def difference(self) -> Iterator[str]:
        """Yield the lines that change: the number, ``-`` or ``+``, and the words."""
        old, new = self.before.splitlines(), self.text.splitlines()
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        for tag, first, last, start, end in matcher.get_opcodes():
            if tag != "equal":
                yield from (f"{n + 1:5d} - {old[n]}" for n in range(first, last))
                yield from (f"{n + 1:5d} + {new[n]}" for n in range(start, end))

    def save(self) -> None:
        """Write the file whole, if anything changed.

        Raises:
            InputError: if somebody changed the file since it was read; nothing is written.
            PipelineError: if it cannot be written; what stood there is untouched.
        """
        if self._file is None or not self.is_changed:
            return
        path, read = self._file
        target = path.resolve()
        try:
            if target.read_bytes() != read:
                message = "was changed meanwhile; nothing was written, type the command again"
                raise InputError(message, self.name, rule="changed-meanwhile")
            start = _MARK if read.startswith(_MARK.encode()) else ""
            written = (start + self.text).encode()
            write_whole(target, written)
        except OSError as error:
            message = f"cannot be written ({error.strerror}); close it elsewhere and check the disk"
            raise PipelineError(message, self.name, rule="not-writable") from None
        self._file, self.before = (path, written), self.text

    def _node(self, path: ValuePath) -> Spanned | None:
        node = self._root
        for step in path:
            entry = _entry(node, step)
            if entry is None:
                return None
            node = entry.node
        return node

    def _holder(self, path: ValuePath) -> tuple[Spanned, int, Held | None]:
        """Return what holds a value, its number there, and the entry that holds the holder."""
        node, owner = self._root, None
        for step in path[:-1]:
            owner = _entry(node, step)
            node = owner.node if owner else node
        entry = _entry(node, path[-1])
        if entry is None:
            raise self._refusal(path)
        return node, node.entries.index(entry), owner

    def _add(self, path: ValuePath, value: Value, after: Sequence[str]) -> None:
        """Write a key that is not there, with the mappings around it where they are missing."""
        holder = self._node(path[:-1])
        key = path[-1]
        if not isinstance(key, str):
            self.insert(path[:-1], key, value)
            return
        if holder is None or (holder.kind == "scalar" and not holder.text):
            self.set(path[:-1], {key: value})
            return
        if holder.kind != "mapping":
            raise self._refusal(path)
        known = [n for n, entry in enumerate(holder.entries, 1) if entry.key in after]
        at = max(known, default=len(holder.entries))

        def put_in(root: Plain) -> None:
            inner = _value_at(root, path[:-1])
            if isinstance(inner, dict):
                inner[key] = as_plain(value)

        self._apply(inserted(self.text, holder, at, key, value), put_in, path)

    def _set_mapping(self, path: ValuePath, value: Mapping[str, Value]) -> None:
        node = self._node(path)
        known = [entry.key for entry in node.entries] if node else []
        for number, (key, part) in enumerate(value.items()):
            self.set((*path, key), part, list(value)[:number])
        for key in known:
            if key not in value:
                self.remove((*path, key))

    def _set_list(self, path: ValuePath, values: list[Value]) -> None:
        now = self.at(path)
        old = [repr(entry) for entry in now] if isinstance(now, list) else []
        new = [repr(as_plain(value)) for value in values]
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        for tag, first, last, start, end in reversed(matcher.get_opcodes()):
            if tag == "equal":
                continue
            shared = min(last - first, end - start)
            for offset in range(end - start - 1, shared - 1, -1):
                self.insert(path, first + shared, values[start + offset])
            for offset in range(shared):
                self.set((*path, first + offset), values[start + offset])
            for number in range(last - 1, first + shared - 1, -1):
                self.remove((*path, number))

    def _replace(self, path: ValuePath, value: Value) -> None:
        """Write a value of another kind than the one that stands there."""
        while (node := self._node(path)) and node.kind != "scalar" and node.entries:
            last = node.entries[-1]
            self.remove((*path, last.key if node.kind == "mapping" else len(node.entries) - 1))
        node, at, _ = self._holder(path)
        entry = node.entries[at]
        is_leaf = not isinstance(value, Mapping) and not _is_list(value)
        if is_leaf and entry.node.kind == "scalar":
            splices = replaced_scalar(self.text, entry, value, in_flow=node.is_flow)
        else:
            splices = replaced_whole(self.text, entry, value, in_flow=node.is_flow)

        def put(root: Plain) -> None:
            inner = _value_at(root, path[:-1])
            if isinstance(inner, dict):
                inner[str(path[-1])] = as_plain(value)
            elif isinstance(inner, list):
                inner[at] = as_plain(value)

        self._apply(splices, put, path)

    def _apply(self, splices: list[Splice], edit: Callable[[Plain], None], path: ValuePath) -> None:
        """Replace characters, and refuse unless the text then says what the edit means."""
        ours = [Splice(s.start, s.end, _BARE.sub(self._newline, s.text)) for s in splices]
        text = spliced(self.text, ours)
        wanted = copy.deepcopy(plain(self._root))
        edit(wanted)
        try:
            root = spans_of(text, self.name)
        except InputError:
            raise self._refusal(path) from None
        if plain(root) != wanted:
            raise self._refusal(path)
        self.text, self._root = text, root

    def _refusal(self, path: ValuePath) -> InputError:
        name = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
        message = f"'{name}' is written in a way that is not edited; change it by hand"
        return InputError(message, Place(self.name, self.line_of(path)), rule="not-edited")


def edited_in_memory(text: str, name: str = "forum.yaml") -> YamlFile:
    """Return a text to be edited that is in no file."""
    return YamlFile(text, name)


def _is_list(value: Value) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _listed(value: Value) -> list[Value]:
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else []


def _entry(node: Spanned, step: str | int) -> Held | None:
    if node.kind == "mapping":
        return next((entry for entry in node.entries if entry.key == step), None)
    is_number = node.kind == "list" and isinstance(step, int) and 0 <= step < len(node.entries)
    return node.entries[step] if is_number and isinstance(step, int) else None


def _value_at(root: Plain, path: ValuePath) -> Plain:
    for step in path:
        if isinstance(root, dict):
            root = root[str(step)]
        elif isinstance(root, list):
            root = root[int(step)]
    return root
