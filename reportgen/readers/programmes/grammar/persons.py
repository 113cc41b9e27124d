"""People as programmes write them: honorific, name, and what stands after the name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reportgen.people import PARTICLES, titles
from reportgen.readers.programmes.records import Doubt, PersonWritten, Spot
from reportgen.readers.programmes.vocabulary import not_a_person, pattern, slot_kind


def _titles(*kinds: str) -> str:
    """Return the titles of some kinds as alternatives, the longest first."""
    found = {
        spelling
        for title in titles()
        if title.position == "before" and title.kind in kinds and title.opens != "never"
        for spelling in title.spellings
        if len(spelling.strip(".")) > 1
    }
    spelled = sorted(found, key=len, reverse=True)
    return "|".join(
        rf"{re.escape(one[:-1])}\.?" if one.endswith(".") else rf"{re.escape(one)}\b"
        for one in spelled
    )


_TITLE: Final = f"(?:{_titles('courtesy', 'degree')})"
_OFFICE: Final = r"(?:Amb\.|Ambassador|Minister|Senator|Councillor|Mayor|Governor|Judge)"
HONORIFIC = re.compile(
    rf"(?<!\w)(?P<all>(?:{_TITLE}(?:\s*{_TITLE})*(?:\s+{_OFFICE})?|^{_OFFICE}(?:\s+{_TITLE})?|^M\.))\s+"
    r"(?=[^\W\d_])"
)
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_EMAIL_LABEL = re.compile(r"[(,;\s]*\b(?:e-?mail|이메일|courriel)\s*[:：]?\s*$", re.IGNORECASE)
_PHONE = re.compile(
    r"\b(?:tel|phone|mobile|fax|전화)\.?\s*[:：]\s*(\+?[\d\s().-]{6,})", re.IGNORECASE
)
_PARTICLES = PARTICLES | {"des", "zu", "und", "ibn", "ten", "les", "las"}
_LONGEST: Final = 1_200
"""Characters of a cell or line that may name people; longer ones are texts."""
_SEPARATOR = re.compile(r"\s*(?:,|\s[-–—|/]\s|–|—|:)\s*")
_TRAILING = re.compile(r"^(.*\S)\s*[(\[（]([^()\[\]（）]+)[)\]）]$")
_JOINED = re.compile(r"\s*(?:,|;|&|/|\band\b|\bund\b|\bet\b|\by\b)\s*")
_BULLET = re.compile(r"^[\s•●○▪‣◦·*–-]+(?=\w)")


def people_in(text: str, spot: Spot, *, expected: bool) -> tuple[PersonWritten, ...]:
    """Return the people that a cell or line names.

    ``expected`` says that its place promises people (a column of speakers, a line after
    "Moderator:"); elsewhere an honorific, or a name with what its bearer does, is asked for.
    """
    if len(text) > _LONGEST or (not expected and slot_kind(text) and not HONORIFIC.search(text)):
        return ()
    found: list[PersonWritten] = []
    for part in _parts(text):
        person = person_in(part, spot, expected=expected)
        names = _bare_names(part)
        if len(names) > 2 or (len(names) == 2 and "," not in part):
            found += _several(names, spot, part)
        elif person is not None:
            found.append(_doubted(person, part) if len(names) == 2 else person)
        elif not found or not expected:
            return ()
        else:
            found[-1] = _with_more(found[-1], part)
    return tuple(found)


def _doubted(person: PersonWritten, written: str) -> PersonWritten:
    """Return a person with a doubt where what stands after the name may be another name."""
    message = (
        f"'{written}' is read as one person with what stands after the name; make it two people "
        "if it is two"
    )
    return replace(person, doubts=(*person.doubts, Doubt(4, "one-or-two", message, person.spot)))


def listed_names(text: str, spot: Spot) -> tuple[PersonWritten, ...]:
    """Return the people before a colon, as in "Ida Lund, Bo Li: Tides"; () for other words."""
    names = _bare_names(text)
    if names:
        return tuple(_several(names, spot, text))
    return people_in(text, spot, expected=True) if is_name(HONORIFIC.sub("", text)) else ()


def _parts(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        bare = _BULLET.sub("", line).strip()
        cuts = [match.start() for match in HONORIFIC.finditer(bare) if match.start()]
        for begin, end in pairwise([0, *cuts, len(bare)]):
            pieces = bare[begin:end].split(";")
            yield from (part for piece in pieces if (part := piece.strip(" ,")))


def person_in(text: str, spot: Spot, *, expected: bool = False) -> PersonWritten | None:
    """Return the one person whom a text names, None where that is not certain enough."""
    if len(text) > _LONGEST:
        return None
    bare, email, phone = _without_contacts(text)
    honorific = ""
    if match := HONORIFIC.match(bare):
        honorific, bare = match["all"].strip(), bare[match.end() :]
    name, rest = _name_and_rest(bare)
    if not is_name(name, alone=bool(honorific) or expected):
        return None
    if not honorific and not expected and (not rest or len(name.split()) < 2):
        return None
    doubts: tuple[Doubt, ...] = ()
    if len(name.split()) > 5:
        message = f"'{name}' is read as one whole name; shorten it if a title is part of it"
        doubts = (Doubt(3, "long-name", message, spot),)
    return PersonWritten(name, spot, honorific, rest, email=email, phone=phone, doubts=doubts)


def _without_contacts(text: str) -> tuple[str, str, str]:
    email = phone = ""
    if match := _EMAIL.search(text):
        email = match[0]
        before = _EMAIL_LABEL.sub("", text[: match.start()])
        text = (before + text[match.end() :]).strip(" ,;()<>")
    if match := _PHONE.search(text):
        phone = match[1].strip()
        text = (text[: match.start()] + text[match.end() :]).strip(" ,;")
    return text.strip(), email, phone


def _name_and_rest(text: str) -> tuple[str, str]:
    """Return a name and what stands after it: after a comma or dash, or in final parentheses."""
    match = _SEPARATOR.search(text)
    head = text[: match.start()] if match else text
    rest = text[match.end() :] if match else ""
    if inside := _TRAILING.match(head):
        return inside[1], ", ".join(filter(None, (inside[2], rest)))
    opening = head.find("(")
    if opening > 0 and ")" not in head[opening:]:
        closing = text.find(")", opening)
        return text[:opening].strip(), text[opening + 1 : closing if closing > 0 else None].strip()
    return head.strip(), rest.strip(" ,;")


def is_name(words: str, *, alone: bool = False) -> bool:
    """Return whether words can be a person's name; ``alone`` lets one word be enough."""
    parts = re.sub(r"[(\[].*?[)\]]", " ", words).split()
    if not (1 if alone else 2) <= len(parts) <= 7 or any(c.isdigit() for c in words):
        return False
    if re.search(r"[?!:;@&/|\"“”…]", words) or not parts[0][0].isalpha():
        return False
    folded = [part.casefold().strip(".,'’") for part in parts]
    if not_a_person().intersection(folded) or folded[0] in ("the", "a", "an", "all", "to", "in"):
        return False
    return all(
        not part[0].islower() or fold in _PARTICLES
        for part, fold in zip(parts, folded, strict=True)
    )


def _bare_names(text: str) -> tuple[str, ...]:
    """Return the names of a text that holds nothing but two or more names."""
    names = tuple(_JOINED.split(text))
    if len(names) < 2 or not all(is_name(HONORIFIC.sub("", name)) for name in names):
        return ()
    return names


def _several(names: tuple[str, ...], spot: Spot, written: str) -> Iterator[PersonWritten]:
    message = f"'{written}' is read as {len(names)} people; make it one if it is one"
    for number, name in enumerate(names):
        doubts = (Doubt(3, "several-people", message, spot),) if not number else ()
        match = HONORIFIC.match(name)
        honorific, bare = (match["all"], name[match.end() :]) if match else ("", name)
        yield PersonWritten(bare, spot, honorific, doubts=doubts)


def _with_more(person: PersonWritten, more: str) -> PersonWritten:
    """Return a person whose affiliation goes on in the next line."""
    text, email, phone = _without_contacts(more)
    affiliation = ", ".join(filter(None, (person.affiliation.rstrip(","), text)))
    return PersonWritten(
        person.name,
        person.spot,
        person.honorific,
        affiliation,
        email=person.email or email,
        phone=person.phone or phone,
        doubts=person.doubts,
    )


def moderator_of(text: str, spot: Spot) -> tuple[str, tuple[PersonWritten, ...]] | None:
    """Return what stands before "Moderator:" and the people after it, None without one."""
    return _announced("moderator", text, spot)


def speakers_of(text: str, spot: Spot) -> tuple[str, tuple[PersonWritten, ...]] | None:
    """Return what stands before "Speakers:" and the people after it, None without one."""
    return _announced("speaker", text, spot)


def _announced(name: str, text: str, spot: Spot) -> tuple[str, tuple[PersonWritten, ...]] | None:
    match = pattern(name).search(text)
    if match is None or (match.start() and text[match.start() - 1].isalnum()):
        return None
    people = people_in(text[match.end() :], spot, expected=True)
    return text[: match.start()].strip(" ,;–—-|("), people
