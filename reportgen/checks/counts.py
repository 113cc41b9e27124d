"""Checks of declared numbers: sums that disagree with their total, things counted twice."""

from collections.abc import Iterator, Sequence

from reportgen.checks.places import Path, place_of
from reportgen.errors import Issue
from reportgen.model import SMALLEST, Count, Forum, Places, left_out

_GROUPS = ("by_country", "by_sector", "by_gender")


def check_counts(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield numbers of participants and of evaluation forms that cannot be right together."""
    yield from _participation(forum, places)
    yield from _attendance(forum, places)
    yield from _evaluation(forum, places)


def _participation(forum: Forum, places: Places) -> Iterator[Issue]:
    given = forum.participation
    total: int | None = getattr(given, given.counted)
    for key in _GROUPS:
        counts: tuple[Count, ...] = getattr(given, key)
        path: Path = ("participation", key)
        yield from _twice([count.name for count in counts], path, places)
        found = sum(count.number for count in counts)
        if counts and total is not None and found != total:
            message = f"{key} sums to {found:,}, but {total:,} {given.counted}; correct one"
            message += " or say with counted: whom it counts"
            yield Issue("warning", "counts-disagree", message, place_of(places, path))
    yield from _countries(forum, places)
    yield from _small_groups(given.by_gender, places)
    for key in ("by_country", "by_sector"):
        yield from _folded(key, getattr(given, key), places)


def _folded(key: str, groups: tuple[Count, ...], places: Places) -> Iterator[Issue]:
    """Yield a note on groups that a report prints as one, since a small one could name somebody."""
    if hidden := left_out(groups):
        names = ", ".join(count.name or "(no name)" for count in hidden)
        message = (
            f"{len(hidden)} groups of {key} are printed as one, since so small a group could name "
            f"somebody: {names}"
        )
        yield Issue("note", "small-group", message, place_of(places, ("participation", key)))


def _small_groups(groups: tuple[Count, ...], places: Places) -> Iterator[Issue]:
    """Yield groups that a report leaves out because a small number could identify somebody."""
    hidden = left_out(groups)
    for index, count in enumerate(groups):
        if count not in hidden or not count.number:
            continue
        why = "so small a group could name somebody"
        if count.number >= SMALLEST:
            why = "the number of a smaller group could be worked out from it and the total"
        message = f"'{count.name}' counts {count.number:,}; {why}: it is left out of the report"
        where = place_of(places, ("participation", "by_gender", index))
        yield Issue("note", "small-group", message, where)


def _countries(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield a number of countries that differs from the list."""
    given = forum.participation
    listed = len(given.by_country)
    if listed and given.countries is not None and given.countries not in {listed, listed - 1}:
        message = f"{given.countries} countries are announced, by_country lists {listed}"
        where = place_of(places, ("participation", "countries"))
        yield Issue("warning", "counts-disagree", f"{message}; correct one", where)


def _attendance(forum: Forum, places: Places) -> Iterator[Issue]:
    counted = [
        " ".join(filter(None, (f"{c.date}" if c.date else "", f"{c.time:%H:%M}", c.place)))
        for c in forum.participation.over_time
    ]
    yield from _twice(counted, ("participation", "over_time"), places)


def _evaluation(forum: Forum, places: Places) -> Iterator[Issue]:
    given = forum.evaluation
    sent, returned = given.sent, given.returned
    if sent is not None and returned is not None and returned > sent:
        message = f"{returned:,} forms came back, but {sent:,} were sent; correct one"
        where = place_of(places, ("evaluation", "returned"))
        yield Issue("error", "counts-disagree", message, where)
    for index, question in enumerate(given.questions):
        path: Path = ("evaluation", "questions", index)
        yield from _twice([answer.name for answer in question.answers], path, places)
        found = sum(answer.number for answer in question.answers)
        if not question.answers:
            message = f"'{question.question}' has no answers; add answers: with their numbers"
            yield Issue("warning", "question-without-answers", message, place_of(places, path))
        if returned is not None and found > returned:
            message = f"{found:,} answers were counted, but {returned:,} forms came back"
            yield Issue(
                "warning", "counts-disagree", f"{message}; correct one", place_of(places, path)
            )


def _twice(names: Sequence[str], path: Path, places: Places) -> Iterator[Issue]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name.casefold() in seen:
            message = f"'{name}' is counted twice; keep one line for it"
            yield Issue("error", "counted-twice", message, place_of(places, (*path, index)))
        seen.add(name.casefold())
