"""Gives printed points another order, in one act."""

from collections.abc import Iterator, Sequence

from reportgen.errors import ReviewError
from reportgen.journal import Particulars, Stamp, set_particulars
from reportgen.ledger import Point
from reportgen.model import Event
from reportgen.project.decisions.deciding import named
from reportgen.project.decisions.undoing import write_in_view
from reportgen.project.folder.opening import OpenForum


def in_printed_order(points: Sequence[Point]) -> list[Point]:
    """Return points in the order of print: those that a person gave a place come first."""
    return sorted(points, key=lambda one: (not one.decision.place, one.decision.place))


def move_point(opened: OpenForum, code: str, place: int, *, by: str) -> OpenForum:
    """Move a printed point to a place, from 1, among those of its kind; the others make room.

    Raises:
        ReviewError: if the point is not printed, or somebody decided about it since.
    """
    (target,) = named(opened.proceedings, [code])
    ledger = opened.ledger
    printed = in_printed_order([p for p in ledger.points if p.finding.kind == target.kind])
    moved = next((point for point in printed if point.finding.id == target.id), None)
    if moved is None:
        raise ReviewError(
            f"set: '{target.evidence.quote[:60]}' is not printed by itself; accept it first",
            rule="set-not-accepted",
        )
    before = printed.index(moved)
    printed.remove(moved)
    printed.insert(max(place, 1) - 1, moved)
    last = max(before, printed.index(moved)) + 1

    def events(log: Sequence[Event], who: Stamp) -> tuple[Event, ...]:
        del log
        return tuple(_places(printed[: _settled(printed, last)], who))

    return write_in_view(opened, events, by=by)


def _settled(printed: Sequence[Point], last: int) -> int:
    """Return how many points need a place, so that the first ``last`` stand where they are."""
    return max([last, *(n for n, point in enumerate(printed, 1) if point.decision.place)])


def _places(printed: Sequence[Point], who: Stamp) -> Iterator[Event]:
    for place, point in enumerate(printed, 1):
        if point.decision.place != place:
            given = Particulars(place=place)
            yield set_particulars(point.finding, point.decision, given, who)
