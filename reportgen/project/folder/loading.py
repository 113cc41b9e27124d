"""A forum folder read, checked and aligned: the first half of the chain."""

from dataclasses import dataclass
from pathlib import Path

from reportgen.alignment import align
from reportgen.checks import check_forum
from reportgen.composition import prose_issues
from reportgen.errors import Issue
from reportgen.model import JOURNAL, Forum, Places, Proceedings
from reportgen.project.documents.profiles import profile_issues
from reportgen.readers import read_forum, read_material

HIDDEN = ".reportgen"
"""The folder in the outputs that holds the record of what was written, and the cache."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A forum folder as read: what happened, where each value stands, and what to know."""

    path: Path
    proceedings: Proceedings
    places: Places
    issues: tuple[Issue, ...]

    @property
    def journal(self) -> Path:
        """Return the path of the decision journal."""
        return self.path / JOURNAL


def read_folder(path: Path) -> Folder:
    """Return the folder's forum with its notes and transcripts aligned to people and slots.

    Raises:
        InputError: if a file cannot be read or understood.
    """
    read = read_forum(path)
    material, unread = read_material(path, read.forum)
    aligned, unmatched = align(read.forum, material)
    prose = (issue for text in read.forum.prose for issue in prose_issues(text))
    checked = check_forum(read.forum, read.places)
    styled = profile_issues(read.forum, aligned, path, read.places)
    issues = (*read.issues, *checked, *prose, *styled, *unread, *unmatched)
    return Folder(path, Proceedings(read.forum, aligned), read.places, issues)


def load_forum(path: str | Path) -> Proceedings:
    """Return the forum of a folder and what was said in it, without findings or decisions.

    Raises:
        InputError: if a file cannot be read or understood.
    """
    return read_folder(Path(path)).proceedings


def as_proceedings(forum: Forum | Proceedings) -> Proceedings:
    """Return proceedings; a forum built in memory has no material yet."""
    return forum if isinstance(forum, Proceedings) else Proceedings(forum)
