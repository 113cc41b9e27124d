"""The pack of one person: when and where, what is due, who else is there, what changed."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from reportgen.composition.briefs.appointments import appointments, briefed, link_of
from reportgen.composition.briefs.context import BriefContext
from reportgen.composition.briefs.facts import at_a_glance
from reportgen.composition.briefs.introducing import introductions
from reportgen.composition.briefs.large_print import in_one_column
from reportgen.composition.briefs.letters import (
    NO_LETTER,
    Letter,
    LetterKind,
    entries_of,
    write_letter,
)
from reportgen.composition.briefs.owed import missing
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
)
from reportgen.composition.shared.names import People
from reportgen.composition.shared.wording import format_date
from reportgen.composition.shared.words import Words
from reportgen.document import (
    Blocks,
    CalendarEntry,
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
    not as it was sent last, and ``changed`` the same in words. ``letter`` is the mail that it goes
    out with, ``entries`` are for a calendar; ``lacks`` names what only the organizer can supply.
    """

    person: PersonId
    document: Document
    revision: int = 1
    digest: str = ""
    facts: Facts = field(default_factory=dict)
    changes: tuple[PackChange, ...] = ()
    changed: tuple[str, ...] = ()
    language: str = "en"
    letter: Letter = NO_LETTER
    entries: tuple[CalendarEntry, ...] = ()
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mailing:
    """What was sent before, the day of sending, and outlines in other languages by their tags.

    Without a day every date that is due is printed, also one that is past, and packs are drafts.
    ``kinds`` are the mails to write, ``by`` signs them; ``only`` are the people to write to, all if
    it is None.
    """

    sent: Mapping[PersonId, SentPack] = field(default_factory=dict)
    today: dt.date | None = None
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    kinds: Mapping[PersonId, LetterKind] = field(default_factory=dict)
    by: str = ""
    only: frozenset[PersonId] | None = None


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
        if mailing.only is None or who in mailing.only:
            used = contexts.get(languages[who]) or contexts[""]
            yield _brief(BriefContext(forum, *used, who, mailing.today), mailing)


def _brief(context: BriefContext, mailing: Mailing) -> Brief:
    sent = mailing.sent.get(context.who)
    timeless = _parts(replace(context, today=None))
    digest = digest_of(timeless)
    is_revised = sent is not None and sent.digest != digest
    changes = changes_since(sent, context) if sent and is_revised else ()
    revision = (sent.revision + is_revised) if sent else 1
    parts = timeless if context.today is None else _parts(context)
    parts = ((Part("changes", changes_box(changes, context)),) if changes else ()) + parts
    parts = in_one_column(parts) if context.person.large_print else parts
    changed = tuple(change_words(change, context) for change in changes)
    kind = mailing.kinds.get(context.who)
    return Brief(
        context.who,
        _document(context, revision, parts),
        revision,
        digest,
        facts_of(context),
        changes,
        changed,
        context.outline.language,
        write_letter(context, kind, changed, mailing.by) if kind else NO_LETTER,
        entries_of(context),
        tuple(missing(context)),
    )


def _parts(context: BriefContext) -> tuple[Part, ...]:
    parts = [_part(section, context) for section in context.outline.sections]
    return tuple(part for part in parts if part.blocks)


def _document(context: BriefContext, revision: int, parts: tuple[Part, ...]) -> Document:
    frame = Frame(
        template="speaker_brief",
        document_type=_type(context),
        status=_status(context),
        date=_date(context),
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
    standing = context.standing
    first = standing.listed(_type(context), context.say("version", version=str(revision)))
    return (Text(standing.listed(first, _date(context), _status(context))),)


def _status(context: BriefContext) -> str:
    """Return "Draft" for what is only built; what is sent says nothing."""
    return "" if context.today else context.standing.say("draft")


def _date(context: BriefContext) -> str:
    """Return the day of sending, else that of the papers."""
    if context.today:
        return format_date(context.today, context.standing)
    return papers_issued_on(context.forum, context.standing)


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
