"""The library as a script uses it: in memory, in plain values, without a folder."""

import datetime as dt
import json
from pathlib import Path

import pytest

import reportgen
from reportgen import Forum, build, extract, extract_text, find, load_forum, records, save
from reportgen.model import Person, PersonId, Session, SessionId, Slot


def _in_memory() -> Forum:
    return Forum(
        id="small",
        title="Small Forum",
        dates=(dt.date(2026, 5, 14),),
        timezone="Asia/Seoul",
        people=(Person(PersonId("carter"), "Ann Carter"),),
        sessions=(
            Session(
                SessionId("one"),
                "Pumps",
                start=dt.time(13, 30),
                end=dt.time(14),
                slots=(Slot("presentation", dt.time(13, 30), speakers=(PersonId("carter"),)),),
            ),
        ),
    )


def test_every_public_name_is_there() -> None:
    for name in reportgen.__all__:
        assert getattr(reportgen, name).__doc__, name
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        _ = reportgen.bild


def test_a_forum_in_memory_gives_files_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = build(_in_memory())
    assert {"concept-note.docx", "concept-note.pdf", "briefs/brief-Ann-Carter.pdf"} <= set(files)
    for name, content in files.items():
        start = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "md": b"#"}[name.rsplit(".")[-1]]
        assert content.startswith(start), name
    assert list(tmp_path.iterdir()) == []


def test_what_is_built_is_what_was_asked_for() -> None:
    files = build(_in_memory(), ["outcome-report"], ["txt"], editions=["public"])
    assert list(files) == ["outcome-report-public.txt"]


def test_saving_keeps_what_a_person_edited(tmp_path: Path) -> None:
    files = {"briefs/one.txt": b"first", "two.txt": b"second"}
    assert [path.read_bytes() for path in save(files, tmp_path)] == [b"first", b"second"]
    (tmp_path / "two.txt").write_bytes(b"edited")
    kept, beside = save({**files, "two.txt": b"newer"}, tmp_path)
    assert (kept.read_bytes(), beside.read_bytes()) == (b"first", b"newer")
    assert (tmp_path / "two.txt").read_bytes() == b"edited"


@pytest.mark.model
def test_a_text_is_searched_without_a_forum() -> None:
    found = extract_text("Good morning. Cities should share flood maps.")
    assert [finding.evidence.quote for finding in found] == ["Cities should share flood maps."]
    assert extract_text("") == ()
    assert extract(_in_memory()) == ()


@pytest.mark.model
def test_records_are_plain_values(small: Path) -> None:
    forum = load_forum(small)
    rows = records(find(forum))
    assert json.loads(json.dumps(rows)) == rows
    segments = {segment.id: segment for segment in forum.material.segments}
    for row in rows:
        text = next(s.text for name, s in segments.items() if name == row["segment"])
        assert text[row["start"] : row["end"]] == row["quote"]
