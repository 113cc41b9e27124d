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


NOTES = {
    "a sentence that tells what was said": "Mr. Obiora said that ports should buy the zebra.\n",
    "by the first name": "Tobe proposed that ports buy the zebra.\n",
    "as a source": "According to Tobe Obiora, ports should buy the zebra.\n",
    "as an owner": "Obiora's proposal: ports should buy the zebra.\n",
    "a list under the name": "Mr. Obiora made two points:\n\n- buy the zebra\n- feed it (zebra)\n",
    "a section under the name": "### Tobe Obiora, Silt\n\nPorts should buy the zebra.\n",
    "going on": "Mr. Obiora spoke first. \n\nHe added that ports should buy the zebra.\n",
    "with others": "Ada Ferran-Luz and Tobe Obiora asked for the zebra.\n",
    "in bold": "**Obiora** urged ports to buy the zebra.\n",
    "in capitals": "OBIORA: ports should buy the zebra.\n",
}


@pytest.mark.parametrize("kind", NOTES)
def test_what_notes_tell_of_them_is_withheld(lay: Lay, kind: str) -> None:
    notes = f"# Sluices\n\nPorts should light their piers.\n\n{NOTES[kind]}"
    notes += "\n### After lunch\n\nAda Ferran-Luz noted that piers need lamps.\n"
    folder = read_folder(lay({"notes/s1.md": notes}, OPPOSED))
    material = folder.proceedings.material
    assert "zebra" not in repr(folder)
    assert {one.reason for one in material.withheld} == {"opposes record"}
    kept = " ".join(segment.text for segment in material.segments)
    assert "light their piers" in kept
    assert "piers need lamps" in kept


TURNS_ABOUT = (
    "Ada Ferran-Luz: Welcome. Thank you, Mr. Obiora. As Mr. Obiora said, ports should buy the zebra. "
    "I want lamps.\n\nÅke Strandqvist: According to Tobe we need the zebra! We need piers.\n"
    "\nÅke Strandqvist: Selon M. Obiora, il faut le zebra. Voilà.\n"
)


def test_only_the_sentences_of_others_that_hand_it_on_are_cut_out(lay: Lay) -> None:
    folder = read_folder(lay({"transcripts/s1.txt": TURNS_ABOUT}, OPPOSED))
    material = folder.proceedings.material
    assert "zebra" not in repr(folder)
    assert [(s.speakers[0], s.text) for s in material.segments] == [
        ("ferran", "Welcome. Thank you, Mr. Obiora."),
        ("ferran", "I want lamps."),
        ("strand", "We need piers."),
        ("strand", "Voilà."),
    ]
    assert len({s.id for s in material.segments}) == 4
    assert [one.reason for one in material.withheld] == ["opposes record"] * 3


def test_who_presided_stays(lay: Lay) -> None:
    notes = "# Sluices\n\nModerator: Tobe Obiora\n\nPorts should light their piers.\n"
    material = read_folder(lay({"notes/s1.md": notes}, OPPOSED)).proceedings.material
    assert any("light" in segment.text for segment in material.segments)


def test_notes_of_a_forum_in_which_nobody_opposes_stay_whole(lay: Lay) -> None:
    folder = read_folder(lay({"notes/s1.md": "".join(NOTES.values())}))
    assert folder.proceedings.material.withheld == ()
