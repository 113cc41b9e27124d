"""Everything that is wrong with a template is named in one run, with its place and what was meant."""

from pathlib import Path

import docx
import pytest

from reportgen.errors import TemplateError
from reportgen.writers import Flaw, catalogues, check_template
from reportgen.writers.docx.template.checking import find_flaws
from tests.writers.word_file import TEMPLATES, with_paragraphs

BODY = "{{ parts.body }}"
COVER = "{{ parts.cover }}"
PARTS = [f"{{{{ {part.name} }}}}" for part in catalogues()[0].parts[2:]]
"""Every part of a concept note by itself."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outcome_report.docx"


def flaws(path: Path, *lines: str, report: str = "outcome-report") -> list[Flaw]:
    with_paragraphs(path, *lines, COVER, BODY)
    return list(find_flaws(path.read_bytes(), path.name, report))


@pytest.mark.parametrize("report", [told.report for told in catalogues()])
def test_shipped_templates_have_no_flaw(report: str) -> None:
    template = next(told.template for told in catalogues() if told.report == report)
    content = (TEMPLATES / f"{template}.docx").read_bytes()
    assert list(find_flaws(content, "x.docx", report)) == []


@pytest.mark.parametrize(
    ("line", "rule", "words", "near"),
    [
        ("{{ forum.titel }}", "unknown-field", "no field 'forum.titel'", "forum.title"),
        ("{{ forun.title }}", "unknown-field", "no field 'forun'", "forum"),
        ("{{ title }}", "unknown-field", "no field 'title'", "forum.title"),
        ("{{ zzz }}", "unknown-field", "known here: forum, sessions", ""),
        ("{{ forum['titel'] }}", "unknown-field", "'forum.titel'", "forum.title"),
        ("{{ “x” }}{{ forum.tilte }}", "unknown-field", "'forum.tilte'", "forum.title"),
        ("{{ sessions.title }}", "unknown-field", "which is a list; loop over it", ""),
        ("{{ forum.title.x }}", "unknown-field", "which is a text", ""),
        ("{{ (sessions|first).titel }}", "unknown-field", "titel", "sessions.title"),
        ("{% if forum.veneu %}{% endif %}", "unknown-field", "'forum.veneu'", "forum.venue"),
        (
            "{% for s in sessions %}{{ s.titel }}{% endfor %}",
            "unknown-field",
            "'s.titel'",
            "s.title",
        ),
        (
            "{% for s in sessions %}{% for t in s.slots %}{{ t.lable }}{% endfor %}{% endfor %}",
            "unknown-field",
            "'t.lable'",
            "t.label",
        ),
        ("{% for c in forum.title %}{% endfor %}", "unknown-field", "is not a list", ""),
        ("{{ person.name }}", "unknown-field", "no field 'person'", ""),
        ("{{ forum.title|uper }}", "unknown-filter", "no filter 'uper'", "upper"),
        ("{% if forum is defnied %}{% endif %}", "unknown-filter", "'defnied'", "defined"),
        ("{{ sessions }}", "whole-list", "'sessions' is a list", ""),
        ("{{ forum }}", "whole-list", "'forum' is a group of fields", ""),
        ("{{ forum.title", "broken-tag", "begins with {{ does not end", ""),
        ("forum.title }}", "broken-tag", "}} ends a tag that does not begin", ""),
        ("{% fro s in sessions %}{% endfor %}", "broken-tag", "unknown tag 'fro'", ""),
        ("{% if forum %}", "broken-tag", "never closed; add {% endif %}", ""),
        ("{%p if forum %} lost", "lost-words", "would take the words around it", ""),
        ("{{ forum.title.upper() }}", "refused-tag", "'call' is not allowed", ""),
        ("see {{ parts.agenda }}", "misplaced-part", "does not stand alone", ""),
        ("{{ parts.recomendations }}", "unknown-field", "", "parts.recommendations"),
    ],
)
def test_a_wrong_tag_is_named(path: Path, line: str, rule: str, words: str, near: str) -> None:
    found = [flaw for flaw in flaws(path, "One", line) if flaw.severity == "error"]
    first = found[0]
    assert (first.rule, first.part, first.paragraph, first.near) == (rule, "text", 2, near)
    assert words in first.message


def test_all_are_named_in_one_run_each_at_its_place(path: Path) -> None:
    lines = ("{{ a.b }}", "{{ forum.titel }} {{ forum.dat }}", "{% fro %}", "{{ x", "{% if y %}")
    with_paragraphs(path, *lines, BODY, header="{{ furniture.evnt }}")
    word = docx.Document(str(path))
    table = word.add_table(rows=2, cols=3)
    table.cell(1, 2).text = "{{ forum.venu }}"
    word.save(str(path))
    found = [flaw for flaw in check_template(path) if flaw.severity == "error"]
    assert [(flaw.part, flaw.paragraph) for flaw in found] == [
        ("text", 1),
        ("text", 2),
        ("text", 2),
        ("text", 3),
        ("text", 4),
        ("text", 5),
        ("text", 12),
        ("header", 1),
    ]
    cell = found[6]
    assert (cell.table, cell.row, cell.column) == (1, 2, 3)
    assert str(cell) == (
        "text, table 1, row 2, column 3, paragraph 12: error: there is no field 'forum.venu'; "
        "did you mean 'forum.venue'? [unknown-field]"
    )


def test_a_name_that_may_be_missing_is_a_warning(path: Path) -> None:
    found = flaws(path, "{{ forum.venu|default('') }}{% if forum.x is defined %}{% endif %}")
    assert [(flaw.severity, flaw.rule) for flaw in found] == [("warning", "unknown-field")] * 2


def test_a_part_of_the_folders_own_is_a_warning(path: Path) -> None:
    with_paragraphs(path, COVER, "{{ parts.visa }}", *PARTS)
    found = list(find_flaws(path.read_bytes(), path.name, "concept-note"))
    assert [(flaw.severity, flaw.rule) for flaw in found] == [("warning", "unknown-field")]


def test_what_is_not_printed_is_told(path: Path) -> None:
    with_paragraphs(path, "{{ parts.recommendations }}")
    found = list(find_flaws(path.read_bytes(), path.name, "outcome-report"))
    told = [flaw.message for flaw in found if flaw.rule == "left-out-part"]
    assert "{{ parts.cover }} has no place: it is not printed" in told
    assert "{{ parts.way_forward }} has no place: it is not printed" in told
    assert len(told) == len(catalogues()[2].parts) - 2
    assert all(flaw.severity == "warning" for flaw in found)


def test_a_template_without_a_place_cannot_be_used(path: Path) -> None:
    with_paragraphs(path, "One")
    found = list(find_flaws(path.read_bytes(), path.name, "outcome-report"))
    assert [flaw.rule for flaw in found] == ["cannot-be-filled"]


def test_what_only_filling_shows_is_found_by_filling(path: Path) -> None:
    found = flaws(path, BODY)
    assert [flaw.rule for flaw in found] == ["cannot-be-filled"]
    assert found[0].message == "parts.body has more than one place; keep one of them"


def test_a_template_of_another_name_is_held_against_all_reports(path: Path) -> None:
    assert flaws(path, "{{ person.name }}{{ parts.agenda }}", report="house")[0].rule == (
        "misplaced-part"
    )
    assert flaws(path, "{{ person.name }}", report="house") == []


def test_missing_styles_are_told_with_what_stands_in(path: Path) -> None:
    word = docx.Document()
    word.add_paragraph(COVER)
    word.add_paragraph(BODY)
    word.styles.add_style("Table_text", 1)
    word.save(str(path))
    found = list(find_flaws(path.read_bytes(), path.name, "outcome-report"))
    told = [flaw.message for flaw in found if flaw.rule == "missing-style"]
    assert "there is no style 'Table Text'; 'table_text' of the template stands in for it" in told
    assert "there is no style 'Notice'; the shipped one stands in for it" in told
    assert {flaw.severity for flaw in found} == {"note"}


def test_a_file_that_is_no_template_is_an_error(path: Path) -> None:
    path.write_bytes(b"hello")
    with pytest.raises(TemplateError, match="not a Word document"):
        check_template(path)
