"""Drafts of session summaries: written for a rapporteur to edit, and adopted by a named person."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from reportgen.composition import Retell, Told, draft_summary
from reportgen.errors import InputError, ReviewError
from reportgen.extraction import in_languages, retell
from reportgen.journal import append, read_journal, stamp
from reportgen.ledger import text_hash
from reportgen.model import Event, Outline, Segment, Session
from reportgen.project.documents.profiles import outline_of, own_templates
from reportgen.project.folder.atomic import write_atomic
from reportgen.project.folder.opening import OpenForum

DraftState = Literal["written", "unchanged", "edited", "has a summary", "nothing said"]
_MARK = re.compile(r"<!-- reportgen draft (?P<digest>[0-9a-f]{16}) -->\n(?:<!--.*?-->\n)?\n?", re.S)
_PLACE = re.compile(r"<!-- (?P<path>[^\n]+?):(?P<line>\d+)(?: \([\d:]+\))? -->")
_DIGITS = 16
_LIMIT = 2_000_000


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of the draft of a session's summary; ``path`` is relative to the forum folder."""

    session: str
    path: str
    state: DraftState


@dataclass(frozen=True, slots=True)
class Adopted:
    """A draft that became a person's text, and where it stands now."""

    session: str
    path: str
    by: str


def write_drafts(opened: OpenForum, session: str = "") -> tuple[Drafted, ...]:
    """Write a draft for each session without a summary, or for one session; return what was done.

    A draft that a person edited stays as it is.

    Raises:
        InputError: if there is no such session, or a file cannot be read.
        PipelineError: if the language model is missing or a file cannot be written.
    """
    sessions = opened.proceedings.forum.sessions
    wanted = (_session(opened, session),) if session else sessions
    outline = _outline(opened)
    return tuple(_drafted(opened, outline, one, asked=bool(session)) for one in wanted)


def _drafted(opened: OpenForum, outline: Outline, session: Session, *, asked: bool) -> Drafted:
    path = _draft_path(session)
    if not asked and _written(opened, session):
        return Drafted(session.id, path, "has a summary")
    text = draft_summary(opened.ledger, outline, session, _retell(opened, outline))
    if not text:
        return Drafted(session.id, path, "nothing said")
    target = opened.folder.path / path
    before = _read(target) if target.exists() else ""
    if before and not _is_ours(before):
        return Drafted(session.id, path, "edited")
    content = _with_mark(text, _head(opened, outline, session))
    if content == before:
        return Drafted(session.id, path, "unchanged")
    write_atomic(target, content.encode())
    return Drafted(session.id, path, "written")


def adopt_draft(opened: OpenForum, session: str, *, by: str) -> Adopted:
    """Move a draft to the summaries that are printed, as the text of the person named.

    Raises:
        InputError: if there is no such session or draft, or the file cannot be read.
        ReviewError: if nobody is named, the session has a summary already, or the draft rests on
            something that is off record by now.
    """
    one, who = _session(opened, session), stamp(by, dt.datetime.now(dt.UTC))
    source = opened.folder.path / _draft_path(one)
    if not source.is_file() or source.is_symlink():
        raise InputError(
            "there is no draft of this session; write one: reportgen draft FORUM --session "
            f"{one.id}",
            _draft_path(one),
            rule="no-draft",
        )
    text = _MARK.sub("", _read(source), count=1)
    path = f"report/sessions/{one.id}.md"
    target = opened.folder.path / path
    # A run that was stopped half way left the same text there.
    begun = target.is_file() and _read(target) == text
    if (written := _written(opened, one)) and not begun:
        raise ReviewError(
            f"session '{one.id}' has a summary already ({written}); make one text of the two there "
            "and delete the draft",
            rule="summary-exists",
        )
    _refuse_withheld(opened, text)
    write_atomic(target, text.encode())
    journal = opened.folder.journal
    event = Event(who.at, who.actor, "adopt", quote=path, text_hash=text_hash(text))
    append(journal, [event], seen=len(read_journal(journal)[0]))
    source.unlink()
    return Adopted(one.id, path, who.actor)


def _session(opened: OpenForum, name: str) -> Session:
    sessions = {str(one.id): one for one in opened.proceedings.forum.sessions}
    if name in sessions:
        return sessions[name]
    near = get_close_matches(name, sessions, n=1, cutoff=0.5)
    advice = f"did you mean '{near[0]}'?" if near else f"the sessions are: {', '.join(sessions)}"
    raise InputError(f"no session has the id '{name}'; {advice}", "draft", rule="unknown-id")


def _outline(opened: OpenForum) -> Outline:
    own = own_templates(opened.folder.path)
    return outline_of(opened.proceedings.forum, "outcome-report", own)


def _written(opened: OpenForum, session: Session) -> str:
    """Return the path of the summary that a session has, empty for none."""
    texts = (one for one in opened.proceedings.forum.prose if one.text.strip())
    return next((one.path for one in texts if one.key in session.summary_keys), "")


def _retell(opened: OpenForum, outline: Outline) -> Retell:
    first = (opened.proceedings.forum.languages or ("en",))[0]

    def told(said: Sequence[tuple[Segment, str]]) -> tuple[Told | None, ...]:
        """Put English into reported speech in an English report; anything else is quoted."""
        read = in_languages([segment for segment, _ in said], first)
        plain = [
            words if outline.language == "en" and one.language == "en" else ""
            for one, (_, words) in zip(read, said, strict=True)
        ]
        return tuple((one.words, one.is_whole) if one else None for one in retell(plain))

    return told


def _draft_path(session: Session) -> str:
    return f"report/drafts/{session.id}.md"


def _head(opened: OpenForum, outline: Outline, session: Session) -> str:
    command = f'reportgen draft {opened.folder.path.name} --adopt {session.id} --by "..."'
    words = dict(outline.sentences).get("draft-head", "{command}")
    head = words.replace("{session}", session.title).replace("{command}", command)
    return head.replace("-->", "->")


def _with_mark(text: str, head: str) -> str:
    digest = text_hash(text)[:_DIGITS]
    return f"<!-- reportgen draft {digest} -->\n<!-- {head} -->\n\n{text}"


def _is_ours(content: str) -> bool:
    """Whether a draft is as it was written: the digest in its first line is that of the rest."""
    if (match := _MARK.match(content)) is None:
        return False
    return text_hash(content[match.end() :])[:_DIGITS] == match["digest"]


def _read(path: Path) -> str:
    try:
        return path.read_bytes()[:_LIMIT].decode("utf-8").replace("\r\n", "\n")
    except (OSError, ValueError) as error:
        raise InputError(
            f"cannot be read ({type(error).__name__}); save it as text in UTF-8",
            str(path),
            rule="not-readable",
        ) from None


def _refuse_withheld(opened: OpenForum, text: str) -> None:
    """Refuse to adopt sentences about a place that is off record by now."""
    if places := tuple(_withheld(opened, text)):
        raise ReviewError(
            f"{', '.join(places)}: off record by now, but the draft rests on it; take the sentence "
            "with its comment out of the draft, or draft anew",
            rule="draft-off-record",
        )


def _withheld(opened: OpenForum, text: str) -> Iterator[str]:
    material = opened.proceedings.material
    paths = {source.id: source.path for source in material.sources}
    withheld = [(paths[w.source], w.first_line, w.last_line) for w in material.withheld]
    for match in _PLACE.finditer(text):
        path, line = match["path"], int(match["line"])
        if any(path == where and first <= line <= last for where, first, last in withheld):
            yield f"{path}:{line}"
