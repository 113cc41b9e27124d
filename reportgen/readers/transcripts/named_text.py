"""Plain transcripts: ``Name: text``, a time before the name if there is one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from reportgen.places import lines_of
from reportgen.readers.door.raw import NumberedLine, Raw, RawTurn, SourceText, Unread
from reportgen.readers.shared.heads import Chat, Start, starts_of
from reportgen.readers.shared.labels import SpeakerLabels, head_of
from reportgen.readers.transcripts.clocks import FURNITURE, MIDNIGHT, DayClock, is_time_of_day

_LONGEST_HEADING = 90
_RECORD = re.compile(r"(?:ACTION|RESOLUTION|RESOLVED|DECISION)S?\b[^:a-z]{0,20}:\s")
"""What minutes record in capitals is nobody's words."""
_TIME = re.compile(
    r"([\[(<{]?)\s*(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-9]{2})(?:[.,][0-9]{1,3})?\s*[\])>}]?(?:\s+|$)"
)


def count_labels(
    text: str, known: frozenset[frozenset[str]] = frozenset(), *, each: bool = False
) -> SpeakerLabels:
    """Return what may be a speaker's name in a text, counted at the start of its paragraphs.

    Where ``each`` is set every line is a paragraph.
    """
    labels = SpeakerLabels(known)
    opens = True
    for _, line in lines_of(text):
        seconds, words = _split_time(line.strip())
        head = head_of(words) if words else None
        if head is not None and head.form == "colon":
            labels.count_time(timed=seconds is not None)
        if words and (opens or (head is not None and labels.may_open(head))):
            labels.count(words)
        labels.hear(words)
        opens = each or not words
    return labels


def read_named_text(source: SourceText) -> Raw:
    """Return the turns of a plain transcript; a paragraph without a name goes on with the last."""
    labels = count_labels(source.text, source.known, each=source.unpacked is not None)
    times = (_split_time(line.strip())[0] for line in source.head)
    is_wall = is_time_of_day(seconds for seconds in times if seconds is not None)
    unread: list[Unread] = []
    turns = _paragraphs(source, labels, unread, DayClock() if is_wall else None)
    return Raw(turns, unread, recorded_from=MIDNIGHT if is_wall else None)


def _paragraphs(
    source: SourceText, labels: SpeakerLabels, unread: list[Unread], clock: DayClock | None
) -> Iterator[RawTurn]:
    turn, lines, chat = RawTurn(None, []), list[NumberedLine](), Chat()
    for number, line in lines_of(source.text):
        seconds, words = _split_time(line.strip())
        apart = _set_apart(number, words, source, unread)
        if not words or seconds is not None or apart:
            if lines:
                yield replace(turn, lines=lines)
            turn = replace(turn, start=_later(turn.start, seconds, clock), doubt="")
            lines = []
        if apart:
            turn = replace(turn, label=None) if apart.lines else turn
            yield replace(apart, start=turn.start)
            continue
        before = lines[-1][1] if lines else ""
        for start, said in _voices(words, chat, labels, before, timed=seconds is not None):
            if start.label is not None:
                if lines:
                    yield replace(turn, lines=lines)
                turn, lines = replace(turn, label=start.label, doubt=start.doubt), []
            if said:
                lines.append((number, said))
    if lines:
        yield replace(turn, lines=lines)


def _later(start: float | None, seconds: float | None, clock: DayClock | None) -> float | None:
    if seconds is None:
        return start
    return clock.seconds(seconds) if clock else seconds


def _set_apart(number: int, words: str, source: SourceText, unread: list[Unread]) -> RawTurn | None:
    """Return a heading or record, or no words for what a program added; None for what is said."""
    if FURNITURE.fullmatch(words):
        unread.append(Unread(number, words))
        return RawTurn("", ())
    if _RECORD.match(words):
        return RawTurn("", [(number, words)], form="paragraph")
    if words and (source.is_heading(number) or _is_heading(words, source)):
        return RawTurn("", [(number, words.lstrip("# "))], form="heading")
    return None


def _is_heading(words: str, source: SourceText) -> bool:
    """Return whether a line is a heading: by its mark, or a paragraph of capitals in a document."""
    if words.startswith("#") and source.suffix in {".md", ".markdown"}:
        return True
    capitals = source.unpacked is not None and words.isupper() and len(words) < _LONGEST_HEADING
    return capitals and len(words.split()) > 1 and words[-1] not in ".:?!"


def _voices(
    words: str, chat: Chat, labels: SpeakerLabels, before: str, *, timed: bool
) -> Iterator[tuple[Start, str]]:
    """Yield who speaks in a line and what; where heads have times, one without is doubtful."""
    if not words:
        return
    opening, *inside = starts_of(words, labels, before)
    opening = chat.opening(words, opening)
    if opening.label and not timed and labels.is_timed:
        opening = Start(0, 0, "", opening.label)
    for start, after in pairwise([opening, *inside, Start(len(words), 0, None)]):
        yield start, words[start.at : after.begins].strip()


def _split_time(line: str) -> tuple[float | None, str]:
    """Return the time in seconds that opens a line, and the rest.

    Minutes may go on past 59 where no hours are counted; without brackets such a time is one only
    where a name follows ("90:10 of the cost" has none).
    """
    match = _TIME.match(line) if line[:1] in "[(<{0123456789" else None
    if match is None or int(match[4]) > 59 or (match[2] and int(match[3]) > 59):
        return None, line
    rest = line[match.end() :]
    if int(match[3]) > 59 and not match[1] and rest and head_of(rest) is None:
        return None, line
    return int(match[2] or 0) * 3600.0 + int(match[3]) * 60 + int(match[4]), rest
