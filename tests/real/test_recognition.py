"""Transcripts of speech recognition: Whisper, WhisperX."""

import json

import pytest

from reportgen.errors import InputError
from tests.real.conftest import Said

SILT, LAMPS = "Ports should publish 21 surveys.", "Towns should light their piers."


def word(said: str, start: float | None = None, speaker: str = "") -> dict[str, object]:
    found: dict[str, object] = {"word": said, "start": start, "speaker": speaker}
    return {key: value for key, value in found.items() if value}


def test_a_segment_is_cut_where_the_words_name_another_speaker(said: Said) -> None:
    words = [
        word("Ports", 0.5, "Tobe Obiora"),
        word("should", 1.0, "Tobe Obiora"),
        word("publish", 1.2),
    ]
    words += [word("21"), word("surveys.", 2.0, "Tobe Obiora")]
    words += [word(part, 3.0, "Åke Strandqvist") for part in LAMPS.split()]
    segment = {
        "start": 0.5,
        "end": 5,
        "text": f" {SILT} {LAMPS}",
        "speaker": "Tobe Obiora",
        "words": words,
    }
    last = {"start": 6.0, "end": None, "text": " Thanks."}
    text = json.dumps({"segments": [segment, last]}, ensure_ascii=False)
    assert said("transcripts/s1.json", text) == [
        ("obi", SILT, 0.5),
        ("strand", LAMPS, 3.0),
        ("", "Thanks.", 6.0),
    ]


def test_words_that_do_not_make_up_the_segment_are_nobodys(said: Said) -> None:
    words = [word("Ports", 0.5, "Tobe Obiora"), word("Towns", 1.0, "Åke Strandqvist")]
    segment = {"start": 0.5, "end": 5, "text": SILT, "speaker": "Tobe Obiora", "words": words}
    assert said("transcripts/s1.json", json.dumps({"segments": [segment]})) == [("", SILT, 0.5)]


def test_names_in_the_words_are_speakers(said: Said) -> None:
    rows = (
        f"start\tend\ttext\n500\t900\tTobe Obiora: {SILT}\n3900\t5000\tÅke Strandqvist: {LAMPS}\n"
    )
    assert said("transcripts/s1.tsv", rows) == [("obi", SILT, 0.5), ("strand", LAMPS, 3.9)]


@pytest.mark.parametrize(
    "text", ['{"segments": [{"text": "a"}', '{"segments": 3}', '{"a": "segments"}']
)
def test_json_that_is_no_transcript_is_refused(said: Said, text: str) -> None:
    with pytest.raises(InputError):
        said("transcripts/s1.json", text)
