"""Keeps what came back from others as it came: in ``received/<date>-<n>/``, never written again."""

import datetime as dt
from itertools import count
from pathlib import Path

from reportgen.errors import InputError
from reportgen.project.documents.names import safe_name
from reportgen.project.folder.atomic import write_atomic

RECEIVED = "received"


def keep_received(forum: Path, content: bytes, name: str, at: dt.datetime) -> Path:
    """Keep the bytes of a file that came back, once, and return where.

    Raises:
        InputError: if a link or a file is in the place of the folder.
        PipelineError: if it cannot be written.
    """
    folder = forum / RECEIVED
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        message = "this is a link or a file where received files are kept; move it away"
        raise InputError(message, str(folder), rule="not-a-folder")
    path = Path(name)
    kept = safe_name(path.stem, suffix=path.suffix.casefold())
    for known in sorted(folder.glob(f"*/{kept}")):
        if known.read_bytes() == content:
            return known
    places = (folder / f"{at:%Y-%m-%d}-{number}" for number in count(1))
    target = next(place for place in places if not place.exists()) / kept
    write_atomic(target, content)
    return target
