"""What templates may print, and what is wrong with one: questions that people ask of Word files."""

from dataclasses import dataclass
from pathlib import Path

from reportgen.model import ReportName
from reportgen.writers import Flaw, catalogue_of, check_template


@dataclass(frozen=True, slots=True)
class FieldRecord:
    """A field or part of a report as a tag spells it, with an example from the example forum."""

    name: str
    """The name, as a tag spells it."""
    type: str
    """Text, list, list of text or part."""
    meaning: str
    """What it prints."""
    example: str
    """What it prints of the example forum."""


def fields_of(report: ReportName) -> tuple[FieldRecord, ...]:
    """Return the fields and then the parts that the templates of a report may print."""
    catalogue = catalogue_of(report)
    listed = (*catalogue.fields, *catalogue.parts) if catalogue else ()
    return tuple(FieldRecord(f.name, f.type, f.meaning, f.example) for f in listed)


def flaws_of(template: Path, report: ReportName | None = None) -> tuple[Flaw, ...]:
    """Return what is wrong with a Word template, for a report or the one that its name tells.

    Raises:
        TemplateError: if the file cannot be opened as a Word template.
    """
    return check_template(template, report or "")
