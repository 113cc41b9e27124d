"""A forum whose names are written in several scripts, from its folder to its documents."""

from pathlib import Path

import pytest

from reportgen.project import build_folder, request_for
from reportgen.shipped import shipped
from reportgen.verification import read_docx_text, read_html_text, read_pdf_text
from reportgen.writers.pdf.sources import FontSource, sources

FORUM = """\
id: muntada-2026
title: منتدى سيومارو للخدمات العامة 2026
theme: الخدمات المحلية في مناخ متغيّر
dates: [2026-05-14]
start: "14:00"
end: "14:30"
timezone: Asia/Amman
format: virtual
languages: [ar]
language: {language}
organizations:
  - {{id: sida, name: معهد سيومارو للإدارة المحلية, abbreviation: SIDA, role: organizer}}
people:
  - {{id: haddad, name: ليلى الحدّاد, position: مديرة, organization: sida}}
  - {{id: han, name: 한지원, position: Director, organization: sida}}
sessions:
  - id: s1
    number: 1
    title: السجلات التي يصحّحها الناس (SIDA)
    moderator: haddad
    slots:
      - {{start: "14:00", end: "14:30", kind: presentation, title: 서마루의 등록부, speakers: [han]}}
"""
FORMATS = ("pdf", "docx", "html")
NAMES = ("ليلى الحدّاد", "معهد سيومارو للإدارة المحلية", "한지원", "서마루의 등록부")


def folder(place: Path, language: str) -> Path:
    """A folder of the invented forum; no words of ours are in Arabic, so English stands for them."""
    words = place / "templates" / "languages"
    words.mkdir(parents=True)
    english = shipped("templates") / "languages" / "en.yaml"
    (words / f"{language}.yaml").write_bytes(english.read_bytes())
    (place / "forum.yaml").write_text(FORUM.format(language=language), encoding="utf-8")
    return place


@pytest.mark.model
@pytest.mark.parametrize("language", ["ar", "ko", "en"])
def test_a_concept_note_holds_every_name_in_every_format(tmp_path: Path, language: str) -> None:
    forum = folder(tmp_path / "forum", language)
    request = request_for(["concept-note"], FORMATS)
    built = build_folder(forum, tmp_path / "outputs", request, model=None, tell=lambda _: None)
    assert [issue for issue in built.issues if issue.rule == "missing-glyph"] == []
    pdf, docx, html = (file.path.read_bytes() for file in built.files)
    for words in (read_pdf_text(pdf), read_docx_text(docx), read_html_text(html)):
        whole = " ".join(" ".join(words).split())
        assert all(name in whole for name in NAMES)
    assert (b'dir="rtl"' in html[:300]) == (language == "ar")


@pytest.mark.model
def test_another_font_makes_another_file_where_it_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forum = folder(tmp_path / "forum", "en")
    request = request_for(["concept-note"], ("pdf", "docx"))

    def states() -> list[str]:
        built = build_folder(forum, tmp_path / "outputs", request, model=None, tell=lambda _: None)
        return [file.state for file in built.files]

    assert states() == ["written", "written"]
    assert states() == ["unchanged", "unchanged"]
    known: tuple[FontSource, ...] = tuple(each for each in sources() if "Arabic" not in each.name)
    monkeypatch.setattr("reportgen.writers.pdf.coverage.sources", lambda: known)
    assert states() == ["written", "unchanged"]
