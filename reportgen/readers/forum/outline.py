"""A report's outline: order, house rules and own words, with the strictness of forum.yaml."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.errors import TemplateError
from reportgen.model import (
    CountryName,
    House,
    Language,
    Outline,
    OutlineSection,
    PageLayout,
    Register,
    ReportName,
    ReportWords,
)
from reportgen.readers.forum.records import Records
from reportgen.readers.shared.yaml_text import load_yaml


@dataclass(frozen=True, slots=True)
class _Section:
    """A section as written; where it has no heading, the language's is printed."""

    id: str
    heading: str | None = None
    page_break: bool = False
    numbered: bool = True
    layout: PageLayout = "portrait"


@dataclass(frozen=True, slots=True)
class _OutlineFile:
    """The keys of an outline YAML; what it says in words goes before the language's."""

    document_type: str = ""
    words: Register = "plain"
    sections: tuple[_Section, ...] = ()
    sentences: Mapping[str, str] = field(default_factory=dict)
    disclaimer: str = ""
    house: House = field(default_factory=House)
    budgets: Mapping[str, int] = field(default_factory=dict)
    style_checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _CountryFile:
    """The keys of a table of country names."""

    countries: tuple[CountryName, ...] = ()


def read_outline(path: Path, report: ReportName, language: Language) -> Outline:
    """Return the outline of a report in the words of a language.

    Raises:
        InputError: if the file cannot be read or anything in it is wrong.
        TemplateError: if a section has no heading, neither here nor in the language.
    """
    read = Records(load_yaml(path)).read(_OutlineFile)
    words = _words(language, report, read.words)
    headings = dict(words.headings)
    return Outline(
        report,
        read.document_type or words.document_type,
        tuple(_section(section, headings, path) for section in read.sections),
        tuple(_merged(language.general, words.sentences, read.sentences.items()).items()),
        read.disclaimer,
        read.house,
        tuple(read.budgets.items()),
        read.style_checks,
        language=language.tag,
    )


def _words(language: Language, report: ReportName, register: Register) -> ReportWords:
    """Return the words of a report; formal ones stand in place of the plain ones."""
    plain = dict(language.reports).get(report, ReportWords(""))
    formal = dict(language.formal).get(report)
    if formal is None or register == "plain":
        return plain
    return ReportWords(
        formal.document_type,
        tuple(_merged(plain.headings, formal.headings).items()),
        tuple(_merged(plain.sentences, formal.sentences).items()),
    )


def _merged(*words: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name: text for more in words for name, text in more}


def _section(section: _Section, headings: Mapping[str, str], path: Path) -> OutlineSection:
    heading = headings.get(section.id) if section.heading is None else section.heading
    if heading is None:
        message = f"section {section.id!r} has no heading; write 'heading:' below it"
        raise TemplateError(message, str(path), rule="missing-heading")
    return OutlineSection(section.id, heading, section.page_break, section.numbered, section.layout)


def read_country_names(path: Path) -> tuple[CountryName, ...]:
    """Return the table of the names under which a profile prints countries.

    Raises:
        InputError: if the file cannot be read or anything in it is wrong.
    """
    return Records(load_yaml(path)).read(_CountryFile).countries
