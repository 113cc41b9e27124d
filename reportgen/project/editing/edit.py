"""A planned change of forum.yaml: what it changes, what it would make wrong, and making it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.checks import check_forum
from reportgen.errors import InputError, Issue
from reportgen.model import Forum, Session, Slot
from reportgen.project.folder.atomic import write_atomic
from reportgen.readers import FORUM_FILE, forum_of_text, read_forum
from reportgen.yaml_editing import Value, ValuePath, YamlFile

_SLOT_KEYS = ("kind", "start", "end", "label", "title", "speakers", "guiding_questions", "actual")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that people changed here, and a new file otherwise; ``key`` names it in a command."""

    key: str
    subject: str
    ours: str
    theirs: str


@dataclass(slots=True)
class Edit:
    """Changes of a forum's forum.yaml that are planned; nothing is written before ``apply``.

    ``changes`` says in words what becomes of what, ``notes`` what a person should know besides.
    ``texts`` are other files of the folder that change, ``kept`` those that remember an import.
    """

    path: Path
    forum: Forum
    file: YamlFile
    changes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not self.file.is_changed and not self.texts

    def set(self, path: ValuePath, value: Value, after: Sequence[str] = ()) -> None:
        """Plan a value."""
        self.file.set(path, value, after)

    def after(self) -> Forum:
        """Return the forum as it would be.

        Raises:
            InputError: if forum.yaml could not be read any more; nothing is written.
        """
        return forum_of_text(self.file.text, self.file.name).forum

    def difference(self) -> tuple[str, ...]:
        """Return the lines of forum.yaml that change."""
        return tuple(self.file.difference())

    def issues(self) -> tuple[Issue, ...]:
        """Return what would be wrong with the agenda and is not now."""
        before = forum_of_text(self.file.before, self.file.name)
        read = forum_of_text(self.file.text, self.file.name)
        known = Counter(_same(i) for i in check_forum(before.forum, before.places))
        found: list[Issue] = []
        for issue in check_forum(read.forum, read.places):
            known[_same(issue)] -= 1
            if known[_same(issue)] < 0 and issue.severity != "note":
                found.append(issue)
        return tuple(found)

    def apply(self) -> None:
        """Write forum.yaml, then the other texts.

        Raises:
            InputError: if it could not be read any more, or was changed meanwhile.
            PipelineError: if it cannot be written; what stood there is untouched.
        """
        self.after()
        self.file.save()
        for name, text in (self.texts | self.kept).items():
            write_atomic(self.path / name, text.encode())


def begin(folder: Path) -> Edit:
    """Return an edit of a forum folder that changes nothing yet.

    Raises:
        InputError: if the folder cannot be read, or forum.yaml is written in a way that is not
            edited.
    """
    forum = read_forum(folder).forum
    return Edit(folder, forum, YamlFile.open(folder / FORUM_FILE))


def slot_path(session: int, slot: int) -> ValuePath:
    """Return the path of a slot."""
    return ("sessions", session, "slots", slot)


def slot_keys(key: str) -> Sequence[str]:
    """Return the keys behind which a key of a slot is written."""
    return _SLOT_KEYS[: _SLOT_KEYS.index(key)]


def named(session: Session, slot: Slot | None = None) -> str:
    """Return how a person knows a session or slot: its id and its words."""
    if slot is None:
        return f"{session.id} ({session.title})"
    words = slot.title or slot.label or slot.kind
    return f"{slot.id} ({words})"


def refuse(edit: Edit, message: str, rule: str) -> InputError:
    """Return the refusal of a change."""
    return InputError(message, str(edit.path), rule=rule)


def _same(issue: Issue) -> tuple[str, str]:
    return issue.rule, issue.message
