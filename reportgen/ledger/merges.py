"""Chains of merges: under which finding another is printed."""

from collections.abc import Mapping

from reportgen.model import FindingId


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
