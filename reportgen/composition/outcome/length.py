"""The length of a report compared with the budgets of its outline."""

from dataclasses import dataclass
from difflib import get_close_matches

from reportgen.composition.outcome.context import Context
from reportgen.composition.outcome.participation import cell, header
from reportgen.composition.shared.counting import count_words
from reportgen.document import Blocks, Column, Note, Part, Row, Table
from reportgen.errors import TemplateError
from reportgen.model import Outline

_COLUMNS = (Column(0.46), Column(0.18, "right"), Column(0.18, "right"), Column(0.18))
TOTAL = "total"
"""The name of the budget for all sections, footnotes and headings together."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The words of a section (or of all, named ``total``), and how many are allowed."""

    section: str
    words: int
    budget: int

    @property
    def passes(self) -> bool:
        """Whether the section is within its budget."""
        return self.words <= self.budget


def measure(
    parts: tuple[Part, ...], notes: tuple[Note, ...], outline: Outline
) -> tuple[Measure, ...]:
    """Return a measure for each budget of the outline; empty sections have 0 words.

    Footnotes count only towards the total; the table of contents does not count.
    """
    words = {part.name: count_words(part.blocks) for part in parts}
    words[TOTAL] = sum(words.values()) + count_words((), notes)
    return tuple(
        Measure(section, words.get(section, 0), budget) for section, budget in outline.budgets
    )


def check_budgets(outline: Outline) -> None:
    """Check that every budget names a section of the outline, or the total.

    Raises:
        TemplateError: a budget names no section.
    """
    known = (TOTAL, *(section.id for section in outline.sections))
    for name, _ in outline.budgets:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            advice = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(known)}"
            where = f"outline of the {outline.report}"
            raise TemplateError(
                f"budget {name!r} is that of no section; {advice}", where, rule="unknown-section"
            )


def length_table(context: Context, measures: tuple[Measure, ...]) -> Blocks:
    """Return a row for each budget: words, allowed words, and whether the budget is kept."""
    headings = {s.id: s.heading.replace("{annex}", "").strip() for s in context.outline.sections}
    headings[TOTAL] = context.say("length-total")
    rows = [
        Row(
            (
                cell(headings[one.section]),
                cell(context.standing.number(one.words)),
                cell(context.standing.number(one.budget)),
                cell(context.say("length-pass" if one.passes else "length-fail")),
            )
        )
        for one in measures
    ]
    heads = header(context.standing.columns("length-columns"))
    table = Table(_COLUMNS, (heads, *rows), context.say("length-description"))
    return (context.lead("length-note"), table)
