"""Fillers hide no proposal, and what is quoted keeps them."""

from collections.abc import Callable

import pytest

from reportgen.extraction import extract
from reportgen.extraction.sentences.fillers import without_fillers
from reportgen.model import Segment


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("The city should, like, publish it.", "The city should publish it."),
        ("So, um, we need to, uh, act.", "So we need to act."),
        ("People like, and need, the pool.", "People like, and need, the pool."),
        ("I like you, you know.", "I like you, you know."),
    ],
)
def test_what_is_read_has_no_fillers(said: str, read: str) -> None:
    assert " ".join(without_fillers(said).split()) == read


@pytest.mark.model
def test_a_filler_hides_no_proposal(said: Callable[..., Segment]) -> None:
    words = "The ministry should, like, publish the fees by 2027."
    (finding,) = extract((said(words),))
    assert finding.level == "found"
    assert finding.evidence.quote == words
    assert finding.addressee == "The ministry"
