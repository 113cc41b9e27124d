"""What a file of an office is, and why: told by its content, and by its name where that is open."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.readers.programmes.counting.answers import is_form
from reportgen.readers.programmes.counting.attendees import is_attendance
from reportgen.readers.programmes.grammar.business import is_order_of_business
from reportgen.readers.programmes.grammar.sections import sections_of
from reportgen.readers.programmes.grammar.times import clock_at_start, clock_in
from reportgen.readers.programmes.records import Line
from reportgen.readers.programmes.vocabulary import column_role

_LONGEST_HEAD = 12
Kind = Literal[
    "programme", "people", "notes", "transcript", "chat", "survey", "photo", "slides", "unknown"
]

_BY_SUFFIX: dict[str, tuple[Kind, str]] = {
    **dict.fromkeys(
        (".jpg", ".jpeg", ".png", ".heic", ".gif", ".tif", ".tiff", ".webp"),
        ("photo", "it is a picture"),
    ),
    **dict.fromkeys((".pptx", ".ppt", ".odp", ".key"), ("slides", "it is a slide show")),
    **dict.fromkeys((".vtt", ".srt"), ("transcript", "it is a file of captions")),
    ".ics": ("programme", "it is a calendar"),
    **dict.fromkeys(
        (".mp4", ".m4a", ".mp3", ".wav", ".mov", ".webm", ".mkv"),
        ("unknown", "it is a recording, which is not listened to; add its transcript"),
    ),
}
_NAME_PATTERNS: tuple[tuple[Kind, str], ...] = (
    ("chat", r"chat|q\s?&?\s?a[_ -]?report|questions?[_ -]and[_ -]answers"),
    ("transcript", r"transcript|captions?|subtitles?|hansard|verbatim|recording"),
    ("people", r"attend|participants?|registra(?:tion|nts)|speakers?[_ -]?list|guest|people"),
    ("survey", r"survey|evaluation|feedback|forms?[_ -]style|poll"),
    ("slides", r"slides?\b|presentation[_ -]?deck"),
    ("notes", r"\bnotes?\b|minutes|rapporteur|summary|proceedings"),
    ("programme", r"agenda|programme?|schedule|timetable|concept|run[_ -]of[_ -]show"),
)
_NAMES = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _NAME_PATTERNS)
_CHAT = re.compile(
    r"^\d{1,2}:\d{2}(?::\d{2})?\s+(?:From\s|[^\t]{1,80}:\s*\t)|^\d{1,2}:\d{2}(?::\d{2})?\t[^\t]+:\t"
    r"|^\d{1,2}:\d{2}:\d{2}\s+From\s"
)
_TURN = re.compile(
    r"^(?:\[?\(?\d{1,2}:\d{2}(?::\d{2})?(?:[.,:]\d+)?\)?\]?\s*)?[^\W\d][^:\n.!?]{1,50}:\s+\S"
    r"|^>>\s*[A-Z]|^\[[^\]]{2,40}\]\s+\S|^<[^>]{2,40}>\s"
)
_TIMED_TURN = re.compile(r"^\d{2}:\d{2}:\d{2}[:.,]\d{2,3}\s*(?:-->?|–|-)\s*\d{2}:\d{2}:\d{2}")
_PERSONAL = re.compile(
    r"e-?mail|join time|first join|leave time|registration time|attended|first name|last name|"
    r"user name|이메일|성명",
    re.IGNORECASE,
)
_SURVEY = re.compile(r"completion time|^timestamp$|how (?:useful|satisfied|would you rate)", re.I)
_QUESTIONS = re.compile(r"\b(?:asker|question)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judged:
    """A kind and the reason in words that finish "because"."""

    kind: Kind
    why: str


def kind_by_name(suffix: str) -> Judged | None:
    """Return what a suffix alone decides, None where the content has to be looked at."""
    found = _BY_SUFFIX.get(suffix.casefold())
    return Judged(*found) if found else None


def kind_of_lines(lines: Sequence[Line], name: str) -> Judged:
    """Return what a document is by its lines, and by its name where the lines leave it open."""
    for judge in (
        _by_sections,
        _by_people,
        _by_columns,
        _by_business,
        _by_chat,
        _by_turns,
        _by_times,
    ):
        if (judged := judge(lines)) is not None:
            return _unless_named(judged, name)
    named = _by_own_name(name)
    if named is not None and not (named.kind in ("transcript", "notes") and _is_table(lines)):
        return named
    return Judged("unknown", "neither its words nor its name say what it is")


def _is_table(lines: Sequence[Line]) -> bool:
    return all(line.form == "row" for line in lines)


def _unless_named(judged: Judged, name: str) -> Judged:
    """Return the judgement by content, but let "notes" and "minutes" in a name outweigh turns."""
    named = _by_own_name(name)
    weak = judged.kind in ("transcript", "programme") and "perhaps" in judged.why
    if named is not None and weak:
        return named
    return Judged(judged.kind, judged.why.replace("perhaps ", ""))


def _by_own_name(name: str) -> Judged | None:
    for kind, pattern in _NAMES:
        if match := pattern.search(name.rsplit(".", 1)[0]):
            return Judged(kind, f"its name says '{match[0]}'")
    return None


def _by_people(lines: Sequence[Line]) -> Judged | None:
    """Judge a report of who came, which may open with the meeting's own times."""
    rows = [line for line in lines if line.form == "row"]
    if len(rows) * 2 < len(lines) or is_form(rows) or not is_attendance(rows):
        return None
    return Judged("people", "it lists people with what they joined or registered for")


def _by_columns(lines: Sequence[Line]) -> Judged | None:
    """Judge a table by the heads of its columns."""
    rows = [line for line in lines if line.form == "row"][:30]
    if len(rows) * 2 < min(len(lines), 30):
        return None
    for row in rows:
        heads = [" ".join(cell.split()) for cell in row.cells if cell.strip()]
        if any("@" in head or len(head.split()) > _LONGEST_HEAD for head in heads):
            continue
        roles = {column_role(head) for head in heads} - {""}
        if sum(bool(_QUESTIONS.search(head)) for head in heads) >= 2:
            return Judged("chat", "its columns are questions and who asked them")
        if any(_SURVEY.search(head) for head in heads) and len(heads) >= 3 and not _timed(roles):
            return Judged("survey", "its columns are those of a form's answers")
        if _timed(roles):
            return Judged("programme", "its columns are times and titles")
        if sum(bool(_PERSONAL.search(head)) for head in heads) >= 2 or _is_people(heads, roles):
            return Judged("people", f"its columns are {', '.join(heads[:3])}")
    return None


def _timed(roles: set[str]) -> bool:
    return bool(roles & {"time", "start", "recording"} and roles & {"title", "block", "speakers"})


def _is_people(heads: list[str], roles: set[str]) -> bool:
    named = any(re.fullmatch(r"(?:full |user )?name.*|성명|이름|nom", h, re.I) for h in heads)
    return named and bool(roles & {"organization", "position", "title"} or len(heads) <= 3)


def _by_chat(lines: Sequence[Line]) -> Judged | None:
    count = sum(bool(_CHAT.search("\t".join(line.cells))) for line in lines[:400])
    if count >= 2 and count * 6 >= min(len(lines), 400):
        return Judged("chat", f"{count} of its first lines are chat messages")
    return None


def _by_turns(lines: Sequence[Line]) -> Judged | None:
    sample = [line.text for line in lines[:600] if line.form in ("paragraph", "row")]
    timed = sum(bool(_TIMED_TURN.match(text)) for text in sample)
    if timed >= 3:
        return Judged("transcript", f"{timed} of its lines are times of a recording")
    spoken = [text for text in sample if _TURN.match(text)]
    turns = len(spoken)
    long = sum(len(text.split()) > 12 for text in spoken)
    if turns >= 8 and turns * 3 >= len(sample) and long * 5 >= turns:
        return Judged("transcript", f"perhaps {turns} of its lines open with a name and a colon")
    return None


def _by_sections(lines: Sequence[Line]) -> Judged | None:
    keys = {section.key for section in sections_of(lines)} - {"", "other"}
    if len(keys) >= 3 or {"agenda", "objectives"} <= keys:
        return Judged("programme", f"it has the chapters {', '.join(sorted(keys))}")
    return None


def _by_business(lines: Sequence[Line]) -> Judged | None:
    if is_order_of_business(lines):
        return Judged("programme", "its headings are an order of business")
    return None


def _by_times(lines: Sequence[Line]) -> Judged | None:
    if len(lines) > 1_500:
        return None
    timed = sum(_opens_with_time(line) for line in lines)
    headings = sum(line.form == "heading" and bool(clock_in(line.text)) for line in lines)
    if timed + headings >= 3 or headings >= 2:
        return Judged("programme", f"perhaps {timed + headings} of its lines have times of day")
    return None


def _opens_with_time(line: Line) -> bool:
    return any(clock_at_start(cell) is not None for cell in line.cells[:2])


Judge = Callable[[Sequence[Line]], Judged | None]


_JUDGES = (
    *(_by_sections, _by_people, _by_columns, _by_business),
    *(_by_chat, _by_turns, _by_times),
)
"""What a document may be, the first that is sure counts."""
