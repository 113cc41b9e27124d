"""What a person does in the page, each act written into the journal at once."""

from collections.abc import Callable, Mapping
from typing import cast, get_args

from reportgen.errors import ReviewError, UsageError
from reportgen.model import Attribution, FindingKind
from reportgen.page.asked import Asked
from reportgen.page.book import Book
from reportgen.project import (
    VERBS,
    OpenForum,
    Particulars,
    add_finding,
    move_point,
    repeat,
    sign,
    take_back,
    take_decision,
)

Act = Callable[[OpenForum, Asked, str], OpenForum]


def act(book: Book, asked: Asked, by: str) -> None:
    """Write what a person did in view of the events that the page had seen.

    Raises:
        ReviewError: if it is not possible, or somebody decided about the same meanwhile.
        UsageError: if there is no such act.
    """
    work = ACTS.get(asked.text("act"))
    if work is None:
        raise UsageError("there is no such act", rule="no-such-choice")
    book.act(asked.number("seen"), lambda opened: work(opened, asked, by))


def _decide(opened: OpenForum, asked: Asked, by: str) -> OpenForum:
    """Take a decision about one point or several, as `reportgen decide` does."""
    verb, codes = asked.text("verb"), asked.texts("codes")
    if verb not in VERBS:
        raise UsageError("there is no such decision", rule="no-such-choice")
    given = Particulars(
        asked.text("addressee"),
        asked.text("deadline"),
        asked.text("theme"),
        attribution=_attribution(asked.text("attribution")),
    )
    return take_decision(
        opened,
        verb,
        codes,
        by=by,
        wording=asked.text("text"),
        particulars=given,
        reason=asked.text("reason"),
        offered=asked.text("offered"),
    ).opened


def _attribution(rule: str) -> Attribution | None:
    if not rule:
        return None
    if rule not in get_args(Attribution):
        raise UsageError("there is no such attribution", rule="no-such-choice")
    return cast("Attribution", rule)


def _add(opened: OpenForum, asked: Asked, by: str) -> OpenForum:
    """Add a point that was not found, in words that a person marked in a source."""
    kind = asked.text("kind") or "recommendation"
    if kind not in get_args(FindingKind):
        raise UsageError("there is no such kind", rule="no-such-choice")
    return add_finding(
        opened,
        asked.text("segment"),
        by=by,
        text=asked.text("text"),
        quote=asked.text("quote"),
        kind=cast("FindingKind", kind),
    ).opened


def _move(opened: OpenForum, asked: Asked, by: str) -> OpenForum:
    return move_point(opened, asked.text("code"), asked.number("place"), by=by)


def _undo(opened: OpenForum, asked: Asked, by: str) -> OpenForum:
    del asked
    return take_back(opened, by=by)


def _redo(opened: OpenForum, asked: Asked, by: str) -> OpenForum:
    del asked
    return repeat(opened, by=by)


def _sign(opened: OpenForum, asked: Asked, by: str) -> OpenForum:
    """Sign the report, only as the page showed it."""
    if asked.text("seal") != opened.ledger.seal:
        raise ReviewError(
            "finalize: the report is not as you saw it; look at it again, then sign",
            rule="decided-meanwhile",
        )
    return sign(opened, by=by)


ACTS: Mapping[str, Act] = {
    "decide": _decide,
    "add": _add,
    "move": _move,
    "undo": _undo,
    "redo": _redo,
    "sign": _sign,
}
"""The acts by name."""
