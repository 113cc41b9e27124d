"""People and organizations as they are printed: always by full name, never by surname alone."""

from collections.abc import Iterable
from difflib import get_close_matches

from reportgen.composition.shared.words import Words
from reportgen.errors import InputError
from reportgen.model import (
    Attribution,
    Forum,
    Organization,
    OrganizationId,
    PersonId,
    Session,
)
from reportgen.people import Details, Names, PrintPlace


class People:
    """The people and organizations of a forum, by id and in print.

    Every method raises InputError for an id that the forum does not know.
    """

    def __init__(self, forum: Forum, words: Words, *, whole: Forum | None = None) -> None:
        """Index the forum's people and organizations; ``words`` name sessions.

        ``whole`` is the forum with those who must not print, to tell whether words name somebody.
        """
        self._words = words
        self._names = Names(forum)
        self._everybody = Names(whole) if whole else self._names
        self._organizations = {body.id: body for body in forum.organizations}

    def person(self, person: PersonId) -> Details:
        """Return what is known of a person besides the name."""
        if person not in self._names:
            known = [one.id for one in self._names.everybody]
            raise _unknown("person", person, known, "people")
        return self._names.details(person)

    @property
    def everybody(self) -> tuple[Details, ...]:
        """The people in the order of the forum."""
        return self._names.everybody

    def organization(self, organization: OrganizationId) -> Organization:
        """Return the record of an organization."""
        if found := self._organizations.get(organization):
            return found
        raise _unknown("organization", organization, self._organizations, "organizations")

    def full_name(
        self, person: PersonId, place: PrintPlace = "papers", rule: Attribution | None = None
    ) -> str:
        """Return the name as it prints in a place: "Ms. Ara Kim"; ``rule`` may be stricter."""
        return self._names.printed(self.person(person).id, place, rule)

    def salutation(self, person: PersonId) -> str:
        """Return how a letter to the person begins: as the person wants, else by custom."""
        if wanted := self.person(person).address_as:
            return self._words.say("dear", name=wanted)
        to = self._names.addressed(self.person(person).id)
        key = f"dear-{to.form}" if to.form in {"f", "m"} else "dear"
        is_brief = self._words.say("letter-name") == "brief"
        return self._words.say(key, name=to.brief if is_brief else to.full)

    def short_name(self, person: PersonId) -> str:
        """Return title and surname for who was named in full before: "Ms. Løvaas"."""
        return self._names.short(self.person(person).id)

    def body_label(self, person: PersonId) -> str:
        """Return the organization of a person by its abbreviation, if it has one."""
        body = self.person(person).organization
        return self.organization_label(body) if body else ""

    def body_of(self, person: PersonId) -> str:
        """Return the organization of a person, else the affiliation as it is written."""
        record = self.person(person)
        if record.organization:
            return self.organization(record.organization).name
        return record.affiliation

    def sorted_by_surname(self, people: Iterable[Details]) -> list[Details]:
        """Return people in the order of lists."""
        return sorted(people, key=lambda person: self._names.order(person.id))

    def is_written(self, person: PersonId, words: str) -> bool:
        """Whether the words have the person's whole name in them."""
        return self._names.is_written(person, words)

    def describe(self, person: PersonId) -> str:
        """Return "position, organization, country" as far as known.

        A fixed affiliation stands for the first two; a country that it ends with is not repeated.
        """
        country = self.person(person).country
        described = self.describe_briefly(person)
        if described.casefold().endswith(country.casefold()):
            return described
        return self._words.listed(described, country)

    def describe_briefly(self, person: PersonId) -> str:
        """Return the same without the country, for one line."""
        record = self.person(person)
        if record.affiliation:
            return record.affiliation
        body = self.organization(record.organization).name if record.organization else ""
        return self._words.listed(record.position, body)

    def introduce(self, person: PersonId, place: PrintPlace = "papers") -> str:
        """Return the full name followed by what describes the person."""
        return self._words.listed(self.full_name(person, place), self.describe(person))

    @property
    def comma(self) -> str:
        """Return what parts a name from what describes the person."""
        return self._words.comma

    def names_somebody(self, words: str) -> bool:
        """Whether a name, surname or alias of one of the people stands in the words."""
        return self._everybody.names_somebody(words)

    def organization_name(self, organization: OrganizationId) -> str:
        """Return "Name (ABBR)", or the name where there is no abbreviation of its own."""
        body = self.organization(organization)
        if not body.abbreviation or body.abbreviation == body.name:
            return body.name
        return f"{body.name} ({body.abbreviation})"

    def organization_label(self, organization: OrganizationId) -> str:
        """Return the abbreviation, or the name where there is none."""
        body = self.organization(organization)
        return body.abbreviation or body.name

    def owners_label(self, session: Session) -> str:
        """Return a session's owners as "UN DESA & KIPA", empty for none."""
        owners = [self.organization_label(owner) for owner in session.owners]
        return self._words.join(owners, "owners-last")

    def session_heading(self, session: Session) -> str:
        """Return "Session I. Title (Owner)"; number and owner only where there are any."""
        owners, title = self.owners_label(session), self.session_title(session)
        return self._words.say("aside", words=title, aside=owners) if owners else title

    def session_title(self, session: Session) -> str:
        """Return the same without the owner."""
        if not session.number:
            return session.title
        label = session_label(session, self._words)
        return self._words.say("session-title", session=label, title=session.title)


def session_label(session: Session, words: Words) -> str:
    """Return "Session I", or the title of a session without a number."""
    if session.number:
        return words.say("session-name", number=session.number)
    return session.title


def _unknown(kind: str, name: str, known: Iterable[str], where: str) -> InputError:
    near = get_close_matches(name, list(known), n=1)
    advice = f"did you mean {near[0]!r}?" if near else f"add it under {where}"
    message = f"{kind} {name!r} is not among the {where}; {advice}"
    return InputError(message, "forum.yaml", rule="unknown-id")
