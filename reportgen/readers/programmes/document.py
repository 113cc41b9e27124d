"""The lines of a document become a programme: title block, agenda, contacts and prose."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from reportgen.readers.programmes.grammar.agenda import Agenda, read_agenda
from reportgen.readers.programmes.grammar.business import business_of, is_order_of_business
from reportgen.readers.programmes.grammar.contacts import contacts_of
from reportgen.readers.programmes.grammar.facts import Found, clean_title, read_facts
from reportgen.readers.programmes.grammar.prose import TOPICS, prose_of
from reportgen.readers.programmes.grammar.sections import Section, footnotes, sections_of
from reportgen.readers.programmes.grammar.times import (
    clock_at_start,
    clock_in,
    dates_in,
    minutes_in,
)
from reportgen.readers.programmes.grammar.titles import is_session_title
from reportgen.readers.programmes.records import Doubt, Fact, Line, Programme

_LONGEST_HEAD = 40


def programme_of(
    lines: Sequence[Line], path: str, dialect: str, title: Fact | None = None
) -> Programme:
    """Return what the lines of a document say; ``title`` is what its metadata calls it."""
    sections = sections_of(lines)
    found = read_facts(_head(lines), lines)
    _take_title(found, title, lines)
    year = found.dates[0].year if found.dates else 0
    agenda = read_agenda(_agenda_lines(sections, found), year)
    if not agenda.sessions and is_order_of_business(lines):
        agenda = replace(agenda, sessions=business_of(lines), left=())
    _add_hours(found, agenda)
    _add_status(found, sections)
    notes = footnotes(lines)
    prose = tuple(prose_of(sections, notes)) if _is_concept_note(sections) else ()
    contacts = [line for part in sections if part.key == "contacts" for line in part.lines]
    return Programme(
        path,
        dialect,
        facts=tuple(found.facts.items()),
        dates=tuple(found.dates),
        organizations=tuple(found.organizations),
        sessions=agenda.sessions,
        contacts=contacts_of(contacts),
        prose=prose,
        left=tuple(line for line in agenda.left if line.spot not in found.used),
        doubts=(*found.doubts, *agenda.doubts),
    )


def _take_title(found: Found, title: Fact | None, lines: Sequence[Line]) -> None:
    """Take the title of the metadata: of front matter always, of a page where no heading is one."""
    if title is None:
        return
    own = found.facts.get("title")
    headings = {line.spot for line in lines if line.form == "heading"}
    if own is None or own.spot not in headings or title.spot.line:
        if title.spot.line and not found.dates:
            found.dates = [
                dt.date(*day) for one in dates_in(title.value) for day in one.days if day[0]
            ]
        found.facts["title"] = Fact(clean_title(title.value), title.spot)


def _is_concept_note(sections: Sequence[Section]) -> bool:
    """Return whether two or more sections of a concept note are there, so that its text counts."""
    told = {section.key for section in sections} & {*TOPICS, "thematic-focus", "co-organizers"}
    return len(told) >= 2


def _head(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the title block: those before the first section or line of the agenda."""
    head: list[Line] = []
    for section in sections_of(lines[: _LONGEST_HEAD * 2]):
        if section.key not in ("", "agenda") or len(head) >= _LONGEST_HEAD:
            break
        if section.heading is not None and not head:
            head.append(section.heading)
        for line in section.lines:
            if _opens_agenda(line):
                return head
            head.append(line)
    return head


def _opens_agenda(line: Line) -> bool:
    if line.form == "row":
        return any(clock_at_start(cell.strip(" |*_")) for cell in line.cells)
    clock = clock_at_start(line.text.strip(" |*_"))
    if clock is None:
        return is_session_title(line.text) and line.form != "bullet"
    rest = line.text.strip(" |*_")[clock.end :]
    return sum(c.isalpha() for c in rest) > 24 or (
        sum(c.isalpha() for c in rest) > 3 and not any(c.isdigit() for c in rest)
    )


def _agenda_lines(sections: Sequence[Section], found: Found) -> list[Line]:
    """Return the lines that may hold the agenda: its own section, else all that is no prose."""
    own = [line for part in sections if part.key == "agenda" for line in part.lines]
    if own:
        own = [*_timed_headings(sections[0].lines), *own]
    if not any(_opens_agenda(line) or line.form == "row" for line in own):
        prose = {*TOPICS, "co-organizers"} if _is_concept_note(sections) else set[str]()
        others = [part for part in sections if part.key not in {*prose, "contacts"}]
        own = [line for part in others for line in (part.heading, *part.lines) if line]
        own = own if any(_opens_agenda(line) for line in own) or _has_lengths(own) else []
    return [line for line in own if line.spot not in found.used and line.form != "note"]


def _timed_headings(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines from the first heading that is a session with its time on."""
    for number, line in enumerate(lines):
        if line.form == "heading" and is_session_title(line.text) and clock_in(line.text):
            return lines[number:]
    return ()


def _has_lengths(lines: Sequence[Line]) -> bool:
    """Return whether bullets say how long something takes, under headings that are days."""
    days = sum(line.form == "heading" and bool(list(dates_in(line.text))) for line in lines)
    lengths = sum(line.form == "bullet" and minutes_in(line.text) is not None for line in lines)
    return days >= 1 and lengths >= 3


def _add_hours(found: Found, agenda: Agenda) -> None:
    """Take the hours that the agenda states for the whole day, where all its days agree."""
    hours = {(f"{a:%H:%M}", f"{b:%H:%M}" if b else "") for a, b, _ in agenda.hours}
    stated = {found.facts[key].value for key in ("start", "end") if key in found.facts}
    if any(stated and set(day) - stated - {""} for day in hours) and agenda.sessions:
        told = ", ".join(sorted("-".join(day) for day in hours))
        message = f"days have other hours, too ({told}); start: and end: hold those of one day"
        found.doubts.append(Doubt(2, "hours-differ", message, agenda.sessions[0].spot))
    if len(hours) != 1 or not agenda.sessions:
        return
    begins, ends, zone = agenda.hours[0]
    spot = agenda.sessions[0].spot
    if "start" not in found.facts:
        found.note("start", f"{begins:%H:%M}", spot)
        found.note("end", f"{ends:%H:%M}" if ends else "", spot)
    found.note("timezone_label", zone, spot)


def _add_status(found: Found, sections: Sequence[Section]) -> None:
    for section in sections:
        if section.key == "agenda" and section.heading is not None:
            words = section.heading.text.casefold()
            if words.startswith(("draft", "tentative", "provisional", "preliminary")):
                found.note("status", words.split()[0].capitalize(), section.heading.spot)
