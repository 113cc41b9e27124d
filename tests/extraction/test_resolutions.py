"""Preambles recommend nothing, operative paragraphs ask, in English and in French."""

from pathlib import Path

import pytest
import yaml

from reportgen.extraction import FRENCH_MODEL, extract, is_installed
from reportgen.extraction.sentences import resolutions
from reportgen.extraction.sentences.resolutions import clause_of, clauses
from reportgen.model import Form, Mark, Segment, SegmentId, SourceId

ENTRIES = yaml.safe_load(Path(resolutions.__file__).with_suffix(".yaml").read_text("utf-8"))
EXAMPLES = [
    (language, clause, text)
    for language, entry in ENTRIES.items()
    for clause, texts in entry["example"].items()
    for text in texts
]
COUNTEREXAMPLES = [
    (language, clause, text)
    for language, entry in ENTRIES.items()
    for clause, texts in entry["counterexample"].items()
    for text in texts
]


@pytest.mark.parametrize(("language", "clause", "text"), EXAMPLES)
def test_an_example_opens_as_it_should(language: str, clause: str, text: str) -> None:
    assert clause_of(text, language) == clause


@pytest.mark.parametrize(("language", "clause", "text"), COUNTEREXAMPLES)
def test_a_counterexample_does_not(language: str, clause: str, text: str) -> None:
    assert clause_of(text, language) != clause


def test_a_numbered_paragraph_of_a_resolution_asks() -> None:
    texts = (
        "Recalling the treaty of the coasts,",
        "Considering that nets are lost,",
        "That the beaches suffer,",
        "1. The collection of nets will be entrusted to the ports.",
    )
    told = clauses(
        Segment(SegmentId(str(n)), SourceId("r"), "paragraph", text, (Mark(0, n),), language="en")
        for n, text in enumerate(texts)
    )
    assert list(told.values()) == ["preamble", "preamble", "preamble", "numbered"]


@pytest.mark.model
@pytest.mark.parametrize(("language", "clause", "text"), EXAMPLES)
def test_only_what_asks_is_found(language: str, clause: str, text: str) -> None:
    if language == "fr" and not is_installed(FRENCH_MODEL):
        pytest.skip("the French language model is not installed")
    form: Form = "paragraph"
    note = Segment(SegmentId("n"), SourceId("n"), form, text, (Mark(0, 1),), language=language)
    found = [one for one in extract((note,), language=language) if one.level == "found"]
    assert len(found) == (clause == "operative")


@pytest.mark.model
def test_a_numbered_paragraph_that_only_tells_is_not_listed() -> None:
    texts = (
        "Recalling the treaty of the coasts,",
        "Aware that fees must fall,",
        "1. More than one million people live on the coast and their number grows every year.",
        "2. It is advisable to publish the tide tables of every port in all languages.",
    )
    notes = tuple(
        Segment(SegmentId(str(n)), SourceId("r"), "paragraph", text, (Mark(0, n + 1),))
        for n, text in enumerate(texts)
    )
    found = [one for one in extract(notes) if one.level == "found"]
    assert [str(one.evidence.segment) for one in found] == ["3"]


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["The ports that should pay more...", "What the towns must do first—"]
)
def test_what_breaks_off_before_its_main_verb_is_none(text: str) -> None:
    turn = Segment(SegmentId("t"), SourceId("t"), "turn", text, (Mark(0, 1),), speaker_label="A")
    assert not extract((turn,))
