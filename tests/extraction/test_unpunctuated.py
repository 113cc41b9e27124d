"""Speech recognition without full stops is cut, marked, and never changed."""

from collections.abc import Callable

import pytest

from reportgen.extraction import extract
from reportgen.extraction.refusals import refuses
from reportgen.extraction.unpunctuated import is_unpunctuated
from reportgen.model import Segment

pytestmark = pytest.mark.model
HEARD = (
    "so we went to the harbour in march and the boats were late and nobody had told the families "
    "about it i think the harbour office should publish the times every morning and we have the "
    "telephone for that it was a long winter for all of us up there"
)


def test_restored_findings_are_verbatim_and_marked(said: Callable[..., Segment]) -> None:
    assert is_unpunctuated(HEARD)
    (finding,) = extract((said(HEARD),))
    evidence = finding.evidence
    assert HEARD[evidence.start : evidence.end] == evidence.quote
    assert "should publish the times every morning" in evidence.quote
    assert len(evidence.quote) < len(HEARD) / 2
    assert finding.restored
    assert any("without full stops" in reason for reason in finding.reasons)


def test_written_sentences_are_not_marked(said: Callable[..., Segment]) -> None:
    (finding,) = extract((said("The council should act."),))
    assert not finding.restored


@pytest.mark.parametrize(
    ("sentence", "is_refusal"),
    [
        ("I disagree.", True),
        ("But that would be a mistake.", True),
        ("We do not support that.", True),
        ("I agree.", False),
        ("That is a good idea.", False),
    ],
)
def test_refusals(sentence: str, is_refusal: bool) -> None:
    assert refuses(sentence) is is_refusal
