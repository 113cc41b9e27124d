"""One invented programme in several formats, and what has to be read of each."""

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell

ROWS = (
    ("09:00-09:30", "Opening", ""),
    ("", "Moderator: Ms. Arin Vel, Head of Water, City of Port", ""),
    ("09:00-09:15", "Welcome remarks", "Mr. Teo Varga, Mayor, City of Port"),
    ("09:15-09:30", "Group Photo", ""),
    ("09:30-10:30", "Session I. Dikes and budgets (HTN)", ""),
    ("", "Moderator : Ms. Una Roe, Harbour Towns Network", ""),
    ("09:30-09:45", "Presentation 1", "Dr. Ida Lund, Researcher, Institute of Tides"),
    (
        "09:45-10:00",
        "What a dike costs",
        "Mr. Bo Li, Officer, Sea Office Ms. Ola Ray, Clerk, Sea Office",
    ),
    ("10:00-10:30", "Q & A / Break", ""),
    ("Closing", "•", ""),
)
SESSIONS = [
    ("", "Opening", "09:00", "09:30", ["Arin Vel"]),
    ("I", "Dikes and budgets", "09:30", "10:30", ["Una Roe"]),
    ("", "Closing", "", "", []),
]
SLOTS = [
    ("opening", "Welcome remarks", "", ["Teo Varga"]),
    ("photo", "Group Photo", "", []),
    ("presentation", "Presentation 1", "", ["Ida Lund"]),
    ("presentation", "", "What a dike costs", ["Bo Li", "Ola Ray"]),
    ("q-and-a", "Q & A / Break", "", []),
]
HEAD = (
    "Harbour Towns Forum 2026",
    "“Ports that last”",
    "14 May 2026, 09:00-10:30 CEST (UTC+2)",
    "Organized by",
    "Harbour Towns Network (HTN)",
)


def text_of() -> str:
    """The programme as the text of a page, cells between tabs."""
    rows = "\n".join(f"{time}\t{what}\t{who}" if time else what for time, what, who in ROWS)
    return "\n\n".join(HEAD) + f"\n\nDraft Agenda\n\n{rows}\n"


def markdown_of() -> str:
    rows = "\n".join(f"| {time} | {what} | {who} |" for time, what, who in ROWS)
    head = "\n\n".join(HEAD[1:])
    return f"# {HEAD[0]}\n\n{head}\n\n## Draft Agenda\n\n| | | |\n|---|---|---|\n{rows}\n"


def html_of() -> str:
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row).replace("&", "&amp;") + "</tr>"
        for row in ROWS
    ).replace("Officer, Sea Office Ms.", "Officer, Sea Office<br>Ms.")
    head = "".join(f"<p>{line}</p>" for line in HEAD[1:])
    return (
        f"<!DOCTYPE html><html><head><title>Forum</title><script>9:00-10:00</script></head><body>"
        f"<nav><ul><li>08:00-09:00 Menu</li></ul></nav><h1>{HEAD[0]}</h1>{head}"
        f"<h2>Draft Agenda</h2><table>{cells}</table></body></html>"
    )


def word_of(path: Path) -> None:
    """A Word file: block rows are merged cells, one cell holds two people, one is inserted."""
    document = Document()
    document.add_heading(HEAD[0], 0)
    for line in HEAD[1:]:
        document.add_paragraph(line)
    document.add_heading("Draft Agenda", 1)
    table = document.add_table(0, 3)
    for time, what, who in ROWS:
        cells = table.add_row().cells
        if not who and ("Session" in what or "Moderator" in what or what == "Opening"):
            cells[0].merge(cells[2]).text = f"{time} {what}".strip()
            continue
        cells[0].text, cells[1].text = time, what
        cells[2].text = who.replace(" Ms. Ola", "\nMs. Ola")
    _track(table.rows[2].cells[2])
    document.save(str(path))


def _track(cell: _Cell) -> None:
    """Make the cell's words a tracked insertion, with a deleted word before them."""
    paragraph = cell.paragraphs[0]._p
    run = paragraph.findall(qn("w:r"))[0]
    inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
    paragraph.remove(run)
    inserted.append(run)
    gone, words = OxmlElement("w:r"), OxmlElement("w:delText")
    words.text = "Mr. Old Name, Mayor"
    gone.append(words)
    deleted.append(gone)
    paragraph.append(deleted)
    paragraph.append(inserted)


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip archive of parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()
