"""Texts searched without a forum: as one call each, in constant memory, without what is off record."""

import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest

from reportgen import InputError, UsageError, extract_text, extract_texts

pytestmark = pytest.mark.model
TEXTS = (
    "Good morning. Cities should share flood maps by 2027.",
    "Cities should share flood maps by 2027. Cities should share flood maps by 2027.",
    "",
    "Nothing is asked for here.",
    "Les communes doivent partager leurs cartes des crues avant la prochaine saison.",
    "we think that the council must lift the pumps and then it should pay for the doors",
)


def test_many_texts_give_what_one_call_each_gives() -> None:
    together = [one.findings for one in extract_texts(TEXTS * 30)]
    assert together == [extract_text(text) for text in TEXTS] * 30
    for text, one in zip(TEXTS, extract_texts(TEXTS), strict=True):
        assert one.text == text
        for finding in one.findings:
            evidence = finding.evidence
            assert text[evidence.start : evidence.end] == evidence.quote


def test_off_record_is_left_out_and_offsets_stay() -> None:
    text = "We met. [off record] Ministers should resign over the zebra. [on record] Towns should lift pumps."
    (one,) = extract_texts([text])
    (finding,) = one.findings
    assert finding.evidence.quote == "Towns should lift pumps."
    assert text[finding.evidence.start : finding.evidence.end] == finding.evidence.quote
    assert "zebra" not in one.text
    assert len(one.text) == len(text)
    assert "off-record" in {issue.rule for issue in one.issues}
    assert [f.evidence.quote for f in extract_text(text)] == ["Towns should lift pumps."]


def test_a_mark_that_is_not_understood_stops_that_text_only() -> None:
    doubtful = "[of record] Ministers should resign."
    first, second = extract_texts([doubtful, TEXTS[0]])
    assert (first.findings, len(second.findings)) == ((), 1)
    assert any(issue.severity == "error" for issue in first.issues)
    with pytest.raises(InputError, match="of record"):
        extract_text(doubtful)


def test_other_kinds_and_what_is_noticed() -> None:
    text = "We will send you our maps by June. Towns should lift pumps."
    (one,) = extract_texts([text], kinds=("recommendation", "commitment"))
    assert [finding.kind for finding in one.findings] == ["commitment", "recommendation"]
    german = "Die Stadt soll die Karten der Fluten teilen und die Pumpen heben, und zwar sofort."
    (told,) = extract_texts([german])
    assert [issue.rule for issue in told.issues] == ["language-not-read"]


def test_texts_are_taken_a_few_at_a_time() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield f"Town number {taken} should lift its pumps."

    found = extract_texts(endless())
    assert next(found).findings
    assert taken <= 64
    for _ in range(200):
        next(found)
    tracemalloc.start()
    try:
        for _ in range(128):
            next(found)
        first, _ = tracemalloc.get_traced_memory()
        for _ in range(640):
            next(found)
        last, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert last - first < 1_500_000


@pytest.mark.parametrize("wrong", ["one text", b"bytes", [1], [None]])
def test_what_is_no_text_is_refused(wrong: Any) -> None:
    with pytest.raises(UsageError):
        list(extract_texts(wrong))
    with pytest.raises(UsageError, match="kind 'answer' does not exist"):
        extract_texts(TEXTS, kinds=["answer"])
