"""What changed between two built Word reports, as a Word file with tracked changes."""

from pathlib import Path

from reportgen.exchange import write_redline
from reportgen.project.desk.placing import write_to
from reportgen.verification import read_file


def redline_files(old: Path, new: Path, target: Path, *, author: str) -> Path:
    """Write the newer report with the differences as tracked changes, and return where.

    Another file that stands at ``target`` is kept.

    Raises:
        InputError: if one of the two is no Word file.
        PipelineError: if the file cannot be written.
    """
    names = (str(old), str(new))
    return write_to(target, write_redline(read_file(old), read_file(new), names, author))
