"""People of the agenda: names that are not enough, titles and countries given to some."""

import re
from collections import Counter
from collections.abc import Iterator

from reportgen.checks.consistency.texts import last_word, sentences, word_list
from reportgen.checks.places import place_of
from reportgen.errors import Issue
from reportgen.model import Forum, Person, PersonId, Places
from reportgen.people import gendered, title_at_start, words

_PROFESSOR = re.compile(r"^(?:(?:Associate|Assistant)\s+)?Professor\b|^Dean\b")
_FEW_LETTERS = 6


def _speakers(forum: Forum) -> list[PersonId]:
    found = (one for s in forum.sessions for slot in s.slots for one in slot.speakers)
    return list(dict.fromkeys(found))


def check_shared_surnames(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield two people of one session whose surname is the same: it says too little alone."""
    by_id = {person.id: person for person in forum.people}
    everybody = Counter(last_word(person) for person in forum.people)
    for number, session in enumerate(forum.sessions):
        heard = {one for slot in session.slots for one in slot.speakers}
        heard |= {session.moderator} if session.moderator else set()
        names = Counter(last_word(by_id[one]) for one in heard if one in by_id)
        for surname, count in names.items():
            if count > 1:
                message = (
                    f"{count} people in '{session.title}' are called {surname}, "
                    f"{everybody[surname]} in the forum: '{surname}' alone names nobody; use full "
                    "names"
                )
                where = place_of(places, ("sessions", number))
                yield Issue("warning", "shared-surname", message, where)


def check_names_that_are_words(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield a short surname that the prose uses as another word or for somebody else."""
    del places
    texts = sentences(forum)
    for person in forum.people:
        surname = last_word(person)
        if len(surname) > _FEW_LETTERS or surname == person.name:
            continue
        pattern = re.compile(rf"(?<![\w.-]){re.escape(surname)}(?![\w-])")
        given = set(person.name.split()) | {person.honorific}
        for one in (text for text in texts if not text.key.startswith("report/")):
            found = pattern.search(one.text)
            before = one.text[: found.start()].split()[-1:] if found else []
            if found and not given.intersection(before) and not _is_title(before):
                message = (
                    f"'{surname}' here is not {person.name}; in notes and transcripts write the "
                    "full name of this person"
                )
                yield Issue("warning", "name-is-a-word", message, one.where)
                break


def _is_title(before: list[str]) -> bool:
    return any(title_at_start(f"{word} Name") for word in before)


def check_two_roles(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield people who moderate twice, or moderate and speak, or moderate and are a contact."""
    chairs = Counter(session.moderator for session in forum.sessions if session.moderator)
    contacts = {one for group in forum.contacts for one in group.people}
    speakers = set(_speakers(forum))
    for number, person in enumerate(forum.people):
        roles = [f"moderates {chairs[person.id]} blocks"] if chairs[person.id] > 1 else []
        roles += ["moderates"] if chairs[person.id] == 1 else []
        roles += ["speaks"] if person.id in speakers else []
        roles += ["is a contact"] if person.id in contacts else []
        if len(roles) > 1 or chairs[person.id] > 1:
            message = f"{person.name} {' and '.join(roles)}: one record, nothing to do if meant"
            yield Issue("note", "two-roles", message, place_of(places, ("people", number)))


def check_honorifics(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield professors with "Mr." or "Ms." where another one is called "Prof."."""
    titled = [p for p in forum.people if p.honorific.startswith("Prof")]
    plain = [
        (number, person)
        for number, person in enumerate(forum.people)
        if _PROFESSOR.match(person.affiliation or person.position)
        and person.honorific
        and "Prof" not in person.honorific
    ]
    if titled and plain:
        names = ", ".join(f"{person.honorific} {person.name}" for _, person in plain)
        message = (
            f"{titled[0].honorific} {titled[0].name}, but {names}, who are professors or deans, "
            "too; use one rule for titles"
        )
        where = place_of(places, ("people", plain[0][0], "honorific"))
        yield Issue("warning", "mixed-titles", message, where)


def check_usual_names(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield given names that are usually spelled otherwise; the person knows."""
    usual = word_list("given_names")
    for number, person in enumerate(forum.people):
        for name in person.name.split():
            if name in usual:
                message = f"'{name}' is usually spelled {usual[name]}; ask how the person writes it"
                where = place_of(places, ("people", number, "name"))
                yield Issue("warning", "unusual-spelling", message, where)


def check_countries(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield a country given for some speakers only, and a country without its article."""
    ids = set(_speakers(forum))
    people = [(n, p) for n, p in enumerate(forum.people) if p.id in ids]
    with_country = [(n, p) for n, p in people if _country(p)]
    if 0 < len(with_country) * 2 < len(people):
        names = ", ".join(_country(person) for _, person in with_country)
        message = (
            f"a country is given for {len(with_country)} of {len(people)} speakers ({names}); give "
            "it for all or none"
        )
        where = place_of(places, ("people", with_country[0][0]))
        yield Issue("warning", "country-for-some", message, where)
    for text in sentences(forum):
        for name in word_list("with_article"):
            bare = re.search(rf"(?<!\bthe )(?<!\bThe )(?<!\bof )\b{name}\b(?!\s+[A-Z])", text.text)
            if bare:
                message = f"'{name}' here lacks its article; write 'the {name}'"
                yield Issue("warning", "country-article", message, text.where)


def _country(person: Person) -> str:
    last = person.affiliation.rsplit(",", 1)[-1].strip()
    return person.country or (last if last in word_list("countries") else "")


def check_balance(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield sessions in which no speaker is called Ms., where both are among the speakers.

    Only honorifics as people declared them are counted, never names.
    """
    by_id = {person.id: person for person in forum.people}
    women = {one for one in _speakers(forum) if _has(by_id.get(one), "f")}
    men = {one for one in _speakers(forum) if _has(by_id.get(one), "m")}
    without = [
        session.number
        for session in forum.sessions
        if session.number
        and not {one for slot in session.slots for one in slot.speakers} & women
        and any(slot.speakers for slot in session.slots)
    ]
    if women and len(women) * 4 < len(men) and without:
        message = (
            f"by their honorifics {len(women)} of {len(women | men)} speakers are women, none in "
            f"session {' and '.join(without)}; invite others, or leave it if that is meant"
        )
        yield Issue("warning", "balance", message, place_of(places, ("sessions",)))


def _has(person: Person | None, gender: str) -> bool:
    if person is None or gender not in ("f", "m"):
        return False
    told = gendered("f") if gender == "f" else gendered("m")
    return bool(set(words(person.honorific)) & told)
