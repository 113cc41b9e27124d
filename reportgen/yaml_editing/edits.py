"""Edits of a YAML text as replacements of characters; everything else keeps every byte."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.yaml_editing.tree import Held, Spanned, Value, header_of, leaves
from reportgen.yaml_editing.words import in_line, in_lines, item_lines, like, pair_lines

_COMMENT = re.compile(r"(?:^|(?<=[ \t\n]))#[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters ``[start, end)`` of a text and what takes their place."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """Return a text with replacements that do not overlap."""
    for splice in sorted(splices, key=lambda s: (s.start, s.end), reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def replaced_scalar(text: str, entry: Held, value: Value, *, in_flow: bool) -> list[Splice]:
    """Replace one scalar by another, quoted as it was; an empty value gets one."""
    node = entry.node
    if node.start == node.end:
        gap = "" if text[node.start - 1 : node.start] in (" ", "[", "{") else " "
        return [Splice(node.start, node.end, gap + in_line(value))]
    lines = text[node.start : node.end].split("\n")
    second = next((line for line in lines[1:] if line.strip()), "")
    indent = second[: len(second) - len(second.lstrip(" "))] or "  "
    written = like(value, node.style, indent=indent, in_flow=in_flow)
    return [Splice(node.start, node.end, _with_comment(written, text, node))]


def _with_comment(written: str, text: str, node: Spanned) -> str:
    """Return a new value with the comment that stood in the first line of a block of text."""
    comment = _COMMENT.search(text, node.start, node.start + header_of(node, text))
    first, newline, rest = written.partition("\n")
    return f"{first}  {comment[0].rstrip()}{newline}{rest}" if comment else written


def replaced_whole(text: str, entry: Held, value: Value, *, in_flow: bool) -> list[Splice]:
    """Replace a scalar, or what stands between brackets, by a value of any kind."""
    node = entry.node
    between = text[entry.marker : node.start]
    start = node.start if between.strip() or in_flow else entry.marker
    is_last = not text[node.end : _line_end(text, node.end)].strip()
    lines = in_lines(value) if is_last and not in_flow else [in_line(value)]
    indent = " " * (_column(text, entry.start) + 2)
    gap = (
        " " if lines[0] and start == entry.marker and text[start - 1 : start] in (":", "-") else ""
    )
    written = "\n".join([gap + lines[0], *(indent + line for line in lines[1:])])
    return [Splice(start, node.end, _with_comment(written, text, node))]


def inserted(text: str, node: Spanned, at: int, key: str, value: Value) -> list[Splice]:
    """Insert an entry before the one with the number ``at``; ``key`` is empty in a list."""
    if node.is_flow:
        pair = f"{in_line(key)}: {in_line(value)}" if key else in_line(value)
        return _inserted_in_line(node, at, pair)
    column = _column(text, node.start)
    lines = pair_lines(key, value) if key else _items_like(node, value)
    block = f"\n{' ' * column}".join(lines)
    if at == 0:
        return [Splice(node.start, node.start, f"{block}\n{' ' * column}")]
    before = node.entries[at - 1]
    end = _line_end(text, max(before.node.end, before.marker))
    return [Splice(end, end, f"\n{' ' * column}{block}")]


def _items_like(node: Spanned, value: Value) -> list[str]:
    """Write an entry of a list as its neighbours are: in one line between braces, or in several."""
    kinds = [entry.node.is_flow for entry in node.entries if entry.node.kind == "mapping"]
    if isinstance(value, Mapping) and kinds and all(kinds):
        return [f"- {in_line(value)}"]
    return item_lines(value)


def _inserted_in_line(node: Spanned, at: int, written: str) -> list[Splice]:
    if not node.entries:
        return [Splice(node.start + 1, node.start + 1, written)]
    if at < len(node.entries):
        start = node.entries[at].start
        return [Splice(start, start, f"{written}, ")]
    last = node.entries[-1].node
    gap = " " if last.start == last.end else ""
    return [Splice(last.end, last.end, f"{gap}, {written}")]


def removed(text: str, node: Spanned, at: int, owner: Held | None, *, keep: bool) -> list[Splice]:
    """Remove an entry; comments among its lines stay as lines of their own where ``keep`` says.

    ``owner`` is the entry whose value the mapping or list is; it stays, empty.
    """
    if node.is_flow:
        return _removed_in_line(text, node, at, keep=keep)
    entry = node.entries[at]
    end = max(entry.node.end, entry.marker)
    line = _line_start(text, entry.start)
    stands_alone = not text[line : entry.start].strip()
    if len(node.entries) == 1 and not stands_alone:
        empty = "[]" if node.kind == "list" else "{}"
        kept = _kept(text, entry, entry.start, end, keep=keep)
        return [Splice(line, line, kept), Splice(node.start, node.end, empty)]
    if not stands_alone:
        following = node.entries[at + 1].start
        kept = _kept(text, entry, entry.start, following, keep=keep)
        return [Splice(line, line, kept), Splice(entry.start, following, "")]
    stop = _line_end(text, end)
    splices = [_without_lines(text, line, stop, _kept(text, entry, line, stop, keep=keep))]
    if len(node.entries) == 1 and owner is not None:
        empty = " []" if node.kind == "list" else " {}"
        splices.append(Splice(owner.marker, owner.marker, empty))
    return splices


def _without_lines(text: str, line: int, stop: int, kept: str) -> Splice:
    """Take lines out with their line end, or with the one before where none follows."""
    after = _next_line(text, stop)
    if after > stop or line == 0:
        return Splice(line, after, kept)
    return Splice(_line_end(text, line - 1), stop, f"\n{kept.rstrip()}" if kept else "")


def _removed_in_line(text: str, node: Spanned, at: int, *, keep: bool) -> list[Splice]:
    entry = node.entries[at]
    if len(node.entries) == 1:
        start, end = node.start + 1, node.end - 1
    elif at + 1 < len(node.entries):
        start, end = entry.start, node.entries[at + 1].start
    else:
        start, end = node.entries[at - 1].node.end, entry.node.end
    kept = _kept(text, entry, start, end, keep=keep)
    line = _line_start(text, node.start)
    return [Splice(start, end, ""), Splice(line, line, kept)]


def _kept(text: str, entry: Held, start: int, end: int, *, keep: bool) -> str:
    """Return the comments between two places as lines, with the indentation of the entry."""
    if not keep:
        return ""
    masked = list(text[start:end])
    spans = [(entry.start, entry.marker), *leaves(entry.node, text)]
    for first, last in spans:
        for number in range(max(first, start), min(last, end)):
            masked[number - start] = "\n" if text[number] == "\n" else "x"
    indent = " " * _column(text, entry.start)
    found = _COMMENT.finditer("".join(masked))
    return "".join(f"{indent}{match[0].rstrip()}\n" for match in found)


def reordered(text: str, node: Spanned, order: Sequence[int]) -> list[Splice]:
    """Put the entries of a list in another order; what stands between them stays in its place."""
    if node.is_flow:
        regions = [(entry.start, entry.node.end) for entry in node.entries]
    else:
        regions = list(_regions(text, node))
    return [
        Splice(start, end, text[slice(*regions[source])])
        for (start, end), source in zip(regions, order, strict=True)
        if regions[source] != (start, end)
    ]


def _regions(text: str, node: Spanned) -> Iterator[tuple[int, int]]:
    """Yield the lines of each entry with the comments directly above it."""
    for entry in node.entries:
        indent = " " * _column(text, entry.start)
        start = _line_start(text, entry.start)
        while start:
            above = _line_start(text, start - 1)
            if not text.startswith(f"{indent}#", above):
                break
            start = above
        yield start, _line_end(text, max(entry.node.end, entry.marker))


def _column(text: str, at: int) -> int:
    return at - _line_start(text, at)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    """Return where the line that holds a place ends, before the characters that end it."""
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    return end - 1 if end > at and text[end - 1] == "\r" else end


def _next_line(text: str, end: int) -> int:
    """Return where the line after a line's end starts."""
    return end + 2 if text.startswith("\r\n", end) else min(end + 1, len(text))
