"""Puts files for colleagues where a person asked for them, or beside the documents."""

from pathlib import Path

from reportgen.project.documents.made_of import made_of
from reportgen.project.documents.outputs import Delivery, deliver, place
from reportgen.project.documents.record import Record, digest
from reportgen.project.folder.opening import OpenForum

DESK = "desk"
"""The report to which files for colleagues belong in the record of what was written."""


def write_for(opened: OpenForum, files: dict[str, bytes]) -> tuple[Path, ...]:
    """Write files into the forum's output folder and return where they stand.

    One that somebody edited since it was written is kept, and the new one put beside it.

    Raises:
        PipelineError: if a file cannot be written.
    """
    deliveries = [
        Delivery(name, made_of(digest(content)), lambda content=content: content, DESK)  # type: ignore[misc]
        for name, content in files.items()
    ]
    return tuple(one.path for one in deliver(opened.output, deliveries)[0])


def write_to(path: Path, content: bytes) -> Path:
    """Write a file to a place that a person named; another file that stands there is kept.

    Raises:
        PipelineError: if it cannot be written.
    """
    return place(path.parent, path.name, content, Record()).path
