"""The pack of one person: when and where, what is due, who else is there, what changed."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from reportgen.composition.briefs.appointments import appointments, briefed, link_of
from reportgen.composition.briefs.context import BriefContext
from reportgen.composition.briefs.facts import at_a_glance
from reportgen.composition.briefs.introducing import introductions
from reportgen.composition.briefs.large_print import in_one_column
from reportgen.composition.briefs.practice import practical
from reportgen.composition.briefs.revising import (
    Facts,
    PackChange,
    SentPack,
    change_words,
    changes_box,
    changes_since,
    digest_of,
    facts_of,
)
from reportgen.composition.briefs.script import scripts
from reportgen.composition.briefs.session import annex, your_session
from reportgen.composition.shared.countries import with_country_names
from reportgen.composition.shared.frame import (
    Body,
    Frame,
    assemble,
    check_sections,
    heading,
    on_its_pages,
    papers_issued_on,
    quoted_theme,
    status_of,
)
from reportgen.composition.shared.names import People
from reportgen.composition.shared.words import Words
from reportgen.document import (
    Blocks,
    Document,
    Inline,
    Look,
    Paragraph,
    Part,
    Text,
    Value,
)
from reportgen.model import Forum, Outline, OutlineSection, PersonId
from reportgen.people import everybody


@dataclass(frozen=True, slots=True)
class Brief:
    """The pack of one person.

    ``digest`` and ``facts`` are what it says, to be compared with another; ``changes`` is what is
    not as it was sent last, and ``changed`` the same in words.
    """

    person: PersonId
    document: Document
    revision: int = 1
    digest: str = ""
    facts: Facts = field(default_factory=dict)
    changes: tuple[PackChange, ...] = ()
    changed: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Mailing:
    """What was sent before, the day of sending, and outlines in other languages by their tags.

    Without a day every date that is due is printed, also one that is past.
    """

    sent: Mapping[PersonId, SentPack] = field(default_factory=dict)
    today: dt.date | None = None
    outlines: Mapping[str, Outline] = field(default_factory=dict)


NOTHING_SENT = Mailing()


def compose_speaker_briefs(
    forum: Forum, outline: Outline, mailing: Mailing = NOTHING_SENT
) -> tuple[Brief, ...]:
    """Return a pack for everybody with a task; personal links of others are left out.

    Raises:
        TemplateError: the outline names a section or field that a brief does not have.
        InputError: the forum refers to somebody or to a time zone that is not known.
    """
    return tuple(_briefs(forum, outline, mailing))


def _briefs(forum: Forum, outline: Outline, mailing: Mailing) -> Iterator[Brief]:
    for one in (outline, *mailing.outlines.values()):
        check_sections(one, tuple(_SECTIONS))
    forum = with_country_names(forum, outline.countries)
    contexts: dict[str, tuple[Outline, Words, People]] = {}
    for tag, one in {"": outline, **mailing.outlines}.items():
        words = Words(one)
        contexts[tag] = one, words, People(forum, words)
    languages = {person.id: person.language for person in everybody(forum)}
    for who in briefed(forum):
        used = contexts.get(languages[who]) or contexts[""]
        yield _brief(BriefContext(forum, *used, who, mailing.today), mailing.sent.get(who))


def _brief(context: BriefContext, sent: SentPack | None) -> Brief:
    timeless = _parts(replace(context, today=None))
    digest = digest_of(timeless)
    is_revised = sent is not None and sent.digest != digest
    changes = changes_since(sent, context) if sent and is_revised else ()
    revision = (sent.revision + is_revised) if sent else 1
    parts = timeless if context.today is None else _parts(context)
    parts = ((Part("changes", changes_box(changes, context)),) if changes else ()) + parts
    parts = in_one_column(parts) if context.person.large_print else parts
    return Brief(
        context.who,
        _document(context, revision, parts),
        revision,
        digest,
        facts_of(context),
        changes,
        tuple(change_words(change, context) for change in changes),
        context.outline.language,
    )


def _parts(context: BriefContext) -> tuple[Part, ...]:
    parts = [_part(section, context) for section in context.outline.sections]
    return tuple(part for part in parts if part.blocks)


def _document(context: BriefContext, revision: int, parts: tuple[Part, ...]) -> Document:
    frame = Frame(
        template="speaker_brief",
        document_type=_type(context),
        status=status_of(context.forum, context.standing),
        date=papers_issued_on(context.forum, context.standing),
        cover=_cover(context, revision),
    )
    document = assemble(context.forum, context.standing, frame, Body(parts))
    name = context.people.full_name(context.who)
    title = context.standing.listed(document.properties.title, name)
    return replace(
        document,
        properties=replace(document.properties, title=title),
        look=Look(size="large print" if context.person.large_print else "one page"),
        fields={**document.fields, "person": _person_fields(context)},
    )


def _type(context: BriefContext) -> str:
    return context.say("moderator-type") if context.is_moderator else context.outline.document_type


def _part(section: OutlineSection, context: BriefContext) -> Part:
    blocks = _SECTIONS[section.id](context)
    if not blocks:
        return Part(section.id, ())
    title: Blocks = (
        (heading(section, context.forum, context.standing),) if section.heading.strip() else ()
    )
    return Part(section.id, on_its_pages(section, (*title, *blocks)))


def _cover(context: BriefContext, revision: int) -> Blocks:
    forum = context.forum
    words: list[Paragraph] = [Paragraph((Text(forum.title),), "Title")]
    theme = quoted_theme(forum, context.standing) if forum.theme else ""
    words += [Paragraph((Text(theme),), "Label")] if theme else []
    words.append(Paragraph(_version_line(context, revision), "Label"))
    addressee = context.say("cover", name=context.people.introduce(context.who))
    words.append(Paragraph((Text(addressee),), "Cover Line"))
    return tuple(words)


def _version_line(context: BriefContext, revision: int) -> tuple[Inline, ...]:
    forum, standing = context.forum, context.standing
    first = standing.listed(_type(context), context.say("version", version=str(revision)))
    issued = papers_issued_on(forum, standing)
    return (Text(standing.listed(first, issued, status_of(forum, standing))),)


def _person_fields(context: BriefContext) -> dict[str, Value]:
    return {
        "name": context.people.full_name(context.who),
        "description": context.people.describe(context.who),
        "join_link": link_of(context.forum, context.person),
        "roles": [held.name(context.standing) for held in appointments(context.forum, context.who)],
    }


def _salutation(context: BriefContext) -> Blocks:
    dear = context.people.salutation(context.who)
    return (context.line(dear), context.line(context.say("welcome")))


_SECTIONS: Mapping[str, Callable[[BriefContext], Blocks]] = {
    "salutation": _salutation,
    "at-a-glance": at_a_glance,
    "running-order": scripts,
    "session": your_session,
    "practical": practical,
    "introductions": introductions,
    "annex": annex,
}
