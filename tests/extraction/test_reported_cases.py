"""Whoever proposes gets the credit: the cases of tests/cases/reported_proposals.yaml."""

from pathlib import Path

import pytest
import yaml

from reportgen.extraction import UNNAMED, extract_text
from reportgen.model import Finding

CASES: list[dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "reported_proposals.yaml").read_text(encoding="utf-8")
)
OTHERS = [case for case in CASES if case["source"] not in {"speaker", "rejected"}]
pytestmark = pytest.mark.model


def found(case: dict[str, str]) -> Finding | None:
    return next(
        (f for f in extract_text(case["said"]) if f.evidence.quote == case["proposal"]), None
    )


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case["proposal"])
def test_the_speaker_never_gets_the_credit_of_others(case: dict[str, str]) -> None:
    finding = found(case)
    assert finding is None or finding.attributed_to


def test_nearly_all_sources_are_credited() -> None:
    right = 0
    for case in CASES:
        finding = found(case)
        if case["source"] == "rejected":
            right += finding is None
        elif finding is not None:
            wanted = {"speaker": "", "unnamed": UNNAMED}.get(case["source"], case["source"])
            right += finding.attributed_to.casefold() == wanted.casefold()
    assert right >= 0.9 * len(CASES)
    assert len(CASES) >= 60
