"""Finds points in the index: by words, and by whom they address, about what, when and where."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.archive.records import COLUMNS, ArchivedPoint, FoundPoint
from reportgen.archive.stemming import query_of
from reportgen.archive.store import Store
from reportgen.errors import UsageError

_FORUM = ("key", "title", "date", "place", "edition", "folder")
_SELECTED = ", ".join((*(f"forums.{n}" for n in _FORUM), *(f"points.{n}" for n in COLUMNS)))
_BY_DATE = "forums.date DESC, forums.id, points.number"
_SOURCES = {
    "all": "forums CROSS JOIN points ON points.forum = forums.id",
    "words": (
        "words JOIN points ON points.id = words.rowid JOIN forums ON forums.id = points.forum"
    ),
    # By date at once, since a word that so many points have makes none of them the better one.
    "common": (
        "forums CROSS JOIN points ON points.forum = forums.id"
        " CROSS JOIN words ON words.rowid = points.id"
    ),
}
_COMMON = 10_000
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; what is empty does not narrow it.

    ``since`` and ``until`` are years or days ("2020", "2026-05-14"), both included. ``kind`` is
    that of the points, ``decision`` and ``status`` are as the archive shows them.
    """

    words: str = ""
    addressee: str = ""
    theme: str = ""
    forum: str = ""
    kind: str = ""
    status: str = ""
    edition: str = ""
    since: str = ""
    until: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, the best first; ``total`` counts what the limit leaves out, too.

    With ``loosely`` no point has all the words that were asked for, and these have some.
    """

    records: tuple[FoundPoint, ...]
    total: int
    loosely: bool = False


def find(store: Store, question: Query) -> Hits:
    """Return the points that fit a question.

    Raises:
        InputError: the index is damaged.
        UsageError: a date is none.
    """
    found = _ask(store, question, every=True)
    if found.total or len(question.words.split()) < 2:
        return found
    some = _ask(store, question, every=False)
    return Hits(some.records, some.total, loosely=some.total > 0)


def _ask(store: Store, question: Query, *, every: bool) -> Hits:
    asked, *narrowed = _matches(question, every=every)
    if question.words.strip() and not asked:
        return Hits((), 0)  # only signs were typed
    match = " AND ".join(filter(None, (asked, *narrowed)))
    conditions, values = _conditions(question)
    held = _count(store, "words", ("words MATCH ?",), (match,)) if match else 0
    if match and not held:
        return Hits((), 0)
    if match:
        conditions, values = ("words MATCH ?", *conditions), (match, *values)
    source = _SOURCES["common" if held > _COMMON else "words" if match else "all"]
    order = _BY_DATE
    if asked and held <= _COMMON:
        order = f"bm25(words, 4.0, 1.0, 1.0, 1.0), {order}"
    limit = max(question.limit, 0) or _MOST
    rows = store.rows(
        f"SELECT {_SELECTED} FROM {source}{_where(conditions)} ORDER BY {order} LIMIT {limit}",  # noqa: S608 - our own names
        values,
    )
    total = len(rows)
    if total == limit:
        total = _count(store, source, conditions, values)
    return Hits(tuple(map(_record, rows)), total)


def _count(store: Store, source: str, conditions: tuple[str, ...], values: tuple[str, ...]) -> int:
    if conditions == ("words MATCH ?",):
        source = "words"  # no other table has a say
    counted = store.rows(f"SELECT count(*) FROM {source}{_where(conditions)}", values)  # noqa: S608 - our own names
    return _number(counted[0][0])


def _where(conditions: tuple[str, ...]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _matches(question: Query, *, every: bool) -> Iterator[str]:
    """Yield what the words of each column must match."""
    yield query_of(question.words, "text theme addressee", every=every)
    yield query_of(question.addressee, "addressee")
    yield query_of(question.theme, "theme")
    yield query_of(question.forum, "forum")


def _conditions(question: Query) -> tuple[tuple[str, ...], tuple[str, ...]]:
    asked = (
        ("points.kind = ?", question.kind),
        ("points.status = ?", question.status),
        ("forums.edition = ?", question.edition),
        ("forums.date >= ?", _day(question.since)),
    )
    until = _day(question.until)
    given = [(condition, value) for condition, value in asked if value]
    if until:
        given.append((f"substr(forums.date, 1, {len(until)}) <= ?", until))
    return tuple(one for one, _ in given), tuple(value for _, value in given)


def _day(typed: str) -> str:
    """Return a year, month or day as the index compares it."""
    parts = typed.split("-")
    if typed and not (len(parts[0]) == 4 and all(part.isdigit() for part in parts)):
        message = f"{typed!r} is no date; write a year or a day, as in 2020 or 2020-05-14"
        raise UsageError(message, rule="no-date")
    return typed


def _record(row: tuple[object, ...]) -> FoundPoint:
    key, title, date, place, edition, folder = map(str, row[: len(_FORUM)])
    return FoundPoint(key, title, date, place, edition, folder, row_of(row[len(_FORUM) :]))


def row_of(values: tuple[object, ...]) -> ArchivedPoint:
    """Return a point as it was kept, its values in the order of ``COLUMNS``."""
    code, number, kind, text, quotation, said_by, session, addressee, *rest = values
    deadline, theme, support, decision, status, page = rest
    return ArchivedPoint(
        *(str(code), _number(number), str(kind), str(text), str(quotation), str(said_by)),
        *(str(session), str(addressee), str(deadline), str(theme), str(support)),
        *(str(decision), str(status), _number(page)),
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
