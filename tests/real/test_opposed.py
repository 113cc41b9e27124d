"""Who opposes being recorded is in no output, and is not absent."""

import pytest

from reportgen.project import build
from reportgen.project.folder.loading import read_folder
from tests.real.conftest import FORUM, Lay

OPPOSED = FORUM.replace("surname: Obiora,", "surname: Obiora, record: no,")
TURNS = (
    "Ada Ferran-Luz: We begin.\n\n{who}: Ports should buy the zebra.\n\n"
    "Åke Strandqvist: Ports should light their piers.\n"
)


@pytest.mark.parametrize("who", ["Tobe Obiora", "Mr. Obiora", "OBIORA, Tobe (MI)", "Tobe Obiorra"])
@pytest.mark.model
def test_turns_are_withheld_counted_and_their_speaker_present(lay: Lay, who: str) -> None:
    folder = read_folder(lay({"transcripts/s1.txt": TURNS.format(who=who)}, OPPOSED))
    material = folder.proceedings.material
    assert "zebra" not in repr(folder)
    assert [one.reason for one in material.withheld] == ["opposes record"]
    assert [s.speakers for s in material.segments] == [("ferran",), ("strand",)]
    if who != "Tobe Obiorra":
        assert material.unrecorded == (("obi", "s1"),)
        files = build(folder.path, ["outcome-report"], ["txt"], on_issue="ignore")
        text = files["outcome-report-working.txt"].decode()
        assert "opposes being recorded" in text
        assert "zebra" not in text
        assert "Tobe Obiora" in text


def test_others_are_recorded(lay: Lay) -> None:
    folder = read_folder(lay({"transcripts/s1.txt": TURNS.format(who="Tobe Obiora")}))
    assert "zebra" in repr(folder)
