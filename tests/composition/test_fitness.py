"""A public edition with anything still to be written is not fit to go out."""

from dataclasses import replace

from reportgen.composition import compose_outcome_report, unfit
from reportgen.document import Document
from reportgen.model import Prose, Review
from reportgen.project.decisions.findings import ledger_of
from tests.composition import forum_held as held

WRITTEN = tuple(
    Prose(f"report/{name}", f"report/{name}.md", "Written by the rapporteur.")
    for name in ("executive-summary", "way-forward")
)


def public(prose: tuple[Prose, ...] = (), review: Review | None = None) -> Document:
    forum = replace(held.FORUM, prose=(*held.FORUM.prose, *prose))
    given = replace(held.PROCEEDINGS, forum=forum, review=review or held.PROCEEDINGS.review)
    return compose_outcome_report(ledger_of(given), held.outline(), "public")


def test_what_is_to_be_written_is_named_with_its_heading() -> None:
    assert "Executive summary: [to be written]" in unfit(public())


def test_a_report_without_a_recommendation_is_not_fit() -> None:
    (lack,) = (one for one in unfit(public(WRITTEN, Review())) if one.startswith("Key"))
    assert lack == "Key recommendations: [No recommendation has been accepted yet]"


def test_what_somebody_wrote_is_not_missing() -> None:
    assert not any("Executive summary" in lack for lack in unfit(public(WRITTEN)))
