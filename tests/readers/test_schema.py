"""The schema says what the reader reads."""

import copy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from reportgen.readers import forum_schema
from reportgen.readers.shared.yaml_text import load_yaml

from .conftest import FORUM


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = forum_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def _as_editor(text: str) -> Any:
    """YAML 1.2 as editors read it: times and dates are text."""
    loader = type("Loader", (yaml.SafeLoader,), {})
    kept = {
        first: [(tag, exp) for tag, exp in found if not tag.endswith((":int", ":timestamp"))]
        for first, found in copy.deepcopy(yaml.SafeLoader.yaml_implicit_resolvers).items()
    }
    loader.yaml_implicit_resolvers = kept  # type: ignore[attr-defined]
    return yaml.load(text, Loader=loader)


def test_what_the_reader_reads_is_valid(
    validator: jsonschema.Draft202012Validator, demo_folder: Path
) -> None:
    assert list(validator.iter_errors(load_yaml(demo_folder / "forum.yaml").value)) == []
    assert list(validator.iter_errors(_as_editor(FORUM))) == []


@pytest.mark.parametrize(
    ("typed", "instead"),
    [("13:30", "13:75"), ("titl", "titel"), ("q-and-a", "q and a"), ("2026-05-14", "2026-13-01")],
)
def test_what_the_reader_refuses_is_not(
    validator: jsonschema.Draft202012Validator, typed: str, instead: str
) -> None:
    assert list(validator.iter_errors(_as_editor(FORUM.replace(typed, instead))))


def test_every_record_is_closed_and_explained() -> None:
    schema: dict[str, Any] = forum_schema()
    for record in (schema, *schema["$defs"].values()):
        assert record["additionalProperties"] is False
        assert record["description"]
    assert schema["properties"]["timezone"]["description"]
