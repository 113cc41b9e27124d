"""Chats and questions: who wrote what to everybody, and nothing that went to single people."""

from pathlib import Path

import pytest

from reportgen.readers import read_file

TABS = (
    "00:21:14\tAna Sol:\tGood day to all.\n"
    "00:21:35\tBo Lee:\tPorts should light their quays.\nAll of them.\n"
    '00:22:01\tCy Day:\tReacted to "Ports should..." with 👍\n'
    '00:22:10\tCy Day:\tReplying to "Ports should light..."\nI agree: at once.\n'
    "00:22:20\tAna Sol (Direct Message):\tzebra\nand more zebra\n"
)
CLOCK = (
    "13:36:09 From Ana Sol to Everyone:\n\tGood day to all.\n"
    "13:36:24 From Bo Lee to Cy Day (Direct Message):\n\tzebra\n\tmore zebra\n"
    "13:36:30 From Bo Lee to Hosts and Panelists:\n\tzebra\n"
    "13:37:00 From Cy Day to Everyone:\n\tWe agree.\n"
    "13:37:10  De Dee Ray à Tout le monde:\n\tMerci.\n"
)


def said(folder: Path, name: str, text: str) -> list[tuple[str, float | None, str]]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    reading = read_file(path)
    assert "zebra" not in repr(reading)
    return [(s.speaker_label, s.start, s.text) for s in reading.segments]


def test_a_chat_with_times_of_the_recording(tmp_path: Path) -> None:
    assert said(tmp_path, "chat.txt", TABS) == [
        ("Ana Sol", 1274.0, "Good day to all."),
        ("Bo Lee", 1295.0, "Ports should light their quays. All of them."),
        ("Cy Day", 1330.0, "I agree: at once."),
    ]


@pytest.mark.parametrize("dated", [False, True])
def test_a_chat_with_times_of_the_day(tmp_path: Path, *, dated: bool) -> None:
    text = CLOCK.replace("13:3", "2026-05-14 13:3") if dated else CLOCK
    assert said(tmp_path, "chat.txt", text) == [
        ("Ana Sol", 48969.0, "Good day to all."),
        ("Cy Day", 49020.0, "We agree."),
        ("Dee Ray", 49030.0, "Merci."),
    ]


def test_questions_and_answers(tmp_path: Path) -> None:
    text = (
        "Question and Answer Report\nTopic,Webinar ID\n\n"
        "#,Question,Asker Name,Asker Email,Answer(s)\n"
        '1,"Who pays, ""in full""?",Anonymous Attendee,,live answered\n'
        "2,Will slides be shared?,Ana Sol,zebra@example.org,Answered by Host: Yes.\n"
    )
    assert said(tmp_path, "qa.csv", text) == [
        ("", None, 'Who pays, "in full"?'),
        ("Ana Sol", None, "Will slides be shared?"),
        ("", None, "Yes."),
    ]


def test_an_answer_is_of_a_person_or_nobody(tmp_path: Path) -> None:
    text = (
        "#,Question,Asker Name,Answer,Answer Name\n"
        "1,Who pays?,Ana Sol,The state.,Bo Lee\n"
        "2,When?,Ana Sol,In spring.,Answer taken from the meeting transcript\n"
    )
    assert [one[0] for one in said(tmp_path, "qa.csv", text)] == [
        "Ana Sol",
        "Bo Lee",
        "Ana Sol",
        "",
    ]
