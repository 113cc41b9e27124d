"""A few lines in look.yaml change every document, and without them none."""

import re
import shutil
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from reportgen.document import SHIPPED_LOOK, Document, Look, Typeface
from reportgen.project import compose, load_forum, request_for
from reportgen.project.folder.loading import read_folder
from reportgen.shipped import shipped
from reportgen.writers import lettering, write_docx, write_html, write_pdf
from reportgen.writers.html.stylesheet import house_rules
from reportgen.writers.pdf.theme import dressed, load_theme
from tests.writers.charts import BAR
from tests.writers.sample import paragraph, sample_document, sample_pdf
from tests.writers.tagged_file import failures
from tests.writers.word_file import report, with_paragraphs

TEMPLATE = shipped("templates") / "project-report" / "outcome_report.docx"
SANS = str(shipped("templates") / "fonts" / "NotoSans-Regular.ttf")
HOUSE = Look(
    "7A1F3D", "F6ECEF", Typeface("Georgia", (("regular", SANS),)), Typeface("Trebuchet MS")
)


def in_house(document: Document) -> Document:
    return replace(document, look=HOUSE)


def everything(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        return "".join(archive.read(name).decode() for name in names)


def test_without_a_look_nothing_is_touched() -> None:
    document = sample_document()
    plain = replace(document, look=Look())
    assert document.look == SHIPPED_LOOK
    assert write_html(plain) == write_html(document)
    assert house_rules(plain.look) == ""
    assert write_docx(plain, TEMPLATE) == write_docx(document, TEMPLATE)
    assert dressed(load_theme(), plain.look) is load_theme()


def test_word_gets_colours_and_fonts_of_the_house() -> None:
    before = everything(write_docx(report(paragraph("Text"), BAR), TEMPLATE))
    after = everything(write_docx(in_house(report(paragraph("Text"), BAR)), TEMPLATE))
    for old in ("1F4E79", "E8EEF5", "Cambria", "Calibri"):
        assert old in before
        assert old not in after
    for new in ("7A1F3D", "F6ECEF", "Georgia", "Trebuchet MS"):
        assert new in after


def test_a_foreign_template_keeps_its_own_look(tmp_path: Path) -> None:
    template = with_paragraphs(tmp_path / "own.docx", "{{ parts.cover }}", "{{ parts.body }}")
    content = everything(write_docx(in_house(report(paragraph("Text"))), template))
    assert "Georgia" not in content
    assert "7A1F3D" not in content
    assert "1F4E79" in content


def test_the_pdf_is_in_the_colours_and_fonts_of_the_house() -> None:
    document = in_house(sample_document())
    pdf = write_pdf(document)
    assert failures(pdf) == []
    assert pdf != sample_pdf()
    assert b"NotoSerif" not in pdf
    assert b"NotoSerif" in sample_pdf()
    assert lettering(document).missing == lettering(sample_document()).missing
    assert write_pdf(document) == pdf


def test_the_page_is_legible_on_light_and_dark_screens() -> None:
    page = write_html(in_house(report(BAR)))
    assert '--accent: #7A1F3D; --tint: #F6ECEF; --serif: "Georgia", serif;' in page
    (dark,) = re.findall(r"dark\) \{ :root \{ --accent: #(\w+);", page)
    assert dark != "7A1F3D"
    assert 'fill="#7A1F3D"' in page
    assert "1F4E79" not in page.split("</style>")[1]


@pytest.mark.parametrize("profile", ["project-report", "un-formal"])
def test_a_look_in_the_forum_folder_reaches_every_document(
    demo_folder: Path, tmp_path: Path, profile: str
) -> None:
    folder = tmp_path / "templates" / profile
    folder.mkdir(parents=True)
    (folder / "look.yaml").write_text("accent: 7A1F3D\n", encoding="utf-8")
    forum = replace(load_forum(demo_folder).forum, profile=profile)
    request = replace(request_for(), templates=(tmp_path / "templates",))
    looks = {made.document.look.accent for made in compose(forum, request)}
    assert looks == {"7A1F3D"}
    shipped = {replace(made.document.look, size="") for made in compose(forum, request_for())}
    assert shipped == {SHIPPED_LOOK}


def test_check_tells_what_is_wrong_with_a_look(demo_folder: Path, tmp_path: Path) -> None:
    forum = shutil.copytree(demo_folder, tmp_path / "forum")
    folder = forum / "templates" / "project-report"
    folder.mkdir(parents=True)
    (folder / "look.yaml").write_text("accent: FFCC00\n", encoding="utf-8")
    (issue,) = [one for one in read_folder(forum).issues if one.rule == "unusable-look"]
    assert "too little to be read" in issue.message
    assert issue.where.path.endswith("look.yaml")
