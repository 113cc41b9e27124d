"""Resolves merges: which finding prints which."""

from collections.abc import Iterable, Mapping, Set

from reportgen.model import Event, FindingId


def chain(finding: FindingId, into: Mapping[FindingId, FindingId]) -> tuple[FindingId, ...]:
    """Return a finding and the findings into which it is merged, step by step.

    ``into`` maps each merged finding to its target. A circular chain stops before it repeats.
    """
    links = [finding]
    while (following := into.get(links[-1])) is not None and following not in links:
        links.append(following)
    return tuple(links)


def merge_end(finding: FindingId, into: Mapping[FindingId, FindingId]) -> FindingId | None:
    """Return the last finding of a chain of merges, None if the chain is circular."""
    last = chain(finding, into)[-1]
    return None if last in into else last


def related(events: Iterable[Event], findings: Set[FindingId]) -> frozenset[FindingId]:
    """Return the findings together with all that events ever merged with them or moved to them."""
    links = [
        {event.target, other}
        for event in events
        if (other := event.into if event.op in {"merge", "support"} else event.origin)
    ]
    found = set(findings)
    while more := {one for link in links if link & found for one in link} - found:
        found |= more
    return frozenset(found)
