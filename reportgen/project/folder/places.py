"""Folders made for people: a starter forum, a copy of the templates, the demo forum."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import InputError
from reportgen.project.folder.atomic import write_atomic
from reportgen.readers import FORUM_FILE, starter_files
from reportgen.shipped import shipped

if TYPE_CHECKING:
    from reportgen.readers import Draft

KEPT = "import"
"""The folder that holds what was last imported."""

_SKIPPED = ("__pycache__", "__init__.py", ".DS_Store")


def start_folder(folder: Path) -> list[str]:
    """Write a commented starter forum into a new folder and return the names of its files.

    Raises:
        InputError: if the folder exists and is not empty.
    """
    refuse_used(folder)
    files = starter_files(folder.resolve().name)
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(target, text.encode())
    return list(files)


def start_from(folder: Path, paths: Sequence[Path]) -> "Draft":
    """Write a forum made of an office's files into a new folder and return what was read.

    Raises:
        InputError: if the folder exists and is not empty, or no file can be found.
    """
    from reportgen.readers import draft_from

    refuse_used(folder)
    draft = draft_from(paths, folder.resolve().name)
    for name, content in draft.files.items():
        write_atomic(folder / name, content)
    for name, content in kept_files(draft.files).items():
        write_atomic(folder / name, content)
    return draft


def kept_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that remember a first import."""
    return {
        f"{KEPT}/{name}": content
        for name, content in files.items()
        if name == FORUM_FILE or name.startswith(("prose/", "bios/"))
    }


def copy_templates(folder: Path) -> list[str]:
    """Copy outlines, Word templates, theme and style sheet, not the fonts, and return their names.

    Raises:
        InputError: if the folder exists and is not empty.
    """
    refuse_used(folder)
    source = shipped("templates")
    names = [path for path in _files(source) if path.parts[0] != "fonts"]
    return _copy(source, names, folder)


def copy_demo(folder: Path) -> list[str]:
    """Copy the demo forum and return the names of its files.

    Raises:
        InputError: if the folder exists and is not empty.
    """
    refuse_used(folder)
    source = shipped("example")
    return _copy(source, list(_files(source)), folder)


def _files(folder: Path) -> Iterable[Path]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    inside = (path.relative_to(folder) for path in found)
    return (path for path in inside if not set(path.parts) & set(_SKIPPED))


def _copy(source: Path, names: list[Path], folder: Path) -> list[str]:
    for name in names:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target)
    return [name.as_posix() for name in names]


def refuse_used(folder: Path) -> None:
    """Refuse a folder in which there is something.

    Raises:
        InputError: if it exists and is not an empty folder.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(
            "exists and is not an empty folder; nothing was written, name a new one",
            str(folder),
            rule="folder-not-empty",
        )
