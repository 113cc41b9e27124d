"""Transcripts with a name and a time above each turn, as meeting programs export them."""

import pytest

from tests.real.conftest import Said

SILT, LAMPS = "Ports should publish their silt surveys.", "Towns should light their piers."
EXPECTED = [("obi", "Good morning.", 3.0), ("strand", LAMPS, 72.0), ("obi", SILT, 3725.0)]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Tobe Obiora  0:03  \nGood morning.\n\nÅke Strandqvist  1:12  \n{1}\n\nTobe Obiora  1:02:05  \n{0}\n\n"
            "Transcribed by https://otter.example\n"
        ),
        (
            "Tobe Obiora   0 minutes 3 seconds\n0:03\nTobe Obiora 0 minutes 3 seconds\nGood morning.\n\n"
            "Åke Strandqvist 1 minute 12 seconds\n{1}\n\nTobe Obiora 1 hour 2 minutes 5 seconds\n{0}\n"
        ),
        "00:00:03 Tobe Obiora\nGood morning.\n\n00:01:12 Åke Strandqvist\n{1}\n\n01:02:05 Tobe Obiora\n{0}\n",
        "[00:03] Tobe Obiora:\nGood morning.\n[01:12] Åke Strandqvist:\n{1}\n[62:05] Tobe Obiora:\n{0}\n",
        "Tobe Obiora 00:03\nGood morning.\nÅke Strandqvist 01:12\n{1}\nTobe Obiora 01:02:05\n{0}\n",
        "Tobe Obiora (0:03)\nGood morning.\nÅke Strandqvist (1:12)\n{1}\nTobe Obiora (1:02:05)\n{0}\n",
        (
            "Tobe Obiora 0 Minuten 3 Sekunden\nGood morning.\nÅke Strandqvist 1 Minute 12 Sekunden\n{1}\n"
            "Tobe Obiora 1 Stunde 2 Minuten 5 Sekunden\n{0}\n"
        ),
    ],
)
def test_each_turn_is_its_speakers(said: Said, text: str) -> None:
    assert said("transcripts/s1.txt", text.format(SILT, LAMPS)) == EXPECTED


def test_the_wall_clock_of_saved_captions_is_no_time_of_the_recording(said: Said) -> None:
    text = f"[Tobe Obiora (MI)] 13:02:33\n{SILT}\n\n[Åke Strandqvist] 13:02:51\n{LAMPS}\n"
    assert said("transcripts/s1.txt", text) == [("obi", SILT, None), ("strand", LAMPS, None)]


def test_a_time_in_the_middle_of_a_speech_is_none(said: Said) -> None:
    text = (
        f"Tobe Obiora  0:03\nWe met at 10:15\nand again at 3:16\nÅke Strandqvist  1:12\n{LAMPS}\n"
    )
    assert said("transcripts/s1.txt", text)[0][1] == "We met at 10:15 and again at 3:16"
