"""Printed points that a reader cannot understand by themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.ledger import Ledger, Texts
from reportgen.model import FindingId


@dataclass(frozen=True, slots=True)
class LeaningPoint:
    """A printed point whose text depends on its surroundings, and in which ``ways``."""

    code: str
    text: str
    ways: tuple[str, ...]


def leaning_points(ledger: Ledger, known: Mapping[FindingId, str]) -> tuple[LeaningPoint, ...]:
    """Return the points that the public edition prints and that cannot stand alone."""
    texts = Texts(ledger.proceedings)
    return tuple(
        LeaningPoint(known[point.finding.id], point.text, ways)
        for point in ledger.points
        if (ways := texts.leans_on(point.text))
    )
