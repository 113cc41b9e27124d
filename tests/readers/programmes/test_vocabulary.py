"""Every word by which programmes are understood fires on its example, and not beside it."""

import re

import pytest

from reportgen.readers.programmes.vocabulary import (
    Rule,
    column_role,
    is_label,
    pattern,
    rules,
    section_key,
    slot_kind,
)

KINDS = [(rule["kind"], rule) for rule in rules("slot_kinds")]
SECTIONS = [(rule["key"], rule) for rule in rules("sections")]
COLUMNS = [(rule["role"], rule) for rule in rules("columns")]


@pytest.mark.parametrize(("kind", "rule"), KINDS)
def test_kinds_of_slots(kind: str, rule: Rule) -> None:
    assert slot_kind(rule["example"]) == kind
    assert slot_kind(rule["counterexample"]) != kind


@pytest.mark.parametrize(("key", "rule"), SECTIONS)
def test_headings_of_sections(key: str, rule: Rule) -> None:
    assert section_key(rule["example"]) == key
    assert section_key(f"2. {rule['example']}:") == key
    assert section_key(rule["counterexample"]) != key


@pytest.mark.parametrize(("role", "rule"), COLUMNS)
def test_heads_of_columns(role: str, rule: Rule) -> None:
    assert column_role(rule["example"]) == role
    assert column_role(rule["counterexample"]) != role


@pytest.mark.parametrize("name", ["session", "moderator", "speaker", "business"])
def test_words_before_names_and_titles(name: str) -> None:
    (rule,) = rules(name)
    assert pattern(name).match(rule["example"])
    assert not pattern(name).match(rule["counterexample"])


@pytest.mark.parametrize("rule", rules("organizers"))
def test_organizers(rule: Rule) -> None:
    assert re.match(rule["pattern"], rule["example"], re.IGNORECASE)
    assert not re.match(rule["pattern"], rule["counterexample"], re.IGNORECASE)


def test_labels_and_document_types() -> None:
    (label,), (kind,) = rules("label"), rules("document_type")
    assert is_label(label["example"])
    assert not is_label(label["counterexample"])
    assert pattern("document_type").fullmatch(kind["example"])
    assert not pattern("document_type").fullmatch(kind["counterexample"])
