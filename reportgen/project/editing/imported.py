"""What was last imported is kept beside the forum, so that a new version is compared with it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.errors import InputError
from reportgen.model import Forum, OrganizationId, PersonId, Session, Slot
from reportgen.project.editing.pairing import person_pairs, plain, session_pairs
from reportgen.project.folder.places import KEPT
from reportgen.readers import FORUM_FILE, draft_from, forum_of_text
from reportgen.yaml_editing import Value, ValuePath, YamlFile, edited_in_memory

_CHECK = re.compile(r"^ *# CHECK: (.*)$", re.MULTILINE)
_PLACE = re.compile(r" \([^()]*\)$")
"""Where a doubt arose: the name of the file differs from version to version."""

_REFERENCES = ("speakers", "moderator", "owners", "organization")


@dataclass(frozen=True, slots=True)
class ProgrammeAgain:
    """A programme as it was imported, with the ids of the forum it belongs to.

    ``written`` is forum.yaml as the import writes it, ``texts`` are those of prose/ and bios/.
    """

    forum: Forum
    written: str
    texts: Mapping[str, str]

    def notes(self, last: "ProgrammeAgain | None") -> Iterator[str]:
        """Yield what the import is not sure of and did not say before."""
        told = _CHECK.findall(last.written) if last else []
        known = {_PLACE.sub("", words) for words in told}
        every = _CHECK.findall(self.written)
        new = (words for words in every if _PLACE.sub("", words) not in known)
        yield from (f"to check: {words}" for words in new)

    def kept(
        self, again: Mapping[ValuePath, Value], open_texts: Mapping[str, str]
    ) -> dict[str, str]:
        """Return the files that remember this import; what stays open keeps its old value."""
        file = edited_in_memory(self.written)
        for path, value in again.items():
            _remember(file, path, value)
        texts = {**self.texts, **open_texts}
        return {f"{KEPT}/{name}": text for name, text in {**texts, FORUM_FILE: file.text}.items()}


def _remember(file: YamlFile, path: ValuePath, value: Value) -> None:
    """Write the old value of one that stays open; references are left out."""
    with suppress(InputError):
        if path[-1] == "time" and isinstance(value, list) and value:
            for key, moment in zip(("start", "end"), value, strict=True):
                file.set((*path[:-1], key), moment)
        elif path[-1] in _REFERENCES or value in ("", []):
            file.remove(path)
        else:
            file.set(path, value)


def imported_before(folder: Path, ours: Forum) -> ProgrammeAgain | None:
    """Return what was last imported into a forum folder, None where that is not known.

    Raises:
        InputError: if the copy was changed so that it cannot be read.
    """
    path = folder / KEPT / FORUM_FILE
    if not path.is_file():
        return None
    written = path.read_text(encoding="utf-8")
    texts = {
        file.relative_to(folder / KEPT).as_posix(): file.read_text(encoding="utf-8")
        for kind in ("prose", "bios")
        for file in sorted((folder / KEPT / kind).rglob("*.md"))
    }
    return _imported(written, str(path), texts, (ours,))


def read_programme(
    files: Sequence[Path], ours: Forum, last: ProgrammeAgain | None
) -> ProgrammeAgain:
    """Return what files say, with the ids of a forum.

    Raises:
        InputError: if one of them cannot be read, or they hold no agenda.
    """
    draft = draft_from(files, ours.id)
    texts = {
        name: content.decode()
        for name, content in draft.files.items()
        if name.startswith(("prose/", "bios/"))
    }
    rules = {doubt.rule for _, doubt in draft.doubts}
    if "no-agenda" in rules:
        why = "; ".join(f"{Path(one.path).name}: {one.kind}, {one.outcome}" for one in draft.seen)
        message = f"no agenda was found ({why}); name the file that holds the programme"
        raise InputError(message, str(files[0]), rule="no-agenda")
    written = draft.files[FORUM_FILE].decode()
    known = (last.forum, ours) if last else (ours,)
    return _imported(written, str(files[0]), texts, known)


def _imported(
    written: str, path: str, texts: Mapping[str, str], known: Sequence[Forum]
) -> ProgrammeAgain:
    forum = forum_of_text(written, path).forum
    people = _people_ids(forum, known)
    sessions = {
        forum.sessions[old].id: known[-1].sessions[new].id
        for old, new in session_pairs(forum.sessions, known[-1].sessions).items()
    }
    names = {f"bios/{old}.md": f"bios/{new}.md" for old, new in people.items()}
    names |= {f"prose/sessions/{a}.md": f"prose/sessions/{b}.md" for a, b in sessions.items()}
    renamed = {names.get(name, name): text for name, text in texts.items()}
    return ProgrammeAgain(_with_ids(forum, people, _body_ids(forum, known)), written, renamed)


def _people_ids(forum: Forum, known: Sequence[Forum]) -> dict[PersonId, PersonId]:
    """Return the ids that people of an import have in the forum; new ones get a free id."""
    found: dict[PersonId, PersonId] = {}
    for other in known:
        left = [person for person in forum.people if person.id not in found]
        there = [person for person in other.people if person.id not in found.values()]
        for old, new in person_pairs(there, left).items():
            found[left[new].id] = there[old].id
    taken = {person.id for other in known for person in other.people}
    for person in forum.people:
        if person.id not in found:
            number, identity = 2, person.id
            while identity in taken:
                identity, number = PersonId(f"{person.id}-{number}"), number + 1
            found[person.id] = identity
            taken.add(identity)
    return found


def _body_ids(forum: Forum, known: Sequence[Forum]) -> dict[OrganizationId, OrganizationId]:
    here = {plain(name): body.id for body in known[-1].organizations for name in (body.name,)}
    return {body.id: here.get(plain(body.name), body.id) for body in forum.organizations}


def _with_ids(
    forum: Forum,
    people: Mapping[PersonId, PersonId],
    bodies: Mapping[OrganizationId, OrganizationId],
) -> Forum:
    """Return a forum with other ids for people and bodies."""

    def slot(one: Slot) -> Slot:
        return replace(one, speakers=tuple(people[speaker] for speaker in one.speakers))

    def session(one: Session) -> Session:
        return replace(
            one,
            moderator=people[one.moderator] if one.moderator else None,
            owners=tuple(bodies[owner] for owner in one.owners),
            slots=tuple(slot(part) for part in one.slots),
        )

    renamed = tuple(
        replace(
            person,
            id=people[person.id],
            organization=bodies[person.organization] if person.organization else None,
        )
        for person in forum.people
    )
    organizations = tuple(replace(body, id=bodies[body.id]) for body in forum.organizations)
    sessions = tuple(session(one) for one in forum.sessions)
    return replace(forum, people=renamed, organizations=organizations, sessions=sessions)
