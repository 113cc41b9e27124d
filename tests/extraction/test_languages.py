"""Every segment is read in its own language: seen, given, or the one of its source."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from reportgen.extraction.sentences.languages import (
    Language,
    code_of,
    detect,
    in_languages,
    languages,
)
from reportgen.model import Segment, SourceId

CASES = Path(__file__).resolve().parent.parent / "cases"
MakeSegment = Callable[..., Segment]
FRENCH = "Il faut que nous partagions les bateaux avec les villages de la vallée."
ENGLISH = "I think that we have to look at what the islands need."


@pytest.mark.parametrize("language", languages().values(), ids=lambda one: one.code)
def test_examples_are_told_and_counterexamples_are_not(language: Language) -> None:
    assert [detect(text) for text in language.example] == [language.code] * len(language.example)
    assert language.code not in {detect(text) for text in language.counterexample}


@pytest.mark.parametrize("text", ["", "Oui.", "12 345 67", "OK OK OK OK OK OK OK", "Ж", "。。。。"])
def test_what_is_short_or_no_language_is_not_told(text: str) -> None:
    assert detect(text) == ""


@pytest.mark.parametrize("name", ["french_recommendations", "french_recommendations_held_out"])
def test_no_french_case_is_taken_for_another_language(name: str) -> None:
    rows = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    told = [detect(row["sentence"]) for row in rows]
    assert set(told) <= {"fr", ""}
    assert told.count("fr") > 0.7 * len(told)


def test_a_french_turn_in_an_english_recording_is_french(said: MakeSegment) -> None:
    turns = [said(ENGLISH), said(FRENCH), said("Thank you.")]
    given = [replace(turn, language="en") for turn in turns]
    assert [s.language for s in in_languages(given, "en")] == ["en", "fr", "en"]


def test_short_passages_take_what_was_given_then_what_most_of_the_source_is_in(
    said: MakeSegment,
) -> None:
    short, long = said("Oui."), said(FRENCH)
    assert [s.language for s in in_languages([short, long], "en")] == ["fr", "fr"]
    elsewhere = replace(short, source=SourceId("other.vtt"))
    assert [s.language for s in in_languages([elsewhere, long], "en")] == ["en", "fr"]
    spanish = replace(short, language="es-MX")
    assert [s.language for s in in_languages([spanish, long], "en")] == ["es", "fr"]


@pytest.mark.parametrize(
    ("tag", "code"), [("fr-CH", "fr"), ("FR", "fr"), ("French", "fr"), ("zh_Hant", "zh"), ("", "")]
)
def test_a_tag_or_an_english_name_gives_the_language(tag: str, code: str) -> None:
    assert code_of(tag) == code


def test_one_long_word_ends_at_once() -> None:
    assert detect("é" * 1_000_000) == ""
    assert detect("的" * 1_000_000) == "zh"
