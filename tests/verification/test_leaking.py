import io
import zipfile
from collections.abc import Callable

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from reportgen.verification import every_string, leaks, read_pdf_text

MakeDocx = Callable[..., bytes]
SECRET = "between us, the budget is gone"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "body",
    [
        paragraph("Between us, the  budget is gone!"),
        "<w:p><w:r><w:t>between us, the bud</w:t></w:r><w:r><w:t>get is gone</w:t></w:r></w:p>",
        paragraph("between us,") + paragraph("the budget is gone"),
        "<w:p><w:del><w:r><w:delText>between us, the budget is gone</w:delText></w:r></w:del></w:p>",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>between us, the budget is gone</w:t></w:r></w:p>",
        '<w:p><w:bookmarkStart w:name="between_us" w:id="between us, the budget is gone"/></w:p>',
        "<!-- between us, the budget is gone -->",
        "<?note between us, the budget is gone?>",
    ],
)
def test_a_phrase_is_found_wherever_a_docx_hides_it(make_docx: MakeDocx, body: str) -> None:
    assert leaks(every_string(make_docx(body), ".docx"), [SECRET, "other"]) == (SECRET,)


def test_a_phrase_is_found_in_other_parts_of_a_docx(make_docx: MakeDocx) -> None:
    inner = make_docx(paragraph(SECRET))
    for name, part in {
        "docProps/core.xml": f"<x>{SECRET}</x>".encode(),
        "word/embeddings/book.xlsx": inner,
        "word/media/photo.jpg": b"\xff\xd8Exif" + SECRET.encode("utf-16-le"),
        f"word/{SECRET}.bin": b"",
    }.items():
        stream = io.BytesIO(make_docx(paragraph("clean")))
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr(name, part)
        assert leaks(every_string(stream.getvalue(), ".docx"), [SECRET]) == (SECRET,), name


def test_a_clean_file_leaks_nothing(make_docx: MakeDocx) -> None:
    assert leaks(every_string(make_docx(paragraph("clean")), ".docx"), [SECRET, ""]) == ()
    assert leaks(every_string(pdf("clean"), ".pdf"), [SECRET, ""]) == ()


def pdf(*pages: str, **more: str) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=1, invariant=1)
    canvas.setTitle(more.get("title", ""))
    for page in pages:
        canvas.bookmarkPage(page)
        canvas.addOutlineEntry(more.get("bookmark", "Page"), page)
        canvas.linkURL(f"https://example.org/{more.get('link', '')}", (0, 0, 9, 9))
        canvas.drawString(72, 800, "Head of the page")
        canvas.drawString(72, 700, page)
        canvas.drawString(72, 30, f"Page {canvas.getPageNumber()} of {len(pages)}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        pdf(SECRET),
        pdf("clean", "more", title=SECRET),
        pdf("clean", title=f"{SECRET} — 김신"),
        pdf("clean", bookmark=SECRET.upper()),
        pdf("clean", bookmark=f"{SECRET} (김신)"),
        pdf("clean", link=SECRET),
    ],
)
def test_a_phrase_is_found_wherever_a_pdf_hides_it(content: bytes) -> None:
    assert leaks(every_string(content, ".pdf"), [SECRET, "other"]) == (SECRET,)


def test_pages_come_in_order_without_furniture() -> None:
    pages = read_pdf_text(pdf("one", "two"), ("Head of the page", "Page {page} of {pages}"))
    assert pages == ("one", "two")
    assert "Page 2 of 2" in read_pdf_text(pdf("one", "two"))[1]


def test_lines_are_kept_and_hyphenation_is_marked_by_its_line_end() -> None:
    stream = io.BytesIO()
    style = getSampleStyleSheet()["Normal"]
    words = "Ministries should publish the data in public-private partnerships. " * 4
    SimpleDocTemplate(stream).build([Paragraph(words, style)])
    (page,) = read_pdf_text(stream.getvalue())
    assert "\n" in page
    assert page.replace("\n", " ") == words.strip()


def test_notes_at_the_foot_of_pages_can_be_read_after_the_text() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number in (1, 2):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 700, f"Text {number}")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 60, f"{number} Note")
        canvas.showPage()
    canvas.save()
    content = stream.getvalue()
    assert read_pdf_text(content, note_size=8.5) == ("Text 1", "Text 2", "1 Note\n2 Note")
    assert read_pdf_text(content) == ("Text 1\n1 Note", "Text 2\n2 Note")


def test_a_header_row_set_again_on_the_next_page_is_left_out() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for rows in (["Agenda", "Time Speakers", "9:00 Ms. Roe"], ["Time Speakers", "9:30 Mr. Lee"]):
        for place, row in enumerate(rows):
            canvas.drawString(72, 700 - 20 * place, row)
        canvas.showPage()
    canvas.save()
    assert read_pdf_text(stream.getvalue(), repeated=["Time Speakers"]) == (
        "Agenda\nTime Speakers\n9:00 Ms. Roe",
        "9:30 Mr. Lee",
    )


def test_any_bytes_in_a_stream_are_searched_without_an_error() -> None:
    noise = b"stream\n" + bytes(range(256)) + b"\\8 \\777 <abc> \\\r\n\nendstream"
    assert leaks(every_string(pdf("clean") + noise, ".pdf"), [SECRET]) == ()
