"""A concept note's sections: which lines belong to which heading, paragraphs made whole again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportgen.readers.programmes.grammar.titles import is_session_title
from reportgen.readers.programmes.records import Line
from reportgen.readers.programmes.vocabulary import pattern, section_key

_SENTENCE_END = re.compile(r"[.!?:;。？！][\"'”’)\]]*(?:\[\^\d+\])?\s*$|[.!?]\[\^\d+\]$")
_LONG = 12
_LONGEST_HEADING = 12


@dataclass(slots=True)
class Section:
    """A heading and the lines under it; the first section has neither key nor heading."""

    key: str = ""
    heading: Line | None = None
    lines: list[Line] = field(default_factory=list)


def sections_of(lines: Sequence[Line]) -> list[Section]:
    """Return the sections of a document in order; what stands before the first is first."""
    sections = [Section()]
    for line in lines:
        key = _opens(line, sections[-1])
        if key:
            sections.append(Section(key, line))
        else:
            sections[-1].lines.append(line)
    return sections


def _opens(line: Line, current: Section) -> str:
    if line.form in ("row", "note", "bullet") or len(line.text.split()) > _LONGEST_HEADING:
        return ""
    key = section_key(line.text)
    if line.form == "heading":
        if key or current.key in ("", "agenda", "thematic-focus", "co-organizers", "contacts"):
            return key
        level = current.heading.level if current.heading else 1
        return "other" if line.level <= level else ""
    return key if (key and line.text[:1].isupper()) or (key and not line.text.isascii()) else ""


def footnotes(lines: Sequence[Line]) -> dict[int, str]:
    """Return the texts of footnotes by their numbers."""
    return {line.level: line.markdown or line.text for line in lines if line.form == "note"}


def whole_paragraphs(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines without footnotes; a paragraph that a page break cut is one again."""
    held: Line | None = None
    broken_by_note = False
    for line in lines:
        if line.form == "note":
            broken_by_note = True
            continue
        if held is not None and _goes_on(held, line, after_note=broken_by_note):
            held = replace(
                held,
                cells=(f"{held.text} {line.text}",),
                markdown=f"{held.markdown} {line.markdown}",
            )
        else:
            if held is not None:
                yield held
            held = line
        broken_by_note = False
    if held is not None:
        yield held


def _goes_on(before: Line, after: Line, *, after_note: bool) -> bool:
    if before.form != "paragraph" or after.form != "paragraph":
        return False
    if is_session_title(after.text) or section_key(after.text):
        return False
    if _SENTENCE_END.search(before.markdown or before.text):
        return False
    long = len(before.text.split()) >= _LONG
    return long and (after_note or after.text[:1].islower())


def lifted_types(lines: Sequence[Line]) -> tuple[list[Line], str]:
    """Return the lines of a title block without the words "Concept Note", and those words."""
    kept: list[Line] = []
    found = ""
    for line in lines:
        if not found and pattern("document_type").fullmatch(line.text.strip()):
            found = line.text.strip()
        else:
            kept.append(line)
    return kept, found
