"""Speech recognition without full stops is cut, marked, and never changed."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.extraction import DEFAULT_MODEL, extract
from reportgen.extraction.english.refusals import refuses
from reportgen.extraction.models.parsing import parse
from reportgen.extraction.sentences.boundaries import WEIGHTS, shipped_boundaries, starts
from reportgen.extraction.sentences.unpunctuated import is_unpunctuated, recased, restored_sentences
from reportgen.model import Segment

pytestmark = pytest.mark.model
HEARD = (
    "so we went to the harbour in march and the boats were late and nobody had told the families "
    "about it i think the harbour office should publish the times every morning and we have the "
    "telephone for that it was a long winter for all of us up there"
)


def test_restored_findings_are_verbatim_and_marked(said: Callable[..., Segment]) -> None:
    assert is_unpunctuated(HEARD)
    (finding,) = extract((said(HEARD),))
    evidence = finding.evidence
    assert HEARD[evidence.start : evidence.end] == evidence.quote
    assert "should publish the times every morning" in evidence.quote
    assert evidence.quote.startswith("i think the harbour office")
    assert finding.restored
    assert any("without full stops" in reason for reason in finding.reasons)


@pytest.mark.parametrize(
    "said_as",
    [
        HEARD.upper(),
        HEARD.replace(" and ", ", and "),
        "The lamps were lit at six. S" + HEARD[1:],
        HEARD.replace("the harbour office", "the Harbour Office"),
    ],
    ids=["capitals only", "commas only", "after a full stop", "names kept"],
)
def test_speech_that_is_not_quite_bare(said: Callable[..., Segment], said_as: str) -> None:
    (finding,) = extract((said(said_as),))
    evidence = finding.evidence
    assert finding.restored
    assert said_as[evidence.start : evidence.end] == evidence.quote
    assert "publish the times" in evidence.quote.lower()
    assert finding.action in evidence.quote
    assert finding.addressee.lower() == "the harbour office"
    assert evidence.quote.lower().startswith("i think the harbour office")


def test_small_letters_with_full_stops_are_cut_there(said: Callable[..., Segment]) -> None:
    text = "the lamps were lit at six. the council should keep them lit. nobody minds."
    (finding,) = extract((said(text),))
    assert finding.evidence.quote == "the council should keep them lit."
    assert not finding.restored


def test_what_was_hesitated_over_stays_in_the_quote(said: Callable[..., Segment]) -> None:
    heard = HEARD.replace("should publish", "should um should publish uh")
    (finding,) = extract((said(heard),))
    assert "should um should publish uh the times" in finding.evidence.quote


def test_a_long_turn_is_read_to_its_end(said: Callable[..., Segment]) -> None:
    turn = " ".join([HEARD] * 30)
    findings = extract((said(turn),))
    assert len(findings) >= 27
    assert all(turn[f.evidence.start : f.evidence.end] == f.evidence.quote for f in findings)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(["i", "İ", "é", "(((", ",", "we", "should", "go", "the", "ı", "—"]))
)
def test_no_letter_is_lost_where_boundaries_are_restored(words: list[str]) -> None:
    text = " ".join(words)
    spans = list(restored_sentences(text, DEFAULT_MODEL))
    assert len(recased(text)) == len(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    kept = "".join(text[a:b] for a, b in spans)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


def test_the_weights_are_small_and_each_can_be_read() -> None:
    shipped = shipped_boundaries()
    assert WEIGHTS.stat().st_size < 300_000
    assert shipped.weights["+1 i"] > 0
    assert shipped.weights["-1 the"] < 0


def test_another_model_is_cut_without_its_vectors() -> None:
    doc = next(parse((recased(" ".join([HEARD] * 3)),), DEFAULT_MODEL))
    known, unknown = list(starts(doc)), list(starts(doc, knows_vectors=False))
    assert known
    assert known != unknown


def test_written_sentences_are_not_marked(said: Callable[..., Segment]) -> None:
    (finding,) = extract((said("The council should act."),))
    assert not finding.restored


@pytest.mark.parametrize(
    ("sentence", "is_refusal"),
    [
        ("I disagree.", True),
        ("But that would be a mistake.", True),
        ("We do not support that.", True),
        ("I agree.", False),
        ("That is a good idea.", False),
    ],
)
def test_refusals(sentence: str, is_refusal: bool) -> None:
    assert refuses(sentence) is is_refusal


def test_a_long_bare_item_of_a_list_is_no_speech() -> None:
    assert is_unpunctuated(HEARD)
    assert not is_unpunctuated(HEARD, is_item=True)


def test_a_bullet_without_end_is_read_where_it_has_a_cue(said: Callable[..., Segment]) -> None:
    endless = (
        "word " * 2_000
        + "done. The harbour office should publish the times. Words "
        + "word " * 900
    )
    (finding,) = extract((said(endless, form="bullet"),))
    assert finding.evidence.quote == "The harbour office should publish the times."
