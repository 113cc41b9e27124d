"""Every place of a forum that holds data about people; a room that adds one adds a line here."""

import fnmatch
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Forgets = Literal["record", "file", "rows", "telling", "built", "never"]
"""How `forget` clears a place: the person's record, a file of the person's own, rows of a table,
whichever file tells of the person, built documents that can be written anew, or not at all."""

RECORDINGS = (
    *("mp3", "m4a", "wav", "ogg", "opus", "flac", "aac", "wma"),
    *("mp4", "m4v", "mov", "mkv", "webm", "avi", "wmv", "3gp"),
)


@dataclass(frozen=True, slots=True)
class Keeping:
    """A place: a pattern of paths in the forum folder, or below the outputs where it is ``built``.

    ``why`` says why it is left as it is where ``forgets`` is "never". What ``retires`` is deleted
    by `retire` once the forum's retention date has passed.
    """

    pattern: str
    kind: str
    forgets: Forgets = "never"
    why: str = ""
    retires: bool = False
    built: bool = False


_SAID = "what was said or written down at the forum is never edited"
_FROZEN = "it stays as it went out"
_TEXT = "a text that people wrote; change it by hand"

PLACES: tuple[Keeping, ...] = (
    Keeping("forum.yaml", "people of the programme with addresses", "record"),
    Keeping("import/forum.yaml", "the programme as last imported", "record"),
    Keeping("bios/*", "biographies", "file"),
    Keeping("import/bios/*", "biographies as last imported", "file"),
    Keeping("pictures/*", "pictures", "file"),
    Keeping("photos/*", "photographs", "file"),
    Keeping("attendance*.csv", "who attended", "rows", retires=True),
    Keeping("transcripts/*", "what was said", why=_SAID, retires=True),
    Keeping("chat/*", "chat messages", why=_SAID, retires=True),
    Keeping("recordings/*", "recordings", why=_SAID, retires=True),
    *(Keeping(f"*.{suffix}", "recordings", why=_SAID, retires=True) for suffix in RECORDINGS),
    Keeping("notes/*", "notes of the rapporteur", why=_SAID),
    Keeping("decisions.jsonl", "decisions, with who took them", why="the journal is never edited"),
    Keeping("sent.jsonl", "who was sent which pack", why="the record of mails is never edited"),
    Keeping("sent/*", "packs and mails that went out", why=_FROZEN, retires=True),
    Keeping("issued/*", "final reports", why=_FROZEN),
    Keeping("received/*", "files that came back", why="it stays as it came"),
    Keeping("receipts.key", "the key to receipts", why="without it no receipt can be looked up"),
    Keeping("destroyed.json", "printed quotations of destroyed sources", why=_FROZEN),
    Keeping("prose/*", "texts of the concept note", why=_TEXT),
    Keeping("import/prose/*", "texts as last imported", why=_TEXT),
    Keeping("report/*", "texts of the report", why=_TEXT),
    Keeping("import.md", "what was imported", why="a list for you; delete it"),
    Keeping("clearance/*", "slips and mails to speakers", "telling", built=True),
    Keeping("private-annex.json", "who stands behind each receipt", "telling", built=True),
    Keeping("mail/*", "mails to be sent", "telling", built=True),
    Keeping("mailmerge.xlsx", "addresses for a mail merge", "telling", built=True),
    Keeping("*", "built documents and the cache", "built", built=True),
)
"""The places, the first that matches counts."""

OTHER = Keeping("*", "a file of no known kind", why="no file of reportgen; look at it")


def keeping_of(name: str, *, built: bool = False) -> Keeping:
    """Return the place that a file belongs to, by its path below the folder."""
    fitting = (place for place in PLACES if place.built is built)
    return next((p for p in fitting if fnmatch.fnmatchcase(name.casefold(), p.pattern)), OTHER)


def files_of(folder: Path, *, apart: Path | None = None) -> Iterator[tuple[str, Path]]:
    """Yield the files below a folder by their paths in it; links are not followed.

    ``apart`` is a folder inside that is left out.
    """
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        inside = apart is not None and path.is_relative_to(apart)
        if path.is_file() and not path.is_symlink() and not inside:
            yield path.relative_to(folder).as_posix(), path
