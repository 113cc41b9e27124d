"""What goes to one person: the pack, the calendar and the mail, as files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen import writers
from reportgen.composition import Brief, write_farewell
from reportgen.document import recalled_entry
from reportgen.exports import (
    Enclosure,
    Invitation,
    Mail,
    is_address,
    write_chase_xlsx,
    write_ics,
    write_mail,
)
from reportgen.journal import SentLine
from reportgen.model import Forum
from reportgen.project.documents.building import Format, render
from reportgen.project.documents.names import safe_name
from reportgen.project.documents.profiles import look_of
from reportgen.project.sending.packs import Packs

_MEDIA: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "html": "text/html",
}
_COLUMNS = (
    "E-mail",
    "Name",
    "Kind",
    "Revision",
    "Subject",
    "Text",
    "What changed",
    "Folder",
    "Pack",
)


@dataclass(frozen=True, slots=True)
class Parcel:
    """The files for one person by their names, the line for the record, and the mail's words."""

    line: SentLine
    files: Mapping[str, bytes]
    mail: Mail
    changed: tuple[str, ...] = ()

    @property
    def eml(self) -> str:
        """The name of the mail among the files."""
        return next(name for name in self.files if name.endswith(".eml"))


def sender_of(forum: Forum) -> str:
    """Return the address that packs come from: the mailbox, else the first contact's."""
    people = {person.id: person for person in forum.people}
    contacts = (people[one].email for group in forum.contacts for one in group.people)
    return next(filter(is_address, (forum.mailbox, *contacts)), "")


def parcel(
    brief: Brief, line: SentLine, packs: Packs, how: tuple[str, str, tuple[Format, ...]]
) -> Parcel:
    """Return the files for somebody with a pack; ``how`` is stem, sender and formats.

    Raises:
        TemplateError: if a template cannot be filled.
    """
    stem, sender, formats = how
    look = look_of(packs.forum.profile, packs.request.templates)
    document = replace(brief.document, look=replace(look, size=brief.document.look.size))
    text = writers.write_text(document)
    files = {
        f"packs/{stem}.{form}": render(document, form, packs.forum.profile, packs.request)
        for form in _formats(brief, packs, formats)
    }
    files |= {f"packs/{name}": content for name, content in _calendars(brief, line, packs, sender)}
    lines = brief.letter.lines
    body = "\n\n".join(lines)
    if line.kind != "thanks":
        body = f"{body}\n\n{'-' * 40}\n\n{text}"
    mail = Mail(sender, line.email, line.name, brief.letter.subject, body, line.on, brief.language)
    enclosed = [] if line.kind == "thanks" else _enclosed(files)
    files[f"mail/{stem}.eml"] = write_mail(mail, enclosed)
    return Parcel(line, files, mail, brief.changed)


def _formats(brief: Brief, packs: Packs, formats: tuple[Format, ...]) -> tuple[Format, ...]:
    """Return the formats of a pack: plain text, too, for somebody who asked for it."""
    person = next(one for one in packs.forum.people if one.id == brief.person)
    return tuple(dict.fromkeys((*formats, *(("txt",) if person.plain_text else ()))))


def _calendars(
    brief: Brief, line: SentLine, packs: Packs, sender: str
) -> Iterator[tuple[str, bytes]]:
    """Yield the calendar, and one that takes away what the person no longer has."""
    email = line.email if is_address(line.email) else ""
    invitation = Invitation(line.sequence, line.on, sender, email)
    title = packs.forum.title
    stem = safe_name("calendar", line.name or line.person)
    if brief.entries:
        yield f"{stem}.ics", write_ics(brief.entries, title, invitation)
    before = packs.prepared.get(brief.person)
    had = dict(before.calendar) if before else {}
    gone = tuple(recalled_entry(uid, told) for uid, told in had.items() if uid not in line.calendar)
    if gone:
        yield f"{stem}-cancelled.ics", write_ics(gone, title, replace(invitation, cancelled=True))


def farewell(line: SentLine, gone: SentLine, packs: Packs, sender: str) -> Parcel:
    """Return the mail to somebody who has no task any more, with a calendar that cancels."""
    outline = packs.request.mailing.outlines.get(line.language, packs.outline)
    letter = write_farewell(packs.forum, outline, line.person, line.name, line.by)
    email = line.email if is_address(line.email) else ""
    invitation = Invitation(line.sequence, line.on, sender, email, cancelled=True)
    stem = safe_name("cancelled", line.name or line.person)
    entries = tuple(recalled_entry(uid, told) for uid, told in gone.calendar.items())
    files = {f"packs/{stem}.ics": write_ics(entries, packs.forum.title, invitation)}
    files = files if entries else {}
    body = "\n\n".join(letter.lines)
    mail = Mail(sender, line.email, line.name, letter.subject, body, line.on, outline.language)
    return Parcel(line, {**files, f"mail/{stem}.eml": write_mail(mail, _enclosed(files))}, mail)


def _enclosed(files: Mapping[str, bytes]) -> list[Enclosure]:
    return [
        Enclosure(Path(name).name, content, _media(name, content))
        for name, content in files.items()
    ]


def _media(name: str, content: bytes) -> str:
    if not name.endswith(".ics"):
        return _MEDIA[name.rpartition(".")[2]]
    method = next(m for m in ("CANCEL", "REQUEST", "PUBLISH") if f"METHOD:{m}".encode() in content)
    return f"text/calendar; method={method}"


def mailmerge(parcels: Sequence[Parcel], folder: Path | None, title: str) -> bytes:
    """Return a table for Word's mail merge: a row for each person, with the folder of the pack."""
    rows = [
        (
            one.mail.to,
            one.mail.name,
            one.line.kind,
            str(one.line.revision),
            one.mail.subject,
            one.mail.text,
            "\n".join(one.changed),
            (folder / "packs").resolve().as_uri() if folder else "",
            next((Path(name).name for name in one.files if name.endswith(".pdf")), ""),
        )
        for one in parcels
    ]
    return write_chase_xlsx(_COLUMNS, rows, title)
