"""Whatever decides a file's bytes changes what it is made of: nothing stale passes for current."""

import sys
from pathlib import Path

import pytest

from reportgen.project.documents import made_of as room
from reportgen.project.documents.made_of import made_of, program_digest


def test_content_files_and_fonts_count(tmp_path: Path) -> None:
    template = tmp_path / "report.docx"
    template.write_bytes(b"1")
    first = made_of("said", [template], ["Noto 1"])
    assert made_of("said", [template], ["Noto 1"]) == first
    assert made_of("Said", [template], ["Noto 1"]) != first
    assert made_of("said", [template], ["Noto 2"]) != first
    template.write_bytes(b"2")
    assert made_of("said", [template], ["Noto 1"]) != first


def test_another_version_of_a_package_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "none")])
    metadata = tmp_path / "reportlab-5.1.dist-info"
    metadata.mkdir()
    before = program_digest.__wrapped__()
    assert program_digest.__wrapped__() == before
    metadata.rename(tmp_path / "reportlab-5.2.dist-info")
    assert program_digest.__wrapped__() != before


@pytest.mark.parametrize("name", ["code.py", "rules.yaml", "weights.json"])
def test_our_own_code_rules_and_weights_count(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_PACKAGE", tmp_path)
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / name).write_text("1", encoding="utf-8")
    before = program_digest.__wrapped__()
    (tmp_path / "room" / name).write_text("2", encoding="utf-8")
    assert program_digest.__wrapped__() != before
