"""The verdicts on suggested wordings belong to suggestions, and ours are still made."""

import hashlib

import pytest

from benchmarks.figures import demo_findings
from benchmarks.rows import read_rows
from benchmarks.wording import VERDICTS
from reportgen.extraction.wording import suggest_wordings

_OURS = {"demo", "paraphrases", "reported_proposals", "wordings_held_out"}


def test_verdicts_write_out_our_own_sentences_only() -> None:
    rows = read_rows(VERDICTS)
    assert len({row["digest"] for row in rows}) == len(rows) >= 60
    for row in rows:
        assert ("said" in row) == (row["data"] in _OURS)
        if "said" in row:
            both = f"{row['said']}\n{row['wording']}"
            assert hashlib.sha256(both.encode()).hexdigest()[:16] == row["digest"]


@pytest.mark.model
def test_suggestions_for_the_demo_forum_are_those_judged_right() -> None:
    findings = [one for one in demo_findings()[0] if one.kind == "recommendation"]
    judged = {row["wording"]: row["right"] for row in read_rows(VERDICTS) if row["data"] == "demo"}
    made = [wording for wording in suggest_wordings(findings) if wording]
    assert made
    assert all(judged.get(wording) for wording in made)
