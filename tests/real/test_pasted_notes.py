"""Notes as they are pasted from Word and from a chat."""

import pytest

from tests.real.conftest import Said

SILT, LAMPS = "Ports should publish their silt surveys.", "Towns should light their piers."


def rows(said: Said, text: str) -> list[tuple[str, str]]:
    return [(who, words) for who, words, _ in said("notes/s1.md", text)]


@pytest.mark.parametrize(
    "bullet",
    ["•\t", "• ", "o\t", "§\t", "§ ", "–\t", "– ", "\uf0b7\t", "▪ ", "‣ ", "➢\t", "a)\t", "iv.\t"],
)
def test_bullets_pasted_from_word_are_bullets_of_who_stands_above(said: Said, bullet: str) -> None:
    text = (
        f"Mr. Tobe Obiora\n{bullet}{SILT}\n{bullet}Harbours must log each run.\n"
        f"Dr. Åke Strandqvist\n{bullet}{LAMPS}\n"
    )
    assert rows(said, text) == [
        ("obi", SILT),
        ("obi", "Harbours must log each run."),
        ("strand", LAMPS),
    ]


def test_a_paragraph_of_the_law_is_no_bullet(said: Said) -> None:
    assert rows(said, "§ 12 of the law says so.\n") == [("", "§ 12 of the law says so.")]


def test_a_name_alone_speaks_what_follows(said: Said) -> None:
    text = f"Mr. Obiora\n{SILT}\n\nDr. Strandqvist\n\n{LAMPS}\n"
    assert rows(said, text) == [("obi", SILT), ("strand", LAMPS)]


def test_names_in_a_row_are_a_list_and_nobody_speaks(said: Said) -> None:
    text = f"**Tobe Obiora**: {SILT}\n\nMr. Obiora\nDr. Strandqvist\n\nThe room was full.\n"
    assert rows(said, text) == [
        ("obi", SILT),
        ("", "Mr. Obiora Dr. Strandqvist"),
        ("", "The room was full."),
    ]


def test_a_list_of_names_is_kept(said: Said) -> None:
    text = "Present:\n\n- Mr. Obiora\n- Dr. Strandqvist\n\nThe room was full.\n"
    assert [words for _, words in rows(said, text)] == [
        "Present:",
        "Mr. Obiora",
        "Dr. Strandqvist",
        "The room was full.",
    ]
    assert not any(who for who, _ in rows(said, text))


def test_a_name_as_bullet_speaks_the_bullets_below(said: Said) -> None:
    text = f"- Mr. Obiora\n  - {SILT}\n- Dr. Strandqvist\n  - {LAMPS}\n"
    assert rows(said, text) == [("obi", SILT), ("strand", LAMPS)]


def test_a_speaker_at_the_margin_ends_the_bullets_of_another(said: Said) -> None:
    text = f"**Tobe Obiora**:\n- {SILT}\nDr. Strandqvist: {LAMPS}\n- Piers rot.\n"
    assert rows(said, text) == [("obi", SILT), ("strand", LAMPS), ("strand", "Piers rot.")]


@pytest.mark.parametrize(
    "head",
    [
        "from Åke Strandqvist to Everyone:",
        "From Åke Strandqvist to Everyone: ",
        "10:02:33 From Åke Strandqvist to Everyone:",
        "10:02:33\t From Åke Strandqvist to Everyone : ",
    ],
)
def test_a_chat_pasted_between_notes_is_its_writers(said: Said, head: str) -> None:
    text = f"**Tobe Obiora**: {SILT}\n\n{head}\n{LAMPS}\n"
    assert rows(said, text) == [("obi", SILT), ("strand", LAMPS)]


@pytest.mark.parametrize(
    "heading", ["CONCLUSIONS", "LAMPS AND PIERS", "2.1 Lamps and piers", "IV. Lamps"]
)
def test_a_heading_without_its_mark_ends_who_spoke(said: Said, heading: str) -> None:
    text = f"**Tobe Obiora**: {SILT}\n\n{heading}\n\n{LAMPS}\n"
    assert rows(said, text) == [("obi", SILT), ("", heading), ("", LAMPS)]


@pytest.mark.parametrize(
    "words", ["우리들이등불을 켭니다", "WE ALL AGREE WITH HIM.", "2.1 percent of ports pay.", "NB"]
)
def test_words_that_only_look_so_do_not(said: Said, words: str) -> None:
    text = f"**Tobe Obiora**: {SILT}\n\n{words}\n\n{LAMPS}\n"
    assert rows(said, text)[-1] == ("obi", LAMPS)
