"""What is no recommendation is printed under its own heading, and only once it was accepted."""

from dataclasses import replace

from reportgen.composition.outcome.report import compose_outcome_report
from reportgen.document import Document
from reportgen.ledger import settle
from reportgen.model import (
    Bearing,
    Decision,
    Edition,
    Evidence,
    Finding,
    FindingId,
    FindingKind,
    Proceedings,
    Review,
    Segment,
)
from tests.composition import forum_held as held
from tests.composition import test_un_formal as un_formal
from tests.composition.tree_text import part_lines

OUTLINE = held.outline()
ASKED = held.segment(held.TALK, 11, held.TWO, "Who pays for the sirens?", held.PAUL)
ANSWERED = held.segment(held.TALK, 12, held.TWO, "The province pays. It always did.", held.JUN)
MATERIAL = replace(held.PROCEEDINGS.material, segments=(*held.SEGMENTS, ASKED, ANSWERED))


def of_segment(name: str, segment: Segment, kind: FindingKind) -> Finding:
    """A finding that is all of a segment."""
    evidence = Evidence(segment.id, 0, len(segment.text), segment.text)
    return Finding(FindingId(name), kind, evidence, kind)


QUESTION, ANSWER = of_segment("q", ASKED, "question"), of_segment("a", ANSWERED, "answer")


def proceedings(*decisions: Decision) -> Proceedings:
    return replace(
        held.PROCEEDINGS,
        material=MATERIAL,
        findings=(*held.FINDINGS, QUESTION, ANSWER),
        bearings=(Bearing(ANSWER.id, QUESTION.id),),
        review=Review(decisions),
    )


def compose(edition: Edition, *decisions: Decision) -> Document:
    codes = {QUESTION.id: "QQQQ", ANSWER.id: "AAAA"}
    return compose_outcome_report(settle(proceedings(*decisions)), OUTLINE, edition, codes)


def test_an_answer_stands_under_its_question() -> None:
    document = compose("public", held.decided("q"), held.decided("a"), held.decided("send"))
    asked = "“Who pays for the sirens?” / Paul Adeyemi, Session II, 14:21"
    given = "“The province pays. It always did.” / Answered by Mr. Jun Kim, Session II, 14:22"
    assert part_lines(document, "other-points") == [
        "# Further points",
        "## Commitments",
        "1. “We will send the maps by June.” / Mr. Jun Kim, Session II, 14:19",
        "## Questions",
        f"2. {asked} / {given}",
    ]


def test_the_evidence_of_an_answer_is_listed_with_its_question() -> None:
    document = compose("working", held.decided("q"), held.decided("a"))
    (line,) = [n for n in part_lines(document, "other-points") if "sirens" in n]
    assert "evidence 1.1, 1.2" in line
    numbers = [n.split(" | ")[0] for n in part_lines(document, "evidence")]
    assert numbers[-2:] == ["plain: 1.1 / QQQQ", "plain: 1.2 / AAAA"]


def test_where_nobody_is_named_the_answer_stands_without_a_name() -> None:
    given = proceedings(held.decided("q"), held.decided("a"))
    lines = part_lines(un_formal.compose(given), "other-points")
    (line,) = [n for n in lines if "sirens" in n]
    assert line.endswith("“The province pays. It always did.” / Answer")
    assert not any("Kim" in n or "Adeyemi" in n for n in lines)


def test_an_answer_to_a_question_that_is_not_printed_waits_for_a_second_look() -> None:
    document = compose("working", held.decided("a"))
    assert any("is not printed: “The province" in n for n in part_lines(document, "unsettled"))
    public = compose("public", held.decided("a"))
    assert not any("province" in c.quote for c in public.citations)


def test_what_nobody_decided_is_a_candidate_and_nothing_else() -> None:
    lines = part_lines(compose("working"), "candidates")
    start = next(n for n, line in enumerate(lines) if "printed only if somebody accepts it" in line)
    headings = [line for line in lines[start:] if line.startswith("## ")]
    assert headings == ["## Commitments", "## Questions"]
    assert any("answers QQQQ, and is printed with it only" in line for line in lines)
    assert all(c.kind != "quotation" for c in compose("public").citations)


def test_the_report_waits_for_recommendations_only() -> None:
    proposed = [f for f in held.FINDINGS if f.kind == "recommendation"]
    missing = part_lines(compose("working"), "missing")
    assert f"- decisions about candidates: {len(proposed)}" in missing
    decided = [held.decided(str(f.id), "rejected") for f in proposed]
    assert not any("candidates" in n for n in part_lines(compose("working", *decided), "missing"))
