"""Home: choose a forum or make one of an office's files, see what was understood, build."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from reportgen.errors import Issue, UsageError
from reportgen.page.asked import Answer
from reportgen.page.book import Book
from reportgen.page.rows import Languages
from reportgen.people import names_by_id
from reportgen.project import (
    build_folder,
    configured,
    keep,
    name_label,
    open_labels,
    open_parts_now,
    request_for,
    start_folder,
    start_from,
)

_FORUM_FILE = "forum.yaml"
_RECENT = 8
_SHOWN = 2_000
_WORDS = 160


def folders(path: str) -> Answer:
    """Return what is in a folder, to choose from: folders, forums and files.

    Raises:
        UsageError: if it is no folder that can be read.
    """
    folder = Path(path).expanduser() if path else Path.home()
    try:
        found = sorted(folder.resolve().iterdir(), key=lambda one: one.name.casefold())
        inside = [_entry(one) for one in found if not one.name.startswith(".")]
    except OSError:
        message = "this folder cannot be opened; choose another"
        raise UsageError(message, path, rule="not-a-folder") from None
    whole = folder.resolve()
    parent = str(whole.parent) if whole.parent != whole else ""
    return {
        "path": str(whole),
        "parent": parent,
        "forum": (whole / _FORUM_FILE).is_file(),
        "inside": inside[:_SHOWN],
        "recent": recent(),
    }


def _entry(path: Path) -> Answer:
    is_folder = path.is_dir()
    kind = "forum" if is_folder and (path / _FORUM_FILE).is_file() else "folder"
    return {"name": path.name, "path": str(path), "kind": kind if is_folder else "file"}


def recent() -> list[str]:
    """Return the forums that were open lately and are still there, the last one first."""
    known = configured("recent").splitlines()
    return [one for one in known if (Path(one) / _FORUM_FILE).is_file()][:_RECENT]


def remember(forum: Path) -> None:
    """Keep a forum among those that were open lately."""
    this = str(forum.resolve())
    keep("recent", "\n".join([this, *(one for one in recent() if one != this)][:_RECENT]))


def begin(into: str, files: Sequence[str]) -> Answer:
    """Make a new forum folder, of an office's files where some are named; say what was understood.

    Raises:
        InputError: if the folder exists and is not empty, or nothing can be made of the files.
        UsageError: if no folder is named.
    """
    if not into.strip():
        raise UsageError("name a folder for the new forum", rule="wrong-argument")
    folder = Path(into).expanduser()
    if not files:
        written = start_folder(folder)
        return {"folder": str(folder), "files": written, "seen": [], "doubts": [], "issues": []}
    draft = start_from(folder, [Path(one) for one in files])
    return {
        "folder": str(folder),
        "files": list(draft.files),
        "seen": [asdict(one) for one in draft.seen],
        "doubts": [{"line": line, "message": one.message} for line, one in draft.doubts],
        "issues": [_told(one) for one in draft.issues],
    }


def overview(book: Book) -> Answer:
    """Return what was understood of the forum that is open."""
    opened = book.opened
    forum, material = opened.proceedings.forum, opened.proceedings.material
    return {
        "forum": str(book.forum.resolve()),
        "title": forum.title,
        "language": (forum.languages or ("en",))[0],
        "sessions": [{"id": s.id, "number": s.number, "title": s.title} for s in forum.sessions],
        "sources": [
            {"id": s.id, "kind": s.kind, "session": s.session or ""} for s in material.sources
        ],
        "people": len(forum.people),
        "segments": len(material.segments),
        "withheld": len(material.withheld),
        "issues": [_told(one) for one in opened.issues],
        "output": str(opened.output),
    }


def standing(book: Book) -> Answer:
    """Return what is missing for a signature, and the digest of what one would cover now."""
    opened = book.opened
    return {"missing": list(open_parts_now(opened)), "seal": opened.ledger.seal}


def labels(book: Book) -> Answer:
    """Return the names to resolve, and the people whom they could mean."""
    opened = book.opened
    proceedings = opened.proceedings
    languages, names = Languages(proceedings), names_by_id(proceedings.forum, "data")
    return {
        "labels": [
            {
                "label": one.label,
                "likely": list(one.likely),
                "turns": len(one.said),
                "places": list(dict.fromkeys(str(said.source) for said in one.said)),
                "words": one.said[0].text[:_WORDS],
                "lang": languages.of(one.said[0]),
            }
            for one in open_labels(proceedings)
        ],
        "people": [{"id": id_, "name": name} for id_, name in names.items()],
    }


def resolve(book: Book, label: str, person: str) -> None:
    """Keep in forum.yaml whom a label means, and read the forum again.

    Raises:
        InputError: if forum.yaml cannot be edited.
        UsageError: if there is no such person.
    """
    with book.lock:
        name_label(book.forum, book.opened.proceedings.forum, label, person)
        book.read()


def build(book: Book) -> Answer:
    """Write the documents, as `reportgen build` does, and say what became of each."""
    opened = book.opened
    request = request_for()
    built = build_folder(book.forum, opened.output.parent, request, model=None, tell=_silent)
    return {
        "folder": str(built.folder),
        "files": [{"name": one.name, "state": one.state} for one in built.files],
        "lacks": list(built.unfit),
        "status": built.status.words,
        "issued": str(built.issued or ""),
    }


def _told(issue: Issue) -> Answer:
    return {
        "severity": issue.severity,
        "rule": issue.rule,
        "message": issue.message,
        "where": str(issue.where),
    }


def _silent(text: str) -> None:
    del text
