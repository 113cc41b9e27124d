"""Lines of a source are marked off or on record in its sidecar, which stays as it is otherwise."""

import re
from pathlib import Path

from reportgen.errors import InputError
from reportgen.readers.shared.settings import Marking, read_settings, sidecar_of
from reportgen.readers.shared.text import MEGABYTE, read_text
from reportgen.readers.shared.yaml_text import parse_yaml

_LIMIT = 4 * MEGABYTE
_KEY = re.compile(r"^marked:[ \t]*(?:#.*)?$", re.MULTILINE)
_OTHER_KEY = re.compile(r"^[\"']?marked[\"']?[ \t]*:[ \t]*[^\s#]", re.MULTILINE)
_AFTER_LIST = re.compile(r"^(?![ \t]|-|#|$)", re.MULTILINE)


def sidecar_with(source: Path, marking: Marking) -> tuple[Path, str]:
    """Return the sidecar of a source and its text with one more marking, not yet written.

    Raises:
        InputError: if the sidecar cannot be read, or its list of markings is written in a way that
            is not understood; the message has the line to paste.
    """
    sidecar = sidecar_of(source)
    text = read_text(sidecar, limit=_LIMIT).text if sidecar.exists() else ""
    line = _line(marking)
    if _OTHER_KEY.search(text):
        message = f"the list 'marked' is not written line by line; add this line to it: {line}"
        raise InputError(message, str(sidecar), rule="sidecar-not-understood")
    written = _added(text, line)
    read_settings(parse_yaml(written, str(sidecar)), None)
    return sidecar, written


def _line(marking: Marking) -> str:
    name = marking.by.replace("\\", "\\\\").replace('"', '\\"')
    when = f", at: {marking.at}" if marking.at else ""
    return f'  - {{lines: {marking.lines}, record: "{marking.record}", by: "{name}"{when}}}'


def _added(text: str, line: str) -> str:
    """Return a sidecar's text with a line at the end of its list of markings."""
    key = _KEY.search(text)
    if key is None:
        start = text if not text or text.endswith("\n") else f"{text}\n"
        return f"{start}marked:\n{line}\n"
    following = _AFTER_LIST.search(text, key.end() + 1)
    end = following.start() if following else len(text)
    listed = text[:end].rstrip("\n")
    return f"{listed}\n{line}\n{text[end:]}"
