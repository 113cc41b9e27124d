"""Findings that say the same stand together; in doubt they stay apart."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reportgen.extraction import group
from reportgen.model import Evidence, Finding, FindingId, SegmentId

PLAN = "The ministry should publish the yearly drainage plan in local languages."


def finding(id_: str, quote: str, **fields: str) -> Finding:
    evidence = Evidence(SegmentId("s"), 0, len(quote), quote)
    made = Finding(FindingId(id_), "recommendation", evidence, "direct")
    return replace(made, **fields)  # type: ignore[arg-type]


def together(one: Finding, other: Finding) -> bool:
    return len(group((one, other))) == 1


def test_exact_and_near_repeats_join_the_first() -> None:
    findings = (
        finding("a", PLAN),
        finding("b", "Boats need lights."),
        finding("c", PLAN.upper()),
        finding(
            "d",
            "So I think the ministry must publish the yearly drainage plan in the local languages.",
        ),
    )
    groups = group(findings)
    assert [(g.id, g.findings) for g in groups] == [("g-a", ("a", "c", "d")), ("g-b", ("b",))]


def test_what_differs_stays_apart() -> None:
    first = finding("a", PLAN, addressee="the ministry")
    assert not together(first, replace(first, id=FindingId("b"), polarity="negative"))
    assert not together(first, finding("b", PLAN, addressee="the council"))
    assert not together(first, finding("b", PLAN, attributed_to="the fishers"))
    assert not together(finding("a", PLAN), finding("b", PLAN.replace("should", "should not")))
    assert not together(
        finding("a", "Close two ports by 2027."), finding("b", "Close two ports by 2030.")
    )
    rise = "The council should increase the yearly budget for small drains and bridges."
    assert not together(finding("a", rise), finding("b", rise.replace("increase", "reduce")))
    assert not together(finding("a", "We should act."), finding("b", "We should act on all ports."))


@given(st.lists(st.text(alphabet="abc de", max_size=30), max_size=25))
def test_every_finding_is_in_exactly_one_group(quotes: list[str]) -> None:
    findings = tuple(finding(str(n), quote) for n, quote in enumerate(quotes))
    grouped = [id_ for g in group(findings) for id_ in g.findings]
    assert sorted(grouped) == sorted(f.id for f in findings)
