"""Sentences are cut by punctuation, with positions that hold."""

import itertools
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reportgen.extraction.sentences.punctuated import LONGEST, Span, by_speaker, sentences
from reportgen.extraction.sentences.stops import Abbreviations, abbreviations


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Mr. Kim and Dr. A. Ruiz agreed.", ["Mr. Kim and Dr. A. Ruiz agreed."]),
        ("The answer is no. People plan.", ["The answer is no.", "People plan."]),
        ("See No. 5 of the list.", ["See No. 5 of the list."]),
        ("He didn't. We did.", ["He didn't.", "We did."]),
        ("She said “act.” They acted.", ["She said “act.”", "They acted."]),
        ("It cost 3.5 per cent, e.g. in May.", ["It cost 3.5 per cent, e.g. in May."]),
        ("A heading\n\nA paragraph\nof two lines", ["A heading", "A paragraph\nof two lines"]),
        ("행동해야 합니다。다음。", ["행동해야 합니다。", "다음。"]),
        ("... ((( !!!", []),
        ("", []),
    ],
)
def test_cut(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(alphabet="ab .!?\n\"'(){}é。", max_size=300))
def test_no_letter_is_lost_and_order_holds(text: str) -> None:
    spans = list(sentences(text))
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    kept = "".join(text[span.start : span.end] for span in spans)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


def test_a_line_without_an_end_is_cut_into_bounded_pieces() -> None:
    pieces = cut("word " * 5_000)
    assert max(map(len, pieces)) <= LONGEST
    assert "".join(pieces).count("word") == 5_000


def test_what_two_people_say_in_one_note_is_cut_between_them() -> None:
    text = "Suresh notes that rates must fall; Ms. Paul Oh replies that costs rise; all agree."
    parts = [text[a:b] for a, b in by_speaker(text, Span(0, len(text)))]
    assert parts == [
        "Suresh notes that rates must fall",
        "Ms. Paul Oh replies that costs rise; all agree.",
    ]
    assert list(by_speaker("Fees fall; rates rise.", Span(0, 22))) == [Span(0, 22)]


LABELLED = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "sentence_ends.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("labelled", [*LABELLED["read"], *LABELLED["held_out"]])
def test_sentences_end_where_people_end_them(labelled: str) -> None:
    wanted = [part.strip() for part in labelled.split("|")]
    assert cut(" ".join(wanted)) == wanted


@pytest.mark.parametrize("listed", abbreviations().values(), ids=list(abbreviations()))
def test_abbreviations_have_examples_and_counterexamples(listed: Abbreviations) -> None:
    for text in (*listed.example, *listed.counterexample):
        wanted = [part.strip() for part in text.split("|")]
        assert cut(" ".join(wanted)) == wanted
