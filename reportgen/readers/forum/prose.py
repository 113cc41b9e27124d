"""Markdown that people wrote for the reports: prose/, report/ and bios/."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reportgen.errors import Issue, Place
from reportgen.markup import dialect, mended, typed_marks, typed_message
from reportgen.model import Forum, PersonId, Prose, SessionId
from reportgen.places import clean
from reportgen.readers.door.admitting import refuse_doubts
from reportgen.readers.door.masking import RESET, WITHHELD, mask
from reportgen.readers.notes.pasting import with_bullets
from reportgen.readers.shared.files import list_files
from reportgen.readers.shared.problems import did_you_mean, suggest
from reportgen.readers.shared.text import MEGABYTE, read_text

_LIMIT = 4 * MEGABYTE
_SUFFIXES = (".md",)
_STAND_INS = re.compile(rf" ?[{WITHHELD}{RESET}]+(?=[\s.,;:!?]|\Z)|[{WITHHELD}{RESET}]")
"""A stand-in with the blank before it, so that one blank stays between the words around."""

_DRAFTS = "report/drafts/"
_SUMMARIES = re.compile(r"\Areport/sessions/(?=[^/]+\Z)")
"""Adopted drafts stand in a folder of their own and print where other summaries do."""

_TOPICS = ("background", "objectives", "format", "audience")
_CHAPTERS = ("key-messages", "executive-summary", "background", "way-forward", "opening")


def read_prose(folder: Path, forum: Forum) -> tuple[Forum, tuple[Issue, ...]]:
    """Return the forum with the texts of prose/ and report/, and what to know about them.

    Raises:
        InputError: if a text cannot be read.
    """
    prose: list[Prose] = []
    drafts: list[SessionId] = []
    issues: list[Issue] = []
    for top in ("prose", "report"):
        listing = list_files(folder, top, _SUFFIXES)
        issues.extend(listing.issues)
        for path in listing.files:
            key = path.relative_to(folder).with_suffix("").as_posix().removeprefix("prose/")
            if key.startswith(_DRAFTS):
                drafts += [s.id for s in forum.sessions if s.id == key.removeprefix(_DRAFTS)]
                continue
            text, line = _read(path, issues)
            key = _SUMMARIES.sub("report/session-", key)
            issues.extend(_key_issues(key, forum, path))
            if text:
                prose.append(Prose(key, path.relative_to(folder).as_posix(), text, line))
    issues.extend(_doubled(prose, folder))
    return replace(forum, prose=tuple(prose), drafts=tuple(drafts)), tuple(issues)


def _doubled(prose: Iterable[Prose], folder: Path) -> Iterator[Issue]:
    """Yield an error for each text of which there is another in the same place of the report."""
    first: dict[str, str] = {}
    for one in prose:
        if (other := first.setdefault(one.key, one.path)) != one.path:
            message = f"{other} is printed in the same place; make one text of the two"
            yield Issue("error", "prose-twice", message, Place(str(folder / one.path)))


def admit_prose(
    texts: Iterable[Prose], forum: Forum
) -> tuple[tuple[Prose, ...], tuple[Issue, ...]]:
    """Texts made in memory, cleaned and without what is off record, and what to know about them.

    Raises:
        InputError: if a mark of what is off record is almost right.
    """
    prose: list[Prose] = []
    issues: list[Issue] = []
    for given in texts:
        path = Path(given.path)
        text, changes = clean(given.text)
        for change in changes:
            place = Place(given.path, text.count("\n", 0, change.offset) + 1)
            issues.append(Issue("warning", change.rule, change.message, place))
        printed, line = _printed(text, path, issues)
        issues.extend(_key_issues(given.key, forum, path))
        if printed:
            prose.append(replace(given, text=printed, line=given.line + line - 1))
    return tuple(prose), tuple(issues)


def read_bios(folder: Path, forum: Forum) -> tuple[Forum, tuple[Issue, ...]]:
    """Return the forum with the texts of bios/ as its people's bios, and what to know.

    Raises:
        InputError: if a text cannot be read.
    """
    listing = list_files(folder, "bios", _SUFFIXES)
    issues = list(listing.issues)
    people = {person.id: person for person in forum.people}
    for path in listing.files:
        (text, _), person = _read(path, issues), people.get(PersonId(path.stem))
        if person is None:
            advice = did_you_mean(path.stem, people, "name it <person id>.md")
            message = f"no person has the id {path.stem!r}; {advice}"
            issues.append(Issue("warning", "bio-of-nobody", message, Place(str(path))))
        elif text:
            people[person.id] = replace(person, bio=text)
    return replace(forum, people=tuple(people.values())), tuple(issues)


def without_comments(text: str) -> str:
    """Return a text without its ``<!-- comments -->``; the number of lines stays the same.

    One space remains where a comment stood between words of a line.
    """
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + len("-->")
        if kept[-2].endswith(" ") and text.startswith(" ", at):
            at += 1
    return "".join([*kept, text[at:]])


def _read(path: Path, issues: list[Issue]) -> tuple[str, int]:
    """Return a text without what is not printed, and the line on which it begins."""
    decoded = read_text(path, limit=_LIMIT)
    issues.extend(decoded.issues)
    return _printed(decoded.text, path, issues)


def _printed(clean_text: str, path: Path, issues: list[Issue]) -> tuple[str, int]:
    """Return what is printed of a text, and the line on which it begins."""
    masked = mask(clean_text, is_prose=True)
    refuse_doubts([doubt.issue(str(path)) for doubt in masked.doubts])
    for lines in masked.withheld:
        message = "what is marked off record here is left out of every document"
        issues.append(Issue("note", "off-record", message, Place(str(path), lines.first)))
    text = _STAND_INS.sub("", without_comments(masked.text))
    if not text.strip():
        message = "nothing is written here yet; write the text or remove the file"
        issues.append(Issue("note", "prose-empty", message, Place(str(path))))
        return "", 1
    text = mended(with_bullets(text))
    for line, mark in dict.fromkeys(typed_marks(dialect().parse(text))):
        place = Place(str(path), line)
        issues.append(Issue("warning", "mark-as-typed", typed_message(mark), place))
    written = text.lstrip("\n")
    return written.rstrip("\n") + "\n", 1 + len(text) - len(written)


def _key_issues(key: str, forum: Forum, path: Path) -> Iterator[Issue]:
    """Yield what is wrong with a text's name: it belongs to nothing that the forum has."""
    group, _, name = key.rpartition("/")
    owners: dict[str, list[str]] = {
        "sessions": [session.id for session in forum.sessions],
        "mandates": [organization.id for organization in forum.organizations],
    }
    if group in owners and name not in owners[group]:
        kind = group.removesuffix("s")
        advice = did_you_mean(name, owners[group], f"use the id of one as file name: {kind}")
        message = f"nothing in forum.yaml has the id {name!r}; {advice}"
        yield Issue("warning", "prose-of-nobody", message, Place(str(path)))
    elif group == "report":
        chapters = (*_CHAPTERS, *(f"session-{owner}" for owner in owners["sessions"]))
        if name not in (*chapters, *owners["sessions"]):
            advice = did_you_mean(name, chapters, f"known are {', '.join(chapters)}")
            message = f"the report has no place called {name!r}; {advice}"
            yield Issue("warning", "prose-of-nobody", message, Place(str(path)))
    elif not group and name not in _TOPICS and (near := suggest(name, _TOPICS)):
        message = f"no report prints {name!r} unless an outline names it; did you mean {near!r}?"
        yield Issue("note", "prose-of-nobody", message, Place(str(path)))
