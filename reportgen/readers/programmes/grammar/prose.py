"""Sections become the Markdown files of a forum folder: prose, sessions and mandates."""

import re
from collections.abc import Iterator, Sequence

from reportgen.readers.programmes.grammar.sections import Section, whole_paragraphs
from reportgen.readers.programmes.grammar.titles import is_session_title
from reportgen.readers.programmes.records import Line, ProseWritten

TOPICS = frozenset({"background", "objectives", "format", "audience", "expected-outcomes"})
_ROMAN = re.compile(r"^[IVX]{1,5}\.\s+\S")
_ANCHOR = re.compile(r"\[\^(\d+)\]")
_LONGEST_HEADING = 12


def prose_of(sections: Sequence[Section], notes: dict[int, str]) -> Iterator[ProseWritten]:
    """Yield the texts of a concept note.

    A session's text has the key ``session:<heading>``, a body's mandate ``mandate:<heading>``.
    """
    for section in sections:
        lines = list(whole_paragraphs(section.lines))
        if section.key in TOPICS:
            yield from _text(section.key, lines, notes)
        elif section.key == "thematic-focus":
            yield from _parts(section.key, "session", lines, notes)
        elif section.key == "co-organizers":
            yield from _parts(section.key, "mandate", lines, notes)
        elif section.key == "other" and section.heading is not None:
            yield from _text(f"other:{section.heading.text}", lines, notes)


def _parts(
    key: str, kind: str, lines: Sequence[Line], notes: dict[int, str]
) -> Iterator[ProseWritten]:
    """Yield one text for each heading among the lines, and what stands before the first."""
    current = key
    held: list[Line] = []
    for line in lines:
        if _is_heading(kind, line):
            yield from _text(current, held, notes)
            current, held = f"{kind}:{line.text}", []
        else:
            held.append(line)
    yield from _text(current, held, notes)


def _is_heading(kind: str, line: Line) -> bool:
    if line.form == "heading":
        return True
    short = len(line.text.split()) <= _LONGEST_HEADING * (2 if kind == "session" else 1)
    if line.form != "paragraph" or not short or line.text.rstrip()[-1:] in ".;!?":
        return False
    return kind == "mandate" or is_session_title(line.text)


def _text(key: str, lines: Sequence[Line], notes: dict[int, str]) -> Iterator[ProseWritten]:
    if not lines:
        return
    markdown = as_markdown(lines)
    used = sorted({int(number) for number in _ANCHOR.findall(markdown)} & notes.keys())
    if used:
        markdown += "\n" + "".join(f"[^{number}]: {notes[number]}\n" for number in used)
    yield ProseWritten(key, markdown, lines[0].spot)


def as_markdown(lines: Sequence[Line]) -> str:
    """Return lines as Markdown: a blank line between paragraphs, none inside a list."""
    written: list[str] = []
    before = ""
    for line in lines:
        if before and not (before == line.form == "bullet"):
            written.append("")
        written.append(_markdown(line))
        before = line.form
    return "\n".join(written) + "\n"


def _markdown(line: Line) -> str:
    text = line.markdown or line.text
    if line.form == "heading":
        return f"## {text}"
    if line.form == "bullet" and not _ROMAN.match(text):
        return f"{'  ' * (line.level - 1)}- {text}"
    return text
