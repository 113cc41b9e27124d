"""Tables of an agenda: what each column holds, by its head or by what stands in its cells."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.readers.programmes.grammar.times import clock_at_start
from reportgen.readers.programmes.records import Line
from reportgen.readers.programmes.vocabulary import column_role

_PLACEHOLDER = re.compile(r"[\s•·.–—-]*(?:tb[cda]|n/?a)?[\s•·.–—-]*", re.IGNORECASE)
_LONGEST_HEAD = 6


def is_placeholder(cell: str) -> bool:
    """Return whether a cell is empty or only holds a place: a dash, a bullet, TBD."""
    return bool(_PLACEHOLDER.fullmatch(cell))


@dataclass(slots=True)
class Columns:
    """What the columns of the current table hold; filled when a head row is met."""

    table: int = 0
    roles: Mapping[int, str] = field(default_factory=dict)
    above: tuple[str, ...] = ()

    def meets_head(self, line: Line) -> bool:
        """Return whether a row is the head of its table, and keep what it says."""
        if line.table != self.table:
            self.table, self.roles, self.above = line.table, {}, ()
        elif self.roles:
            return False
        roles = dict(self._roles(line.cells))
        told = set(roles.values())
        if len(told) >= 2 and told & {"time", "start", "recording", "title", "speakers", "block"}:
            self.roles = roles
            return True
        self.above = line.cells
        return False

    def _roles(self, cells: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        if any(clock_at_start(cell) for cell in cells):
            return
        carried = ""
        for number, cell in enumerate(cells):
            over = self.above[number] if number < len(self.above) else ""
            carried = column_role(over) if over.strip() else carried
            role = column_role(cell) if len(cell.split()) <= _LONGEST_HEAD else ""
            if not role and (not cell.strip() or cell.strip().rstrip(".0").isdigit()):
                role = carried
            if role:
                yield number, role

    def by_role(self, cells: tuple[str, ...]) -> dict[str, list[str]]:
        """Return the written cells of a row under what their columns hold."""
        found: dict[str, list[str]] = {}
        for number, cell in enumerate(cells):
            if not is_placeholder(cell):
                found.setdefault(self.roles.get(number, "other"), []).append(cell.strip())
        return found
