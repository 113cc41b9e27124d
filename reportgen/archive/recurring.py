"""What several forums recommended in the same or other words: offered, never asserted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.archive.records import FoundPoint
from reportgen.extraction import GroupBy, group, suggest_groups
from reportgen.model import Evidence, Finding, FindingId, Group, SegmentId

MOST = 3_000
"""Points that are compared for other words; of more only those in nearly the same words join."""

_QUOTES = '“”"«»‘’ '


@dataclass(frozen=True, slots=True)
class SaidAgain:
    """Points of several forums that seem to say the same, the earliest first."""

    points: tuple[FoundPoint, ...]

    @property
    def forums(self) -> int:
        """How many forums said it."""
        return len({point.folder for point in self.points})

    @property
    def years(self) -> tuple[str, ...]:
        """The years in which it was said."""
        return tuple(dict.fromkeys(point.year for point in self.points if point.year))


def said_again(
    records: Sequence[FoundPoint], *, least: int = 2, by: GroupBy = "words"
) -> tuple[SaidAgain, ...]:
    """Return what at least so many forums seem to have said, the most often said first.

    Raises:
        PipelineError: grouping by meaning was asked for and the encoder is not installed.
    """
    known = {FindingId(str(number)): record for number, record in enumerate(records)}
    findings = [_finding(key, record) for key, record in known.items()]
    groups = suggest_groups(findings, by=by) if len(findings) <= MOST else group(findings)
    found = [one for one in _across(groups, known) if one.forums >= least]
    return tuple(sorted(found, key=lambda one: (-one.forums, one.points[0].point.text)))


def _across(groups: Sequence[Group], known: dict[FindingId, FoundPoint]) -> Iterator[SaidAgain]:
    for one in groups:
        points = [known[finding] for finding in one.findings]
        points.sort(key=lambda point: (point.date, point.folder, point.point.number))
        yield SaidAgain(tuple(points))


def _finding(key: FindingId, record: FoundPoint) -> Finding:
    """Return a point as the grouping takes it."""
    words = record.point.text.strip(_QUOTES)
    return Finding(
        key,
        "recommendation",
        Evidence(SegmentId(key), 0, len(words), words),
        "archive",
        addressee=record.point.addressee,
        deadline=record.point.deadline,
    )
