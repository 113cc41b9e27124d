"""The files of a forum folder that are ours to read: no hidden ones, no links that lead outside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import InputError, Issue, Place

_WRITTEN = frozenset(
    {".doc", ".docx", ".htm", ".html", ".md", ".odt", ".pages", ".pdf", ".rtf"}
    | {".srt", ".txt", ".vtt"}
)


@dataclass(frozen=True, slots=True)
class Listing:
    """Files in the order of their names, and what was left out and why."""

    files: tuple[Path, ...]
    issues: tuple[Issue, ...]


def list_files(root: Path, folder: str, suffixes: Iterable[str]) -> Listing:
    """Return the files below ``root/folder`` whose suffix is among ``suffixes``.

    Hidden files, office locks and README files are passed over in silence.

    Raises:
        InputError: if a folder bears the name of a file or cannot be listed.
    """
    wanted = frozenset(suffixes)
    files: list[Path] = []
    issues: list[Issue] = []
    for path in _walk(root, root / folder, wanted):
        if not is_inside(root, path):
            message = "this is a link to a place outside the forum folder; copy the file here"
            issues.append(Issue("error", "link-outside", message, Place(str(path))))
        elif path.is_dir():
            message = "this is a link to a folder; copy the files here"
            issues.append(Issue("error", "link-to-folder", message, Place(str(path))))
        elif path.suffix.casefold() in wanted:
            files.append(path)
        else:
            issues.append(_not_read(path, wanted))
    return Listing(tuple(files), tuple(issues))


def _not_read(path: Path, wanted: frozenset[str]) -> Issue:
    """Return an error for a text in another format: what somebody wrote there would be lost."""
    message = f"this file is not read; only {', '.join(sorted(wanted))} are"
    if path.suffix.casefold() not in _WRITTEN:
        return Issue("warning", "file-not-read", message, Place(str(path)))
    message += ", so nothing in it is printed: save its text as one of these (plain text, UTF-8)"
    return Issue("error", "file-not-read", message, Place(str(path)))


def is_inside(root: Path, path: Path) -> bool:
    """Return whether a path, its links followed, stays inside ``root``."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def _walk(root: Path, folder: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except FileNotFoundError:
        return
    except OSError as error:
        raise InputError(
            f"cannot be listed ({error.strerror})", str(folder), rule="not-readable"
        ) from error
    for path in entries:
        if path.name.startswith((".", "~$")) or path.stem.casefold() == "readme":
            continue
        if path.is_symlink() or not path.is_dir() or not is_inside(root, path):
            yield path
        elif path.suffix.casefold() in suffixes:
            raise InputError(
                "this is a folder; a file was expected: rename it", str(path), rule="not-a-file"
            )
        else:
            yield from _walk(root, path, suffixes)
