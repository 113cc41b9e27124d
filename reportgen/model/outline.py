"""The outline of a report: its sections, its house rules and its standing words."""

from dataclasses import dataclass
from typing import Literal

from reportgen.model.terms import ReportName

PageLayout = Literal["portrait", "landscape"]

Register = Literal["plain", "formal"]
"""The register of a language that a profile prints: that of projects, or of formal documents."""


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section of a report: ``id`` selects the content, ``heading`` is printed.

    ``numbered`` false keeps numbers off its heading and paragraphs even if the house rules number
    them; ``layout`` "landscape" turns its pages on their side.
    """

    id: str
    heading: str
    page_break: bool = False
    numbered: bool = True
    layout: PageLayout = "portrait"


@dataclass(frozen=True, slots=True)
class House:
    """The house rules of a publisher; with all of them off a report is plain prose.

    ``heading_numbers`` are I., A., 1.; ``paragraph_numbers`` count through the report, with
    sub-paragraphs (a). Without ``individual_statements`` no statement is attributed to a person.
    ``numbers_in_words`` spells out our own counts under ten. ``themes`` prints themes under
    recommendations in the public edition, too; ``by_theme`` orders recommendations by the forum's
    own themes, if it has any.
    """

    heading_numbers: bool = False
    paragraph_numbers: bool = False
    individual_statements: bool = True
    numbers_in_words: bool = False
    themes: bool = False
    by_theme: bool = False


@dataclass(frozen=True, slots=True)
class CountryName:
    """The printed name of a country, and other names under which people write it."""

    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The name of a report, its headings by section id, and its standing sentences by name."""

    document_type: str
    headings: tuple[tuple[str, str], ...] = ()
    sentences: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """All words that reports print in one language, apart from the forum's own.

    ``general`` are the words of every report (dates, enumerations, labels); ``formal`` replaces
    ``reports`` where a profile asks for it.
    """

    tag: str
    general: tuple[tuple[str, str], ...]
    reports: tuple[tuple[ReportName, ReportWords], ...]
    formal: tuple[tuple[ReportName, ReportWords], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """Order, headings and standing sentences of one report in one language.

    ``budgets`` are the most words for a section, or for all of them (``total``); ``style_checks``
    name the rules by which people's prose is checked. If there are ``countries``, no other name of
    a country is printed. ``language`` is a BCP 47 tag.
    """

    report: ReportName
    document_type: str
    sections: tuple[OutlineSection, ...] = ()
    sentences: tuple[tuple[str, str], ...] = ()
    disclaimer: str = ""
    house: House = House()
    budgets: tuple[tuple[str, int], ...] = ()
    style_checks: tuple[str, ...] = ()
    countries: tuple[CountryName, ...] = ()
    language: str = "en"
