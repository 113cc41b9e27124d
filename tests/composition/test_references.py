"""Numbers that are referred to are known, and words that refer to them end with them."""

import pytest

from reportgen.composition.shared.prose import Notes, parse_prose
from reportgen.composition.shared.references import marked_heading, reference
from reportgen.document import NumberMark, Paragraph, Reference, Text, lines_of, marks_of
from reportgen.model import Prose
from tests.composition.test_counted import COUNTS, compose
from tests.composition.test_outcome_report import compose as compose_report
from tests.composition.tree_text import WORDS


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("Annex II. Participants", "II"),
        ("Working annex C. Evidence", "C"),
        ("Annexe III. Le forum en chiffres", "III"),
        ("작업 부록 다. 근거", "다"),
        ("Background", ""),
        ("Session I. Water", "I"),
        ("What the U.N. said", ""),
    ],
)
def test_the_number_of_a_heading_is_a_mark(heading: str, number: str) -> None:
    inlines = marked_heading(heading, "here")
    assert "".join(getattr(each, "text", "") for each in inlines) == heading
    assert [each.text for each in inlines if isinstance(each, NumberMark)] == [number] * bool(
        number
    )


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Annex II", "II"),
        ("evidence 3.12", "3.12"),
        ("the agenda", ""),
        ("Annex IIb", ""),
        ("4", "4"),
    ],
)
def test_words_that_refer_end_with_the_number_or_have_none(words: str, number: str) -> None:
    assert reference(words, "there") == Reference(words, "there", number)


def test_people_refer_in_their_prose() -> None:
    prose = Prose("background", "background.md", "See [Annex I](#agenda), then [more](other.md).")
    (block,) = parse_prose(prose, Notes(), WORDS)
    assert isinstance(block, Paragraph)
    assert block.inlines[1] == Reference("Annex I", "agenda", "I")
    assert block.inlines[2] == Text(", then more (other.md).")


def test_figures_are_counted_through_the_report() -> None:
    document = compose(participation=COUNTS)
    lines = (line for block in document.body for line in lines_of(block))
    marks = [
        each for line in lines for each in line if isinstance(each, NumberMark) and each.series
    ]
    assert [(each.text, each.anchor) for each in marks] == [
        (str(n), f"figure-{n}") for n in range(1, len(marks) + 1)
    ]
    assert {each.series for each in marks} == {"Figure"}
    assert len(marks) > 1


def test_evidence_leads_to_its_row_in_the_working_edition_alone() -> None:
    for edition in ("working", "public"):
        document = compose_report(edition=edition)
        lines = (line for block in document.body for line in lines_of(block))
        targets = {each.target for line in lines for each in line if isinstance(each, Reference)}
        marks = marks_of(document.body)
        assert targets <= marks
        evidence = {target for target in targets if target.startswith("evidence-")}
        assert bool(evidence) == (edition == "working")
        assert any(target.startswith("recommendation-") for target in targets)
        assert any(anchor.startswith("evidence-") for anchor in marks) == (edition == "working")
