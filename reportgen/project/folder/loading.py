"""Reads, checks and aligns a forum folder: the first half of the chain."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.alignment import align
from reportgen.checks import check_forum
from reportgen.composition import prose_issues
from reportgen.errors import InputError, Issue
from reportgen.model import JOURNAL, Attribution, Forum, Material, Places, Proceedings
from reportgen.people import stricter
from reportgen.project.documents.profiles import profile_issues
from reportgen.readers import ForumFile, read_forum, read_material

HIDDEN = ".reportgen"
"""The folder in the outputs that holds the record of what was written, and the cache."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A forum folder as read: the proceedings, the places of values, and issues."""

    path: Path
    proceedings: Proceedings
    places: Places
    issues: tuple[Issue, ...]

    @property
    def journal(self) -> Path:
        """Return the path of the decision journal."""
        return self.path / JOURNAL


def read_folder(path: Path, attribution: Attribution | None = None) -> Folder:
    """Return the folder's forum with its notes and transcripts aligned to people and slots.

    ``attribution`` makes the rule of the forum stricter.

    Raises:
        InputError: if a file cannot be read or understood.
    """
    read = _with_rule(read_forum(path), attribution)
    material, unread = read_material(path, read.forum)
    proceedings, issues = assembled(read, material, path, unread)
    return Folder(path, proceedings, read.places, issues)


def _with_rule(read: ForumFile, attribution: Attribution | None) -> ForumFile:
    rule = stricter(read.forum.attribution, attribution)
    if attribution is not None and rule != attribution:
        raise InputError(
            f"attribution is '{read.forum.attribution}' and can only be made stricter; leave the "
            "option out",
            "forum.yaml",
            rule="attribution-looser",
        )
    return replace(read, forum=replace(read.forum, attribution=rule))


def assembled(
    read: ForumFile,
    material: Material,
    folder: Path | None = None,
    unread: Iterable[Issue] = (),
) -> tuple[Proceedings, tuple[Issue, ...]]:
    """A forum with its material aligned to people and slots, and what is wrong with either.

    ``unread`` is what reading the material found.
    """
    aligned, unmatched = align(read.forum, material)
    prose = (issue for text in read.forum.prose for issue in prose_issues(text))
    checked = check_forum(read.forum, read.places)
    styled = profile_issues(read.forum, aligned, folder, read.places)
    issues = (*read.issues, *checked, *prose, *styled, *unread, *unmatched)
    return Proceedings(read.forum, aligned), issues


def as_proceedings(forum: Forum | Proceedings) -> Proceedings:
    """Return proceedings; a forum built in memory has no material yet."""
    return forum if isinstance(forum, Proceedings) else Proceedings(forum)
