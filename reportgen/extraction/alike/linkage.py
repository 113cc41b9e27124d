"""Clusters by average likeness in which certain pairs may never be together."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.extraction.alike.similarity import Likeness

Allowed = Callable[[int, int], bool]


class Linkage:
    """Joins the two most alike clusters again and again, while they are alike enough.

    Two clusters are as alike as their members on average; ``least`` is the likeness at which they
    are joined, and ``allowed`` tells of two members whether they may ever stand together.
    """

    def __init__(self, likeness: Likeness, allowed: Allowed, least: float) -> None:
        self._likeness, self._allowed, self._least = likeness, allowed, least
        self._members = {index: [index] for index in range(len(likeness))}
        self._near: dict[int, set[int]] = {index: set() for index in self._members}
        self._queue: list[tuple[float, int, int]] = []

    def clusters(self) -> list[list[int]]:
        """Return the indices in clusters, in the order of their first members."""
        self._begin()
        while self._queue:
            _, one, other = heapq.heappop(self._queue)
            if one in self._members and other in self._members:
                self._join(one, other)
        return sorted(self._members.values())

    def _begin(self) -> None:
        import numpy as np

        for one, other in np.argwhere(np.triu(self._likeness >= self._least, 1)).tolist():
            if self._allowed(one, other):
                self._offer(one, other)

    def _offer(self, one: int, other: int) -> None:
        """Queue two clusters to be joined if their average likeness suffices."""
        pairs = [(a, b) for a in self._members[one] for b in self._members[other]]
        average = sum(float(self._likeness[pair]) for pair in pairs) / len(pairs)
        if average >= self._least and all(self._allowed(*pair) for pair in pairs):
            heapq.heappush(self._queue, (-average, one, other))
        self._near[one].add(other)
        self._near[other].add(one)

    def _join(self, one: int, other: int) -> None:
        new = max(self._near) + 1
        around = (self._near[one] | self._near[other]) & self._members.keys() - {one, other}
        self._members[new] = sorted(self._members.pop(one) + self._members.pop(other))
        self._near[new] = set()
        for cluster in sorted(around):
            self._offer(new, cluster)
