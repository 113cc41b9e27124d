"""Whether a printed line goes on with the next one, or the next one begins something of its own."""

import re

from reportgen.readers.programmes.grammar.persons import person_in
from reportgen.readers.programmes.grammar.times import clock_at_start, dates_in
from reportgen.readers.programmes.grammar.titles import is_session_title
from reportgen.readers.programmes.records import Spot
from reportgen.readers.programmes.vocabulary import named, pattern, section_key

_OPENS = re.compile(r"[•●○▪‣◦·*–-]\s|\d{1,2}[.)]\s|[^\W\d_][\w ’'#&/-]{1,28}[:：](?:\s|$)|>>|“|\"")
_HANGS = re.compile(
    r"(?:[,&/–:-]|\b(?:of|and|the|for|in|to|at|on|by|with|a|an|und|et|de|der|für|or|from|into))$",
    re.I,
)
_DONE = re.compile(r"[.!?]$")
_NOWHERE = Spot("")


def is_continued(before: str, after: str, *, full: bool) -> bool:
    """Return whether ``after`` goes on with ``before``; ``full`` says no word more had fitted."""
    if _OPENS.match(after) or clock_at_start(after) or is_session_title(after):
        return False
    if _HANGS.search(before) or after[:1].islower():
        return not _DONE.search(before) or after[:1].islower()
    if not full or _begins_something(after) or section_key(before):
        return False
    return not _only_when(before)


def _begins_something(text: str) -> bool:
    if section_key(text) or pattern("document_type").fullmatch(text):
        return True
    if any(announced.match(text) for _, announced in named("organizers", "role")):
        return True
    return _only_when(text) or person_in(text, _NOWHERE) is not None


def _only_when(text: str) -> bool:
    return any(not date.start or date.end >= len(text) - 1 for date in dates_in(text))
