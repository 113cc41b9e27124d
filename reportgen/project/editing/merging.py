"""Merges three ways: what a new file says otherwise than the last is taken over, ours stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.project.editing.edit import Conflict, Edit
from reportgen.yaml_editing import Value, ValuePath

Fields = Mapping[str, Value]
"""The values of a record that a programme states, by their keys; empty ones count as not stated."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value as it was last imported, as it stands here, and as the file states it now.

    ``values`` are the keys to be written below ``path`` where the file's value is taken, and
    ``source`` is the place of the value in what is imported.
    """

    path: ValuePath
    key: str
    subject: str
    last: Value
    ours: Value
    new: Value
    values: Fields
    words: str
    source: ValuePath
    after: Sequence[str] = ()


@dataclass(slots=True)
class ThreeWay:
    """An edit that takes a new programme over; ``answers`` says which conflicts are settled how.

    ``again`` are the values that stay open, by their places in what is imported, as they were
    last imported: the next update asks about them again.
    """

    edit: Edit
    answers: Mapping[str, bool]
    again: dict[ValuePath, Value] = field(default_factory=dict)

    def take(self, change: FieldChange) -> None:
        """Take one value over where only the file changed it; where both did, it is a conflict."""
        if not _said(change.new) or change.new in (change.ours, change.last):
            return
        is_ours = _said(change.ours) and change.ours != change.last
        if is_ours:
            theirs, ours = _words(change.new), _words(change.ours)
            answer = self.settled(Conflict(change.key, change.subject, ours, theirs))
            if answer is None:
                self.again[change.source] = change.last
            if not answer:
                return
        for key, value in change.values.items():
            self.edit.set((*change.path, key), value, change.after)
        self.edit.changes.append(change.words)

    def settled(self, conflict: Conflict) -> bool | None:
        """Return whether the file's value is to be taken; None where nobody answered yet."""
        answer = self.answers.get(conflict.key, self.answers.get("all"))
        if answer is None:
            self.edit.conflicts.append(conflict)
        return answer


def _said(value: Value) -> bool:
    return value not in ("", [])


def _words(value: Value) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
