"""A folder of an office becomes a forum folder: nothing unmentioned, nobody published."""

from pathlib import Path

import pytest
from docx import Document

from reportgen.errors import InputError
from reportgen.readers import draft_from, read_forum, read_material
from reportgen.readers.programmes import Draft
from tests.readers.programmes.programmes import text_of, word_of

ATTENDEES = """\
Name,Email,Organization
Zora Quill,zora@example.org,City of Port
=HYPERLINK("x"),evil@example.org,Nowhere
Teo Varga,teo@example.org,City of Port
"""
CHAT = "\n".join(
    f"09:0{n}:00 From Zora Quill to Everyone:\n\tWe should count the boats {n}" for n in range(5)
)
VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nIda Lund: Towns should raise their dikes.\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    folder.mkdir()
    word_of(folder / "Programme v7.docx")
    (folder / "attendees.csv").write_text(ATTENDEES, encoding="utf-8")
    (folder / "chat.txt").write_text(CHAT, encoding="utf-8")
    (folder / "session 1.vtt").write_text(VTT, encoding="utf-8")
    (folder / "group.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "odd.bin").write_bytes(b"\x00\x01\x02")
    (folder / "old agenda.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    notes = Document()
    notes.add_heading("Session I. Dikes and budgets", 1)
    notes.add_paragraph("Towns should publish their tide tables.", style="List Bullet")
    notes.add_paragraph("[off record] The zebra affair must end. [on record]")
    notes.save(str(folder / "notes rapporteur.docx"))
    return folder


@pytest.fixture
def draft(office: Path) -> Draft:
    return draft_from([office], "Harbour 2026")


@pytest.fixture
def forum_folder(draft: Draft, tmp_path: Path) -> Path:
    folder = tmp_path / "forum"
    for name, content in draft.files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def test_every_file_is_mentioned_with_kind_and_reason(office: Path, draft: Draft) -> None:
    kinds = {Path(one.path).name: one.kind for one in draft.seen}
    assert kinds == {
        "Programme v7.docx": "programme",
        "attendees.csv": "people",
        "chat.txt": "chat",
        "group.jpg": "photo",
        "notes rapporteur.docx": "notes",
        "odd.bin": "unknown",
        "old agenda.doc": "unknown",
        "session 1.vtt": "transcript",
    }
    assert all(one.why and one.outcome for one in draft.seen)
    report = draft.files["import.md"].decode()
    assert all(path.name in report for path in office.iterdir())


def test_the_folder_is_a_forum(forum_folder: Path) -> None:
    read = read_forum(forum_folder)
    assert read.forum.id == "harbour-2026"
    assert [session.id for session in read.forum.sessions] == ["opening", "session-1", "closing"]
    material, _ = read_material(forum_folder, read.forum)
    assert {source.session or "by heading" for source in material.sources} == {
        "session-1",
        "by heading",
    }


def test_attendees_are_private(draft: Draft, forum_folder: Path) -> None:
    names = {person.name for person in read_forum(forum_folder).forum.people}
    assert "Zora Quill" not in names
    table = draft.files["attendance.csv"].decode()
    assert "Zora Quill" in table
    assert "@" not in table
    assert "\n'=HYPERLINK" in table.replace('"', "")


def test_what_is_off_record_stays_off(forum_folder: Path) -> None:
    forum = read_forum(forum_folder).forum
    material, _ = read_material(forum_folder, forum)
    assert any("tide tables" in segment.text for segment in material.segments)
    assert not any("zebra" in segment.text for segment in material.segments)
    assert material.withheld


def test_problems_of_all_files_stand_in_one_list(draft: Draft) -> None:
    told = {Path(issue.where.path).name: issue.message for issue in draft.issues}
    assert "save it as .docx" in told["old agenda.doc"]
    assert "odd.bin" in told


def test_uncertain_readings_are_marked_at_their_line(draft: Draft) -> None:
    lines = draft.files["forum.yaml"].decode().split("\n")
    ranks = [doubt.rank for _, doubt in draft.doubts]
    assert ranks == sorted(ranks)
    marked = [(line, doubt) for line, doubt in draft.doubts if line]
    assert {doubt.rule for _, doubt in marked} == {"time-zone"}
    for line, doubt in marked:
        assert doubt.message[:60] in lines[line - 2]


def test_the_same_files_give_the_same_bytes(office: Path) -> None:
    assert draft_from([office], "x").files == draft_from([office], "x").files


def test_off_record_marks_never_reach_the_yaml(tmp_path: Path) -> None:
    path = tmp_path / "agenda.txt"
    path.write_text(text_of().replace("What a dike costs", "Dikes [off record]"), "utf-8")
    draft = draft_from([path], "x")
    text = draft.files["forum.yaml"].decode()
    assert "[off record]" not in text
    assert "Dikes [" not in text
    assert any(doubt.rule == "off-record" for _, doubt in draft.doubts)


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        draft_from([tmp_path / "nowhere"], "x")
    with pytest.raises(InputError, match="no file here"):
        draft_from([tmp_path], "x")


def test_a_source_that_no_reader_knows_stops_no_build(tmp_path: Path) -> None:
    office = tmp_path / "office"
    office.mkdir()
    (office / "agenda.txt").write_text(text_of(), encoding="utf-8")
    (office / "transcript.txt").write_text("12\n34\n", encoding="utf-8")
    draft = draft_from([office], "x")
    (issue,) = [one for one in draft.issues if one.where.path.endswith("transcript.txt")]
    assert (issue.severity, issue.rule) == ("error", "file-not-read")
    assert not any(name.startswith("transcripts/") for name in draft.files)
    assert "not copied" in next(s.outcome for s in draft.seen if s.path == issue.where.path)


def test_days_with_different_hours_are_said(tmp_path: Path) -> None:
    path = tmp_path / "agenda.md"
    days = "\n\n".join(
        f"## {day} May 2026\n\n{hours}\n\n### Dikes {day}\n\n* 20 min - Tides\n* 10 min - Ports"
        for day, hours in ((14, "9:00 - 17:00"), (15, "9:00 - 12:00"))
    )
    path.write_text(f"# Coast\n\n{days}\n", encoding="utf-8")
    draft = draft_from([path], "x")
    assert "hours-differ" in {doubt.rule for _, doubt in draft.doubts}
    assert "date: 2026-05-15" in draft.files["forum.yaml"].decode()


def test_speakers_whom_the_programme_does_not_name_are_proposed(tmp_path: Path) -> None:
    office = tmp_path / "office"
    office.mkdir()
    word_of(office / "agenda.docx")
    cue = "\n\n00:00:0{}.000 --> 00:00:0{}.500\n{}: Towns should act."
    cues = "".join(cue.format(n, n, who) for n, who in enumerate(("Ida Lund", "Zed Oy", "Zed Oy")))
    (office / "session 1.vtt").write_text(f"WEBVTT{cues}\n", encoding="utf-8")
    draft = draft_from([office], "x")
    text = draft.files["forum.yaml"].decode()
    assert "#    name: Zed Oy  # " in text
    assert "#    name: Ida Lund" not in text
    assert "\n  - id: zed-oy" not in text
    assert any(doubt.rule == "heard-not-listed" for _, doubt in draft.doubts)


def test_a_link_back_to_the_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    office = tmp_path / "office"
    office.mkdir()
    (office / "agenda.txt").write_text(text_of(), encoding="utf-8")
    (office / "again").symlink_to(office, target_is_directory=True)
    draft = draft_from([office], "x")
    assert [Path(one.path).name for one in draft.seen] == ["again", "agenda.txt"]
    assert "no regular file" in draft.seen[0].outcome


def test_the_name_of_a_talk_proposes_its_session(tmp_path: Path) -> None:
    office = tmp_path / "office"
    office.mkdir()
    (office / "agenda.txt").write_text(text_of(), encoding="utf-8")
    (office / "04-lund.vtt").write_text(VTT.replace("Ida Lund: ", ""), encoding="utf-8")
    draft = draft_from([office], "x")
    (told,) = [doubt.message for _, doubt in draft.doubts if doubt.rule == "not-tied"]
    assert told.endswith("'session: session-1'")
    assert "transcripts/04-lund.vtt.yaml" not in draft.files
