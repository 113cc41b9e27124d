"""The catalogue of fields and parts that templates may print, listed by `reportgen fields`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from reportgen.document import Value
from reportgen.shapes import WRITTEN
from reportgen.shipped import read_data

_CATALOGUE = Path(__file__).with_name("catalogue.yaml")
_OF_THE_DOCUMENT = {
    "document.type": "type",
    "document.status": "status",
    "document.date": "date",
    "furniture.document_type": "type",
    "furniture.status": "status",
    "furniture.date": "date",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a tag may print: its name, meaning, type, and value in the example forum.

    The type is ``text``, ``list of text``, ``list`` (of records with the names below it) or
    ``part``.
    """

    name: str
    type: str
    meaning: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The fields and parts for templates of one report; ``template`` is its name without suffix.

    With ``own_parts`` a forum folder may add parts of its own.
    """

    report: str
    template: str
    fields: tuple[Field, ...]
    parts: tuple[Field, ...]
    own_parts: bool = False

    @property
    def part_names(self) -> tuple[str, ...]:
        """Return the names of the parts without ``parts.``."""
        return tuple(part.name.removeprefix("parts.") for part in self.parts)


@dataclass(frozen=True, slots=True)
class _WrittenField:
    type: str
    meaning: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class _WrittenReport:
    template: str
    document: Mapping[str, str]
    fields: Mapping[str, _WrittenField]
    parts: Mapping[str, str]
    own_parts: bool = field(default=False, metadata={WRITTEN: "own parts"})


@dataclass(frozen=True, slots=True)
class _Written:
    """The file: what all reports have, then each report."""

    fields: Mapping[str, _WrittenField]
    parts: Mapping[str, str]
    reports: Mapping[str, _WrittenReport]


@cache
def catalogues() -> tuple[Catalogue, ...]:
    """Return the catalogues of all reports."""
    read = read_data(_CATALOGUE, _Written)
    return tuple(_catalogue(name, entry, read) for name, entry in read.reports.items())


def catalogue_of(template: str) -> Catalogue | None:
    """Return the catalogue of the report with this template or name, None if there is none."""
    return next((c for c in catalogues() if template in {c.template, c.report}), None)


def _catalogue(report: str, entry: _WrittenReport, read: _Written) -> Catalogue:
    fields = (
        Field(name, told.type, told.meaning, told.example)
        for name, told in {**read.fields, **entry.fields}.items()
    )
    meanings = {**read.parts, **entry.parts}
    return Catalogue(
        report,
        entry.template,
        tuple(_with_example(field, entry.document) for field in fields),
        tuple(Field(f"parts.{_tag(name)}", "part", told) for name, told in meanings.items()),
        entry.own_parts,
    )


def _tag(part: str) -> str:
    """Return a part's name as template tags spell it, with hyphens as underscores."""
    return part.replace("-", "_")


def _with_example(field: Field, document: Mapping[str, str]) -> Field:
    key = _OF_THE_DOCUMENT.get(field.name)
    return replace(field, example=document[key]) if key else field


def example_values(catalogue: Catalogue) -> dict[str, Value]:
    """Return an example value for every field of a report; lists have one member."""
    values: dict[str, Value] = {}
    for told in catalogue.fields:
        *owners, last = told.name.split(".")
        owner = values
        for name in owners:
            owner = _member(owner, name)
        match told.type:
            case "list":
                owner[last] = []
            case "list of text":
                owner[last] = [told.example]
            case _:
                owner[last] = told.example
    return values


def _member(owner: dict[str, Value], name: str) -> dict[str, Value]:
    """Return the record with this name, or the one member of a list."""
    found = owner.setdefault(name.removesuffix("[]"), {})
    if isinstance(found, list):
        if not found:
            found.append({})
        found = found[0]
    if not isinstance(found, dict):
        raise TypeError(name)
    return found
