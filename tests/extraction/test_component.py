"""The component works in anybody's pipeline, and what it leaves behind can be stored."""

import importlib.metadata

import pytest
import spacy
from spacy.tokens import Doc

from reportgen.extraction import DEFAULT_MODEL, extract_text
from reportgen.extraction.component import NAME, look
from reportgen.extraction.proposal import Setting
from tests.conftest import skip_or_fail

pytestmark = pytest.mark.model
TEXT = "We saw four ports. The ministry should publish its fees. The port is open."


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    pipeline = spacy.load(DEFAULT_MODEL)
    pipeline.add_pipe(NAME)
    return pipeline


def test_it_marks_sentences_of_a_longer_text(nlp: spacy.language.Language) -> None:
    doc = nlp(TEXT)
    (span,) = doc.spans["recommendations"]
    assert span.text == "The ministry should publish its fees."
    assert span.label_ == "direct"
    assert span._.recommendation["addressee"] == "The ministry"
    assert 0 < span._.recommendation["score"] <= 1
    assert doc[:3]._.recommendation is None


def test_extract_and_the_component_agree(nlp: spacy.language.Language) -> None:
    (finding,) = extract_text(TEXT)
    doc = nlp(TEXT)
    (span,) = doc.spans["recommendations"]
    assert finding.evidence.quote == span.text
    assert finding.family == span.label_
    assert finding.score == pytest.approx(span._.recommendation["score"], abs=0.15)


def test_a_marked_doc_can_be_stored_and_read(nlp: spacy.language.Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again.spans["recommendations"][0]._.recommendation["family"] == "direct"


def test_it_works_under_another_key_and_on_empty_docs() -> None:
    pipeline = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    pipeline.add_pipe(NAME, config={"spans_key": "asks", "is_note": True})
    assert [len(doc.spans["asks"]) for doc in pipeline.pipe([TEXT, "", "No."])] == [1, 0, 0]


def test_an_empty_doc_holds_nothing(nlp: spacy.language.Language) -> None:
    assert look(nlp.make_doc(""), Setting())["found"] is None


def test_the_factory_is_an_entry_point() -> None:
    named = importlib.metadata.entry_points(group="spacy_factories")
    declared = {point.name: point.value for point in named}
    if NAME not in declared:
        skip_or_fail("installed before the entry point was declared; install the project again")
    assert declared[NAME].startswith("reportgen.extraction.component:")
