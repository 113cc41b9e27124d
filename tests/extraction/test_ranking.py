"""The weights are readable, the order is by chance, and the short list is short."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from benchmarks.measures import likeliest
from reportgen.extraction import extract
from reportgen.extraction.models.ranking import WEIGHTS, Cuts, Ranking, kind_of, ranking
from reportgen.extraction.proposal import Setting
from reportgen.model import Evidence, Finding, FindingId, Segment, SegmentId

CUTS = Cuts(1.0, 0.0, found=0.6, perhaps=0.4)
LISTED = Cuts(2.0, 0.5, found=0.6, perhaps=0.4)
TOY = Ranking(
    0.0,
    {"names who should act": 2.0, "has if": -1.0, "word urge": 0.7, "root as VB": 3.0},
    {"speech": CUTS, "listed": LISTED},
)
PLAIN = {"names who should act": "it names who should act", "has if": "it depends"}


def test_a_chance_is_the_logistic_of_the_weights() -> None:
    assert TOY.probability([], "speech") == 0.5
    sure = TOY.probability(["names who should act"], "speech")
    assert sure > 0.85 > TOY.probability(["has if"], "speech")
    assert TOY.probability(["names who should act"], "listed") > sure


def test_reasons_are_the_terms_that_weighed_in_words() -> None:
    told = TOY.told(["names who should act", "has if", "word urge", "root as VB", "new"], PLAIN)
    assert told == (
        "counts for it: it names who should act, it says “urge”",
        "counts against it: it depends",
    )


def test_there_are_two_levels() -> None:
    assert [TOY.level(score, "speech") for score in (0.6, 0.59, 0.4, 0.39)] == [
        "found",
        "perhaps",
        "perhaps",
        "",
    ]


def test_the_kind_of_source_comes_from_where_it_stands() -> None:
    item = Setting(is_note=True, is_bullet=True)
    kinds = [kind_of(one) for one in (Setting(), Setting(is_note=True), item)]
    assert kinds == ["speech", "notes", "items"]
    assert kind_of(replace(item, is_listed=True)) == "listed"


def test_the_shipped_weights_say_where_they_come_from() -> None:
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert any("Open Database License" in line for line in kept["statement"]["data"])
    assert "SemEval" in kept["statement"]["not used"]
    assert all(0 < cuts.perhaps <= cuts.found < 1 for cuts in ranking().cuts.values())


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
