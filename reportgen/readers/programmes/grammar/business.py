"""Orders of business: agendas of councils that are headings and numbered items without times."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.readers.programmes.records import Doubt, Line, SessionWritten, SlotWritten
from reportgen.readers.programmes.vocabulary import is_business

_FEWEST = 5
_SHARE = 0.6
_ITEM = re.compile(r"^\s*\d{1,3}[.)]\s*(?P<title>\S.*)$")


def is_order_of_business(lines: Sequence[Line]) -> bool:
    """Return whether lines are mostly headings, several of which name the business of a council."""
    told = [line for line in lines if line.text.strip()]
    listed = [line for line in told if line.form == "heading" or _item(line)]
    top = _top(lines)
    named = sum(is_business(line.text) for line in top)
    return len(top) >= _FEWEST and named >= 3 and len(listed) >= _SHARE * len(told)


def business_of(lines: Sequence[Line]) -> tuple[SessionWritten, ...]:
    """Return a session for each of the highest headings, with its numbered items as slots."""
    top = {line.spot for line in _top(lines)}
    sessions: list[SessionWritten] = []
    for line in lines:
        item = _item(line)
        if line.spot in top:
            sessions.append(SessionWritten(" ".join(line.text.split()), line.spot))
        elif item and sessions:
            slot = SlotWritten("other", line.spot, title=item)
            sessions[-1] = replace(sessions[-1], slots=(*sessions[-1].slots, slot))
    if sessions:
        message = (
            f"the agenda has headings without times; {len(sessions)} of them were taken as "
            "sessions, and their numbered items as slots"
        )
        doubt = Doubt(2, "no-times", message, sessions[0].spot)
        sessions[0] = replace(sessions[0], doubts=(doubt,))
    return tuple(sessions)


def _item(line: Line) -> str:
    """Return the title of a numbered item, empty for other lines; lists have lost their numbers."""
    found = _ITEM.match(line.text)
    listed = line.text if line.form == "bullet" and line.level == 1 else ""
    return " ".join((found["title"] if found else listed).split())


def _top(lines: Sequence[Line]) -> list[Line]:
    """Return the headings of the highest level that has several."""
    for level in (1, 2):
        found = [line for line in lines if line.form == "heading" and line.level == level]
        if len(found) >= _FEWEST:
            return found
    return []
