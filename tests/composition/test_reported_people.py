"""A source that is a person of the forum is printed by full name, and is never a speaker."""

from dataclasses import replace

from reportgen.composition.outcome.report import compose_outcome_report
from reportgen.model import Appraisal, Edition, FindingId, Proceedings, Review
from reportgen.project.decisions.findings import ledger_of
from tests.composition import forum_held as held
from tests.composition import test_un_formal as un_formal
from tests.composition.tree_text import part_lines, text_of

HEARD = replace(held.FINDINGS[3], attributed_to="my colleague Miss Vale")
AGAIN = replace(
    held.finding("phones", 8, "we ought to train volunteers"), attributed_to="Miss Ines Vale"
)
MERGED = replace(held.decided("phones"), merged_into=FindingId("gauges"), supports=True)


def proceedings(**changes: object) -> Proceedings:
    decisions = (held.decided("gauges"), MERGED)
    authors = tuple(Appraisal(FindingId(n), author=held.INES) for n in ("gauges", "phones"))
    plain = replace(
        held.PROCEEDINGS,
        findings=(HEARD, AGAIN),
        groups=(),
        appraisals=authors,
        review=Review(decisions),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def printed(edition: Edition, told: Proceedings | None = None) -> str:
    document = compose_outcome_report(ledger_of(told or proceedings()), held.outline(), edition)
    return "\n".join(part_lines(document, "recommendations"))


def test_the_person_meant_is_named_in_full_as_reported() -> None:
    assert "Ms. Ines Vale, as reported by Dr. Élise Okoro, Session II, 14:16" in printed("public")


def test_what_fits_nobody_for_certain_is_printed_as_heard() -> None:
    text = printed("public", proceedings(appraisals=()))
    assert "My colleague Miss Vale, as reported by Dr. Élise Okoro" in text
    assert "Ms. Ines Vale" not in text


def test_the_annex_says_how_the_name_was_heard() -> None:
    document = compose_outcome_report(ledger_of(proceedings()), held.outline(), "working")
    told = " ".join(text_of(document).split())
    assert "reports what Ms. Ines Vale proposed" in told
    assert "Heard as “my colleague Miss Vale”" in told


def test_who_is_reported_is_one_source_and_no_speaker() -> None:
    (point,) = ledger_of(proceedings()).points
    consensus = point.consensus
    assert consensus is not None
    assert consensus.level == "reported"
    assert consensus.speakers == ()
    assert consensus.sources == ("Ines Vale",)
    (unknown,) = ledger_of(proceedings(appraisals=())).points
    assert unknown.consensus is not None
    assert len(unknown.consensus.sources) == 2


def test_where_nobody_is_printed_with_a_statement_neither_is_who_is_reported() -> None:
    points = part_lines(un_formal.compose(ledger_of(proceedings())), "recommendations")
    assert points
    assert not any("Vale" in line for line in points)


def test_notes_that_tell_of_no_speaker_report_themselves() -> None:
    heard = replace(held.FINDINGS[6], attributed_to="The old network")
    decisions = (held.decided("sirens"),)
    segments = tuple(
        replace(one, speaker_label="", speakers=()) if one.source == held.NOTES.id else one
        for one in held.PROCEEDINGS.material.segments
    )
    told = proceedings(
        findings=(heard,),
        appraisals=(),
        review=Review(decisions),
        material=replace(held.PROCEEDINGS.material, segments=segments),
    )
    text = printed("public", told)
    assert "The old network, as reported in the notes" in text
    assert "as reported by not attributed" not in text


def test_of_a_speaker_of_the_forum_it_is_not_said_that_nothing_was_made_there() -> None:
    def support(told: Proceedings) -> str:
        document = compose_outcome_report(ledger_of(told), held.outline(), "public")
        return "\n".join(part_lines(document, "at-a-glance"))

    assert support(proceedings(appraisals=())).endswith("| reported")
    assert support(proceedings()).endswith("| reported by somebody else")
