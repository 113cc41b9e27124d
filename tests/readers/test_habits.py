"""Habits of rapporteurs: initials with a key, names in doubt, gaps, two names for one sentence."""

from pathlib import Path

import pytest

from reportgen.readers import read_file


def said(folder: Path, text: str) -> list[tuple[str, str]]:
    path = folder / "notes.md"
    path.write_text(text, "utf-8")
    return [(s.speaker_label, s.text) for s in read_file(path).segments]


@pytest.mark.parametrize(
    "key", ["Key: MK = Maria Kovacs, JA = Jon Adams", "- Maria Kovacs (MK)\n- Jon Adams (JA)"]
)
def test_initials_with_a_key(tmp_path: Path, key: str) -> None:
    found = said(
        tmp_path, f"{key}\n\nMK - Ports need light.\n\nJA: Ships wait.\n\nBC - Who is that?\n"
    )
    assert found[-3:] == [
        ("Maria Kovacs", "Ports need light."),
        ("Jon Adams", "Ships wait."),
        ("", "BC - Who is that?"),
    ]


def test_initials_of_two_people_are_nobodys(tmp_path: Path) -> None:
    key = "MK = Maria Kovacs, MK = Milan Kral"
    assert said(tmp_path, f"{key}\n\nMK - Ports need light.\n")[-1][0] == ""


@pytest.mark.parametrize(
    "line",
    ["(JA (?)) Ships should wait.", "JA (?): Ships should wait.", "[missing] Ships should wait.",
     "[gap of two minutes] Ships should wait.", "(Kim?) Ships should wait.",
     "Ms. Ana Sol (?): Ships should wait."],
)  # fmt: skip
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n- "])
def test_after_a_gap_or_a_doubtful_name_nobody_is_credited(
    tmp_path: Path, line: str, between: str
) -> None:
    start = "- Mr. Bo Lee: We pump." if between == "\n- " else "Mr. Bo Lee: We pump."
    found = said(tmp_path, f"{start}{between}{line}\n")
    assert found[0] == ("Mr. Bo Lee", "We pump.")
    assert all(label == "" for label, text in found[1:])
    assert "Ships should wait." in found[-1][1]


def test_two_names_before_one_sentence(tmp_path: Path) -> None:
    assert said(tmp_path, "Ms. Ana Sol/Mr. Bo Lee: Ports need maps.\n") == [
        ("Ms. Ana Sol/Mr. Bo Lee", "Ports need maps.")
    ]


def test_a_doubtful_name_in_a_transcript_is_nobodys(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(
        "Ms. Ana Sol: We pump.\n\nMr. Bo Lee (?): Ships wait.\n\n(JA (?)) Ports wait.\n\n"
        "Ms. Ana Sol: So it is.\n", "utf-8",
    )  # fmt: skip
    found = [(s.speaker_label, s.text) for s in read_file(path).segments]
    assert [label for label, text in found if "wait" in text] == ["", ""]
