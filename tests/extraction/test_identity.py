"""A finding keeps its name when rules, lines, times and typography change."""

from hypothesis import given
from hypothesis import strategies as st

from reportgen.extraction import finding_id
from reportgen.extraction.identity import group_id, occurrences

SENTENCE = "The council's office should publish the plan."


def test_the_id_is_fixed_forever() -> None:
    assert finding_id(SENTENCE, "Ana Ruiz", 1) == "27f67f22676a"


def test_typography_does_not_matter() -> None:
    same = finding_id("“the  council’s office\nshould publish the plan”", "ana  ruiz:", 1)
    assert same == finding_id(SENTENCE, "Ana Ruiz", 1)


def test_words_speaker_and_occurrence_do_matter() -> None:
    ids = {
        finding_id(SENTENCE, "Ana Ruiz", 1),
        finding_id(SENTENCE, "Ana Ruiz", 2),
        finding_id(SENTENCE, "Bo Chen", 1),
        finding_id(SENTENCE.replace("should", "must"), "Ana Ruiz", 1),
    }
    assert len(ids) == 4


def test_repeats_are_counted_for_each_label() -> None:
    said = [("Act now.", "A"), ("act now", "A"), ("Act now.", "B"), ("Wait.", "A")]
    assert list(occurrences(said)) == [1, 2, 1, 1]


def test_a_group_is_named_after_its_first_finding() -> None:
    first = finding_id(SENTENCE, "Ana Ruiz", 1)
    assert group_id(first) == f"g-{first}"


@given(st.text(), st.text(), st.integers(1, 99))
def test_any_words_give_an_id(sentence: str, label: str, occurrence: int) -> None:
    found = finding_id(sentence, label, occurrence)
    assert len(found) == 12
    assert found == finding_id(sentence, label, occurrence)
