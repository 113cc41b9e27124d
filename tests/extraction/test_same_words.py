"""Words of one meaning are folded to one, and to no more than one."""

from collections import Counter
from typing import Any

import pytest
import yaml

from reportgen.extraction.alike.same_words import MEANINGS, folded_stems
from reportgen.extraction.identity import normalised

SETS: dict[str, Any] = yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("words", SETS["same"], ids=lambda words: words[0])
def test_all_words_of_a_meaning_are_one(words: list[str]) -> None:
    assert len({folded_stems(word) for word in words}) == 1


def test_no_word_has_two_meanings() -> None:
    counts = Counter(normalised(word) for words in SETS["same"] for word in words)
    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(("one", "other"), SETS["alike"])
def test_what_is_alike_shares_most(one: str, other: str) -> None:
    mine, others = set(folded_stems(one)), set(folded_stems(other))
    assert len(mine & others) * 2 >= min(len(mine), len(others))


@pytest.mark.parametrize(("one", "other"), SETS["unlike"])
def test_what_is_unlike_shares_little(one: str, other: str) -> None:
    mine, others = set(folded_stems(one)), set(folded_stems(other))
    assert len(mine & others) * 3 <= min(len(mine), len(others))
