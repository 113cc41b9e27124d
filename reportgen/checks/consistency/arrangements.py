"""How the forum is held: slots with two activities, time for moderators, place, addresses."""

import re
from collections.abc import Iterator
from itertools import pairwise

from reportgen.checks.consistency.texts import sentences
from reportgen.checks.places import place_of
from reportgen.errors import Issue, Place
from reportgen.model import Forum, Places, Session

_TWO = re.compile(
    r"\b(?:q\s?&\s?a|questions?|discussion|panel|presentation|closing|photo)\b.*"
    r"(?:/|\+| and | & )\s*"
    r"(?:coffee |lunch )?(?:break|lunch|photo|discussion|closing)\b",
    re.IGNORECASE,
)
_AFAR = re.compile(r"\b(?:virtual(?:ly)?|online)\b", re.IGNORECASE)
_NEAR = re.compile(r"\b(?:on-?site|in[- ]person)\b", re.IGNORECASE)
_EVENT = re.compile(r"\b(?:forum|event|meeting|workshop|participants)\b", re.IGNORECASE)
_PLAIN_HTTP = re.compile(r"\bhttp://[^\s<>\"]+")
_JOINT = re.compile(r"\bjoint (?:research )?(?:project|study|programme|survey)\b")
_SINCE = re.compile(r"\b[Ss]ince (?:this|last) (?:year|month)\b")


def check_two_activities(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield slots that hold two activities, of which nobody knows the length."""
    for number, session in enumerate(forum.sessions):
        for index, slot in enumerate(session.slots):
            if _TWO.search(slot.label or slot.title):
                message = (
                    f"'{slot.label or slot.title}' is two activities in one slot; the time of each "
                    "is not known: make two slots"
                )
                where = place_of(places, ("sessions", number, "slots", index))
                yield Issue("warning", "two-activities", message, where)


def check_time_to_moderate(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield moderated sessions whose slots leave the moderator no minute, told once."""
    full = [
        (number, session)
        for number, session in enumerate(forum.sessions)
        if session.number and session.moderator and _is_full(session)
    ]
    if len(full) < 2:
        return
    told = ", ".join(session.number for _, session in full)
    message = (
        f"sessions {told}: the slots of speakers fill every minute, so welcome, introductions and "
        "wrap-up have none; add a slot or shorten others"
    )
    where = place_of(places, ("sessions", full[0][0]))
    yield Issue("note", "no-time-to-moderate", message, where)


def _is_full(session: Session) -> bool:
    slots = session.slots
    if not slots or not (session.start and session.end):
        return False
    whole = slots[0].start == session.start and slots[-1].end == session.end
    joined = all(a.end == b.start for a, b in pairwise(slots))
    spoken = slots[0].kind == "presentation" and session.moderator not in slots[0].speakers
    return whole and joined and spoken


def check_photo_of_nobody(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield a group photograph in an event that is held online."""
    online = forum.format == "virtual" or (forum.format is None and _held(forum, _AFAR) is not None)
    for number, session in enumerate(forum.sessions):
        for index, slot in enumerate(session.slots):
            if slot.kind == "photo" and online:
                message = "a group photo in an online event; say how, or take it out"
                where = place_of(places, ("sessions", number, "slots", index))
                yield Issue("note", "photo-online", message, where)


def check_place(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield an event that is virtual and has people on site, but no venue or no link."""
    afar, near = _held(forum, _AFAR), _held(forum, _NEAR)
    links = any(person.join_link for person in forum.people)
    if forum.format is None and afar and near and not (forum.venue and links):
        message = (
            f"virtual ({afar}), but with people on site, and neither venue nor link is given; "
            "add format: hybrid, venue: and how people join"
        )
        yield Issue("warning", "format-unclear", message, near)
    elif forum.format == "virtual" and near and not forum.venue:
        message = "format: virtual, but people are on site here; correct one of them"
        yield Issue("warning", "format-unclear", message, near)
    del places


def _held(forum: Forum, words: re.Pattern[str]) -> Place | None:
    found = (
        text.where
        for text in sentences(forum)
        if text.key in ("background", "format") and words.search(text.text)
        if _EVENT.search(text.text)
    )
    return next(found, None)


def check_addresses(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield addresses without encryption, and how many e-mail addresses are printed."""
    for prose in forum.prose:
        for match in _PLAIN_HTTP.finditer(prose.text):
            line = prose.line + prose.text.count("\n", 0, match.start())
            message = f"{match[0]} is not encrypted; write https if the page has it"
            yield Issue("note", "plain-http", message, Place(prose.path, line))
    listed = {one for group in forum.contacts for one in group.people}
    count = sum(bool(person.email) for person in forum.people if person.id in listed)
    if count:
        message = (
            f"{count} e-mail addresses are printed under contacts; take out what is not public"
        )
        yield Issue("note", "addresses-printed", message, place_of(places, ("contacts",)))


def check_partners(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield a joint project whose partner is not named, and "since this year"."""
    del places
    for text in sentences(forum):
        if (joint := _JOINT.search(text.text)) and " with " not in text.text:
            message = f"'{joint[0]}' without the partner; name it, or leave out 'joint'"
            yield Issue("note", "partner-unnamed", message, text.where)
        if since := _SINCE.search(text.text):
            message = f"'{since[0]}': write '{since[0].split(' ', 1)[1].capitalize()}' or a month"
            yield Issue("note", "since-this-year", message, text.where)
