"""Whatever a name, a title or a transcript holds is printed as it stands, or replaced; never run."""

import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.document import (
    Cell,
    Cited,
    Column,
    Contents,
    Furniture,
    Heading,
    LineBreak,
    Link,
    NoteRef,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
)
from reportgen.writers import write_docx, write_text
from tests.conftest import skip_or_fail
from tests.writers.sample import inlines, paragraph, sample_document
from tests.writers.word_file import TEMPLATES, W, body, paragraphs, part, report, words, written

LITERAL = (
    "Smith & Co <b> Y",
    "<!-- the rest -->",
    "]]> &amp; &#65; <?xml?>",
    "{{ forum.title }}",
    "{% for x in y %}{{ x }}{% endfor %}",
    "{# gone #}",
    "{_{ x }_}",
    "{ {x} } {",
    "%} }}",
    "=cmd()",
    "‘{{’“{{”",
    "T" * 300,
    "한국어 Ελένη Łucja ̈",
)
REPLACED = (
    ("lone \ud800 half", "lone \ufffd half"),
    ("\x00\x07\x08\x0b\x0c\x1b[31m", "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd[31m"),
    ("\ufdd0body\ufdd0 \ufffe", "\ufffdbody\ufffd \ufffd"),
    ("\u202egnirts\u2066", "gnirts"),
    ("one\ntwo\r\nthree\tfour\u2028five", "one two three four five"),
)


@pytest.mark.parametrize(("said", "shown"), [*((text, text) for text in LITERAL), *REPLACED])
def test_a_text_is_shown_everywhere(said: str, shown: str) -> None:
    table = Table((Column(1),), (Row((Cell((paragraph(said),)),)),), said, inlines(said))
    content = written(
        Heading(1, inlines(said), "h"),
        Paragraph((Text(said, "Strong"), Cited(said, 1), Link(said, "https://example.org"))),
        Quote(inlines(said), inlines(said)),
        table,
        Paragraph((NoteRef(1),)),
        notes=(said,),
    )
    assert paragraphs(content) == [shown, shown * 3, shown, shown, shown, shown, "[1]"]
    assert paragraphs(content, "word/footnotes.xml")[-1].strip() == shown.strip()


@pytest.mark.parametrize(("said", "shown"), [*((text, text) for text in LITERAL), *REPLACED[:4]])
def test_furniture_and_fields_are_shown_everywhere(said: str, shown: str, tmp_path: Path) -> None:
    word = docx.Document(str(TEMPLATES / "concept_note.docx"))
    word.paragraphs[0].insert_paragraph_before("{{ own }}")
    word.save(str(tmp_path / "own.docx"))
    document = replace(
        report(paragraph("Text")),
        fields={"own": said},
        furniture=Furniture(said, said, said, said, said),
    )
    content = write_docx(document, tmp_path / "own.docx")
    assert paragraphs(content) == [shown, "Text"]
    assert paragraphs(content, "word/header2.xml") == [shown * 2, shown]
    assert paragraphs(content, "word/footer1.xml") == [f"{shown} · {shown}Page 1 of 1"]


def test_a_value_cannot_pass_for_a_part() -> None:
    content = written(paragraph("\ufdd0body\ufdd0"), paragraph("\ufdd0cover\ufdd0"))
    assert paragraphs(content) == ["\ufffdbody\ufffd", "\ufffdcover\ufffd"]


def test_properties_hold_what_fits() -> None:
    document = report(paragraph("Text"))
    hostile = replace(document.properties, title="{{ x }} " + "T" * 300, author="\ud800\x00 & <b>")
    content = write_docx(replace(document, properties=hostile), TEMPLATES / "concept_note.docx")
    core = docx.Document(BytesIO(content)).core_properties
    assert core.title.startswith("{\u2060{ x }\u2060} TTT")
    assert len(core.title) == 255
    assert core.author == "\ufffd\ufffd & <b>"


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "http://[x", "", "https://"],
)
def test_only_addresses_that_people_write_become_links(target: str) -> None:
    content = written(Paragraph((Link("Text", target),)))
    assert paragraphs(content) == ["Text"]
    assert body(content).find(f".//{W}hyperlink") is None


def test_an_address_is_quoted() -> None:
    content = written(Paragraph((Link("Text", "https://example.org/a b?q=<{{x}}>&\ud800"),)))
    targets = [r.get("Target") for r in part(content, "word/_rels/document.xml.rels")]
    assert "https://example.org/a%20b?q=%3C%7B%7Bx%7D%7D%3E&?" in targets


# --- a report used as a template --------------------------------------------------------------


def rendered_as_template(content: bytes) -> bytes:
    """What plain docxtpl makes of a file, with everything it would let a tag do."""
    template, result = DocxTemplate(BytesIO(content)), BytesIO()
    template.render({"x": "RUN", "forum": {"title": "RUN"}, "y": ["RUN"]})
    template.save(result)
    return result.getvalue()


def test_no_tag_of_a_report_runs_when_it_is_used_as_a_template() -> None:
    texts = [text for text in LITERAL if "_" not in text]
    split = Paragraph((Text("{"), Text("{ x }}"), LineBreak(), Text("{"), Text("% if %}")))
    edge = (
        paragraph("}"),
        paragraph("}"),
        paragraph("{"),
        paragraph("{ x }}"),
        paragraph("{", Text("", "Strong"), "# x #}"),
    )
    table = Table((Column(1),), (Row((Cell((paragraph("{{ x }}"),)),)),), "{{ x }} {% if %}")
    document = report(
        Contents("{{ x }}"),
        Heading(1, inlines("{{ x }}"), "h"),
        *(paragraph(text) for text in texts),
        split,
        *edge,
        table,
        Paragraph((NoteRef(1),)),
        notes=("{{ x }}",),
    )
    hostile = replace(
        document,
        furniture=Furniture("{{ x }}", "{%", "{", "{ x }}", "{# x #}"),
        properties=replace(document.properties, title="{{ x }}", subject="{% x"),
    )
    content = write_docx(hostile, TEMPLATES / "concept_note.docx")
    again = rendered_as_template(content)
    for name in ("document", "header1", "header2", "footer1", "footnotes"):
        assert paragraphs(again, f"word/{name}.xml") == paragraphs(content, f"word/{name}.xml")
    contents = body(again).find(f"{W}sdt")
    assert contents is not None
    assert [words(p) for p in contents.iter(f"{W}p")] == ["{{ x }}", "{{ x }}"]


pieces = st.lists(st.sampled_from(["{", "}", "%", "#", "x", " ", "<", "&", "\x07", "\ud800"]))
anything = st.text(st.characters(), max_size=30) | pieces.map("".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(anything, min_size=1, max_size=4), min_size=1, max_size=4))
def test_word_holds_the_words_of_the_text_writer(said: list[list[str]]) -> None:
    blocks = [Paragraph(tuple(Text(text) for text in texts)) for texts in said]
    document = report(*blocks)
    content = write_docx(document, TEMPLATES / "concept_note.docx")
    shown = [line for line in write_text(document).rstrip("\n").split("\n\n") if line]
    marks = str.maketrans("", "", "\u200e\u200f")  # they keep words of another direction in order
    held = [line.translate(marks) for line in paragraphs(content) if line]
    assert [line for line in held if line] == [
        line for line in (words.translate(marks) for words in shown) if line
    ]
    again = paragraphs(rendered_as_template(content))
    assert [line.replace("_", "") for line in again] == [
        line.replace("_", "") for line in paragraphs(content)
    ]


# --- judges -----------------------------------------------------------------------------------


def hostile_docx() -> bytes:
    document = report(
        Contents("Contents"),
        Heading(1, inlines("{{ x }} & <b>"), "h"),
        *(paragraph(said) for said, _ in ((text, "") for text in LITERAL)),
        Table((Column(1),), (Row((Cell((paragraph("{{ x }}"),)),)),), "{{ x }} & <b>"),
        notes=(),
    )
    return write_docx(document, TEMPLATES / "speaker_brief.docx")


@pytest.mark.parametrize("program", ["openxml-audit", "docx-integrity"])
def test_outside_judges_find_nothing(program: str, tmp_path: Path) -> None:
    found = shutil.which(program, path=str(Path(sys.executable).parent))
    if found is None:
        skip_or_fail(f"{program} is not installed")
    assert found
    files = {
        "sample.docx": write_docx(sample_document(), TEMPLATES / "outcome_report.docx"),
        "hostile.docx": hostile_docx(),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        command = [found, *(["check"] if program == "docx-integrity" else []), name]
        run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
        assert run.returncode == 0, run.stdout
        assert "Errors: 0" in run.stdout or "0 error(s), 0 warning(s)" in run.stdout, run.stdout


def test_libreoffice_shows_braces_as_written(soffice: str, tmp_path: Path) -> None:
    (tmp_path / "hostile.docx").write_bytes(hostile_docx())
    settings_folder = f"-env:UserInstallation=file://{tmp_path.as_posix()}/office"
    subprocess.run(
        [soffice, settings_folder, "--headless", "--convert-to", "txt:Text", "hostile.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    shown = (tmp_path / "hostile.txt").read_text(encoding="utf-8-sig")
    for text in LITERAL:
        assert text in shown
