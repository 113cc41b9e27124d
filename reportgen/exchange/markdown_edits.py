"""Puts the words of a printed paragraph back into the Markdown that it was made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from reportgen.exchange.rows import squeezed
from reportgen.markup import dialect, mended

_WORD = re.compile(r"\w+|[^\w\s]")
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, heading or point of a Markdown text: its lines, from 0, and its plain words."""

    first: int
    last: int
    words: str


def passages(text: str) -> list[TextBlock]:
    """Return the passages of a Markdown text."""
    parsed = dialect().use(footnote_plugin).parse(mended(text), {})
    return [
        TextBlock(token.map[0], token.map[1] - 1, squeezed(_plain(token)))
        for token in parsed
        if token.type == "inline" and token.map
    ]


def reworded(text: str, passage: TextBlock, words: str) -> str | None:
    """Return the text with other words in one passage, its markup kept.

    None where the words cannot be put there without losing a link, a note or emphasis.
    """
    lines = text.split("\n")
    source = "\n".join(lines[passage.first : passage.last + 1])
    made = _edited(source, passage.words, words)
    for candidate in (made, _replaced(source, passage.words, words)):
        if candidate is None:
            continue
        whole = "\n".join([*lines[: passage.first], candidate, *lines[passage.last + 1 :]])
        if _reads(whole, text, passage, words):
            return whole
    return None


def with_paragraph_after(text: str, passage: TextBlock, words: str) -> str:
    """Return the text with a new paragraph after a passage."""
    lines = text.split("\n")
    new = ["", escaped(words)] if lines[passage.last].strip() else [escaped(words)]
    rest = lines[passage.last + 1 :]
    return "\n".join([*lines[: passage.last + 1], *new, *([""] if rest[:1] != [""] else []), *rest])


def without(text: str, passage: TextBlock) -> str:
    """Return the text without a passage and the blank line after it."""
    lines = text.split("\n")
    end = passage.last + 1
    if lines[end : end + 1] == [""]:
        end += 1
    return "\n".join([*lines[: passage.first], *lines[end:]])


def escaped(words: str) -> str:
    """Return words so that Markdown prints them as they are."""
    line = _SPECIAL.sub(r"\\\1", " ".join(words.split()))
    return re.sub(r"^([#+-]|\d+(?=[.)]))", r"\\\1", line)


def _plain(token: Token) -> str:
    words: list[str] = []
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            words.append(" ")
        elif child.type != "footnote_ref":
            words.append(child.content)
    return "".join(words)


def _reads(whole: str, before: str, passage: TextBlock, words: str) -> bool:
    """Whether the changed text reads as it should, there and everywhere else."""
    was, now = passages(before), passages(whole)
    at = was.index(passage)
    wanted = [*(one.words for one in was[:at]), squeezed(words), *(p.words for p in was[at + 1 :])]
    return [one.words for one in now] == wanted


def _replaced(source: str, old: str, new: str) -> str | None:
    """Return the source with all its words replaced, where it has no markup in it."""
    start = source.find(old.split(" ", 1)[0]) if old else -1
    if start < 0 or squeezed(source[start:]) != old:
        return None
    return source[:start] + escaped(new)


def _edited(source: str, old: str, new: str) -> str | None:
    """Return the source with the words replaced that differ, None where they are not found."""
    spans = _found(source, old)
    if spans is None:
        return None
    olds, news = _WORD.findall(old), list(_WORD.finditer(new))
    words = [match[0] for match in news]
    matcher = SequenceMatcher(None, olds, words, autojunk=False)
    edits = (
        _edit(spans, news, new, change) for change in matcher.get_opcodes() if change[0] != "equal"
    )
    for (start, end), piece in reversed(list(edits)):
        source = source[:start] + piece + source[end:]
    return source


def _found(source: str, old: str) -> list[_Span] | None:
    """Return where the words of the paragraph stand in the source, in their order."""
    spans: list[_Span] = []
    at = 0
    for match in _WORD.finditer(old):
        start = source.find(match[0], at)
        if start < 0:
            return None
        spans.append((start, at := start + len(match[0])))
    return spans


def _edit(
    spans: Sequence[_Span],
    news: Sequence[re.Match[str]],
    new: str,
    change: tuple[str, int, int, int, int],
) -> tuple[_Span, str]:
    """Return which characters of the source to replace, and with what."""
    _, i1, i2, j1, j2 = change
    if i1 < i2 and j1 < j2:
        return (spans[i1][0], spans[i2 - 1][1]), _safe(new[news[j1].start() : news[j2 - 1].end()])
    if i1 < i2:
        if i1:
            return (spans[i1 - 1][1], spans[i2 - 1][1]), ""
        return (spans[0][0], spans[i2][0] if i2 < len(spans) else spans[-1][1]), ""
    if i1:
        place = spans[i1 - 1][1]
        return (place, place), _safe(new[news[j1 - 1].end() : news[j2 - 1].end()])
    place = spans[0][0] if spans else 0
    end = news[j2].start() if j2 < len(news) else news[j2 - 1].end()
    return (place, place), _safe(new[:end])


def _safe(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)


def as_markdown(lines: Sequence[tuple[str, str]]) -> str:
    """Return paragraphs as Markdown, each with its form: ``heading``, ``point`` or nothing."""
    return "\n".join(_written(lines)) + "\n"


def _written(lines: Sequence[tuple[str, str]]) -> Iterator[str]:
    before = ""
    for number, (form, words) in enumerate(lines):
        if number and not (form == before == "point"):
            yield ""
        yield {"heading": "## ", "point": "- "}.get(form, "") + escaped(words)
        before = form
