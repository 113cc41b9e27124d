"""The frame of every report: cover, furniture, file properties, fields for Word templates."""

import datetime as dt
from dataclasses import dataclass, replace

from reportgen.composition.shared.logos import logos
from reportgen.composition.shared.names import People
from reportgen.composition.shared.placeholders import to_be_confirmed
from reportgen.composition.shared.programme_fields import programme_fields
from reportgen.composition.shared.references import marked_heading
from reportgen.composition.shared.wording import (
    beside,
    format_date,
    format_dates,
    format_range,
    language_name,
    zone_label,
)
from reportgen.composition.shared.words import Words, filled, near
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
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Part,
    Properties,
    Text,
    Value,
)
from reportgen.errors import TemplateError
from reportgen.model import (
    Forum,
    OrganizerRole,
    Outline,
    OutlineSection,
    all_days,
    outside_hours,
)

_ROLES: tuple[OrganizerRole, ...] = (
    "co-organizer",
    "organizer",
    "host",
    "in collaboration with",
    "with the support of",
)
_UNDATED = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


# --- status and dates -------------------------------------------------------------------------


def status_of(forum: Forum, words: Words) -> str:
    """Return the forum's status, which is "Draft" unless it says otherwise."""
    return forum.status or words.say("draft")


def is_draft(forum: Forum, words: Words) -> bool:
    """Whether concept note and briefs are still drafts."""
    return forum.status not in {"Final", words.say("final")}


def papers_date(forum: Forum) -> dt.date | None:
    """Return the day on which concept note and briefs are issued, None if unknown.

    A version issued after the forum is one of the report, not of the invitation papers.
    """
    if forum.papers_issued or forum.issued is None:
        return forum.papers_issued
    return None if forum.dates and forum.issued > max(forum.dates) else forum.issued


def papers_issued_on(forum: Forum, words: Words) -> str:
    """Return the printed issue date of concept note and briefs, empty if unknown."""
    day = papers_date(forum)
    return format_date(day, words) if day else ""


def report_issued_on(forum: Forum, words: Words) -> str:
    """Return the printed issue date of the report.

    A date before the forum belongs to its papers.
    """
    is_after = forum.issued and not (forum.dates and forum.issued < min(forum.dates))
    return format_date(forum.issued, words) if forum.issued and is_after else ""


# --- sections ---------------------------------------------------------------------------------


def check_sections(outline: Outline, known: tuple[str, ...]) -> None:
    """Check that the report has every section that the outline names.

    Raises:
        TemplateError: a section id is not known.
    """
    for section in outline.sections:
        if section.id not in known:
            message = f"section {section.id!r} is not known; {near(section.id, known)}"
            raise TemplateError(message, f"outline of the {outline.report}", rule="unknown-section")


def heading(section: OutlineSection, forum: Forum, words: Words, annex: str = "") -> Heading:
    """Return the heading of a section, with {status}, {event}, {series} and {annex} filled in."""
    values = {"status": status_of(forum, words), "event": forum.title, "series": forum.series}
    values["annex"] = annex
    text = filled(section.heading, values, f"section {section.id!r}")
    return Heading(1, marked_heading(" ".join(text.split()), section.id), section.id)


def on_its_pages(section: OutlineSection, blocks: Blocks) -> Blocks:
    """Put the page breaks around a section that the outline asks for."""
    if section.layout == "landscape":
        return (PageBreak("landscape"), *blocks, PageBreak())
    return (PageBreak(), *blocks) if section.page_break else blocks


# --- cover ------------------------------------------------------------------------------------


def quoted_theme(forum: Forum, words: Words) -> str:
    """Return the theme in quotation marks, empty if there is none."""
    theme = forum.theme.strip().strip('"“”«»').strip()
    return words.quoted(theme) if theme else ""


def time_line(forum: Forum, words: Words) -> Inlines:
    """Return "13:00–17:30 KST (GMT+9), 8 December 2020", as far as known."""
    clock = "" if outside_hours(forum) else format_range(forum.start, forum.end, words)
    time = " ".join(filter(None, (clock, beside(zone_label(forum, words)) if clock else "")))
    days = format_dates(all_days(forum), words)
    parts: list[Inline] = [
        Text(time) if time else to_be_confirmed(words, "time", "start, end"),
        Text(words.comma),
        Text(days) if days else to_be_confirmed(words, "date", "dates"),
    ]
    return tuple(parts if not outside_hours(forum) else parts[2:])


def place_line(forum: Forum, words: Words) -> Inlines:
    """Return the venue, "Online" or both, empty if neither is known."""
    venue = Text(forum.venue) if forum.venue else to_be_confirmed(words, "venue", "venue")
    match forum.format:
        case "virtual" if forum.venue:
            return (Text(words.say("online-at", venue=forum.venue)),)
        case "virtual":
            return (Text(words.say("online")),)
        case "hybrid":
            return words.splice("also-online", venue=(venue,))
        case "onsite":
            return (venue,)
        case None:
            return (venue,) if forum.venue else ()


def organizer_lines(forum: Forum, words: Words) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return a line for each organizer role that is taken, with the names."""
    people = People(forum, words)
    grouped = [
        (
            words.say(f"role-{role.replace(' ', '-')}"),
            tuple(people.organization_name(o.id) for o in forum.organizations if o.role == role),
        )
        for role in _ROLES
    ]
    return tuple((label, names) for label, names in grouped if names)


def title_block(forum: Forum, words: Words, document_type: str, status: str = "") -> Blocks:
    """Return the title block: logos, event, theme, type, status, time and place, organizers."""
    lines = [_line(forum.title, "Title")]
    lines += [_line(quoted_theme(forum, words), "Subtitle")] if forum.theme else []
    lines += [_line(document_type, "Cover Line")]
    lines += [_line(status, "Cover Line")] if status else []
    lines += [Paragraph(time_line(forum, words), "Cover Line")]
    place = place_line(forum, words)
    lines += [Paragraph(place, "Cover Line")] if place else []
    for label, names in organizer_lines(forum, words):
        lines.append(replace(_line(label, "Label"), keep_with_next=True))
        lines += [_line(name, "Cover Line") for name in names]
    lines += [_line(forum.notice, "Notice")] if forum.notice else []
    return (*logos(forum, words), *lines)


def _line(words: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph((Text(words),), style)


# --- furniture, properties, fields ------------------------------------------------------------


def furniture(forum: Forum, document_type: str, status: str, date: str) -> Furniture:
    """Return head and foot of the pages."""
    return Furniture(forum.title, document_type, status, date, forum.notice)


def properties(forum: Forum, words: Words, document_type: str) -> Properties:
    """Return the core properties of a report's file; the date comes from the forum folder."""
    people = People(forum, words)
    organizers = [
        people.organization_name(o.id) for o in forum.organizations if o.role != "participant"
    ]
    day = forum.issued or (forum.dates[0] if forum.dates else None)
    created = dt.datetime.combine(day, dt.time(), dt.UTC) if day else _UNDATED
    return Properties(
        title=words.pair(forum.title, document_type),
        subject=forum.theme,
        author=words.join(organizers),
        language=words.language,
        created=created,
        keywords=tuple(filter(None, (forum.series, document_type))),
    )


def fields(forum: Forum, words: Words, frame: "Frame") -> dict[str, Value]:
    """Return the fields of a forum that a Word template may print, without links and addresses."""
    return {
        "forum": _forum_fields(forum, words),
        **programme_fields(forum, words),
        "document": {"type": frame.document_type, "status": frame.status, "date": frame.date},
    }


def _forum_fields(forum: Forum, words: Words) -> dict[str, Value]:
    return {
        "title": forum.title,
        "id": forum.id,
        "theme": forum.theme,
        "series": forum.series,
        "date": format_dates(all_days(forum), words),
        "time": format_range(forum.start, forum.end, words),
        "zone": zone_label(forum, words),
        "venue": forum.venue,
        "format": forum.format or "",
        "languages": words.join(language_name(tag, words) for tag in forum.languages),
        "version": forum.version,
        "status": status_of(forum, words),
        "issued": papers_issued_on(forum, words),
        "notice": forum.notice,
        "organizers": [name for _, names in organizer_lines(forum, words) for name in names],
    }


# --- the whole --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frame:
    """What turns parts into a report; ``date`` is printed in the foot."""

    template: str
    document_type: str
    status: str
    date: str
    cover: Blocks
    cover_page: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The content inside a frame: parts, notes and citations."""

    parts: tuple[Part, ...]
    notes: tuple[Note, ...] = ()
    citations: tuple[Citation, ...] = ()


def assemble(forum: Forum, words: Words, frame: Frame, body: Body) -> Document:
    """Return the document; repeated heading anchors are made unique with a number."""
    return Document(
        template=frame.template,
        properties=properties(forum, words, frame.document_type),
        furniture=furniture(forum, frame.document_type, frame.status, frame.date),
        cover=frame.cover,
        cover_page=frame.cover_page,
        parts=unique_anchors(body.parts),
        notes=body.notes,
        citations=body.citations,
        fields=fields(forum, words, frame),
        labels=words.labels,
    )


def unique_anchors(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts with a unique anchor for every heading."""
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
