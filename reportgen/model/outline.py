"""How a report is laid out, and the words that it prints."""

from dataclasses import dataclass
from typing import Literal

from reportgen.model.terms import ReportName

PageLayout = Literal["portrait", "landscape"]

Register = Literal["plain", "formal"]
"""Which words of a language a profile prints: those of projects, or of formal documents."""


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section of a report: ``id`` names the content, ``heading`` is printed.

    ``numbered`` false keeps numbers off its heading and paragraphs where the house has them;
    a ``layout`` of "landscape" lays its pages on their side.
    """

    id: str
    heading: str
    page_break: bool = False
    numbered: bool = True
    layout: PageLayout = "portrait"


@dataclass(frozen=True, slots=True)
class House:
    """How the house that publishes a report wants it set; all off is plain prose.

    ``heading_numbers`` are I., A., 1.; ``paragraph_numbers`` count through the report, with
    sub-paragraphs (a). Without ``individual_statements`` nobody is printed with what he or she
    said. ``numbers_in_words`` writes our own counts under ten in words. ``themes`` prints
    themes under recommendations in public, too; ``by_theme`` orders recommendations by the forum's
    own themes, where it has some.
    """

    heading_numbers: bool = False
    paragraph_numbers: bool = False
    individual_statements: bool = True
    numbers_in_words: bool = False
    themes: bool = False
    by_theme: bool = False


@dataclass(frozen=True, slots=True)
class CountryName:
    """The name under which a country is printed, and other names that people write for it."""

    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportWords:
    """What a report is called, the headings of its sections by id, and its sentences by name."""

    document_type: str
    headings: tuple[tuple[str, str], ...] = ()
    sentences: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """All that the reports print in one language and that is not the forum's.

    ``general`` are the words of every report (dates, enumerations, labels); ``formal`` is printed
    in place of ``reports`` where a profile wants it.
    """

    tag: str
    general: tuple[tuple[str, str], ...]
    reports: tuple[tuple[ReportName, ReportWords], ...]
    formal: tuple[tuple[ReportName, ReportWords], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """Order, headings and standing sentences of one report in one language.

    ``budgets`` are the words that a section, or ``total`` all of them, may have at most;
    ``style_checks`` name the rules that people's prose is held against. Where there are
    ``countries``, no other name of a country is printed. ``language`` is a BCP 47 tag.
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
