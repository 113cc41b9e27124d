"""Profiles are folders of templates; one that does not exist is told with the one meant."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.document import Heading, List
from reportgen.errors import InputError
from reportgen.project import (
    build,
    build_folder,
    load_forum,
    read_folder,
    request_for,
    verify_folder,
)
from reportgen.project.documents.profiles import profile_names
from reportgen.shipped import shipped
from tests.project.conftest import BuiltForum


def with_profile(folder: Path, target: Path, profile: str) -> Path:
    shutil.copytree(folder, target)
    settings = target / "forum.yaml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("profile: project-report", f"profile: {profile}")
    settings.write_text(text, encoding="utf-8", newline="\n")
    return target


def test_the_shipped_profiles() -> None:
    assert profile_names() == ("project-report", "un-formal")


def test_a_profile_has_all_that_the_other_has() -> None:
    folder = shipped("templates")
    one, other = ({p.name for p in (folder / name).iterdir()} for name in profile_names())
    assert one <= other


def test_a_profile_that_does_not_exist_stops_a_build(demo_folder: Path) -> None:
    forum = replace(load_forum(demo_folder).forum, profile="un-frmal")
    with pytest.raises(InputError, match="'un-frmal' does not exist; did you mean 'un-formal'"):
        build(forum, formats=("txt",))


def test_check_names_the_line_of_such_a_profile(demo_folder: Path, tmp_path: Path) -> None:
    folder = with_profile(demo_folder, tmp_path / "forum", "projectreport")
    issues = [issue for issue in read_folder(folder).issues if issue.rule == "unknown-profile"]
    assert len(issues) == 1
    assert "did you mean 'project-report'?" in issues[0].message
    assert issues[0].where.line > 1


def test_a_forum_may_bring_its_own_profile(demo_folder: Path, tmp_path: Path) -> None:
    folder = with_profile(demo_folder, tmp_path / "forum", "ours")
    shutil.copytree(shipped("templates") / "un-formal", folder / "templates" / "ours")
    assert not [issue for issue in read_folder(folder).issues if issue.rule == "unknown-profile"]


def test_the_demo_forum_is_quiet_in_its_profile(demo_folder: Path, kipa_folder: Path) -> None:
    for folder in (demo_folder, kipa_folder):
        issues = read_folder(folder).issues
        assert not [issue for issue in issues if issue.rule.startswith("style-")]


def test_remarks_on_style_have_file_and_line(demo_folder: Path, tmp_path: Path) -> None:
    folder = with_profile(demo_folder, tmp_path / "forum", "un-formal")
    told = [i for i in read_folder(folder).issues if i.rule == "style-individual-statement"]
    assert ("report/session-warnings.md", 3) in {(i.where.path, i.where.line) for i in told}
    assert any(i.where.path == "notes/session-2.md" for i in told)


@pytest.mark.model
def test_the_formal_report_is_numbered_and_proven(formal: BuiltForum) -> None:
    assert verify_folder(formal.source, formal.output).verified
    body = formal.documents["outcome-report-public"].body
    lists = [b for b in body if isinstance(b, List) and b.numbering == "paragraph"]
    counted = [n for b in lists for n in range(b.start, b.start + len(b.items))]
    assert counted == list(range(1, len(counted) + 1))
    assert [b.number for b in body if isinstance(b, Heading)].count("I.") == 1
    assert "did not agree that the measurements" in formal.words("outcome-report-public.docx")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('language: "../../x"', "is no code of a language; write one as in ar, en, es, fr"),
        ("language: klingon", "is no code of a language"),
        ("languages: [en, klingon]", "is no code of a language"),
        ("language: vi", "does not exist; did you mean|does not exist; there are ar, en, fr, ko"),
    ],
)
def test_a_language_that_there_is_not_stops_a_build_at_its_line(
    root: Path, tmp_path: Path, written: str, told: str
) -> None:
    folder = tmp_path / "forum"
    shutil.copytree(root / "tests" / "forums" / "rivieres-2026", folder)
    settings = folder / "forum.yaml"
    text = settings.read_text(encoding="utf-8").replace("languages: [fr, en]\n", "")
    settings.write_text(f"{text}{written}\n", encoding="utf-8", newline="\n")
    with pytest.raises(InputError, match=told) as error:
        build_folder(folder, tmp_path / "out", request_for(), model=None, tell=lambda _: None)
    assert error.value.place.line == text.count("\n") + 1
    assert not list((tmp_path / "out").rglob("*.docx"))


def test_notes_in_a_language_that_there_is_not_are_told_at_their_line(
    root: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "forum"
    shutil.copytree(root / "tests" / "forums" / "rivieres-2026", folder)
    notes = folder / "notes" / "crues.md"
    text = notes.read_text(encoding="utf-8").replace("language: fr", "language: klingon")
    notes.write_text(text, encoding="utf-8", newline="\n")
    with pytest.raises(InputError, match=r"crues\.md:3:.*'klingon' is no code of a language"):
        read_folder(folder)


def test_a_table_of_countries_holds_for_its_language(root: Path, tmp_path: Path) -> None:
    folder = with_profile(root / "tests" / "forums" / "rivieres-2026", tmp_path / "forum", "")
    settings = folder / "forum.yaml"
    written = settings.read_text(encoding="utf-8") + "profile: un-formal\n"
    settings.write_text(written, encoding="utf-8", newline="\n")
    files = build(load_forum(folder), ["concept-note"], ("txt",))
    assert "Sénégal" in files["concept-note.txt"].decode()
    table = folder / "templates" / "un-formal" / "country_names.fr.yaml"
    table.parent.mkdir(parents=True)
    table.write_text("countries:\n  - name: France\n", encoding="utf-8")
    own = (folder / "templates",)
    files = build(load_forum(folder), ["concept-note"], ("txt",), templates=own)
    assert "Sénégal" not in files["concept-note.txt"].decode()
