"""`reportgen fields` tells what composition gives, of every report and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.composition.briefs.brief import _SECTIONS as BRIEF_SECTIONS
from reportgen.composition.concept_note import _PROSE_SECTIONS
from reportgen.composition.concept_note import _SECTIONS as NOTE_SECTIONS
from reportgen.composition.outcome.report import SECTIONS
from reportgen.composition.outcome.summary import _SECTIONS as SUMMARY_SECTIONS
from reportgen.document import Document, Value
from reportgen.project import REPORTS, Request, compose, fields_of, read_folder
from reportgen.writers.docx.template.fields import context

KNOWN_PARTS = {
    "concept-note": {*NOTE_SECTIONS, *_PROSE_SECTIONS},
    "speaker-briefs": {*BRIEF_SECTIONS, "changes"},
    "outcome-report": {*SECTIONS, "contents"},
    "outcome-summary": {*SUMMARY_SECTIONS},
}


@pytest.fixture(scope="module")
def documents(demo_folder: Path) -> dict[str, Document]:
    """The first document of every report of the example forum."""
    made: dict[str, Document] = {}
    for composed in compose(read_folder(demo_folder).proceedings, Request()):
        made.setdefault(composed.report, composed.document)
    return made


def told(name: str, value: Value) -> Iterator[tuple[str, str, str]]:
    """Name, type and an example of a value and of what is in it, the first that is not empty."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from told(f"{name}.{key}" if name else key, inner)
    elif isinstance(value, list):
        texts = [member for member in value if isinstance(member, str)]
        if texts or not value:
            yield name, "list of text", texts[0] if texts else ""
            return
        yield name, "list", ""
        members = [dict(_inner(f"{name}[]", member)) for member in value]
        for key, (kind, _) in members[0].items():
            examples = [member[key][1] for member in members if member.get(key)]
            yield key, kind, next(filter(None, examples), "")
    else:
        yield name, "text", str(value)


def _inner(name: str, value: Value) -> Iterator[tuple[str, tuple[str, str]]]:
    return ((inner, (kind, example)) for inner, kind, example in told(name, value))


@pytest.mark.parametrize("report", REPORTS)
def test_every_field_is_listed_with_its_type(report: str, documents: dict[str, Document]) -> None:
    values = context(documents[report])
    del values["parts"]
    given = {name: kind for name, kind, _ in told("", values)}
    listed = fields_of(report)  # type: ignore[arg-type]
    assert {row.name: row.type for row in listed if row.type != "part"} == given


@pytest.mark.parametrize("report", REPORTS)
def test_every_example_is_in_the_example_forum(report: str, documents: dict[str, Document]) -> None:
    given = repr(dict(context(documents[report])))
    for row in fields_of(report):  # type: ignore[arg-type]
        assert repr(row.example)[1:-1] in given, row.name


@pytest.mark.parametrize("report", REPORTS)
def test_every_part_is_listed(report: str) -> None:
    tags = {f"parts.{name.replace('-', '_')}" for name in KNOWN_PARTS[report]}
    listed = {row.name for row in fields_of(report) if row.type == "part"}  # type: ignore[arg-type]
    assert listed == tags | {"parts.cover", "parts.body"}


def test_every_meaning_is_told_in_a_few_words() -> None:
    for report in REPORTS:
        for row in fields_of(report):
            assert 3 < len(row.meaning) < 80, row.name
            assert not row.meaning.endswith("."), row.name
