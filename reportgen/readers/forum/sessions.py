"""Which session a file name or a heading speaks of; None where that is not certain."""

import re

from reportgen.model import Forum, Session, SessionId

_ROMAN_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_ROMANS = _ROMAN_NUMERALS.split()
_NUMBERED = re.compile(
    r"(?:session|seance|séance|sesión|part|panel|세션)[\s_.-]*([0-9]+|[ivx]+)\b|\bs([0-9]+)\b"
)


def session_of_name(stem: str, forum: Forum) -> SessionId | None:
    """Return the session whose id or number a file name holds."""
    name = stem.casefold()
    named = [session for session in forum.sessions if _holds(name, session.id.casefold())]
    if named:
        longest = max(len(session.id) for session in named)
        return _only([session for session in named if len(session.id) == longest])
    return _by_number(name.replace("_", " "), forum)


def session_of_heading(heading: str, forum: Forum) -> SessionId | None:
    """Return the session whose title, id or number a heading holds."""
    words = _plain(heading)
    titled = [
        session
        for session in forum.sessions
        if words == _plain(session.title)
        or (len(_plain(session.title)) > 8 and _holds(words, _plain(session.title)))
    ]
    return _only(titled) or session_of_name(heading, forum)


def _by_number(name: str, forum: Forum) -> SessionId | None:
    numbers = {_as_number(match[1] or match[2]) for match in _NUMBERED.finditer(name)}
    if len(numbers) != 1:
        return None
    return _only([s for s in forum.sessions if s.number and _as_number(s.number) in numbers])


def _as_number(written: str) -> str:
    folded = written.casefold().strip(" .")
    return str(_ROMANS.index(folded) + 1) if folded in _ROMANS else folded.lstrip("0")


def _holds(text: str, words: str) -> bool:
    """Return whether a text holds words that are not part of a longer word."""
    return bool(words) and bool(re.search(rf"(?<![^\W_]){re.escape(words)}(?![^\W_])", text))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _only(sessions: list[Session]) -> SessionId | None:
    return sessions[0].id if len(sessions) == 1 else None
