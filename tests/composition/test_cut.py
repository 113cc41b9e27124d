"""The working edition begins with what is enough for a report, and says where the cut lies."""

from dataclasses import replace

from reportgen.composition.outcome.report import compose_outcome_report
from reportgen.ledger import settle
from reportgen.model import Appraisal, FindingId, Review
from tests.composition import forum_held as held
from tests.composition.tree_text import part_lines


def test_the_strongest_come_first_and_the_cut_is_marked() -> None:
    why = ("the rapporteur noted it",)
    wording = "Towns should train volunteers."
    enough = (
        Appraisal(FindingId("train"), wording=wording, place=1, why=why),
        Appraisal(FindingId("maps"), place=2),
    )
    given = settle(replace(held.PROCEEDINGS, review=Review(), appraisals=enough))
    lines = part_lines(compose_outcome_report(given, held.outline(), "working"), "candidates")
    start = lines.index("## Enough for a report: 2")
    first, second, cut = lines[start + 2 : start + 5]
    assert "“Maybe we ought to train volunteers.”" in first
    assert "printed only if somebody takes it: Towns should train volunteers." in first
    assert "Session II, 14:18" in first
    assert "the rapporteur noted it; says ought to" in first
    assert "Cities must share" in second
    assert cut.startswith("Here lies the cut. What follows, 4 by session")
    assert not any("Maybe we ought" in line for line in lines[start + 5 :])
    public = compose_outcome_report(given, held.outline(), "public")
    assert "Towns should train volunteers." not in str(public)
