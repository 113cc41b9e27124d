"""Turns and transcripts in memory, on their way to the door."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import BinaryIO

from reportgen.errors import Issue, UsageError
from reportgen.model import Forum, Material, SessionId, Source, SourceId
from reportgen.project.documents.record import leads_away
from reportgen.project.library.asking import one_of
from reportgen.readers import RawTurn, SourceSettings, admit_bytes, admit_turns, is_absent

Turn = (
    tuple[str, str] | tuple[str, str, float] | tuple[str, str, float, float] | Mapping[str, object]
)
"""Speaker and words, then start and end in seconds of the recording where they are known."""

_KEYS = ("speaker", "text", "start", "end")
Read = tuple[Material, tuple[Issue, ...]]


def turns_as_material(
    turns: Iterable[Turn], name: str, settings: SourceSettings, forum: Forum
) -> Read:
    """The turns as a transcript that is called ``name``.

    Raises:
        InputError: if a mark of what is off record is almost right, or no session can be told.
        UsageError: if something is no turn.
    """
    if not isinstance(turns, Iterable) or isinstance(turns, str | bytes | Mapping):
        message = f"turns are a list of turns, not {type(turns).__name__}"
        raise UsageError(message, rule="wrong-argument")
    raw = [_raw(number, turn) for number, turn in enumerate(turns, 1)]
    rows = [(turn.label, [words for _, words in turn.lines], turn.start, turn.end) for turn in raw]
    written = json.dumps(rows, ensure_ascii=True).encode()
    source = Source(
        id=SourceId(name),
        path=name,
        sha256=hashlib.sha256(written).hexdigest(),
        kind="transcript",
        dialect="memory",
        session=settings.session or _only_session(forum),
        recorded_from=settings.recorded_from,
        language=settings.language,
    )
    return admit_turns(raw, source, forum)


def transcript_as_material(
    content: str | bytes | BinaryIO, name: str, settings: SourceSettings, forum: Forum
) -> Read:
    """A transcript or notes in any format that is read from files.

    Raises:
        InputError: if it cannot be understood, or no session can be told.
        UsageError: if it is neither text nor bytes nor an open file.
    """
    read = content if isinstance(content, str | bytes) else getattr(content, "read", bytes)()
    if not isinstance(read, str | bytes | bytearray) or not read:
        message = f"a transcript is text, bytes or an open file, not {type(content).__name__}"
        raise UsageError(message, rule="wrong-argument")
    encoded = read.encode("utf-8", "surrogatepass") if isinstance(read, str) else bytes(read)
    return admit_bytes(encoded, name, settings, forum)


def settings_of(
    forum: Forum, session: str | None, recorded_from: dt.time | None, language: str
) -> SourceSettings:
    """What is said about a transcript in memory, as a sidecar would say it of a file.

    Raises:
        UsageError: if the forum has no such session, or the time is none.
    """
    if session is not None:
        one_of("session", session, [one.id for one in forum.sessions])
    if recorded_from is not None and not isinstance(recorded_from, dt.time):
        message = f"recorded_from is a time of day (datetime.time), not {recorded_from!r}"
        raise UsageError(message, rule="wrong-argument")
    return SourceSettings(SessionId(session) if session else None, recorded_from, language)


def free_name(name: str, material: Material) -> str:
    """The name of a transcript, which no other has.

    Raises:
        UsageError: if it is taken, or would lead out of a folder.
    """
    if not isinstance(name, str) or leads_away(name):
        raise UsageError(f"{name!r} is no plain file name; choose another", rule="leads-away")
    if any(source.path == name for source in material.sources):
        raise UsageError(
            f"there is a transcript {name!r} already; name= another", rule="name-taken"
        )
    return PurePosixPath(name).as_posix()


def _only_session(forum: Forum) -> SessionId | None:
    return forum.sessions[0].id if len(forum.sessions) == 1 else None


def _raw(number: int, turn: Turn) -> RawTurn:
    values = _values(number, turn)
    told = (values.get(key) for key in _KEYS)
    speaker, text, start, end = (None if is_absent(value) else value for value in told)
    if not isinstance(text, str) or not (speaker is None or isinstance(speaker, str)):
        raise _no_turn(number, "speaker and words are texts")
    for seconds in (start, end):
        if isinstance(seconds, bool) or not isinstance(seconds, int | float | None):
            raise _no_turn(number, "start and end are seconds")
    first, last = _seconds(start), _seconds(end)
    if first is not None and last is not None and last < first:
        raise _no_turn(number, "it ends before it starts")
    lines = tuple((number, words) for words in text.splitlines() or [""])
    return RawTurn(speaker or None, lines, first, last)


def _seconds(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _values(number: int, turn: Turn) -> Mapping[str, object]:
    if isinstance(turn, Mapping):
        unknown = [key for key in turn if key not in _KEYS]
        if unknown:
            raise _no_turn(number, f"{unknown[0]!r} is none of {', '.join(_KEYS)}")
        return turn
    if isinstance(turn, str) or not isinstance(turn, Sequence) or not 2 <= len(turn) <= 4:
        raise _no_turn(number, "give (speaker, words), then start and end if you know them")
    return dict(zip(_KEYS, turn, strict=False))


def _no_turn(number: int, why: str) -> UsageError:
    return UsageError(f"turn {number}: {why}", rule="wrong-argument")
