"""A report's outline: order, headings and standing sentences, with the strictness of forum.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.model import CountryName, House, Outline, OutlineSection, ReportName
from reportgen.readers.records import Records
from reportgen.readers.yaml_text import load_yaml


@dataclass(frozen=True, slots=True)
class _OutlineFile:
    """The keys of an outline YAML."""

    document_type: str
    sections: tuple[OutlineSection, ...] = ()
    sentences: Mapping[str, str] = field(default_factory=dict)
    disclaimer: str = ""
    house: House = field(default_factory=House)
    budgets: Mapping[str, int] = field(default_factory=dict)
    style_checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _CountryFile:
    """The keys of a table of country names."""

    countries: tuple[CountryName, ...] = ()


def read_outline(path: Path, report: ReportName) -> Outline:
    """Return the outline of a report.

    Raises:
        InputError: if the file cannot be read or anything in it is wrong.
    """
    read = Records(load_yaml(path)).read(_OutlineFile)
    return Outline(
        report,
        read.document_type,
        read.sections,
        tuple(read.sentences.items()),
        read.disclaimer,
        read.house,
        tuple(read.budgets.items()),
        read.style_checks,
    )


def read_country_names(path: Path) -> tuple[CountryName, ...]:
    """Return the table of the names under which a profile prints countries.

    Raises:
        InputError: if the file cannot be read or anything in it is wrong.
    """
    return Records(load_yaml(path)).read(_CountryFile).countries
