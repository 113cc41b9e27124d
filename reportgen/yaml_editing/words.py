"""Values become YAML that reads as the same values."""

import datetime as dt
import json
import re
import textwrap
from collections.abc import Mapping, Sequence

import yaml

from reportgen.yaml_editing.tree import Value, as_plain

_PLAIN = re.compile(r"[^\W_][^\n:#\"'\[\]{},&*!?|>%@`\\]*")
_READ_OTHERWISE = re.compile(
    r"(?:true|false|yes|no|on|off|y|n|null|~|[\d.,+_:eE-]+|0[xob]\w+)|\d{1,4}-\d{1,2}-\d{1,2}.*",
    re.IGNORECASE,
)
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_WIDTH = 100


def scalar(text: str) -> str:
    """Return a text as YAML that reads as the same text."""
    is_plain = _PLAIN.fullmatch(text) and text.isprintable() and text == text.strip()
    return text if is_plain and not _READ_OTHERWISE.fullmatch(text) else _double(text)


def flow(texts: Sequence[str]) -> str:
    """Return texts as a YAML list on one line."""
    return f"[{', '.join(scalar(text) for text in texts)}]"


def in_line(value: Value) -> str:
    """Return a value on one line."""
    if isinstance(value, Mapping):
        pairs = (f"{scalar(key)}: {in_line(part)}" for key, part in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(in_line(part) for part in value)}]"
    return _leaf(value)


def in_lines(value: Value, room: int = _WIDTH) -> list[str]:
    """Return a value as the lines that follow its key; the first follows in the key's own line.

    Lists of lists and mappings, and what does not fit ``room`` characters, get a line an entry.
    """
    short = in_line(value)
    if not isinstance(value, Mapping | Sequence) or isinstance(value, str) or not value:
        return [short]
    parts = list(value.values()) if isinstance(value, Mapping) else list(value)
    nested = any(isinstance(p, Mapping | Sequence) and not isinstance(p, str) for p in parts)
    if not nested and len(short) <= room:
        return [short]
    return ["", *entry_lines(value, room)]


def entry_lines(value: Value, room: int = _WIDTH) -> list[str]:
    """Return the entries of a mapping or list as lines of their own, from column 0."""
    lines: list[str] = []
    if isinstance(value, Mapping):
        for key, part in value.items():
            lines += pair_lines(key, part, room)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for part in value:
            lines += item_lines(part, room)
    return lines


def pair_lines(key: str, value: Value, room: int = _WIDTH) -> list[str]:
    """Return ``key: value`` as lines from column 0."""
    first, *rest = in_lines(value, room - len(key) - 2)
    return [f"{scalar(key)}: {first}".rstrip(), *(f"  {line}" for line in rest)]


def item_lines(value: Value, room: int = _WIDTH) -> list[str]:
    """Return one entry of a list as lines from column 0; a mapping has a line a key."""
    if isinstance(value, Mapping) and value:
        first, *rest = entry_lines(value, room - 2)
        return [f"- {first}", *(f"  {line}" for line in rest)]
    return [f"- {in_line(value)}"]


def like(value: Value, style: str, *, indent: str, in_flow: bool) -> str:
    """Return a value quoted as its predecessor was, where that can be read as the same value."""
    text = str(as_plain(value))
    for written in _candidates(text, style, indent):
        if _reads_as(written, text, in_flow=in_flow):
            return written
    return _leaf(value)


def _candidates(text: str, style: str, indent: str) -> list[str]:
    if style == "'":
        return ["'" + text.replace("'", "''") + "'"] if "\n" not in text else []
    if style == '"':
        return [_double(text)]
    if style in ("|", ">") and text.strip() == text.rstrip("\n") and text:
        chomp = "" if text.endswith("\n") else "-"
        whole = text.rstrip("\n")
        width = max(40, _WIDTH - len(indent))
        folded = textwrap.wrap(whole, width, break_long_words=False, break_on_hyphens=False)
        lines = whole.split("\n") if style == "|" else folded
        return ["\n".join([style + chomp, *(f"{indent}{line}" if line else "" for line in lines)])]
    is_safe = _CLOCK.fullmatch(text) or (
        scalar(text) == text or re.fullmatch(r"[\d-]+|true|false|yes|no", text)
    )
    return [text] if not style and is_safe else []


def _reads_as(written: str, text: str, *, in_flow: bool) -> bool:
    frame = f"k: [{written}]" if in_flow else f"k: {written}\nl: m"
    try:
        node = yaml.compose(frame, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError):
        return False
    value = node.value[0][1] if isinstance(node, yaml.MappingNode) else None
    if in_flow and isinstance(value, yaml.SequenceNode):
        value = value.value[0] if len(value.value) == 1 else None
    return isinstance(value, yaml.ScalarNode) and str(value.value) == text


def _leaf(value: Value) -> str:
    match value:
        case bool() | int() | dt.date():
            text = as_plain(value)
            return text if isinstance(text, str) else ""
        case str():
            return scalar(value)
        case _:
            return _double(str(as_plain(value)))


def _double(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
