"""Reads the forum folder: agenda, people and prose become a Forum with a place for every value."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.errors import InputError, Issue
from reportgen.model import Forum, Person, Places, Session, Slot, SlotId
from reportgen.readers.forum.language import NO_TAG, is_language_tag
from reportgen.readers.forum.pictures import read_pictures
from reportgen.readers.forum.prose import read_bios, read_prose
from reportgen.readers.forum.records import IDENTIFIER, Records
from reportgen.readers.forum.zones import zone_advice, zones
from reportgen.readers.marks.finding import is_marked
from reportgen.readers.shared.files import is_inside
from reportgen.readers.shared.problems import shorten
from reportgen.readers.shared.yaml_text import Node, ValuePath, YamlText, load_yaml, parse_yaml

FORUM_FILE = "forum.yaml"
_MARKED = (
    "a mark of what is off record stands here, where all is printed; take the words out, "
    "or write the text into a file of prose/"
)


@dataclass(frozen=True, slots=True)
class ForumFile:
    """A forum as read, where each of its values stands, and what to know about the reading."""

    forum: Forum
    places: Places
    issues: tuple[Issue, ...] = ()


def read_forum(folder: Path) -> ForumFile:
    """Return the forum of a folder: forum.yaml, prose/, report/, bios/ and the pictures it names.

    Raises:
        InputError: if the folder or forum.yaml is missing, or anything in it is wrong; all
            mistakes of forum.yaml are told together.
    """
    content = load_yaml(_forum_file(folder))
    forum = forum_in(content)
    forum, prose_issues = read_prose(folder, forum)
    forum, bio_issues = read_bios(folder, forum)
    forum, picture_issues = read_pictures(folder, forum, content.places)
    written = (*prose_issues, *bio_issues, *picture_issues)
    return ForumFile(forum, content.places, (*content.issues, *written))


def forum_of_text(text: str, path: str) -> ForumFile:
    """The forum that the text of a forum.yaml says, without the files beside it.

    Raises:
        InputError: if anything in it is wrong; all mistakes are told together.
    """
    content = parse_yaml(text, path)
    return ForumFile(forum_in(content), content.places, tuple(content.issues))


def forum_in(content: YamlText) -> Forum:
    """The forum that the values of forum.yaml are; what is only doubtful is added to the issues.

    Raises:
        InputError: if anything in them is wrong; all mistakes are told together.
    """
    records = Records(content)
    forum = _ForumRecords(records).read()
    content.issues.extend(_surname_issues(forum, records))
    return forum


def _forum_file(folder: Path) -> Path:
    if not folder.is_dir():
        found = "is no folder" if folder.exists() else "does not exist"
        advice = "name a forum folder, or start one with 'reportgen init DIR'"
        raise InputError(f"this {found}; {advice}", str(folder), rule="not-a-folder")
    path = folder / FORUM_FILE
    if not path.exists():
        raise InputError(
            "there is no forum.yaml here; start one with 'reportgen init'",
            str(folder),
            rule="no-forum-file",
        )
    if not is_inside(folder, path):
        message = "this is a link to a place outside the forum folder; copy the file here"
        raise InputError(message, str(path), rule="link")
    return path


class _ForumRecords:
    """What a forum needs beyond its keys: ids for slots, time zones that exist."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def read(self) -> Forum:
        self._check_zones()
        self._check_profile()
        self._check_languages()
        self._check_marks(self._records.content.value, ())
        forum = self._records.read(Forum)
        return replace(forum, sessions=tuple(_with_slot_ids(forum.sessions)))

    def _check_zones(self) -> None:
        """Note every time zone that is not in the IANA database."""
        value = self._records.content.value
        people = value.get("people")
        named = [(("timezone",), value.get("timezone"))] + [
            (("people", number, "timezone"), person.get("timezone"))
            for number, person in enumerate(people if isinstance(people, list) else [])
            if isinstance(person, dict)
        ]
        for path, zone in named:
            if isinstance(zone, str) and zone not in zones():
                advice = zone_advice(zone)
                self._records.add(path, f"timezone {shorten(zone)} does not exist; {advice}")

    def _check_profile(self) -> None:
        """Note a profile that is no plain name: it becomes part of a path."""
        named = self._records.content.value.get("profile", "")
        if isinstance(named, str) and named and not IDENTIFIER.fullmatch(named):
            message = f"profile {shorten(named)} is not possible; name one folder of templates"
            self._records.add(("profile",), message)

    def _check_languages(self) -> None:
        """Note what is no code of a language where one belongs."""
        for key in ("language", "languages", "interpretation"):
            written = self._records.content.value.get(key)
            listed = enumerate(written) if isinstance(written, list) else [(None, written)]
            for number, tag in listed:
                if isinstance(tag, str) and tag and not is_language_tag(tag):
                    path = (key,) if number is None else (key, number)
                    self._records.add(path, f"language {shorten(tag)} {NO_TAG}")

    def _check_marks(self, node: Node, path: ValuePath) -> None:
        """Note every value with a mark that keeps words off record: here they would be printed."""
        if isinstance(node, str):
            if is_marked(node):
                self._records.add(path, _MARKED)
            return
        for key, part in node.items() if isinstance(node, dict) else enumerate(node):
            self._check_marks(part, (*path, key))


def _with_slot_ids(sessions: tuple[Session, ...]) -> Iterator[Session]:
    """Yield the sessions with ``<session id>.<number>`` for every slot without an id."""
    taken = {slot.id for session in sessions for slot in session.slots}
    for session in sessions:
        slots: list[Slot] = []
        for number, slot in enumerate(session.slots, 1):
            own = slot.id or SlotId(f"{session.id}.{number}")
            while not slot.id and own in taken:
                own = SlotId(f"{own}.{number}")
            taken.add(own)
            slots.append(replace(slot, id=own))
        yield replace(session, slots=tuple(slots))


def _surname_issues(forum: Forum, records: Records) -> Iterator[Issue]:
    for number, person in enumerate(forum.people):
        if not _has_surname(person):
            message = (
                f"surname {person.surname!r} is no part of the name {person.name!r}; "
                "write it as it stands in the name"
            )
            place = records.place(("people", number, "surname"))
            yield Issue("warning", "surname-not-in-name", message, place)


def _has_surname(person: Person) -> bool:
    return person.surname.casefold() in person.name.casefold()
