"""What is wrong with a template, and where a person finds it in Word."""

from dataclasses import dataclass
from typing import Literal

from reportgen.errors import Severity

Rule = Literal[
    "refused",
    "cannot-be-filled",
    "unknown-field",
    "unknown-filter",
    "broken-tag",
    "refused-tag",
    "lost-words",
    "whole-list",
    "misplaced-part",
    "left-out-part",
    "missing-style",
    "left-out",
    "unfilled-tag",
]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that is wrong with a template, or that is changed in it.

    ``refused`` means that no report can be made with it; any other error means that a report stops
    there until it is corrected. ``paragraph`` counts from 1 in its part, 0 for none; ``table``,
    ``row`` and ``column`` are 0 outside of tables; ``near`` is what was probably meant.
    """

    severity: Severity
    """How bad it is."""
    rule: Rule
    """The stable name of the rule, in kebab-case."""
    message: str
    """What is wrong and what to do."""
    part: str = ""
    """The part of the Word file: body, header, footer; empty for the file."""
    paragraph: int = 0
    """The paragraph in its part, from 1; 0 for none."""
    table: int = 0
    """The table in its part, from 1; 0 outside of tables."""
    row: int = 0
    """The row, from 1; 0 outside of tables."""
    column: int = 0
    """The column, from 1; 0 outside of tables."""
    near: str = ""
    """What was probably meant."""

    def __str__(self) -> str:
        """One line for a terminal, without the name of the file."""
        cell = f"table {self.table}, row {self.row}, column {self.column}" if self.table else ""
        number = f"paragraph {self.paragraph}" if self.paragraph else ""
        where = ", ".join(filter(None, (self.part, cell, number)))
        advice = f"; did you mean {self.near!r}?" if self.near else ""
        told = f"{self.severity}: {self.message}{advice} [{self.rule}]"
        return f"{where}: {told}" if where else told
