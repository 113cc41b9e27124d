"""Charts are true to their numbers, legible to every eye, and said again by their table."""

import io
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.colours import LEGIBLE, WHITE, contrast
from reportgen.document import Chart, ChartKind, Series
from reportgen.verification import (
    every_string,
    leaks,
    read_docx_text,
    read_html_text,
    read_pdf_text,
)
from reportgen.writers import lettering, write_html, write_pdf, write_text
from reportgen.writers.charts import ACCENT, Bar, ChartLabel, ChartLine, Dot, Drawing, draw_chart
from reportgen.writers.charts.lying import hours
from reportgen.writers.charts.palette import ink_on, shades
from reportgen.writers.charts.words import in_lines, shown, width_of
from tests.comparing import compare_texts
from tests.conftest import skip_or_fail
from tests.writers.charts import BAR, CHARTS, COLUMN, LINE, STACKED, TIMELINE
from tests.writers.sample import paragraph
from tests.writers.tagged_file import TaggedFile, failures
from tests.writers.word_file import names, part, report, written

WIDTH = 421.0
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
KINDS = pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))
ACCENTS = st.from_regex(r"[0-9A-F]{6}", fullmatch=True).filter(
    lambda color: contrast(color, WHITE) >= LEGIBLE
)


# --- colours ----------------------------------------------------------------------------------


@given(ACCENTS, st.integers(2, 5))
def test_shades_of_any_accent_differ_in_grey(accent: str, count: int) -> None:
    made = shades(accent, count)
    assert made[0] == accent
    for dark, light in pairwise(made):
        assert contrast(light, WHITE) < contrast(dark, WHITE)
        assert contrast(dark, light) > 1.3


@given(ACCENTS, st.integers(1, 7))
def test_values_are_legible_on_every_shade(accent: str, count: int) -> None:
    assert all(contrast(ink_on(shade), shade) >= LEGIBLE for shade in shades(accent, count))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)


# --- the drawing ------------------------------------------------------------------------------


def drawn(chart: Chart) -> Drawing:
    return draw_chart(chart, WIDTH, ACCENT)


def labels(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, ChartLabel)]


@KINDS
def test_every_value_stands_at_its_bar(chart: Chart) -> None:
    words = labels(drawn(chart))
    for series in chart.series:
        for value in filter(None, series.values):
            assert shown(value, chart.unit) in words or chart.kind == "stacked"


@KINDS
def test_everything_is_inside_the_drawing(chart: Chart) -> None:
    drawing = drawn(chart)
    for shape in drawing.shapes:
        match shape:
            case Bar():
                box = shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
            case Dot():
                box = shape.x, shape.y, shape.x, shape.y
            case ChartLine():
                xs, ys = zip(*shape.points, strict=True)
                box = min(xs), min(ys), max(xs), max(ys)
            case ChartLabel():
                width = width_of(shape.text)
                left = shape.x - {"start": 0, "middle": width / 2, "end": width}[shape.anchor]
                box = left, shape.y - 8, left + width, shape.y
        assert -1 <= box[0] <= box[2] <= drawing.width + 1, shape
        assert -1 <= box[1] <= box[3] <= drawing.height + 1, shape


def test_bars_are_as_long_as_their_values() -> None:
    bars = [shape for shape in drawn(BAR).shapes if isinstance(shape, Bar)]
    longest = bars[2].width
    lengths = [bar.width / longest for bar in bars]
    assert lengths == pytest.approx([143 / 1204, 4 / 1204, 1])
    columns = [shape for shape in drawn(COLUMN).shapes if isinstance(shape, Bar)]
    assert columns[0].height / columns[1].height == pytest.approx(92 / 104)


def test_stacked_bars_follow_each_other_and_nothing_is_drawn_for_nothing() -> None:
    bars = [s for s in drawn(STACKED).shapes if isinstance(s, Bar) and s.height > 10]
    first = [bar for bar in bars if bar.y == bars[0].y]
    assert len(first) == 4
    for one, other in pairwise(first):
        assert one.x + one.width == pytest.approx(other.x)


def test_a_day_is_drawn_to_scale() -> None:
    drawing = drawn(TIMELINE)
    bars = [shape for shape in drawing.shapes if isinstance(shape, Bar)]
    scale = bars[1].width / 62
    assert bars[1].x - bars[0].x == pytest.approx(13 * scale)
    assert bars[2].x - bars[1].x == pytest.approx(65 * scale)
    marks = [(s.x, s.text) for s in drawing.shapes if isinstance(s, ChartLabel) and ":" in s.text]
    assert marks[0][1] == "14:00"
    assert bars[0].x - marks[0][0] == pytest.approx(2 * scale)


@pytest.mark.parametrize(
    ("start", "end", "marks"),
    [
        (842, 929, (840, 855, 870, 885, 900, 915, 930)),
        (540, 1080, (480, 600, 720, 840, 960, 1080)),
        (600, 600, (600, 615)),
        (0, 0, (0, 15)),
    ],
)
def test_a_clock_has_few_marks(start: int, end: int, marks: tuple[int, ...]) -> None:
    found = hours(start, end)
    assert found == marks
    assert found[0] <= start <= end <= found[-1]


@given(st.text(max_size=300), st.floats(20, 400))
def test_words_fit_their_width(text: str, width: float) -> None:
    assert all(width_of(line) <= width for line in in_lines(text, width))


def test_a_chart_of_nothing_is_drawn() -> None:
    kinds: tuple[ChartKind, ...] = ("bar", "stacked", "column", "line")
    for kind in kinds:
        empty = Chart(kind, (), (), (Series("n", ()),), BAR.table, "d")
        nothing = Chart(kind, (), ("a",), (Series("n", (0,)),), BAR.table, "d")
        assert drawn(empty).height >= 0
        assert drawn(nothing).height > 0


# --- in every format --------------------------------------------------------------------------


@KINDS
def test_all_writers_print_caption_and_table(chart: Chart) -> None:
    document = report(paragraph("Before."), chart, paragraph("After."))
    text = write_text(document).replace(" | ", "\n")
    word = "\n".join(read_docx_text(written(*document.body)))
    page = "\n".join(read_html_text(write_html(document).encode()))
    furniture = ["Draft · 20 May 2026", "Reconstructed example", "Page {page} of {pages}"]
    pdf = "\n".join(read_pdf_text(write_pdf(document), furniture))
    for other in (word, page, pdf):
        assert compare_texts(text, other) is None
    assert lettering(document).missing == ()


def test_words_in_a_drawing_are_not_hidden_from_the_search_for_leaks() -> None:
    secret = Chart("bar", (), ("zebra budget",), (Series("n", (1,)),), BAR.table, "d")
    document = report(secret)
    assert leaks(every_string(write_pdf(document), ".pdf"), ["zebra budget"])
    assert leaks(every_string(written(secret), ".docx"), ["zebra budget"])
    assert leaks(every_string(write_html(document).encode(), ".html"), ["zebra budget"])


# --- PDF --------------------------------------------------------------------------------------


@KINDS
def test_a_figure_with_its_description_passes_the_judge(chart: Chart) -> None:
    pdf = write_pdf(report(paragraph("Before."), chart, paragraph("After.")))
    assert failures(pdf) == []
    tagged = TaggedFile(pdf)
    (figure,) = tagged.root.all("Figure")
    assert figure.alternative == chart.description
    left, bottom, right, top = figure.attributes["BBox"]
    assert 0 < left < right < 596
    assert 0 < bottom < top < 842
    tags = [node.tag for node in tagged.root.kids]
    assert tags == ["P", "P", "Figure", "Table", "P"]
    assert b"Helvetica" not in pdf
    assert b"Times-Roman" not in pdf


def test_a_chart_taller_than_a_page_is_made_smaller() -> None:
    names = tuple(f"Session {n}" for n in range(80))
    tall = replace(BAR, categories=names, series=(Series("n", tuple(map(float, range(80)))),))
    tagged = TaggedFile(write_pdf(report(paragraph("Before."), tall)))
    (figure,) = tagged.root.all("Figure")
    _, bottom, _, top = figure.attributes["BBox"]
    assert 500 < top - bottom < 600
    nothing = replace(BAR, categories=(), series=(Series("n", ()),))
    assert failures(write_pdf(report(nothing))) == []


def test_a_chart_stays_on_the_page_of_its_caption_and_table() -> None:
    lines = [paragraph("A line of text that fills the page.") for _ in range(24)]
    for count in range(20, 25):
        tagged = TaggedFile(write_pdf(report(*lines[:count], BAR)))
        kids = tagged.root.kids
        pages = {node.marks[0][0] for node in kids[count:] if node.marks}
        pages |= {page for node in kids[-1].walk() for page, _ in node.marks}
        assert len(pages) == 1


# --- Word -------------------------------------------------------------------------------------


@KINDS
def test_word_gets_a_chart_that_can_be_edited(chart: Chart) -> None:
    content = written(chart)
    assert {"word/charts/chart1.xml", "word/embeddings/chart1.xlsx"} <= set(names(content))
    described = next(part(content, "word/document.xml").iter(f"{WP}docPr"))
    assert described.get("descr") == chart.description
    space = part(content, "word/charts/chart1.xml")
    cached = [float(value.text or "") for value in space.iterfind(f".//{C}val//{C}v")]
    book = openpyxl.load_workbook(io.BytesIO(embedded(content)))
    sheet = book.worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == list(chart.categories)
    if chart.kind == "timeline":
        assert cached == pytest.approx([n / 1440 for n in (842, 855, 920, 13, 62, 9)])
    else:
        columns = list(zip(*rows, strict=True))[1:]
        assert cached == [value for column in columns for value in column]
        assert [tuple(map(float, column)) for column in columns] == [
            tuple(series.values) for series in chart.series
        ]


def embedded(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/embeddings/chart1.xlsx")


def test_several_charts_have_parts_and_numbers_of_their_own() -> None:
    content = written(*CHARTS.values())
    numbers = [d.get("id") for d in part(content, "word/document.xml").iter(f"{WP}docPr")]
    assert len(set(numbers)) == len(CHARTS)
    assert sum(name.startswith("word/charts/chart") for name in names(content)) == len(CHARTS)
    assert written(*CHARTS.values()) == content


def test_what_looks_like_a_formula_is_text() -> None:
    chart = Chart("bar", (), ("=1+1", "{{ x }}"), (Series("=cmd()", (1, 2)),), BAR.table, "{{ d }}")
    content = written(chart)
    book = openpyxl.load_workbook(io.BytesIO(embedded(content)))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value} == {"s", "n"}
    described = next(part(content, "word/document.xml").iter(f"{WP}docPr"))
    assert "{{" not in str(described.get("descr"))


def test_charts_survive_another_filling_of_the_file() -> None:
    template = DocxTemplate(io.BytesIO(written(BAR, LINE)))
    template.render({}, autoescape=True)
    saved = io.BytesIO()
    template.save(saved)
    assert {"word/charts/chart1.xml", "word/charts/chart2.xml"} <= set(names(saved.getvalue()))


@pytest.mark.parametrize("program", ["openxml-audit", "docx-integrity"])
def test_the_judges_of_word_files_find_nothing(program: str, tmp_path: Path) -> None:
    found = shutil.which(program, path=str(Path(sys.executable).parent))
    if found is None:
        skip_or_fail(f"{program} is not installed")
    (tmp_path / "charts.docx").write_bytes(written(*CHARTS.values()))
    command = [str(found), *(["check"] if program == "docx-integrity" else []), "charts.docx"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert run.returncode == 0, run.stdout
    assert "Errors: 0" in run.stdout or "0 error(s), 0 warning(s)" in run.stdout, run.stdout


# --- HTML -------------------------------------------------------------------------------------


@KINDS
def test_a_page_draws_an_image_with_a_description(chart: Chart) -> None:
    root = etree.fromstring(write_html(report(chart)).encode(), etree.HTMLParser())
    (drawing,) = root.iter("svg")
    assert drawing.get("role") == "img"
    assert drawing.get("aria-label") == chart.description
    (figure,) = root.iter("figure")
    assert drawing in figure
    assert len(list(root.iter("table"))) == 1
