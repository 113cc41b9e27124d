"""A template can only print; what is wrong with it is said with part, paragraph and advice."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import get_args

import docx
import pytest
import yaml
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from reportgen.document import Cell, Column, ParagraphStyle, Row, Table, TextStyle
from reportgen.errors import TemplateError
from reportgen.shipped import shipped
from reportgen.writers import write_docx
from reportgen.writers.docx.template import filling
from tests.writers.sample import paragraph, sample_document
from tests.writers.word_file import TEMPLATES, W, paragraphs, part, report, with_paragraphs

BODY = "{{ parts.body }}"
SHIPPED = ("concept_note", "outcome_report", "outcome_summary", "speaker_brief")
# Paragraph styles that a Word file needs and no block asks for.
FURNITURE = {"Normal", "header", "footer", "toc 1", "toc 2", "toc 3", "annotation text"}


def filled(path: Path, *lines: str, header: str = "") -> list[str]:
    return paragraphs(
        write_docx(report(paragraph("Text")), with_paragraphs(path, *lines, header=header))
    )


@pytest.fixture(autouse=True)
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """No child process: what is said of a template is the same, and sooner."""
    monkeypatch.setattr(filling, "is_shipped", lambda _: True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own.docx"


# --- the shipped templates --------------------------------------------------------------------


def style_names(template: str, kind: str) -> set[str]:
    root = part((TEMPLATES / f"{template}.docx").read_bytes(), "word/styles.xml")
    styles = [style for style in root.findall(f"{W}style") if style.get(f"{W}type") == kind]
    return {str(style.find(f"{W}name").get(f"{W}val")) for style in styles}  # type: ignore[union-attr]


@pytest.mark.parametrize("template", SHIPPED)
def test_paragraph_styles_are_those_of_the_tree(template: str) -> None:
    found = {name.casefold() for name in style_names(template, "paragraph") - FURNITURE}
    assert found == {name.casefold() for name in get_args(ParagraphStyle)}
    assert set(get_args(TextStyle)) <= style_names(template, "character")


def test_the_theme_of_the_pdf_has_the_same_styles() -> None:
    theme = yaml.safe_load((shipped("templates") / "theme.yaml").read_text(encoding="utf-8"))
    assert set(theme["styles"]) == set(get_args(ParagraphStyle))
    assert set(theme["text styles"]) == set(get_args(TextStyle))


def test_the_script_makes_the_shipped_templates(root: Path, tmp_path: Path) -> None:
    script = root / "scripts" / "build_templates.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    assert {path.stem for path in tmp_path.iterdir()} == set(SHIPPED)
    for path in tmp_path.iterdir():
        assert parts(path.read_bytes()) == parts((TEMPLATES / path.name).read_bytes())


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# --- fields -----------------------------------------------------------------------------------


def test_fields_loops_and_tables_are_filled(path: Path) -> None:
    lines = filled(
        path,
        "{{ forum.title }}",
        "{%p for session in forum.sessions %}",
        "{{ loop.index }}. {{ session|upper }}",
        "{%p endfor %}",
        "{%p if furniture.notice %}",
        "Notice: {{ furniture.notice }}",
        "{%p endif %}",
        BODY,
    )
    assert lines == ["A & B", "1. ONE", "2. TWO", "Notice: Reconstructed example", "Text"]


def test_parts_can_be_placed_one_by_one(path: Path) -> None:
    assert filled(path, "Before", "{{ parts.summary }}", "After") == ["Before", "Text", "After"]


@pytest.mark.parametrize(
    ("lines", "paragraph_number", "words"),
    [
        (("One", "{{ forum.titel }}", BODY), 2, "there is no field 'titel'; did you mean 'title'?"),
        (("{{ forun.title }}", BODY), 1, "did you mean 'forum'?"),
        (("{{ parts.bdy }}",), 1, "did you mean 'body'?"),
        (("{{ parts.summary }}", "{{ parts.body }}"), 0, "parts.summary has more than one place"),
        (("{{ parts.body }}", "{{ parts.body }}"), 0, "parts.body has more than one place"),
        (("x", "See {{ parts.body }}"), 2, "does not stand alone"),
        (("No place",), 0, "there is no place for the text"),
        (("a", "b", "{% fro x in forum %}", BODY), 3, "Encountered unknown tag 'fro'"),
        (("a", "{{ forum.title", BODY), 2, "expected token"),
        (("{% for s in forum.sessions %}", BODY), 0, ""),
        (("{%p if forum %} lost", "{%p endif %}", BODY), 1, "would take the words around it away"),
        (("{{p forum.title }}", BODY), 1, "would take the words around it away"),
        (("{{r forum.title }}", BODY), 1, "would take the words around it away"),
        (("a", "{{- forum.title }}", BODY), 2, "minus sign"),
        (("{{ 'a' * 1000000000 }}", BODY), 1, "'mul' is not allowed"),
        (("{{ forum.title.upper() }}", BODY), 1, "'call' is not allowed"),
        (("{{ forum.__class__ }}", BODY), 1, "there is no field '__class__'"),
        (("{{ forum.items }}", BODY), 1, "there is no field 'items'"),
        (("{% set x = forum.title ~ forum.title %}", BODY), 1, "is not allowed"),
        (("{% include '/etc/passwd' %}", BODY), 1, "'include' is not allowed"),
        (("{{ forum.title|safe }}", BODY), 1, "No filter named 'safe'"),
        (("{{ lipsum }}", BODY), 1, "there is no field 'lipsum'"),
        (
            ("{% for a in forum %}" * 4 + "{% endfor %}" * 4, BODY),
            1,
            "loops stand more than 3 deep",
        ),
    ],
)
def test_what_is_wrong_is_named(
    path: Path, lines: tuple[str, ...], paragraph_number: int, words: str
) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(path, *lines)
    assert words in str(caught.value)
    assert str(caught.value).startswith("own.docx")
    if paragraph_number:
        assert caught.value.paragraph == paragraph_number


def test_a_tag_in_a_header_is_named_with_its_part(path: Path) -> None:
    with pytest.raises(TemplateError, match=r"own\.docx, header, paragraph 1: .*'event'"):
        filled(path, BODY, header="{{ furniture.evnt }}")


def test_a_tag_in_a_row_of_a_table_is_found(path: Path) -> None:
    with_paragraphs(path, "One", BODY)
    word = docx.Document(str(path))
    table = word.add_table(rows=3, cols=2)
    for row, text in enumerate(
        ("{%tr for s in forum.sessions %}", "{{ s.titel }}", "{%tr endfor %}")
    ):
        table.rows[row].cells[0].text = text
    word.save(str(path))
    with pytest.raises(TemplateError, match="'titel'") as caught:
        write_docx(report(paragraph("Text")), path)
    assert caught.value.paragraph == 5


def test_core_properties_of_a_template_are_never_run(path: Path) -> None:
    with_paragraphs(path, BODY)
    word = docx.Document(str(path))
    word.core_properties.title = "{{ cycler.__init__.__globals__ }}"
    word.save(str(path))
    content = write_docx(report(paragraph("Text")), path)
    assert (
        docx.Document(BytesIO(content)).core_properties.title
        == "Third Seomaru Forum: outcome report"
    )


def test_a_missing_style_is_lent(path: Path) -> None:
    with_paragraphs(path, BODY)
    word = docx.Document(str(path))
    word.styles["Key Fact"].delete()
    word.save(str(path))
    content = write_docx(report(paragraph("13:30", style="Key Fact")), path)
    written = docx.Document(BytesIO(content))
    style = written.paragraphs[0].style
    assert style is not None
    assert style.name == "Key Fact"
    fonts = written.styles["Key Fact"].element.findall(f".//{W}rFonts")
    assert fonts == [], "the fonts are the template's own"


def test_a_whole_list_is_not_printed(path: Path) -> None:
    with pytest.raises(TemplateError, match="this is a list, not a text; loop over it"):
        filled(path, "{{ forum.sessions }}", BODY)


def test_a_part_that_the_document_lacks_leaves_nothing(path: Path) -> None:
    assert filled(path, "{{ parts.way_forward }}", "{{ parts.summary }}") == ["Text"]


def test_tables_are_as_wide_as_their_section(path: Path) -> None:
    with_paragraphs(path, "{{ parts.body }}")
    word = docx.Document(str(path))
    wide = word.add_section()
    wide.page_width, wide.page_height = wide.page_height, wide.page_width
    word.save(str(path))
    table = Table((Column(1),), (Row((Cell((paragraph("x"),)),)),), "x")
    root = part(write_docx(report(table), path), "word/document.xml")
    page, margins = root.find(f".//{W}pgSz"), root.find(f".//{W}pgMar")
    width = root.find(f".//{W}tblW")
    assert page is not None
    assert margins is not None
    assert width is not None
    sides = int(margins.get(f"{W}left", "")) + int(margins.get(f"{W}right", ""))
    assert int(width.get(f"{W}w", "")) == int(page.get(f"{W}w", "")) - sides
    assert len(root.findall(f".//{W}sectPr")) == 2


def test_a_plain_word_file_gets_lists_and_notes(path: Path) -> None:
    """Written from python-docx's own template, which has other lists and styles and no notes."""
    word = docx.Document()
    word.add_paragraph(BODY)
    word.save(str(path))
    content = write_docx(sample_document(), path)
    assert "The forum recommends:" in paragraphs(content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
        assert "word/stylesWithEffects.xml" not in archive.namelist()


# --- files that are not opened ----------------------------------------------------------------


def with_part(path: Path, name: str, content: bytes) -> Path:
    kept = parts((TEMPLATES / "concept_note.docx").read_bytes())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part_name, part_content in (kept | {name: content}).items():
            archive.writestr(part_name, part_content)
    return path


def external(path: Path) -> Path:
    with_paragraphs(path, BODY)
    word = docx.Document(str(path))
    word.part.relate_to("http://tracker.example/x.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    word.save(str(path))
    return path


REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "no file": (lambda path: path, "there is no such Word template"),
    "a folder": (lambda path: path.parent, "there is no such Word template"),
    "no archive": (lambda path: (path.write_bytes(b"hello"), path)[1], "not a Word document"),
    "a bomb": (
        lambda path: with_part(path, "word/x.xml", b"<x>" + b" " * 9_000_000 + b"</x>"),
        "unpacks",
    ),
    "a document type": (
        lambda path: with_part(
            path, "word/settings.xml", b'<!DOCTYPE x [<!ENTITY e "lost">]><x>&e;</x>'
        ),
        "declares a document type",
    ),
    "a damaged part": (lambda path: with_part(path, "word/header1.xml", b"<x>"), "is damaged"),
    "a tracker": (external, "it refers to 'http://tracker.example/x.png'"),
    "a field that fetches": (
        lambda path: with_part(
            path,
            "word/header1.xml",
            f'<w:hdr xmlns:w="{W[1:-1]}"><w:instrText> DDEAUTO cmd </w:instrText></w:hdr>'.encode(),
        ),
        "fetch other files",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_template_is_refused(path: Path, name: str) -> None:
    make, words = REFUSED[name]
    with pytest.raises(TemplateError, match=words):
        write_docx(report(paragraph("Text")), make(path))


def test_every_part_of_a_shipped_template_is_well_formed() -> None:
    for template in SHIPPED:
        for name, content in parts((TEMPLATES / f"{template}.docx").read_bytes()).items():
            assert etree.fromstring(content) is not None, name
