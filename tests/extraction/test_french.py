"""French: the parts of a recommendation are right, and lists and refusals are understood."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from reportgen.extraction import FRENCH_MODEL, UNNAMED, extract, extract_text
from reportgen.extraction.french import lines as line_rules
from reportgen.extraction.french.lines import lines
from reportgen.model import Finding, Segment
from tests.conftest import skip_or_fail

MakeSegment = Callable[..., Segment]


@pytest.fixture(autouse=True)
def _with_the_french_model() -> None:
    if importlib.util.find_spec(FRENCH_MODEL) is None:
        skip_or_fail("the French language model is not installed")


def test_every_line_rule_matches_its_examples_only() -> None:
    path = Path(line_rules.__file__).with_suffix(".yaml")
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name, entry in entries.items():
        find = lines()[name].match if name in {"heading", "refusal"} else lines()[name].search
        assert all(find(text) for text in entry["example"]), name
        assert not any(find(text) for text in entry["counterexample"]), name


@pytest.mark.model
def test_what_should_not_be_done_stays_negative() -> None:
    for text in (
        "Le ministère ne devrait pas fermer les petits ports de la région.",
        "Il ne faut pas vendre ces données, ni les donner à des assureurs.",
        "Je ne pense pas que le conseil doive vendre la halle du vieux port.",
        "Nous demandons au gouvernement de ne pas fermer la ligne de nuit.",
    ):
        (finding,) = extract_text(text)
        assert finding.polarity == "negative", text


@pytest.mark.model
def test_parts_are_words_of_the_sentence() -> None:
    text = "Si la crue revient, l'agence de l'eau devrait ouvrir les vannes d'ici à juin 2027."
    (finding,) = extract_text(text)
    assert finding.addressee == "l'agence de l'eau"
    assert finding.action.startswith("ouvrir les vannes")
    assert finding.condition == "Si la crue revient"
    assert finding.deadline == "d'ici à juin 2027"
    assert finding.reasons[0] == "“devrait” says what somebody should or must do"


@pytest.mark.model
def test_a_pronoun_is_no_addressee() -> None:
    (finding,) = extract_text("Nous devons former nos propres inspecteurs dans chaque vallée.")
    assert (finding.addressee, finding.asked) == ("", "Nous")


@pytest.mark.model
def test_a_source_that_is_only_a_pronoun_is_not_the_speaker() -> None:
    (finding,) = extract_text("Ils réclament une caisse commune pour tous les ports des îles.")
    assert finding.attributed_to == UNNAMED


def notes(said: MakeSegment, stem: str, *items: str) -> tuple[Finding, ...]:
    line = said(stem, label="", form="paragraph", id_="n0")
    bullets = (said(item, label="", form="bullet", id_=f"n{n}") for n, item in enumerate(items, 1))
    return extract((line, *bullets), language="fr")


@pytest.mark.model
def test_items_inherit_from_the_line_that_opens_their_list(said: MakeSegment) -> None:
    first, second, third = notes(
        said,
        "Le groupe de travail demande au ministère des Ports :",
        "De simplifier le formulaire d'aide",
        "La création d'un numéro d'appel unique",
        "Que la ligne soit rouverte avant l'hiver",
    )
    assert {f.addressee for f in (first, second, third)} == {"ministère des Ports"}
    assert {f.attributed_to for f in (first, second, third)} == {"Le groupe de travail"}
    assert second.family == "listed"


@pytest.mark.model
def test_a_list_that_recommends_nothing_stays_out(said: MakeSegment) -> None:
    assert (
        notes(said, "Étaient présents :", "La directrice du port", "Deux délégués des îles") == ()
    )


@pytest.mark.model
def test_what_the_next_sentence_refuses_is_not_proposed() -> None:
    text = "La chambre dit que la redevance doit disparaître. Je ne suis pas d'accord avec elle."
    assert extract_text(text) == ()
