"""Every script of a forum in Word and on a page: its fonts, its direction, the same words."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from reportgen.document import Cited, Paragraph, Text
from reportgen.shipped import shipped
from reportgen.verification import read_docx_text, read_html_text
from reportgen.writers import write_docx, write_html
from tests.comparing import compare_texts
from tests.conftest import skip_or_fail
from tests.writers.scripts_sample import SAID, scripts_document
from tests.writers.test_pdf import report
from tests.writers.word_file import W, part

TEMPLATE = shipped("templates") / "project-report" / "outcome_report.docx"


def runs(content: bytes) -> list[etree._Element]:
    return list(part(content, "word/document.xml").iter(f"{W}r"))


def told(run: etree._Element, name: str, attribute: str = "val") -> str | None:
    found = run.find(f"{W}rPr/{W}{name}")
    return None if found is None else found.get(f"{W}{attribute}", "")


def words_of(run: etree._Element) -> str:
    return "".join(map(str, run.itertext()))


def run_of(content: bytes, words: str) -> etree._Element:
    return next(run for run in runs(content) if words in words_of(run))


@pytest.mark.parametrize("language", ["en-GB", "ar", "ko"])
def test_word_and_page_say_the_same(language: str) -> None:
    document = scripts_document(language)
    word = read_docx_text(write_docx(document, TEMPLATE))
    for words in SAID.values():
        assert words.long in "\n".join(word)
    page = "\n".join(read_html_text(write_html(document).encode()))
    for words in SAID.values():
        assert words.long in page


def test_each_run_names_its_font_slot_and_its_language() -> None:
    word = write_docx(scripts_document(), TEMPLATE)
    arabic, thai, chinese = (run_of(word, SAID[tag].name[:4]) for tag in ("ar", "th", "zh"))
    assert told(arabic, "rtl") == ""
    assert told(arabic, "rFonts", "cs") == "Arial"
    assert told(arabic, "lang", "bidi") == "ar-SA"
    assert told(thai, "cs") == ""
    assert told(thai, "rFonts", "hint") == "cs"
    assert told(chinese, "rFonts", "hint") == "eastAsia"
    assert told(chinese, "rFonts", "eastAsia") == "Microsoft YaHei"
    assert told(run_of(word, "Ελένη"), "rFonts", "cs") is None


def test_an_acronym_keeps_its_own_run_within_an_arabic_sentence() -> None:
    word = write_docx(scripts_document(), TEMPLATE)
    acronyms = [run for run in runs(word) if words_of(run).strip() == "SIDA"]
    assert acronyms
    assert all(told(run, "rtl") is None for run in acronyms)


def test_a_word_file_from_right_to_left_is_mirrored() -> None:
    word = write_docx(scripts_document("ar"), TEMPLATE)
    body, styles = part(word, "word/document.xml"), part(word, "word/styles.xml")
    assert styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}bidi") is not None
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in body.iter(f"{W}tbl"))
    assert all(section.find(f"{W}bidi") is not None for section in body.iter(f"{W}sectPr"))
    english = write_docx(scripts_document(), TEMPLATE)
    assert b"bidiVisual" not in etree.tostring(part(english, "word/document.xml"))


@pytest.mark.parametrize("program", ["openxml-audit", "docx-integrity"])
def test_outside_judges_find_nothing(program: str, tmp_path: Path) -> None:
    found = shutil.which(program, path=str(Path(sys.executable).parent))
    if found is None:
        skip_or_fail(f"{program} is not installed")
    assert found
    for language in ("en-GB", "ar"):
        name = f"{language}.docx"
        (tmp_path / name).write_bytes(write_docx(scripts_document(language), TEMPLATE))
        command = [found, *(["check"] if program == "docx-integrity" else []), name]
        run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
        assert run.returncode == 0, run.stdout


def test_a_page_says_its_direction_and_that_of_its_quotations() -> None:
    assert '<html lang="ar" dir="rtl">' in write_html(scripts_document("ar"))
    quoted = report(Paragraph((Text("She said “"), Cited("שלום.", 1), Text("”"))))
    assert "“<bdi>שלום.</bdi>”" in write_html(quoted)
    turned = replace(quoted, properties=replace(quoted.properties, language="he"))
    assert "<bdi>" not in write_html(turned)
    assert re.search(r'<span lang="ar" dir="rtl">ليلى', write_html(scripts_document()))
    assert (
        compare_texts(read_html_text(write_html(quoted).encode())[-1], "She said “שלום.”") is None
    )
