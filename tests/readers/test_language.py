"""A language is one file, and one that is not complete says which words it lacks."""

from pathlib import Path

import pytest

from reportgen.errors import InputError, TemplateError
from reportgen.readers import check_language, read_language
from reportgen.shipped import shipped

SHIPPED = shipped("templates") / "languages"
ENGLISH = read_language(SHIPPED / "en.yaml")


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    """The English file under another name, with words taken out or written otherwise."""
    text = (SHIPPED / "en.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "xx.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_are_found_by_name(tmp_path: Path) -> None:
    assert dict(ENGLISH.general)["date"] == "{day} {month} {year}"
    assert dict(ENGLISH.general)["language-ko"] == "Korean"
    assert dict(ENGLISH.reports)["outcome-report"].document_type == "Outcome Report"
    assert dict(dict(ENGLISH.formal)["outcome-report"].headings)["participation"] == "Attendance"
    assert read_language(changed(tmp_path)).tag == "xx"


def test_no_word_of_a_report_has_the_name_of_a_general_one() -> None:
    general = {name for name, _ in ENGLISH.general}
    for _, words in (*ENGLISH.reports, *ENGLISH.formal):
        assert not general & {name for name, _ in words.sentences}


def test_marks_that_stay_with_their_words(tmp_path: Path) -> None:
    marks = 'name: English\nno_break_before: ": ;"\nno_break_after: "«"\n'
    words = ("Session {number}", "« {number} » : ")
    path = changed(tmp_path, ("name: English\n", marks), words)
    assert dict(read_language(path).general)["session-name"] == "«\u00a0{number} »\u00a0:"


def test_a_language_that_lacks_words_names_each_of_them(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        ("  draft: Draft\n", ""),
        ("      dear:", "      deer:"),
        ("Page {page} of {pages}", "Page {number}"),
    )
    with pytest.raises(TemplateError) as told:
        check_language(read_language(path), ENGLISH, "languages/xx.yaml")
    assert str(told.value) == (
        "languages/xx.yaml: missing: general.draft, reports.speaker-briefs.sentences.dear; "
        "not known: reports.speaker-briefs.sentences.deer; "
        "general.page has fields besides {pages}, {page}; "
        "compare it with the shipped languages/en.yaml"
    )


def test_a_language_that_is_no_yaml_is_told(tmp_path: Path) -> None:
    path = changed(tmp_path, ("general:\n", "generall:\n"))
    with pytest.raises(InputError, match="did you mean 'general'"):
        read_language(path)


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_shipped_languages_say_the_same(path: Path) -> None:
    language = read_language(path)
    check_language(language, ENGLISH, path.name)
    assert {key for key, _ in language.general} == {key for key, _ in ENGLISH.general}
    assert all(words for _, words in language.general)


def test_a_language_that_was_changed_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "en.yaml"
    text = (SHIPPED / "en.yaml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    assert dict(read_language(path).general)["draft"] == "Draft"
    path.write_text(text.replace("draft: Draft", "draft: Sketch"), encoding="utf-8")
    assert dict(read_language(path).general)["draft"] == "Sketch"
