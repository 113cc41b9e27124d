"""On which page of the issued report a point stands."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from reportgen.errors import InputError
from reportgen.project.documents.issuing import ISSUED
from reportgen.verification import read_pdf_text

_LETTERS = re.compile(r"[\W_]+")
_TELLING = 60
"""Letters of a point that tell it from others; more may stand on the next page."""


def pages_of(folder: Path, texts: Sequence[str]) -> Mapping[str, int]:
    """Return the page of each text that stands in the latest issued PDF, counted from 1."""
    issued = sorted((folder / ISSUED).glob("*/*.pdf"), key=_edition)
    try:
        pages = [_bare(page) for page in read_pdf_text(issued[-1].read_bytes())] if issued else []
    except (InputError, OSError):
        return {}  # `build` and `verify` say what is wrong with an issued file
    found: dict[str, int] = {}
    for text in texts:
        wanted = _bare(text)[:_TELLING]
        on = [number for number, page in enumerate(pages, 1) if wanted and wanted in page]
        if on:
            found[text] = on[-1]  # a summary on the first pages may say it, too
    return found


def _edition(path: Path) -> tuple[str, int]:
    """Return date and number of the folder of an issued report."""
    date, _, number = path.parent.name.rpartition("-")
    return date, int(number) if number.isdigit() else 0


def _bare(text: str) -> str:
    return _LETTERS.sub("", text.casefold())
