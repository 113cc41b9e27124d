"""How a report is laid out."""

from dataclasses import dataclass

from reportgen.model.terms import ReportName


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section of a report: ``id`` names the content, ``heading`` is printed.

    ``numbered`` false keeps numbers off its heading and paragraphs where the house has them.
    """

    id: str
    heading: str
    page_break: bool = False
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class House:
    """How the house that publishes a report wants it set; all off is plain prose.

    ``heading_numbers`` are I., A., 1.; ``paragraph_numbers`` count through the report, with
    sub-paragraphs (a). Without ``individual_statements`` nobody is printed with what he or she
    said. ``numbers_in_words`` writes our own counts under ten in words.
    """

    heading_numbers: bool = False
    paragraph_numbers: bool = False
    individual_statements: bool = True
    numbers_in_words: bool = False


@dataclass(frozen=True, slots=True)
class CountryName:
    """The name under which a country is printed, and other names that people write for it."""

    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """Order, headings and standing sentences of one report, read from its outline YAML.

    ``budgets`` are the words that a section, or ``total`` all of them, may have at most;
    ``style_checks`` name the rules that people's prose is held against. Where there are
    ``countries``, no other name of a country is printed.
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
