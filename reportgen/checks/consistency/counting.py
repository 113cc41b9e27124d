"""What the prose counts or claims, held against the agenda and against itself."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from reportgen.checks.consistency.texts import number_of, numbered, sentences, word_list
from reportgen.checks.places import place_of
from reportgen.errors import Issue, Place
from reportgen.model import Forum, Places, Session

_NUMBERS = "|".join(word_list("numbers"))
_COUNTED = re.compile(
    rf"\b(?P<number>{_NUMBERS}|\d{{1,3}})\s+(?P<before>(?:[A-Z][\w-]*\s+|[a-z-]+\s+){{0,2}}?)(?P<noun>[a-z]{{3,}}s)\b(?!-)",
    re.IGNORECASE,
)
_SESSIONS = re.compile(r"\b(?P<number>\w+)\s+(?:thematic\s+|parallel\s+)?[Ss]essions\b")
_SAME = re.compile(
    r"\b(?:each|every|all(?: the)?)\s+sessions?\s+(?:shares?|has|have|follows?)\s+the same\b",
    re.IGNORECASE,
)
_PANEL = re.compile(r"\bpanel (?:discussions?|debates?)\b", re.IGNORECASE)
_OBJECTIVE = re.compile(r"^\s*(?:[-*]\s+)?(?P<number>[IVX]{1,5})\.\s+(?P<text>\S.*)$", re.MULTILINE)
_ONE_OBJECTIVE = re.compile(
    r"\bthe (?:objective|aim|goal) of (?:this|the) (?:forum|workshop)\b", re.IGNORECASE
)
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s?(?:%|per\s?cent\b)", re.IGNORECASE)
_SAME_SUBJECT = 3
"""Longer words that two sentences about one thing have in common."""
_LONGEST_RUN = 5
_TIME_WORDS = frozenset(["days", "years", "weeks", "months", "hours", "minutes", "times"])


def check_same_things_counted(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield two sentences on one subject that count the same things differently.

    The subject is one where the sentences share a run of five words, as a title is.
    """
    del places
    counted = [(words, match) for words in sentences(forum) for match in _counts(words.text)]
    for (one, first), (other, second) in combinations(counted, 2):
        differ = number_of(first["number"]) != number_of(second["number"])
        if first["noun"] != second["noun"] or not differ or one.where == other.where:
            continue
        if first["noun"] in _TIME_WORDS or not _shares_a_run(one.text, other.text):
            continue
        message = (
            f"'{second[0].strip()}' here, '{first[0].strip()}' in {one.where} about the same: "
            "correct one of them"
        )
        yield Issue("error", "counted-differently", message, other.where)


def _counts(text: str) -> Iterator[re.Match[str]]:
    for match in _COUNTED.finditer(text):
        if number_of(match["number"]) is not None:
            yield match


def _shares_a_run(one: str, other: str) -> bool:
    first, second = (re.findall(r"[\w-]+", text.casefold()) for text in (one, other))
    runs = {tuple(first[n : n + _LONGEST_RUN]) for n in range(len(first) - _LONGEST_RUN + 1)}
    return any(
        tuple(second[n : n + _LONGEST_RUN]) in runs for n in range(len(second) - _LONGEST_RUN + 1)
    )


def check_shares(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield two sentences of the report that give one thing two different shares."""
    del places
    told = [words for words in sentences(forum) if words.key.startswith("report/")]
    shared = [(words, shares) for words in told if (shares := _shares(words.text))]
    for (one, first), (other, second) in combinations(shared, 2):
        if first & second or one.where == other.where:
            continue
        if len(_subject(one.text) & _subject(other.text)) < _SAME_SUBJECT:
            continue
        here, there = (f"{min(shares):g} per cent" for shares in (second, first))
        message = f"{here} here, {there} in {one.where} about the same: correct one of them"
        yield Issue("warning", "counted-differently", message, other.where)


def _shares(text: str) -> set[float]:
    return {float(match[1].replace(",", ".")) for match in _SHARE.finditer(text)}


def _subject(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"[^\W\d_]{5,}", text.casefold())}


def check_sessions_counted(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield a number of sessions in the prose that the agenda does not have."""
    del places
    count = len(numbered(forum))
    for words in sentences(forum):
        for match in _SESSIONS.finditer(words.text) if count else ():
            told = number_of(match["number"])
            if told is not None and told not in (count, len(forum.sessions)) and told > 1:
                message = f"'{match[0]}' here, but the agenda has {count}; correct one of them"
                yield Issue("error", "sessions-counted", message, words.where)


def check_same_structure(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield the claim that all sessions have one structure where the agenda says otherwise."""
    del places
    shapes = {session.number: _shape(session) for session in numbered(forum)}
    if len(set(shapes.values())) < 2:
        return
    for words in sentences(forum):
        if _SAME.search(words.text):
            told = "; ".join(f"{number}: {shape}" for number, shape in shapes.items())
            message = f"the sessions do not have the same structure ({told}); say how they differ"
            yield Issue("warning", "structure-differs", message, words.where)
            return


def _shape(session: Session) -> str:
    kinds = Counter(slot.kind for slot in session.slots)
    discussants = sum(len(s.speakers) for s in session.slots if s.kind == "discussion")
    last = next((s for s in reversed(session.slots) if s.kind == "q-and-a"), None)
    length = ""
    if last and last.start and last.end:
        minutes = (last.end.hour - last.start.hour) * 60 + last.end.minute - last.start.minute
        length = f", {minutes} minutes of questions"
    return f"{kinds['presentation']} presentations, {discussants} discussants{length}"


def check_panels(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield a panel that is announced where one person discusses alone."""
    alone = [
        (number, index)
        for number, session in enumerate(forum.sessions)
        for index, slot in enumerate(session.slots)
        if slot.kind == "discussion" and len(slot.speakers) == 1
    ]
    told = next((words for words in sentences(forum) if _PANEL.search(words.text)), None)
    for number, index in alone if told else ():
        session = forum.sessions[number]
        message = (
            f"a panel discussion is announced ({told.where if told else ''}), but one person alone "
            f"discusses in '{session.title}'; add discussants or call it a discussion"
        )
        where = place_of(places, ("sessions", number, "slots", index))
        yield Issue("warning", "panel-of-one", message, where)


def check_objectives(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield objectives that outnumber sessions and closing, and one objective that is several."""
    del places
    written = next((prose for prose in forum.prose if prose.key == "objectives"), None)
    found = list(_OBJECTIVE.finditer(written.text)) if written else []
    if written is None or len(found) < 2:
        return
    count = len(numbered(forum))
    served = any(s.slots for s in forum.sessions if not s.number and _closes(s))
    for match in found[count:] if count and not served else ():
        line = written.line + written.text.count("\n", 0, match.start("text"))
        message = (
            f"objective {match['number']} has no place in the agenda: there are {count} sessions "
            "and nothing is planned in a closing; add a slot for it"
        )
        yield Issue("warning", "objective-without-slot", message, Place(written.path, line))
    for words in sentences(forum):
        if words.key != "objectives" and (one := _ONE_OBJECTIVE.search(words.text)):
            message = f"'{one[0]}' is one, {len(found)} objectives are listed; write 'objectives'"
            yield Issue("note", "objective-or-objectives", message, words.where)


def _closes(session: Session) -> bool:
    return "clos" in session.title.casefold() or any(s.kind == "closing" for s in session.slots)
