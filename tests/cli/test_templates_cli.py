"""`reportgen fields` and `reportgen templates check` as a person types them."""

import json
from pathlib import Path

import docx
import jsonschema
import pytest

from reportgen.project import schema_named
from tests.cli.conftest import Run


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A template of a person who mistyped a field."""
    word = docx.Document()
    word.add_paragraph("{{ parts.cover }}")
    word.add_paragraph("{{ forum.titel }}")
    word.add_paragraph("{{ parts.body }}")
    word.save(str(tmp_path / "outcome_report.docx"))
    return tmp_path / "outcome_report.docx"


@pytest.mark.parametrize("report", ["concept-note", "speaker-briefs", "outcome-report"])
def test_fields_are_listed(run: Run, report: str) -> None:
    shown = run("fields", report)
    assert shown.code == 0
    assert "Example: 2026 Seomaru Forum" in shown.out
    told = json.loads(run("fields", report, "--json").out)
    jsonschema.validate(told, schema_named("fields/1"))
    assert len(told["content"]["fields"]) == len(shown.out.splitlines())


def test_a_wrong_field_is_said_and_stops_as_a_build_would(run: Run, template: Path) -> None:
    shown = run("templates", "check", str(template))
    assert shown.code == 3
    assert "text, paragraph 2: error: there is no field 'forum.titel'" in shown.out
    assert shown.out.rstrip().endswith("cannot be used yet; mend the errors")
    strict = run("templates", "check", str(template), "--strict", "--json")
    assert strict.code == 3
    told = json.loads(strict.out)
    jsonschema.validate(told, schema_named("templates-check/1"))
    assert told["content"]["usable"] is False
    assert told["content"]["flaws"][0]["near"] == "forum.title"


def test_what_cannot_be_used_at_all_is_bad_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_bytes(b"hello")
    shown = run("templates", "check", str(tmp_path / "own.docx"))
    assert shown.code == 3
    assert "this is not a Word document" in shown.err
    assert run("templates", "check", str(tmp_path / "none.docx")).code == 3


def test_a_link_to_a_file_is_bad_input_and_listed(run: Run, template: Path) -> None:
    word = docx.Document(str(template))
    word.part.relate_to("file:///c:/x.docx", f"{BASE}/hyperlink", is_external=True)
    word.save(str(template))
    shown = run("templates", "check", str(template))
    assert shown.code == 3
    assert "it refers to 'file:///c:/x.docx'" in shown.out
    assert "'forum.titel'" in shown.out, "the rest is told in the same run"


LINES = [
    "{{ forum.title }}",
    "{{ forum.titel }}",
    "{% for s in sessions %}{{ s.title }}{% endfor %}",
    "{% for s in sessions %}{{ s.titel }}{% endfor %}",
    "{% for s in sessions %}",
    "{{ forum.title",
    "{{ sessions }}",
    "{{ forum.title|uper }}",
    "{{ forum.title.upper() }}",
    "{{ parts.agenda }} and more",
    "{%p if forum.title %} lost",
    "{{ forum.title|default('none') }}",
]


@pytest.mark.parametrize("line", LINES)
def test_check_and_build_judge_alike(run: Run, small: Path, line: str) -> None:
    word = docx.Document()
    for text in ("{{ parts.cover }}", line, "{{ parts.body }}"):
        word.add_paragraph(text)
    path = small / "templates" / "project-report" / "concept_note.docx"
    path.parent.mkdir(parents=True)
    word.save(str(path))
    only = ("--report", "concept-note", "--format", "docx")
    assert run("templates", "check", path).code == run("build", small, *only).code


BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
