"""Speech recognition that loops, and what it adds where nobody speaks."""

from pathlib import Path

from tests.real.conftest import Said, read


def cues(*said: str) -> str:
    return "\n".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{words}\n"
        for n, words in enumerate(said, 1)
    )


def test_a_loop_is_read_once_and_named(said: Said, tmp_path: Path) -> None:
    loop = ["Åke Strandqvist: Towns should pay for the buoys."] * 6
    text = cues("Tobe Obiora: Good day.", *loop, "Tobe Obiora: And I have to do it. " * 5)
    assert [row[:2] for row in said("transcripts/s1.srt", text)] == [
        ("obi", "Good day."),
        ("strand", "Towns should pay for the buoys."),
        ("obi", "And I have to do it."),
    ]
    assert read(tmp_path / "quays")[1].count("repeated-words") == 2


def test_what_is_said_twice_is_read_twice(said: Said) -> None:
    text = cues(
        "Tobe Obiora: We must go on.", "Tobe Obiora: We must go on.", "Åke Strandqvist: Yes."
    )
    assert said("transcripts/s1.srt", text)[0][1] == "We must go on. We must go on."


def test_short_answers_are_no_loop(said: Said, tmp_path: Path) -> None:
    said("transcripts/s1.srt", cues(*["Tobe Obiora: Yes, yes."] * 5, "Åke Strandqvist: No."))
    assert "repeated-words" not in read(tmp_path / "quays")[1]


def test_what_recognition_adds_in_silence_is_named(said: Said, tmp_path: Path) -> None:
    text = cues(
        "Tobe Obiora: Good day.", "Åke Strandqvist: Yes.", "Thanks for watching! Please subscribe."
    )
    assert said("transcripts/s1.srt", text)[-1] == (
        "",
        "Thanks for watching! Please subscribe.",
        3.0,
    )
    assert "recognition-boilerplate" in read(tmp_path / "quays")[1]


def test_thanks_in_a_speech_are_not(said: Said, tmp_path: Path) -> None:
    words = (
        "Thanks for watching over our lakes in all these years of drought, flood, war and peace."
    )
    said("transcripts/s1.srt", cues(f"Tobe Obiora: {words}"))
    assert "recognition-boilerplate" not in read(tmp_path / "quays")[1]
