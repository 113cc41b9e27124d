"""A mark that nobody understands stops the build, also where it stands like a speaker's label."""

import pytest

from reportgen.project import read_folder
from tests.real.conftest import Lay

LINES = "Ada Ferran-Luz: We begin.\n{mark}\nTobe Obiora: Ports should buy the zebra.\n{on}"
TURNS = LINES + "\nÅke Strandqvist: Ports should light piers.\nAda Ferran-Luz: Thanks.\n"
NOT_UNDERSTOOD = [
    *("[privileged]", "[riservato]", "[strike that]", "[gizli]", "[poufne]", "[vertrouwelijk]"),
    *("{privileged}", "<privileged>", "[o\u0301ff rec\u043erd]", "(off the record, please)"),
]
UNDERSTOOD = ["[no para el acta]", "[em off]", "[buiten verslag]", "[kayıt dışı]", "[NFA]"]


@pytest.mark.parametrize("mark", [*NOT_UNDERSTOOD, *UNDERSTOOD])
def test_nothing_after_it_is_taken_for_on_record(lay: Lay, mark: str) -> None:
    folder = read_folder(lay({"transcripts/a.txt": TURNS.format(mark=mark, on="[on record]")}))
    material = folder.proceedings.material
    said = " ".join(segment.text for segment in material.segments)
    assert bool(material.doubts) == (mark in NOT_UNDERSTOOD)
    assert "zebra" not in said
    assert material.doubts or "light piers" in said


def test_a_label_with_such_a_word_stays_a_label(lay: Lay) -> None:
    text = "Ada Ferran-Luz: We begin.\nSecret Service Desk: Yes.\nAda Ferran-Luz: Good.\n"
    material = read_folder(lay({"transcripts/a.txt": text})).proceedings.material
    assert [segment.text for segment in material.segments][1:2] == ["Yes."]
