"""Times as people and programs write them."""

import pytest

from tests.real.conftest import Said

OBI, STRAND = "Lakes should be sounded each year.", "Towns should pay for the buoys."


@pytest.mark.parametrize(
    ("first", "second", "at"),
    [
        ("[59:50] ", "[61:05] ", 3665),
        ("59:50 ", "61:05 ", 3665),
        ("(59:50) ", "(90:00) ", 5400),
        ("[0:59:50] ", "[1:01:05] ", 3665),
        ("00:59:50.250 ", "119:59 ", 7199),
    ],
)
def test_minutes_go_on_past_59_in_text(said: Said, first: str, second: str, at: int) -> None:
    text = f"{first}Tobe Obiora: {OBI}\n{second}Åke Strandqvist: {STRAND}\n"
    assert [row[:2] for row in said("transcripts/s1.txt", text)] == [
        ("obi", OBI),
        ("strand", STRAND),
    ]
    assert said("transcripts/s1.txt", text)[1][2] == at


def test_a_share_at_the_start_of_a_line_is_no_time(said: Said) -> None:
    text = f"[10:00] Tobe Obiora: {OBI}\n90:10 is how the cost is shared.\n"
    assert said("transcripts/s1.txt", text)[-1][2] == 600


@pytest.mark.parametrize(
    ("times", "at"),
    [
        ("61:05.000 --> 61:09.000", 3665),
        ("00:61:05,000 --> 00:61:09,000", 3665),
        ("1:15:00.000 --> 1:15:04.000", 4500),
        ("119:59.000 --> 120:02.000", 7199),
    ],
)
@pytest.mark.parametrize("suffix", [".vtt", ".srt"])
def test_minutes_go_on_past_59_in_cues(said: Said, times: str, at: int, suffix: str) -> None:
    head = "WEBVTT\n\n" if suffix == ".vtt" else "1\n"
    text = (
        f"{head}59:50.000 --> 59:58.000\nTobe Obiora: {OBI}\n\n{times}\nÅke Strandqvist: {STRAND}\n"
    )
    assert said(f"transcripts/s1{suffix}", text) == [("obi", OBI, 3590.0), ("strand", STRAND, at)]


@pytest.mark.parametrize("suffix", [".vtt", ".srt"])
def test_an_empty_line_after_the_times_cuts_nothing_off(said: Said, suffix: str) -> None:
    head = "WEBVTT\n\n" if suffix == ".vtt" else "1\n"
    text = (
        f"{head}00:00:01.000 --> 00:00:04.000\nTobe Obiora: Good day.\n\n2\n"
        f"00:00:09.000 --> 00:00:14.000 line:70%\n\nÅke Strandqvist: Towns should pay\nfor the buoys.\n\n"
        "3\n00:00:15.000 --> 00:00:17.000\nTobe Obiora: Thanks.\n"
    )
    assert said(f"transcripts/s1{suffix}", text) == [
        ("obi", "Good day.", 1.0),
        ("strand", STRAND, 9.0),
        ("obi", "Thanks.", 15.0),
    ]
