"""Who spoke: those on record, and those of whom the agenda says that it went as planned."""

import pytest

from reportgen.project import Request, compose, read_folder
from reportgen.readers import read_forum
from tests.composition.tree_text import text_of
from tests.real.conftest import FORUM, Lay

LAMPS = 'end: "10:30", title: Lamps, speakers: [strand]'
TOLD = FORUM.replace(LAMPS, f"{LAMPS}, actual: {{status: as planned}}")


@pytest.mark.parametrize(("forum", "is_told"), [(FORUM, False), (TOLD, True)])
def test_as_planned_is_told_only_where_somebody_says_so(
    lay: Lay, forum: str, is_told: bool
) -> None:
    read = read_forum(lay({}, forum)).forum
    assert [slot.is_told for slot in read.sessions[0].slots] == [False, is_told]


def test_who_held_a_talk_as_planned_spoke_without_a_transcript(lay: Lay) -> None:
    said = {"transcripts/a.txt": "Tobe Obiora: Silt first.\n\nAda Ferran-Luz: Thank you.\n"}
    spoke = {}
    for forum in (FORUM, TOLD):
        proceedings = read_folder(lay(said, forum)).proceedings
        request = Request(reports=("outcome-report",), editions=("public",))
        (composed,) = compose(proceedings, request)
        text = text_of(composed.document)
        spoke[forum] = next(line for line in text.splitlines() if "people spoke" in line)
    assert "Strandqvist" not in spoke[FORUM]
    assert "Dr. Åke Strandqvist" in spoke[TOLD]
