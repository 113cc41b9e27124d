"""Workbooks, PDF, calendars, conference software and Hancom Office."""

import datetime as dt
import json
from pathlib import Path

import openpyxl
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from reportgen.errors import InputError
from reportgen.readers.programmes.opening import open_file
from reportgen.readers.programmes.records import Programme
from tests.readers.programmes.programmes import packed

TABLE = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
TEXT = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
PAGE = (
    "Harbour Towns Forum of the Coast:",
    "Ports that last",
    "Thursday, May 14, 2026",
    "9:00 a.m. – 11:00 a.m. CEST",
    "9:00 AM - 10:00 AM Opening",
    "Arin Vel, Head of the Office for Water and",
    "Coastal Protection, City of Port",
    "10:00 AM - 11:00 AM Dikes and what they cost",
    "Moderator: Teo Varga, Sea Office",
    "• Ida Lund, Researcher, Institute of Tides",
    "• Bo Li, Officer, Sea Office",
    "Page 1 of 1",
)
CALENDAR = """\
BEGIN:VCALENDAR
X-WR-CALNAME:Harbour Towns Forum
BEGIN:VEVENT
UID:1
SUMMARY:Dikes and what
  they cost
DTSTART;TZID=Europe/Oslo:20260514T090000
DTEND;TZID=Europe/Oslo:20260514T100000
DESCRIPTION:Speakers: Ida Lund\\nModerator: Teo Varga
ATTENDEE;CN=Zora Quill;ROLE=REQ-PARTICIPANT:mailto:zora@example.org
END:VEVENT
END:VCALENDAR
"""


def rows(programme: Programme) -> list[tuple[str, str, str, list[str], list[str]]]:
    return [
        (
            session.title,
            f"{session.start:%H:%M}" if session.start else "",
            f"{session.end:%H:%M}" if session.end else "",
            [person.name for person in session.moderators],
            [person.name for slot in session.slots for person in slot.speakers],
        )
        for session in programme.sessions
    ]


def test_pdf(tmp_path: Path) -> None:
    path = tmp_path / "agenda.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for number, line in enumerate(PAGE):
        canvas.drawString(60, 780 - 16 * number, line)
    canvas.save()
    programme = open_file(path).as_programme()
    assert rows(programme) == [
        ("Opening", "09:00", "10:00", [], ["Arin Vel"]),
        ("Dikes and what they cost", "10:00", "11:00", ["Teo Varga"], ["Ida Lund", "Bo Li"]),
    ]
    person = programme.sessions[0].slots[0].speakers[0]
    assert person.affiliation == (
        "Head of the Office for Water and Coastal Protection, City of Port"
    )
    assert programme.fact("title") == "Harbour Towns Forum of the Coast: Ports that last"
    assert programme.sessions[1].spot.place == "page 1, line 8"


def test_pdf_without_text(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path))
    canvas.rect(10, 10, 100, 100)
    canvas.showPage()
    canvas.save()
    with pytest.raises(InputError, match="holds pictures and no text"):
        open_file(path)
    path.write_bytes(b"%PDF-1.7 broken")
    with pytest.raises(InputError, match="damaged"):
        open_file(path)


def test_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Forum", None, None, None, "Speakers"])
    sheet.append(["Room", "Date", "Time", "Title", 1, 2])
    day = dt.datetime(2026, 5, 14)  # noqa: DTZ001 - as a workbook holds it
    sheet.append(["Hall", day, dt.time(9), "Opening", "Arin Vel, City of Port"])
    sheet.append(["Hall", day, dt.time(10), "Panel: Dikes", "Ida Lund, Institute", "Bo Li, Office"])
    sheet.append(["Attic", day, dt.time(10), "Tides", "Ola Ray, Sea Office"])
    path = tmp_path / "agenda.xlsx"
    book.save(path)
    programme = open_file(path).as_programme()
    assert rows(programme) == [
        ("Opening", "09:00", "10:00", [], ["Arin Vel"]),
        ("Panel: Dikes", "10:00", "", [], ["Ida Lund", "Bo Li"]),
        ("Tides", "10:00", "", [], ["Ola Ray"]),
    ]
    assert [session.room for session in programme.sessions] == ["Hall", "Hall", "Attic"]
    assert programme.sessions[0].date == dt.date(2026, 5, 14)
    assert programme.sessions[1].spot.place == "sheet Sheet, row 4"


def test_opendocument_sheet(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    time = 'office:value-type="time" office:time-value="PT09H30M00S"'
    content = (
        f"<office:document-content {OFFICE} {TABLE} {TEXT}><table:table table:name='Day'>"
        f"<table:table-row>{cell('Time')}{cell('Title')}{cell('Speaker')}"
        "<table:table-cell table:number-columns-repeated='997'/></table:table-row>"
        "<table:table-row table:number-rows-repeated='3'><table:table-cell/></table:table-row>"
        f"<table:table-row>{cell('9:30', time)}{cell('Dikes')}{cell('Ida Lund, Institute')}"
        "</table:table-row></table:table></office:document-content>"
    )
    path = tmp_path / "agenda.ods"
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    path.write_bytes(packed({"mimetype": kind, "content.xml": content.encode()}))
    programme = open_file(path).as_programme()
    assert rows(programme) == [("Dikes", "09:30", "", [], ["Ida Lund"])]
    assert programme.sessions[0].spot.place == "sheet Day, row 5"


def test_hancom_office(tmp_path: Path) -> None:
    def paragraph(text: str, inner: str = "") -> str:
        return f"<hp:p><hp:run><hp:t>{text}</hp:t>{inner}</hp:run></hp:p>"

    def row(*cells: str) -> str:
        held = "".join(f"<hp:tc><hp:subList>{paragraph(c)}</hp:subList></hp:tc>" for c in cells)
        return f"<hp:tr>{held}</hp:tr>"

    table = (
        f"<hp:tbl>{row('09:00-10:00', '개회사', '홍길동')}{row('10:00-10:30', '휴식', '')}</hp:tbl>"
    )
    content = (
        "<hs:sec xmlns:hs='http://www.hancom.co.kr/hwpml/2011/section' "
        "xmlns:hp='http://www.hancom.co.kr/hwpml/2011/paragraph'>"
        f"{paragraph('항구 도시 포럼')}{paragraph('2026년 5월 14일')}{paragraph('', table)}</hs:sec>"
    )
    path = tmp_path / "plan.hwpx"
    parts = {"mimetype": b"application/hwp+zip", "Contents/section0.xml": content.encode()}
    path.write_bytes(packed(parts))
    programme = open_file(path).as_programme()
    assert [(s.title, f"{s.start:%H:%M}") for s in programme.sessions if s.start] == [
        ("개회사", "09:00"),
        ("휴식", "10:00"),
    ]
    assert programme.dates == (dt.date(2026, 5, 14),)


def test_calendar_takes_no_guests(tmp_path: Path) -> None:
    path = tmp_path / "forum.ics"
    path.write_text(CALENDAR.replace("\n", "\r\n"), encoding="utf-8", newline="")
    programme = open_file(path).as_programme()
    assert rows(programme) == [
        ("Dikes and what they cost", "09:00", "10:00", ["Teo Varga"], ["Ida Lund"])
    ]
    assert (programme.fact("title"), programme.fact("timezone")) == (
        "Harbour Towns Forum",
        "Europe/Oslo",
    )
    assert "Zora" not in repr(programme)


EVENT = {
    "id": 7,
    "date": "2026-05-14T09:00:00+02:00",
    "start": "09:00",
    "duration": "01:15",
    "room": "Hall",
    "title": "Dikes",
    "persons": [{"public_name": "Ida Lund", "biography": "She measures tides."}],
}


def schedule(zone: str) -> dict[str, object]:
    day = {"date": "2026-05-14", "rooms": {"Hall": [EVENT]}}
    return {"schedule": {"conference": {"title": "Forum", "time_zone_name": zone, "days": [day]}}}


@pytest.mark.parametrize(("zone", "taken"), [("Europe/Oslo", "Europe/Oslo"), ("UTC", "")])
def test_pretalx(zone: str, taken: str, tmp_path: Path) -> None:
    path = tmp_path / "schedule.json"
    path.write_text(json.dumps(schedule(zone)), encoding="utf-8")
    programme = open_file(path).as_programme()
    assert rows(programme) == [("Dikes", "09:00", "10:15", [], ["Ida Lund"])]
    assert programme.fact("timezone") == taken
    assert [doubt.rule for doubt in programme.doubts] == ([] if taken else ["zone-contradicts"])
    assert programme.sessions[0].slots[0].speakers[0].bio == "She measures tides."


def test_frab_xml(tmp_path: Path) -> None:
    path = tmp_path / "schedule.xml"
    text = (
        "<?xml version='1.0'?><schedule><conference><title>Forum</title></conference>"
        "<day date='2026-05-14'><room name='Hall'><event id='7'><date>2026-05-14T09:00:00+02:00"
        "</date><start>09:00</start><duration>01:15</duration><title>Dikes</title><persons>"
        "<person id='1'>Ida Lund</person></persons></event></room></day></schedule>"
    )
    path.write_text(text, encoding="utf-8")
    assert rows(open_file(path).as_programme()) == [("Dikes", "09:00", "10:15", [], ["Ida Lund"])]
    path.write_text("<!DOCTYPE a [<!ENTITY b 'c'>]>" + text[21:], encoding="utf-8")
    with pytest.raises(InputError, match="DOCTYPE"):
        open_file(path)


def test_indico(tmp_path: Path) -> None:
    def when(time: str) -> dict[str, str]:
        return {"date": "2026-05-14", "time": time, "tz": "Europe/Oslo"}

    lund = {"firstName": "Ida", "familyName": "Lund", "affiliation": "Institute of Tides"}
    talk = {
        "title": "Dikes",
        "startDate": when("09:00:00"),
        "duration": 20.0,
        "presenters": [lund],
    }
    session = {
        "title": "Coast",
        "entryType": "Session",
        "startDate": when("09:00:00"),
        "endDate": when("10:00:00"),
        "conveners": [{"firstName": "Teo", "familyName": "Varga", "affiliation": "Sea Office"}],
        "entries": {"c1": talk},
    }
    loaded = {"results": {"1": {"20260514": {"s1": session}}}}
    path = tmp_path / "timetable.json"
    path.write_text(json.dumps(loaded), encoding="utf-8")
    programme = open_file(path).as_programme()
    assert rows(programme) == [("Coast", "09:00", "10:00", ["Teo Varga"], ["Ida Lund"])]
    assert programme.fact("timezone") == "Europe/Oslo"
    slot = programme.sessions[0].slots[0]
    assert (slot.title, slot.end) == ("Dikes", dt.time(9, 20))


def test_linked_data_of_a_page(tmp_path: Path) -> None:
    record = {
        "@type": "Event",
        "name": "Harbour Towns Forum",
        "startDate": "2026-05-14T09:00:00+02:00",
        "location": {"@type": "Place", "name": "Town Hall"},
        "subEvent": [
            {
                "@type": "Event",
                "name": "Dikes",
                "startDate": "2026-05-14T09:00:00+02:00",
                "endDate": "2026-05-14T10:00:00+02:00",
                "performer": [{"@type": "Person", "name": "Ida Lund"}],
            }
        ],
    }
    path = tmp_path / "page.html"
    script = f"<script type='application/ld+json'>{json.dumps(record)}</script>"
    path.write_text(f"<html><head>{script}</head><body><p>Welcome</p></body></html>", "utf-8")
    programme = open_file(path).as_programme()
    assert rows(programme) == [("Dikes", "09:00", "10:00", [], ["Ida Lund"])]
    assert programme.fact("venue") == "Town Hall"


@pytest.mark.parametrize("text", ["{", "[" * 5_000, "<a><b></a>"])
def test_what_is_damaged(text: str, tmp_path: Path) -> None:
    path = tmp_path / ("odd.xml" if text.startswith("<") else "odd.json")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"export it again|new copy"):
        open_file(path)


def test_what_is_no_programme(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text('{"a": 1}', encoding="utf-8")
    judged = open_file(path).judged
    assert judged is not None
    assert judged.kind == "unknown"
