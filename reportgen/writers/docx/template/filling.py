"""A template with its fields filled: a shipped one at once, anybody else's in a child process."""

import zipfile
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from reportgen.document import Value
from reportgen.errors import TemplateError
from reportgen.shipped import shipped
from reportgen.writers.docx.template.fields import render_fields
from reportgen.writers.docx.template.limits import ChildRequest, ask_child
from reportgen.writers.docx.template.opening import check_sizes, clean_template

_FILLED = 60_000_000


def filled_template(content: bytes, values: Mapping[str, Value], template: str) -> WordDocument:
    """Return the Word document with its fields filled and its parts marked.

    Raises:
        TemplateError: the template is not safe to use, a field is unknown, a tag is broken, not
            allowed or would lose words, or filling it takes more time or memory than it may.
    """
    if is_shipped(content):
        return render_fields(clean_template(content, template), values, template)
    answer = ask_child(ChildRequest("fill", template, content, {"values": values}))
    try:
        with zipfile.ZipFile(BytesIO(answer.content)) as archive:
            check_sizes(archive, template, _FILLED)
    except zipfile.BadZipFile as error:
        raise TemplateError(
            "filling it did not make a Word file", template, rule="damaged"
        ) from error
    return docx.Document(BytesIO(answer.content))


@lru_cache(maxsize=8)
def is_shipped(content: bytes) -> bool:
    """Return whether a template is one that reportgen brings, wherever it was copied to."""
    ours = shipped("templates").glob("*/*.docx")
    return any(_same(path, content) for path in ours)


def _same(path: Path, content: bytes) -> bool:
    return path.stat().st_size == len(content) and path.read_bytes() == content
