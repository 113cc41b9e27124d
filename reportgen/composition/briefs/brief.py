"""The speaker brief: when a person speaks, where to join, what is due, and who else is there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from reportgen.composition.briefs.appointments import appointments, briefed
from reportgen.composition.briefs.context import BriefContext
from reportgen.composition.briefs.facts import at_a_glance
from reportgen.composition.briefs.practice import practical
from reportgen.composition.briefs.session import running_orders, your_session
from reportgen.composition.shared.countries import with_country_names
from reportgen.composition.shared.frame import (
    Body,
    Frame,
    assemble,
    check_sections,
    heading,
    on_its_pages,
    papers_date,
    papers_issued_on,
    quoted_theme,
    status_of,
)
from reportgen.composition.shared.names import People
from reportgen.composition.shared.placeholders import to_be_confirmed
from reportgen.composition.shared.words import Words
from reportgen.document import (
    Blocks,
    Document,
    Inline,
    Paragraph,
    Part,
    Text,
    Value,
)
from reportgen.model import Forum, Outline, OutlineSection, PersonId


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief of one person."""

    person: PersonId
    document: Document


def compose_speaker_briefs(forum: Forum, outline: Outline) -> tuple[Brief, ...]:
    """Return a brief for everybody who speaks or moderates; personal links of others are left out.

    Raises:
        TemplateError: the outline names a section or field that a brief does not have.
        InputError: the forum refers to somebody or to a time zone that is not known.
    """
    check_sections(outline, tuple(_SECTIONS))
    forum = with_country_names(forum, outline.countries)
    standing = Words(outline)
    people = People(forum, standing)
    return tuple(
        _brief(BriefContext(forum, outline, standing, people, who)) for who in briefed(forum)
    )


def _brief(context: BriefContext) -> Brief:
    frame = Frame(
        template="speaker_brief",
        document_type=context.outline.document_type,
        status=status_of(context.forum, context.standing),
        date=papers_issued_on(context.forum, context.standing),
        cover=_cover(context),
    )
    parts = [_part(section, context) for section in context.outline.sections]
    printed = tuple(part for part in parts if part.blocks)
    document = assemble(context.forum, context.standing, frame, Body(printed))
    name = context.people.full_name(context.who)
    title = context.standing.listed(document.properties.title, name)
    return Brief(
        context.who,
        replace(
            document,
            properties=replace(document.properties, title=title),
            fields={**document.fields, "person": _person_fields(context)},
        ),
    )


def _part(section: OutlineSection, context: BriefContext) -> Part:
    blocks = _SECTIONS[section.id](context)
    if not blocks:
        return Part(section.id, ())
    title: Blocks = (
        (heading(section, context.forum, context.standing),) if section.heading.strip() else ()
    )
    return Part(section.id, on_its_pages(section, (*title, *blocks)))


def _cover(context: BriefContext) -> Blocks:
    forum = context.forum
    words: list[Paragraph] = [Paragraph((Text(forum.title),), "Title")]
    if forum.theme:
        words.append(Paragraph((Text(quoted_theme(forum, context.standing)),), "Subtitle"))
    addressee = context.say("cover", name=context.people.introduce(context.who))
    words.append(Paragraph((Text(addressee),), "Cover Line"))
    words.append(Paragraph(_version_line(context), "Label"))
    return tuple(words)


def _version_line(context: BriefContext) -> tuple[Inline, ...]:
    forum = context.forum
    version = context.say("version", version=forum.version) if forum.version else ""
    first = context.standing.listed(context.outline.document_type, version)
    comma = context.standing.comma
    issued = papers_issued_on(forum, context.standing)
    date = Text(issued) if papers_date(forum) else to_be_confirmed(context.standing, "date")
    return (Text(f"{first}{comma}"), date, Text(f"{comma}{status_of(forum, context.standing)}"))


def _person_fields(context: BriefContext) -> dict[str, Value]:
    return {
        "name": context.people.full_name(context.who),
        "description": context.people.describe(context.who),
        "join_link": context.person.join_link,
        "roles": [held.name(context.standing) for held in appointments(context.forum, context.who)],
    }


def _salutation(context: BriefContext) -> Blocks:
    dear = context.people.salutation(context.who)
    return (context.line(dear), context.line(context.say("welcome", event=context.forum.title)))


_SECTIONS: Mapping[str, Callable[[BriefContext], Blocks]] = {
    "salutation": _salutation,
    "at-a-glance": at_a_glance,
    "running-order": running_orders,
    "session": your_session,
    "practical": practical,
}
