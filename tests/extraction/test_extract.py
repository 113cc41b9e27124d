"""What is found is a verbatim sentence with its reasons, and hostile input is survived."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import PipelineError
from reportgen.extraction import extract, extract_text
from reportgen.model import Finding, PersonId, Segment

pytestmark = pytest.mark.model

SPEECH = (
    "Thank you, chair. The ministry should publish its plan by 2027, if the council agrees. "
    "We visited four ports. The petitioners call on the government to reopen the ferry line. "
    "The councils must not sell these data. I don't think the city should close the school."
)


def only(text: str) -> Finding:
    (finding,) = extract_text(text)
    return finding


def test_quotes_are_verbatim_and_in_order() -> None:
    findings = extract_text(SPEECH)
    for finding in findings:
        evidence = finding.evidence
        assert SPEECH[evidence.start : evidence.end] == evidence.quote
    assert [finding.family for finding in findings] == ["direct", "reported", "direct", "direct"]
    assert [f.polarity for f in findings] == ["positive", "positive", "negative", "negative"]


def test_parts_are_words_of_the_sentence() -> None:
    finding = extract_text(SPEECH)[0]
    assert finding.addressee == "The ministry"
    assert finding.deadline == "by 2027"
    assert finding.condition == "if the council agrees"
    assert finding.action.startswith("publish its plan")
    assert finding.score > 0.8
    assert finding.reasons[0] == "“should” says what somebody should or must do"


def test_the_petitioners_get_the_credit() -> None:
    reported = extract_text(SPEECH)[1]
    assert reported.attributed_to == "The petitioners"
    assert reported.addressee == "the government"


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The auditors say that the council should keep two keys.", "The auditors"),
        ("According to the fishers, the port must be dredged.", "the fishers"),
        ("The union recommends that the harbour be dredged.", "The union"),
        ("I say that the council should keep two keys.", ""),
        ("We believe that the council should keep two keys.", ""),
        ("My suggestion is that the nurses meet the sellers and ask them to watch.", ""),
    ],
)
def test_whoever_else_asks_is_named(sentence: str, source: str) -> None:
    assert only(sentence).attributed_to == source


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("We urge the ministers to publish it.", "the ministers"),
        ("It should publish it.", ""),
        ("We should publish it.", ""),
        ("Recovery packages should boost the islands.", ""),
        ("Information must be shared by the agencies.", "the agencies"),
        ("My request to the two councils is to share one register.", "the two councils"),
    ],
)
def test_only_who_is_named_is_addressed(sentence: str, addressee: str) -> None:
    assert only(sentence).addressee == addressee


def test_a_measure_says_nothing() -> None:
    text = "Prefects must be given a deadline, say five days, to confirm each step."
    (finding,) = extract_text(text)
    assert finding.attributed_to == ""


def test_notes_that_name_the_speaker_report_nobody_else(said: Callable[..., Segment]) -> None:
    note = "Ms. Ruiz asks the council to open its archive."
    (own,) = extract((said(note, form="paragraph"),))
    (other,) = extract((said(note, "Bo Chen", form="paragraph"),))
    assert (own.attributed_to, other.attributed_to) == ("", "Ms. Ruiz")


def test_headings_hold_no_recommendation(said: Callable[..., Segment]) -> None:
    assert extract((said("Councils should act", form="heading"),)) == ()


def test_bullets_are_found_without_a_modal(said: Callable[..., Segment]) -> None:
    (finding,) = extract((said("Publish the fees of every port by 2027", form="bullet"),))
    assert (finding.family, finding.deadline) == ("imperative", "by 2027")


def test_a_moderator_runs_the_meeting(said: Callable[..., Segment]) -> None:
    text = "I would ask our speaker to be short. The ministry should publish its plan."
    chair = PersonId("chair")
    turn = said(text, speakers=(chair,))
    quotes = [f.evidence.quote for f in extract((turn,), moderators=frozenset({(chair, None)}))]
    assert quotes == ["The ministry should publish its plan."]


def test_repeats_have_ids_of_their_own(said: Callable[..., Segment]) -> None:
    turns = [said("The council should act.", id_=name) for name in ("a", "b")]
    assert len({finding.id for finding in extract(turns)}) == 2


def test_ids_do_not_depend_on_the_place(said: Callable[..., Segment]) -> None:
    (alone,) = extract((said("The council should act."),))
    (amid,) = extract((said("Good morning. The council should act. Thanks.", id_="x"),))
    assert alone.id == amid.id


def test_a_missing_model_says_what_to_run() -> None:
    with pytest.raises(PipelineError, match="'en_nowhere' is not installed"):
        extract_text("The council should act.", model="en_nowhere")


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        "The council should act " + "(" * 20_000,
        "should " * 3_000,
        "x" * 1_000_000 + " should",
        ". ".join(["should"] * 3_000),
    ],
    ids=["brackets", "brackets after a cue", "one cue", "one word", "cue sentences"],
)
def test_pathological_input_ends_and_stays_verbatim(text: str) -> None:
    for finding in extract_text(text):
        assert text[finding.evidence.start : finding.evidence.end] == finding.evidence.quote


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "should",
                "we",
                "not",
                "the council",
                "need to",
                "\u202e",
                "\x00",
                "😀",
                ".",
                "publish",
                "{{",
                "if",
                "urge",
                "\n",
                "said",
                "by 2027",
                "?",
                "let us",
            ]
        ),
        max_size=25,
    )
)
def test_any_words_keep_the_invariant(words: list[str]) -> None:
    text = " ".join(words)
    for finding in extract_text(text):
        evidence = finding.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert 0 <= finding.score <= 1
        assert finding.reasons


def test_speech_without_full_stops_is_cut_by_the_parser(said: Callable[..., Segment]) -> None:
    text = "and then we went to the port and looked at the boats " * 12 + "the council should act"
    findings = extract((said(text),))
    assert findings
    assert all(text[f.evidence.start : f.evidence.end] == f.evidence.quote for f in findings)
