"""The packs of a forum folder beside the record of what was sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.checks import check_forum
from reportgen.composition import Brief, Mailing, SentPack, compose_speaker_briefs, released
from reportgen.errors import Issue
from reportgen.journal import SentLine, last_of, read_sent
from reportgen.model import Forum, Outline, PersonId
from reportgen.people import names_by_id
from reportgen.project.documents.building import Request, in_their_languages
from reportgen.project.documents.profiles import outline_of, own_templates
from reportgen.readers import ForumFile, read_forum


@dataclass(frozen=True, slots=True)
class Packs:
    """Every pack as it is now, and what was prepared and sent before.

    ``left`` are those who were sent a pack and have no task any more; ``released`` says why
    somebody who is on the agenda gets none.
    """

    folder: Path
    forum: Forum
    outline: Outline
    request: Request
    briefs: tuple[Brief, ...]
    lines: tuple[SentLine, ...]
    issues: tuple[Issue, ...]

    @property
    def prepared(self) -> Mapping[PersonId, SentLine]:
        """What was prepared last for each person."""
        return last_of(self.lines, "prepared")

    @property
    def sent(self) -> Mapping[PersonId, SentLine]:
        """What each person was sent last."""
        return last_of(self.lines, "sent")

    @property
    def left(self) -> tuple[SentLine, ...]:
        """What those were sent who have no task any more and were not told so."""
        here = {brief.person for brief in self.briefs}
        gone = (line for who, line in self.sent.items() if who not in here)
        return tuple(line for line in gone if line.kind != "cancelled")

    @property
    def names(self) -> Mapping[PersonId, str]:
        """The names of people, also of those whom the forum no longer knows."""
        known = {line.person: line.name for line in self.lines}
        return known | names_by_id(self.forum, "data")


def open_packs(folder: Path, request: Request | None = None) -> Packs:
    """Return the packs of a forum folder; nothing that was said is read.

    Raises:
        InputError: if a file cannot be read or understood.
        ReviewError: if the record of what was sent cannot be read.
        TemplateError: if an outline lacks words.
    """
    read = read_forum(folder)
    lines, issues = read_sent(folder)
    wanted = request or Request()
    wanted = replace(wanted, templates=(*wanted.templates, *own_templates(folder)))
    forum = replace(read.forum, attribution="named")
    sent = sent_packs(last_of(lines, "sent"))
    mailing = in_their_languages(forum, replace(wanted, mailing=Mailing(sent)))
    outline = outline_of(forum, "speaker-briefs", wanted.templates)
    briefs = compose_speaker_briefs(forum, outline, mailing)
    found = (*issues, *_checked(read))
    return Packs(folder, forum, outline, replace(wanted, mailing=mailing), briefs, lines, found)


def sent_packs(lines: Mapping[PersonId, SentLine]) -> dict[PersonId, SentPack]:
    """Return what people were sent, for comparison with their packs of now."""
    return {
        who: SentPack(line.revision, line.digest, line.facts)
        for who, line in lines.items()
        if line.kind != "cancelled"
    }


def _checked(read: ForumFile) -> tuple[Issue, ...]:
    return tuple(check_forum(read.forum, read.places))


def why_released(packs: Packs) -> dict[PersonId, str]:
    """Return in a few words why people on the agenda get no pack."""
    here, names = {brief.person for brief in packs.briefs}, packs.names
    found: dict[PersonId, str] = {}
    for person, session, slot in released(packs.forum):
        if person not in here:
            by = f" {names[slot.actual.by]}" if slot.actual.by else ""
            label = slot.label or slot.kind
            found[person] = f"{slot.actual.status}{by} ({label}, {session.title})"
    return found
