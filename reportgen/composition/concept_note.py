"""The concept note: what a forum is for, how it runs, its draft agenda and its contacts."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.composition.shared.agenda import agenda_table
from reportgen.composition.shared.contacts import contact_lines, contacts_table
from reportgen.composition.shared.countries import with_country_names
from reportgen.composition.shared.follow_up import follow_up_table
from reportgen.composition.shared.frame import (
    Body,
    Frame,
    assemble,
    check_sections,
    heading,
    is_draft,
    on_its_pages,
    papers_issued_on,
    status_of,
    title_block,
)
from reportgen.composition.shared.names import People
from reportgen.composition.shared.numbering import numbered_parts
from reportgen.composition.shared.prose import (
    Notes,
    anchor_of,
    parse_prose,
    plain_text,
    without_opening_heading,
)
from reportgen.composition.shared.wording import zone_label
from reportgen.composition.shared.words import Words
from reportgen.document import (
    Block,
    Blocks,
    Document,
    Heading,
    List,
    ListItem,
    Paragraph,
    Part,
    Text,
    Value,
)
from reportgen.model import Forum, Organization, Outline, OutlineSection, Prose, Session


def compose_concept_note(forum: Forum, outline: Outline) -> Document:
    """Return the concept note; a section without content is left out.

    Raises:
        TemplateError: the outline names a section or field that a concept note does not have.
        InputError: the forum refers to a person or organization that it does not know.
    """
    own = tuple(prose.key for prose in forum.prose if "/" not in prose.key)
    check_sections(outline, (*_SECTIONS, *_PROSE_SECTIONS, *own))
    forum = with_country_names(forum, outline.countries)
    standing = Words(outline)
    standing = Words(outline, asks=is_draft(forum, standing))
    context = _Context(forum, outline, standing, People(forum, standing), Notes())
    theirs = {one.heading.casefold() for one in forum.custom if one.text.strip()}
    parts = [_part(section, context, theirs) for section in outline.sections]
    frame = Frame(
        template="concept_note",
        document_type=outline.document_type,
        status=status_of(forum, standing),
        date=papers_issued_on(forum, standing),
        cover=title_block(forum, standing, outline.document_type, status_of(forum, standing)),
    )
    printed = tuple(part for part in parts if part.blocks)
    body = Body(numbered_parts(printed, outline), context.notes.notes)
    document = assemble(forum, standing, frame, body)
    contacts: list[Value] = [plain_text(line) for _, line in contact_lines(forum, standing)]
    return replace(document, fields={**document.fields, "contacts": contacts})


@dataclass(frozen=True, slots=True)
class _Context:
    """The context in which every section is written."""

    forum: Forum
    outline: Outline
    standing: Words
    people: People
    notes: Notes

    def prose(self, key: str, level: Literal[2, 3] = 2) -> Blocks:
        """Return the text with this key as blocks, empty if there is none."""
        written = next((prose for prose in self.forum.prose if prose.key == key), None)
        return (
            parse_prose(written, self.notes, self.standing, heading_level=level) if written else ()
        )


def _part(section: OutlineSection, context: _Context, theirs: Collection[str]) -> Part:
    """Return a section; one whose heading the house has for a section of its own is left out."""
    title = heading(section, context.forum, context.standing)
    compose = _SECTIONS.get(section.id)
    words = plain_text(title.inlines)
    if words.casefold() in theirs:
        return Part(section.id, ())
    if section.id == "custom":
        return Part(section.id, on_its_pages(section, _custom(context)))
    blocks = compose(context) if compose else context.prose(section.id)
    blocks = without_opening_heading(blocks, words)
    if not blocks:
        return Part(section.id, ())
    return Part(section.id, on_its_pages(section, (title, *blocks)))


def _objectives(context: _Context) -> Blocks:
    """Return the objectives; all lists become roman, so that "Objective IV" can be cited."""
    return tuple(
        replace(block, numbering="roman") if isinstance(block, List) else block
        for block in context.prose("objectives")
    )


def _follow_up(context: _Context) -> Blocks:
    """Return what became of an earlier forum's recommendations, before anybody spoke here."""
    follow_up = context.forum.follow_up
    return follow_up_table(follow_up, context.standing, lambda _: ()) if follow_up else ()


def _custom(context: _Context) -> Blocks:
    """Return the sections that a house asks for, then in one line those still to be written."""
    blocks: list[Block] = []
    for number, one in enumerate(context.forum.custom, 1):
        if not one.text.strip():
            continue
        key = f"custom-{number}"
        blocks.append(Heading(1, (Text(one.heading),), anchor_of(key)))
        prose = Prose(key, "forum.yaml", one.text)
        text = parse_prose(prose, context.notes, context.standing)
        blocks += without_opening_heading(text, one.heading)
    open_ones = [one.heading for one in context.forum.custom if not one.text.strip()]
    if open_ones:
        line = context.standing.say("still-to-write", headings=context.standing.series(open_ones))
        blocks.append(Paragraph((Text(line, "Placeholder Text"),), "Label"))
    return tuple(blocks)


# --- thematic focus ---------------------------------------------------------------------------


def _thematic_focus(context: _Context) -> Blocks:
    blocks = list(context.prose("thematic-focus"))
    for session in context.forum.sessions:
        blocks += _session_focus(session, context)
    return tuple(blocks)


def _session_focus(session: Session, context: _Context) -> Blocks:
    """Return heading, text, aim and guiding questions, without an aim that the text repeats."""
    text = without_opening_heading(context.prose(f"sessions/{session.id}", 3), session.title)
    blocks: list[Block] = list(text)
    said = " ".join(plain_text(block.inlines) for block in text if isinstance(block, Paragraph))
    if session.aim and session.aim.rstrip(".").casefold() not in said.casefold():
        blocks.append(Paragraph((Text(session.aim),)))
    if session.guiding_questions:
        label = context.standing.say("guiding-questions")
        blocks.append(Paragraph((Text(label),), "Label", keep_with_next=True))
        blocks.append(_bullets(session.guiding_questions))
    if not blocks:
        return ()
    title = context.people.session_heading(session)
    return (Heading(2, (Text(title),), anchor_of(f"session-{session.id}")), *blocks)


def _bullets(lines: tuple[str, ...]) -> List:
    return List(tuple(ListItem((Paragraph((Text(line),), "List Bullet"),)) for line in lines))


# --- organizers, agenda, contacts -------------------------------------------------------------


def _co_organizers(context: _Context) -> Blocks:
    blocks = list(context.prose("co-organizers"))
    for organization in context.forum.organizations:
        blocks += _mandate(organization, context)
    return tuple(blocks)


def _mandate(organization: Organization, context: _Context) -> Blocks:
    """Return an organization's mandate; a heading at the start of the text replaces its name."""
    blocks = context.prose(f"mandates/{organization.id}")
    if not blocks or isinstance(blocks[0], Heading):
        return blocks
    name = context.people.organization_name(organization.id)
    return (Heading(2, (Text(name),), anchor_of(f"organizer-{organization.id}")), *blocks)


def _agenda(context: _Context) -> Blocks:
    if not context.forum.sessions:
        return ()
    table = agenda_table(context.forum, context.standing, as_held=False)
    zone = zone_label(context.forum, context.standing, by_day=True)
    if not zone:
        return (table,)
    line = context.standing.say("times", zone=zone)
    return (Paragraph((Text(line),), "Label", keep_with_next=True), table)


def _contacts(context: _Context) -> Blocks:
    table = contacts_table(context.forum, context.standing)
    return (table,) if table else ()


_SECTIONS: Mapping[str, Callable[[_Context], Blocks]] = {
    "objectives": _objectives,
    "follow-up": _follow_up,
    "thematic-focus": _thematic_focus,
    "co-organizers": _co_organizers,
    "agenda": _agenda,
    "contacts": _contacts,
    "custom": _custom,
}
_PROSE_SECTIONS = (
    "background",
    "format",
    "audience",
    "expected-outcomes",
    "registration",
    "documentation",
)
"""Sections that consist of one prose text; any other text of the folder may be a section, too."""
