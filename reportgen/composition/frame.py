"""What stands around the text of every report: cover, furniture, properties, Word fields."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from reportgen.composition.names import People
from reportgen.composition.placeholders import to_be_confirmed
from reportgen.composition.programme_fields import programme_fields
from reportgen.composition.wording import (
    beside,
    format_date,
    format_dates,
    format_range,
    join_words,
    language_name,
    zone_label,
)
from reportgen.document import (
    Block,
    Blocks,
    Citation,
    Document,
    Furniture,
    Heading,
    Inline,
    Inlines,
    Note,
    Paragraph,
    ParagraphStyle,
    Part,
    Properties,
    Text,
    Value,
)
from reportgen.errors import TemplateError
from reportgen.model import Forum, OrganizerRole, Outline, OutlineSection

_ROLES: dict[OrganizerRole, str] = {
    "co-organizer": "Co-organized by",
    "organizer": "Organized by",
    "host": "Hosted by",
    "in collaboration with": "In collaboration with",
    "with the support of": "With the support of",
}
_UNDATED = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


# --- status and dates -------------------------------------------------------------------------


def status_of(forum: Forum) -> str:
    """Return the forum's status; a document is a draft until somebody says otherwise."""
    return forum.status or "Draft"


def papers_date(forum: Forum) -> dt.date | None:
    """Return the day on which concept note and briefs are sent, None if it is not known.

    A version that is issued after the forum is one of the report, not of what invites to it.
    """
    if forum.papers_issued or forum.issued is None:
        return forum.papers_issued
    return None if forum.dates and forum.issued > max(forum.dates) else forum.issued


def papers_issued_on(forum: Forum) -> str:
    """Return the date of concept note and briefs, empty where they have none."""
    day = papers_date(forum)
    return format_date(day) if day else ""


def report_issued_on(forum: Forum) -> str:
    """Return the date of the report's version; one before the forum is that of its papers."""
    is_after = forum.issued and not (forum.dates and forum.issued < min(forum.dates))
    return format_date(forum.issued) if forum.issued and is_after else ""


# --- sentences of the outline -----------------------------------------------------------------


def sentence(outline: Outline, name: str, values: Mapping[str, str]) -> str:
    """Return a standing sentence of the outline with its ``{fields}`` filled.

    Raises:
        TemplateError: the outline has no such sentence or the sentence an unknown field.
    """
    sentences = dict(outline.sentences)
    if name not in sentences:
        message = f"the sentence {name!r} is missing; add it under sentences"
        raise TemplateError(message, f"outline of the {outline.report}")
    return filled(sentences[name], values, f"outline of the {outline.report}, sentence {name!r}")


def filled(words: str, values: Mapping[str, str], where: str) -> str:
    """Return words with ``{name}`` replaced by its value.

    Raises:
        TemplateError: a name is not among the values.
    """

    def value(match: re.Match[str]) -> str:
        if match[1] in values:
            return values[match[1]]
        advice = _near(match[1], tuple(values))
        raise TemplateError(f"field {{{match[1]}}} is not known; {advice}", where)

    return re.sub(r"\{(\w+)\}", value, words)


def check_sections(outline: Outline, known: tuple[str, ...]) -> None:
    """Return nothing; every section of the outline is one that the report has.

    Raises:
        TemplateError: a section id is not known.
    """
    for section in outline.sections:
        if section.id not in known:
            message = f"section {section.id!r} is not known; {_near(section.id, known)}"
            raise TemplateError(message, f"outline of the {outline.report}")


def heading(section: OutlineSection, forum: Forum) -> Heading:
    """Return the heading of a section; it may name the {status}, the {event} or the {series}."""
    words = filled(section.heading, _values(forum), f"section {section.id!r}")
    return Heading(1, (Text(" ".join(words.split())),), section.id)


def _values(forum: Forum) -> dict[str, str]:
    return {"status": status_of(forum), "event": forum.title, "series": forum.series}


def _near(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(known)}"


# --- cover ------------------------------------------------------------------------------------


def quoted_theme(forum: Forum) -> str:
    """Return the theme in quotation marks, empty where there is none."""
    theme = forum.theme.strip().strip('"“”').strip()
    return f"“{theme}”" if theme else ""


def time_line(forum: Forum) -> Inlines:
    """Return "13:00–17:30 KST (GMT+9), 8 December 2020" as far as it is known."""
    clock = format_range(forum.start, forum.end)
    time = " ".join(filter(None, (clock, beside(zone_label(forum)) if clock else "")))
    days = format_dates(forum.dates)
    parts: list[Inline] = [
        Text(time) if time else to_be_confirmed("time"),
        Text(", "),
        Text(days) if days else to_be_confirmed("date"),
    ]
    return tuple(parts)


def place_line(forum: Forum) -> Inlines:
    """Return the venue, "Online" or both, empty where neither is known."""
    venue = Text(forum.venue) if forum.venue else to_be_confirmed("Venue")
    match forum.format:
        case "virtual":
            return (Text(f"Online ({forum.venue})" if forum.venue else "Online"),)
        case "hybrid":
            return (venue, Text(", and online"))
        case "onsite":
            return (venue,)
        case None:
            return (venue,) if forum.venue else ()


def organizer_lines(forum: Forum) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each organizer role that is taken, as printed, with the names that have it."""
    people = People(forum)
    grouped = [
        (
            words,
            tuple(people.organization_name(o.id) for o in forum.organizations if o.role == role),
        )
        for role, words in _ROLES.items()
    ]
    return tuple((words, names) for words, names in grouped if names)


def title_block(forum: Forum, document_type: str, status: str = "") -> Blocks:
    """Return the title block: event, theme, type and status, time and place, organizers."""
    lines = [_line(forum.title, "Title")]
    lines += [_line(quoted_theme(forum), "Subtitle")] if forum.theme else []
    lines += [_line(document_type, "Cover Line")]
    lines += [_line(status, "Cover Line")] if status else []
    lines += [Paragraph(time_line(forum), "Cover Line")]
    place = place_line(forum)
    lines += [Paragraph(place, "Cover Line")] if place else []
    for words, names in organizer_lines(forum):
        lines.append(replace(_line(words, "Label"), keep_with_next=True))
        lines += [_line(name, "Cover Line") for name in names]
    lines += [_line(forum.notice, "Notice")] if forum.notice else []
    return tuple(lines)


def _line(words: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph((Text(words),), style)


# --- furniture, properties, fields ------------------------------------------------------------


def furniture(forum: Forum, document_type: str, status: str, date: str) -> Furniture:
    """Return what stands at the head and foot of every page."""
    return Furniture(forum.title, document_type, status, date, forum.notice)


def properties(forum: Forum, document_type: str) -> Properties:
    """Return the core properties of a report's file; its date is a fact of the folder."""
    people = People(forum)
    organizers = [
        people.organization_name(o.id) for o in forum.organizations if o.role != "participant"
    ]
    day = forum.issued or (forum.dates[0] if forum.dates else None)
    created = dt.datetime.combine(day, dt.time(), dt.UTC) if day else _UNDATED
    return Properties(
        title=f"{forum.title}: {document_type}",
        subject=forum.theme,
        author=join_words(organizers),
        language=forum.languages[0] if forum.languages else "en",
        created=created,
        keywords=tuple(filter(None, (forum.series, document_type))),
    )


def fields(
    forum: Forum, document_type: str = "", status: str = "", date: str = ""
) -> dict[str, Value]:
    """Return what a Word template may print of a forum: plain values, no links or addresses."""
    return {
        "forum": _forum_fields(forum),
        **programme_fields(forum),
        "document": {"type": document_type, "status": status, "date": date},
    }


def _forum_fields(forum: Forum) -> dict[str, Value]:
    return {
        "title": forum.title,
        "theme": forum.theme,
        "series": forum.series,
        "date": format_dates(forum.dates),
        "time": format_range(forum.start, forum.end),
        "zone": zone_label(forum),
        "venue": forum.venue,
        "format": forum.format or "",
        "languages": join_words([language_name(tag) for tag in forum.languages]),
        "version": forum.version,
        "status": status_of(forum),
        "issued": papers_issued_on(forum),
        "notice": forum.notice,
        "organizers": [name for _, names in organizer_lines(forum) for name in names],
    }


# --- the whole --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frame:
    """What makes a run of parts a report; ``date`` is printed in the foot."""

    template: str
    document_type: str
    status: str
    date: str
    cover: Blocks
    cover_page: bool = False


def assemble(
    forum: Forum,
    frame: Frame,
    parts: tuple[Part, ...],
    notes: tuple[Note, ...] = (),
    citations: tuple[Citation, ...] = (),
) -> Document:
    """Return the document; anchors of headings that came twice get a number."""
    return Document(
        template=frame.template,
        properties=properties(forum, frame.document_type),
        furniture=furniture(forum, frame.document_type, frame.status, frame.date),
        cover=frame.cover,
        cover_page=frame.cover_page,
        parts=unique_anchors(parts),
        notes=notes,
        citations=citations,
        fields=fields(forum, frame.document_type, frame.status, frame.date),
    )


def unique_anchors(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts with an anchor of its own for every heading."""
    taken: set[str] = set()

    def renamed(block: Block) -> Block:
        if not isinstance(block, Heading):
            return block
        anchor, count = block.anchor, 1
        while anchor in taken:
            count += 1
            anchor = f"{block.anchor}-{count}"
        taken.add(anchor)
        return replace(block, anchor=anchor)

    return tuple(Part(part.name, tuple(renamed(block) for block in part.blocks)) for part in parts)
