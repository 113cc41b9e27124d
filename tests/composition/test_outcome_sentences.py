"""Notes are divided into sentences without changing a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.composition.outcome.sentences import is_fragment, sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One thing. Another thing.", ["One thing.", "Another thing."]),
        ("Costs rose by 3.5 per cent. Why?", ["Costs rose by 3.5 per cent.", "Why?"]),
        ("Ms. A. Kim of the U.S. Office spoke.", ["Ms. A. Kim of the U.S. Office spoke."]),
        ("See No. 5 and Art. 3 first.", ["See No. 5 and Art. 3 first."]),
        ("e.g. Towns and i.e. Cities", ["e.g. Towns and i.e. Cities"]),
        ("He said “Stop.” Then he left.", ["He said “Stop.”", "Then he left."]),
        ("gauges, batteries", ["gauges, batteries"]),
        ("  Well!  “Yes.”\n", ["Well!", "“Yes.”"]),
        ("Wait... what now? Go.", ["Wait... what now?", "Go."]),
        ("École first. Être second.", ["École first.", "Être second."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_says(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@given(st.text(alphabet="aB. !?\n”“)1é"))
def test_nothing_is_lost_between_sentences(text: str) -> None:
    position = 0
    for start, end in sentence_spans(text):
        assert not text[position:start].strip()
        assert text[start:end].strip() == text[start:end] != ""
        position = end
    assert not text[position:].strip()


def test_words_that_do_not_end_as_a_sentence_are_a_fragment() -> None:
    assert is_fragment("gauges, batteries")
    assert is_fragment("what to do:")
    assert not is_fragment("Gauges work.")
    assert not is_fragment("She said “Go!”")
