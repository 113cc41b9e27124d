"""The same notes in Word, OpenDocument, RTF and HTML, as LibreOffice writes them, read alike."""

import subprocess
from pathlib import Path

import pytest
from docx import Document

from reportgen.readers import read_file

WANTED = [
    ("", "Session 1: Water in small towns"),
    ("Ana Sol", "Ports should light their quays before spring."),
    ("Ana Sol", "Towns need maps"),
    ("Ana Sol", "of every pipe"),
    ("Ana Sol", "First step"),
    ("", "Who"),
    ("", "What"),
    ("Ms. Dee Ray", "Ports wait — naïve “quotes” 등불."),
    ("", "Visible end. a & b [x](y) *star* _under_"),
]


def notes(path: Path) -> None:
    document = Document()
    document.add_heading("Session 1: Water in small towns", 1)
    paragraph = document.add_paragraph()
    paragraph.add_run("Ana Sol").bold = True
    paragraph.add_run(": Ports should light their quays before spring.")
    document.add_paragraph("Towns need maps", style="List Bullet")
    document.add_paragraph("of every pipe", style="List Bullet 2")
    document.add_paragraph("First step", style="List Number")
    table = document.add_table(rows=3, cols=2)
    rows = [
        ("Who", "What"),
        ("Ms. Bo Lee", "[off record] zebra [on record]"),
        ("Ms. Dee Ray", "Ports wait — naïve “quotes” 등불."),
    ]
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    paragraph = document.add_paragraph("Visible")
    paragraph.add_run(" hidden zebra").font.hidden = True
    paragraph.add_run(" end. a & b [x](y) *star* _under_")
    document.save(str(path))


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf", "html"])
def test_each_format_reads_alike(tmp_path: Path, soffice: str, suffix: str) -> None:
    notes(tmp_path / "notes.docx")
    if suffix != "docx":
        profile = f"-env:UserInstallation=file://{tmp_path}/office"
        command = [soffice, profile, "--headless", "--convert-to", suffix, "notes.docx"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    reading = read_file(tmp_path / f"notes.{suffix}")
    assert "zebra" not in repr(reading)
    said = [(s.speaker_label, s.text) for s in reading.segments]
    assert [one for one in said if one[1] != "Ms. Dee Ray"] == WANTED
    assert len(reading.withheld) == 1
