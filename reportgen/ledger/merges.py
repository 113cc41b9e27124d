"""Chains of merges: under which finding another is printed."""

from collections.abc import Iterable, Mapping, Set

from reportgen.model import Event, FindingId


def chain(finding: FindingId, into: Mapping[FindingId, FindingId]) -> tuple[FindingId, ...]:
    """Return the finding and what it is merged into, one by one; a circle ends before it closes.

    ``into`` says of each finding that is merged what it is merged into.
    """
    links = [finding]
    while (following := into.get(links[-1])) is not None and following not in links:
        links.append(following)
    return tuple(links)


def merge_end(finding: FindingId, into: Mapping[FindingId, FindingId]) -> FindingId | None:
    """Return the finding that a chain of merges ends in, None if it is a circle."""
    last = chain(finding, into)[-1]
    return None if last in into else last


def related(events: Iterable[Event], findings: Set[FindingId]) -> frozenset[FindingId]:
    """Return the findings and all that events ever merged with them or moved to them."""
    links = [
        {event.target, other}
        for event in events
        if (other := event.into if event.op == "merge" else event.origin)
    ]
    found = set(findings)
    while more := {one for link in links if link & found for one in link} - found:
        found |= more
    return frozenset(found)
