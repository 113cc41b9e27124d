"""Outlines are read as strictly as forum.yaml."""

from pathlib import Path

import pytest

from reportgen.errors import InputError, TemplateError
from reportgen.model import CountryName, House, Language, Outline, OutlineSection, ReportWords
from reportgen.readers import read_country_names, read_outline

NONE = Language("en", (), (), ())
TEXT = """\
document_type: Outcome report
sections:
  - {id: contents, heading: Contents}
  - {id: agenda, heading: "Annex: agenda", page_break: true}
sentences:
  unwritten: "[to be written]"
disclaimer: >-
  The views are
  those of the speakers.
"""


def test_an_outline_is_read(tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert read_outline(path, "outcome-report", NONE) == Outline(
        "outcome-report",
        "Outcome report",
        (OutlineSection("contents", "Contents"), OutlineSection("agenda", "Annex: agenda", True)),
        (("unwritten", "[to be written]"),),
        "The views are those of the speakers.",
    )


def test_a_section_lies_on_its_side(tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    lying = TEXT.replace("page_break: true", "layout: landscape")
    path.write_text(lying, encoding="utf-8")
    outline = read_outline(path, "outcome-report", NONE)
    assert [section.layout for section in outline.sections] == ["portrait", "landscape"]


@pytest.mark.parametrize(
    ("typed", "instead", "message"),
    [
        ("page_break: true", "layout: sideways", "landscape"),
        ("heading: C", "heeding: C", "did you mean 'heading'"),
        ("true", "maybe", "neither yes nor no"),
        ("id: agenda", "id: contents", "is taken"),
        ("document_type", "document_tipe", "did you mean 'document_type'"),
        ('unwritten: "[to be written]"', "unwritten: [a]", "must be one text"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, typed: str, instead: str, message: str) -> None:
    path = tmp_path / "o.yaml"
    path.write_text(TEXT.replace(typed, instead), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_outline(path, "outcome-report", NONE)


def test_a_house_with_budgets_and_checks_is_read(tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    more = "house: {heading_numbers: yes}\nbudgets: {total: 8500}\nstyle_checks: [percent]\n"
    path.write_text(TEXT.replace("true}", "true, numbered: no}") + more, encoding="utf-8")
    outline = read_outline(path, "outcome-report", NONE)
    assert outline.house == House(heading_numbers=True)
    assert outline.budgets == (("total", 8500),)
    assert outline.style_checks == ("percent",)
    assert [section.numbered for section in outline.sections] == [True, False]


def test_a_budget_that_is_no_number_is_told(tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    path.write_text(TEXT + "budgets: {total: many}\n", encoding="utf-8")
    with pytest.raises(InputError, match="total 'many' is not a whole number"):
        read_outline(path, "outcome-report", NONE)


def test_names_of_countries_are_read(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("countries:\n  - {name: Norway, also: [Noreg]}\n", encoding="utf-8")
    assert read_country_names(path) == (CountryName("Norway", ("Noreg",)),)


# --- words of the language ----------------------------------------------------------------------

FRENCH = Language(
    "fr",
    (("page", "Page {page} sur {pages}"),),
    (("outcome-report", ReportWords("Rapport", (("agenda", "Programme"),), (("no", "Non"),))),),
    (("outcome-report", ReportWords("Rapport de la réunion", (), (("no", "Pas"),))),),
)


def in_french(folder: Path, text: str) -> Outline:
    path = folder / "o.yaml"
    path.write_text(text, encoding="utf-8")
    return read_outline(path, "outcome-report", FRENCH)


def test_what_an_outline_does_not_say_is_said_by_the_language(tmp_path: Path) -> None:
    outline = in_french(tmp_path, "sections: [{id: agenda}]\nsentences: {page: P. {page}}\n"
                        .replace("P. {page}", '"P. {page}"'))  # fmt: skip
    assert outline.document_type == "Rapport"
    assert outline.sections == (OutlineSection("agenda", "Programme"),)
    assert dict(outline.sentences) == {"page": "P. {page}", "no": "Non"}
    assert outline.language == "fr"


def test_formal_words_stand_in_place_of_the_plain_ones(tmp_path: Path) -> None:
    outline = in_french(tmp_path, "words: formal\nsections: [{id: agenda}]\n")
    assert outline.document_type == "Rapport de la réunion"
    assert outline.sections[0].heading == "Programme"
    assert dict(outline.sentences)["no"] == "Pas"


def test_a_section_that_nobody_gave_a_heading_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"o\.yaml: section 'press' has no heading"):
        in_french(tmp_path, "sections: [{id: press}]\n")
    assert in_french(tmp_path, 'sections: [{id: press, heading: ""}]\n').sections[0].heading == ""
