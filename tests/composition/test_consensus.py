"""How many stand behind a printed recommendation, and who spoke against it, as far as recorded."""

from dataclasses import replace

import pytest

from reportgen.composition.outcome.report import compose_outcome_report
from reportgen.document import Document
from reportgen.model import (
    Bearing,
    Decision,
    Evidence,
    Finding,
    FindingId,
    Group,
    GroupId,
    PersonId,
    Proceedings,
    Review,
    Segment,
)
from reportgen.project.decisions.findings import ledger_of
from tests.composition import forum_held as held
from tests.composition import test_un_formal as un_formal
from tests.composition.tree_text import part_lines

AGAINST = held.segment(
    held.TALK, 11, held.TWO, "I cannot support that cities share their flood maps.", held.PAUL
)
NOTED = held.segment(
    held.NOTES, 13, held.ONE, "Paul Adeyemi does not agree that cities share their flood maps."
)
MATERIAL = replace(held.PROCEEDINGS.material, segments=(*held.SEGMENTS, AGAINST, NOTED))


def refusal(name: str, segment: Segment) -> Finding:
    evidence = Evidence(segment.id, 0, len(segment.text), segment.text)
    return Finding(FindingId(name), "objection", evidence, "objection")


def proceedings(*decisions: Decision) -> Proceedings:
    return replace(
        held.PROCEEDINGS,
        material=MATERIAL,
        findings=(*held.FINDINGS, refusal("no", AGAINST), refusal("noted", NOTED)),
        bearings=(Bearing(FindingId("no"), FindingId("maps")),),
        review=Review(decisions),
    )


def line(document: Document, words: str) -> str:
    (found,) = [n for n in part_lines(document, "recommendations") if words in n]
    return found


def compose(*decisions: Decision) -> Document:
    return compose_outcome_report(ledger_of(proceedings(*decisions)), held.outline(), "public")


MAPS, NO = held.decided("maps"), held.decided("no", "rejected")
BACKED = replace(held.decided("maps-again"), merged_into=FindingId("maps"), supports=True)


@pytest.mark.parametrize(
    ("decisions", "wanted"),
    [
        ((MAPS, NO), "Mr. Jun Kim, Session II, 14:11"),
        ((MAPS, held.decided("maps-again"), NO), "Mr. Jun Kim, Session II, 14:11"),
        ((MAPS, BACKED, NO), "Supported by Dr. Élise Okoro, Session II, 14:13 · 2 speakers"),
        ((MAPS,), "Mr. Jun Kim, Session II, 14:11"),
    ],
)
def test_no_more_is_claimed_than_the_evidence_shows(
    decisions: tuple[Decision, ...], wanted: str
) -> None:
    assert line(compose(*decisions), "share their flood maps").endswith(wanted)


def test_what_others_report_and_nobody_known_said_makes_no_speaker() -> None:
    document = compose(held.decided("gauges"), held.decided("train"))
    assert "speaker" not in line(document, "gauges")
    assert "speaker" not in line(document, "volunteers")


def test_accepted_dissent_is_cited() -> None:
    document = compose(MAPS, held.decided("no"))
    assert line(document, "must share their flood maps").endswith(
        "Mr. Jun Kim, Session II, 14:11 / Disputed by Paul Adeyemi, Session II, 14:21: "
        "“I cannot support that cities share their flood maps.”"
    )
    assert AGAINST.text in {citation.quote for citation in document.citations}


def test_dissent_waits_for_a_person() -> None:
    document = compose(MAPS)
    assert AGAINST.text not in {citation.quote for citation in document.citations}
    codes = {FindingId("maps"): "MMMM"}
    working = compose_outcome_report(ledger_of(proceedings(MAPS)), held.outline(), "working", codes)
    assert any("speaks against MMMM" in n for n in part_lines(working, "candidates"))
    assert "- decisions about candidates: 6" in part_lines(working, "missing")


def test_nobody_is_named_where_the_house_names_nobody() -> None:
    document = un_formal.compose(
        ledger_of(proceedings(MAPS, held.decided("no"), held.decided("noted")))
    )
    printed = line(document, "must share their flood maps")
    assert "made by one participant" in printed
    assert "Disputed: “I cannot support" in printed
    assert "/ Disputed /" in printed or printed.endswith("/ Disputed")
    assert "Kim" not in printed
    assert "Adeyemi" not in printed


def test_dissent_of_who_asks_for_it_is_none() -> None:
    own = replace(AGAINST, speakers=(PersonId("jun-kim"),), speaker_label="Jun Kim")
    material = replace(MATERIAL, segments=(*held.SEGMENTS, own, NOTED))
    given = replace(proceedings(MAPS, held.decided("no")), material=material)
    consensus = next(p.consensus for p in ledger_of(given).points if p.consensus)
    assert consensus.level == "one speaker"


def test_offers_lead_with_what_is_printed_and_leave_out_what_was_rejected() -> None:
    group = replace(held.GROUPS[0], findings=tuple(map(FindingId, ("maps", "train", "sirens"))))
    given = replace(proceedings(held.decided("train")), alike=(group,))
    assert ledger_of(given).alike == (("train", "maps", "sirens"),)
    apart = replace(given.review, apart=((FindingId("maps"), FindingId("train")),))
    assert ledger_of(replace(given, review=apart)).alike == (("maps", "sirens"),)
    refused = replace(proceedings(held.decided("train", "rejected")), alike=(group,))
    assert ledger_of(refused).alike == (("maps", "sirens"),)


def test_the_working_edition_says_how_to_merge_what_seems_the_same() -> None:
    codes = {FindingId(name): name.upper() for name in ("maps", "train", "sirens")}
    pair = Group(GroupId("same"), (FindingId("maps"), FindingId("train")))
    document = compose_outcome_report(
        ledger_of(replace(proceedings(), alike=(pair,))), held.outline(), "working", codes
    )
    listed = part_lines(document, "candidates")
    assert any("the verb apart" in one for one in listed)
    for code in ("MAPS", "TRAIN"):
        assert sum(f"seems to say the same as {code}" in one for one in listed) == 1
    alone = compose_outcome_report(ledger_of(proceedings()), held.outline(), "working", codes)
    assert not any("the verb apart" in one for one in part_lines(alone, "candidates"))


def test_of_many_that_seem_the_same_the_first_are_listed() -> None:
    names = ("maps", "train", *(f"other{n}" for n in range(30)))
    codes = {FindingId(name): name.upper() for name in names}
    many = Group(GroupId("same"), tuple(codes))
    document = compose_outcome_report(
        ledger_of(replace(proceedings(), alike=(many,))), held.outline(), "working", codes
    )
    (said,) = (one for one in part_lines(document, "candidates") if "the same as MAPS" in one)
    assert "OTHER8, … (31)" in said
    assert "OTHER9" not in said
