"""The same programme is read from every format, with the same people, slots and facts."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from reportgen.errors import InputError
from reportgen.readers.programmes.opening import open_file
from reportgen.readers.programmes.records import Programme
from tests.readers.programmes.programmes import (
    SESSIONS,
    SLOTS,
    html_of,
    markdown_of,
    packed,
    text_of,
    word_of,
)

Writer = Callable[[Path], None]


def written(text: str) -> Writer:
    def write(path: Path) -> None:
        path.write_text(text, encoding="utf-8")

    return write


FORMATS: dict[str, Writer] = {
    "programme.txt": written(text_of()),
    "programme.md": written(markdown_of()),
    "programme.html": written(html_of()),
    "programme.docx": word_of,
}


@pytest.fixture(params=FORMATS)
def programme(request: pytest.FixtureRequest, tmp_path: Path) -> Programme:
    path = tmp_path / request.param
    FORMATS[request.param](path)
    return open_file(path).as_programme()


def told(moment: dt.time | None) -> str:
    return f"{moment:%H:%M}" if moment else ""


def test_sessions(programme: Programme) -> None:
    read = [
        (s.number, s.title, told(s.start), told(s.end), [p.name for p in s.moderators])
        for s in programme.sessions
    ]
    assert read == SESSIONS
    assert programme.sessions[1].owners == ("HTN",)


def test_slots_and_people(programme: Programme) -> None:
    slots = [slot for session in programme.sessions for slot in session.slots]
    assert [(s.kind, s.label, s.title, [p.name for p in s.speakers]) for s in slots] == SLOTS
    mayor = slots[0].speakers[0]
    assert (mayor.honorific, mayor.affiliation) == ("Mr.", "Mayor, City of Port")


def test_facts(programme: Programme) -> None:
    assert programme.fact("title") == "Harbour Towns Forum 2026"
    assert programme.fact("theme") == "Ports that last"
    assert (programme.fact("start"), programme.fact("end")) == ("09:00", "10:30")
    assert programme.fact("timezone_label") == "CEST (UTC+2)"
    assert programme.fact("timezone") == ""
    assert programme.dates == (dt.date(2026, 5, 14),)
    assert [(o.name, o.abbreviation, o.role) for o in programme.organizations] == [
        ("Harbour Towns Network", "HTN", "organizer")
    ]


def test_every_value_has_its_place(programme: Programme) -> None:
    for session in programme.sessions:
        assert session.spot.place
        assert all(slot.spot.place and slot.spot.path for slot in session.slots)


def test_nested_tables_and_footnotes_of_word(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Forum", 0)
    outer = document.add_table(1, 1)
    inner = outer.rows[0].cells[0].add_table(2, 2)
    for row, (time, what) in zip(inner.rows, (("9:00", "Opening"), ("9:30", "Ports")), strict=True):
        row.cells[0].text, row.cells[1].text = time, what
    path = tmp_path / "nested.docx"
    document.save(str(path))
    sessions = open_file(path).as_programme().sessions
    assert [(s.title, told(s.start), told(s.end)) for s in sessions] == [
        ("Opening", "09:00", "09:30"),
        ("Ports", "09:30", ""),
    ]


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("old.doc", b"\xd0\xcf\x11\xe0 old", "save it as .docx"),
        ("old.hwp", b"HWP Document File", "save it as .hwpx or .docx"),
        ("broken.docx", b"PK\x03\x04 broken", "save a new copy"),
        ("other.zip", packed({"a.txt": b"x"}), "unpack it"),
        ("many.docx", packed({f"{n}.xml": b"x" for n in range(2_001)}), "more than 2000"),
        ("bomb.docx", packed({"word/document.xml": b"0" * 50_000_000}), "far more than it looks"),
        (
            "entities.docx",
            packed({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "DOCTYPE",
        ),
    ],
)
def test_refusals_say_what_to_do(name: str, content: bytes, advice: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=advice) as caught:
        open_file(path)
    assert name in str(caught.value)


def test_a_folder_with_the_name_of_a_document(tmp_path: Path) -> None:
    (tmp_path / "programme.docx").mkdir()
    with pytest.raises(InputError, match="no regular file"):
        open_file(tmp_path / "programme.docx")
