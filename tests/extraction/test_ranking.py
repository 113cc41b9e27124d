"""The weights are readable, the order is by chance, and the short list is short."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from benchmarks.measures import likeliest
from reportgen.extraction import extract
from reportgen.extraction.models.ranking import WEIGHTS, Ranking, ranking
from reportgen.extraction.proposal import Setting
from reportgen.model import Evidence, Finding, FindingId, Segment, SegmentId

TOY = Ranking(0.0, {"names who should act": 2.0, "has if": -1.0}, 0.3, 0.6, 0.4)


def test_a_chance_is_the_logistic_of_the_weights() -> None:
    assert TOY.probability([]) == 0.5
    assert TOY.probability(["names who should act"]) > 0.85 > TOY.probability(["has if"])


def test_reasons_are_words() -> None:
    told = TOY.told(["names who should act", "has if", "unknown"])
    assert told == (
        "counts for it: it names who should act",
        "counts against it: it depends on a condition",
    )


def test_a_trap_counts_in_speech_and_weighs_in_a_list() -> None:
    speech, item = Setting(), Setting(is_note=True, is_bullet=True)
    listed = replace(item, is_listed=True)
    assert not TOY.is_found(0.99, speech, trapped=True)
    assert TOY.is_found(0.35, speech, trapped=False)
    assert TOY.is_found(0.65, item, trapped=True)
    assert not TOY.is_found(0.5, item, trapped=False)
    assert TOY.is_found(0.5, listed, trapped=False)


def test_the_shipped_weights_say_where_they_come_from() -> None:
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert any("Open Database License" in line for line in kept["statement"]["data"])
    assert "SemEval" in kept["statement"]["not used"]
    assert 0 < ranking().cut_speech < 1


def test_the_short_list_is_the_likeliest_first() -> None:
    findings = [
        Finding(
            FindingId(str(n)),
            "recommendation",
            Evidence(SegmentId("s"), 0, 1, "x"),
            "f",
            score=n / 50,
        )
        for n in range(50)
    ]
    other = replace(findings[0], kind="decision", score=1.0)
    first = likeliest([*findings, other])
    assert [f.id for f in first] == [str(n) for n in range(49, 19, -1)]
    assert likeliest(findings, size=2) == tuple(findings[:-3:-1])


@pytest.mark.model
def test_findings_say_what_counted(said: Callable[..., Segment]) -> None:
    (finding,) = extract((said("The ministry should publish its plan by 2027."),))
    assert any(reason.startswith("counts for it:") for reason in finding.reasons)
    assert finding.strength == "plain"
    assert finding.asked == "The ministry"
