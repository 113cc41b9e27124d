"""How much of a document one page holds."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from reportgen import writers
from reportgen.document import Document, Paragraph, Part, Text
from reportgen.errors import PipelineError
from reportgen.project.documents.made_of import made_of
from reportgen.project.folder.atomic import write_atomic

_SPARE = 1
"""Lines left free, since Word sets the same words in other fonts."""
_REMEMBERED = "one-page.json"


def most_on_a_page(
    made: Callable[[int], Document], whole: int, theme: Path, cache: Path | None = None
) -> int:
    """Return the greatest number of entries, up to ``whole``, with which a document is one page.

    0 if not even one fits, or there is none. What was found out is kept in the folder ``cache``.
    """
    key = made_of(made(whole), [theme]) if cache else ""
    known = _remembered(cache)
    if key and key in known:
        return known[key]
    fits = _most(made, whole, theme)
    if cache is not None and cache.is_dir():
        text = json.dumps({key: fits})
        with suppress(PipelineError):
            write_atomic(cache / _REMEMBERED, f"{text}\n".encode())
    return fits


def _most(made: Callable[[int], Document], whole: int, theme: Path) -> int:
    fits, too_many, most = 0, whole + 1, whole
    while fits + 1 < too_many:
        if _is_one_page(made(most), theme):
            fits = most
        else:
            too_many = most
        most = (fits + too_many) // 2
    return fits


def _is_one_page(document: Document, theme: Path) -> bool:
    from reportgen.verification import read_pdf_text  # which loads what reads PDFs

    spare = Part("spare", tuple(Paragraph((Text("x"),)) for _ in range(_SPARE)))
    longer = replace(document, parts=(*document.parts, spare))
    return len(read_pdf_text(writers.write_pdf(longer, theme))) == 1


def _remembered(cache: Path | None) -> dict[str, int]:
    """Return what was found out last, by what it is about."""
    with suppress(OSError, ValueError, AttributeError):
        if cache is not None:
            read = json.loads((cache / _REMEMBERED).read_text("utf-8"))
            return {str(key): int(most) for key, most in read.items()}
    return {}
