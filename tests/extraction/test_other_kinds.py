"""Every cue fires on its examples alone; what is found stands in its segment as quoted."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.extraction import answers, extract_other
from reportgen.extraction.kinds.cues import Cue, kinds
from reportgen.model import Finding, Form, Mark, PersonId, Segment, SegmentId, SourceId

EXAMPLES = [(cue, text) for cue in kinds().cues for text in cue.example]
COUNTEREXAMPLES = [(cue, text) for cue in kinds().cues for text in cue.counterexample]
CHAIR = PersonId("chair")


def passage(
    text: str,
    label: str = "Ana",
    form: Form = "turn",
    id_: str = "1",
    who: tuple[PersonId, ...] = (),
) -> Segment:
    return Segment(
        SegmentId(id_), SourceId("t"), form, text, (Mark(0, 1),), speaker_label=label, speakers=who
    )  # fmt: skip


def found(text: str, form: Form = "turn") -> list[tuple[str, str]]:
    return [(f.kind, f.evidence.quote) for f in extract_other((passage(text, form=form),))]


@pytest.mark.parametrize(("cue", "text"), EXAMPLES, ids=lambda v: getattr(v, "name", v))
def test_example_is_found_by_its_cue(cue: Cue, text: str) -> None:
    form: Form = "turn" if cue.where == "speech" else "bullet"
    (finding,) = extract_other((passage(text, form=form),))
    assert (finding.family, finding.kind, finding.evidence.quote) == (cue.name, cue.kind, text)


@pytest.mark.parametrize(("cue", "text"), COUNTEREXAMPLES, ids=lambda v: getattr(v, "name", v))
def test_counterexample_is_not(cue: Cue, text: str) -> None:
    form: Form = "turn" if cue.where == "speech" else "bullet"
    assert cue.name not in {f.family for f in extract_other((passage(text, form=form),))}


def test_every_cue_is_complete() -> None:
    assert all(c.meaning.endswith(".") and c.reason for c in kinds().cues)
    assert {c.kind for c in kinds().cues} == {
        "decision", "commitment", "good practice", "challenge", "question"
    }  # fmt: skip


def test_speech_decides_nothing_by_talking() -> None:
    assert found("Well, we agreed that the old pump was bad. We decided to eat.") == []
    assert found("The group agreed to lift the pumps.", "bullet")[0][0] == "decision"


def test_questions_count_where_they_are_asked_of_others() -> None:
    rhetorical = "Why did nobody come to the rooms? " + "We asked them one by one. " * 12
    assert found(rhetorical) == []
    assert found("Thank you. How do you deal with false alarms?")[0][0] == "question"
    assert found("Can you hear me now?") == []
    chair = passage("How do you deal with false alarms?", who=(CHAIR,))
    assert extract_other((chair,), moderators=frozenset({(CHAIR, None)})) == ()


def test_the_answer_is_the_next_voice_or_none() -> None:
    ask = passage("How do you deal with false alarms?", "Bo", id_="1")
    reply = passage("We tell the radio. The same day. Always. And more.", "Ana", id_="2")
    again = passage("And who pays for the radio time?", "Cy", id_="3")
    findings = extract_other((ask, reply))
    (answer,) = answers(findings, (ask, reply))
    assert answer.question == findings[0].id
    assert [e.quote for e in answer.evidence] == ["We tell the radio.", "The same day.", "Always."]
    assert answers(extract_other((ask, again)), (ask, again)) == ()
    chair = passage("Thank you, noted.", "Chair", id_="2", who=(CHAIR,))
    assert answers(findings, (ask, chair), moderators=frozenset({(CHAIR, None)})) == ()


def test_a_recommendation_is_not_listed_twice_unless_it_was_decided() -> None:
    segment = passage(
        "DECISION: towns should lift the pumps. We commit to pay for them.", form="bullet"
    )
    both = extract_other((segment,))
    assert [f.kind for f in both] == ["decision", "commitment"]
    assert [f.kind for f in extract_other((segment,), both)] == ["decision"]


def test_ids_are_stable_and_differ_by_occurrence_and_kind() -> None:
    line = "We commit to open the register by June."
    one, two = extract_other((passage(line, id_="1"), passage(line, id_="2")))
    assert one.id != two.id
    assert extract_other((passage("Good morning. " + line, id_="9"),))[0].id == one.id


WORDS = [
    "ACTION:",
    "we",
    "will",
    "publish",
    "agreed",
    "that",
    "lack of",
    "?",
    ".",
    "\n",
    "Q:",
    "é",
    "“",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from(["turn", "bullet"]))
def test_every_quote_stands_where_it_says(words: list[str], form: Form) -> None:
    segments = (passage(" ".join(words), form=form), passage("Yes. We do.", "Bo", id_="2"))
    findings: tuple[Finding, ...] = extract_other(segments)
    texts = {segment.id: segment.text for segment in segments}
    evidence = [f.evidence for f in findings]
    evidence += [e for a in answers(findings, segments) for e in a.evidence]
    assert all(texts[e.segment][e.start : e.end] == e.quote for e in evidence)
    assert len({f.id for f in findings}) == len(findings)


@pytest.mark.parametrize("text", ["(" * 20_000, "we will " * 100_000, "a? " * 5_000])
def test_odd_input_is_bounded(text: str) -> None:
    found = extract_other((passage(text), passage(text, form="bullet", id_="2")))
    assert all(text[f.evidence.start : f.evidence.end] == f.evidence.quote for f in found)


def test_the_demo_minutes_figures(shared: object) -> None:
    from benchmarks.marked import measure, rows

    minutes = rows()
    assert measure(minutes, marked=True).f1 >= 0.98


def test_what_says_nothing_is_no_answer() -> None:
    asked = passage("Does the levy apply to boats on the lake, too?", label="A")
    silent = replace(passage("...", label="B"), id=SegmentId("silent"))
    assert answers(extract_other((asked, silent)), (asked, silent)) == ()
