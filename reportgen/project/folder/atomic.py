"""Writes files of the output folder whole, or ends the run with an error that says why."""

from pathlib import Path

from reportgen.disk import write_whole
from reportgen.errors import PipelineError


def write_atomic(path: Path, content: bytes) -> None:
    """Write a file whole; a link at ``path`` is replaced, not followed.

    Raises:
        PipelineError: if the file cannot be written; what stood there is untouched.
    """
    try:
        write_whole(path, content)
    except OSError as error:
        advice = "close it if it is open elsewhere, check the folder and the disk, and build again"
        message = f"cannot be written ({error.strerror or type(error).__name__}); {advice}"
        raise PipelineError(message, path, rule="not-writable") from None
