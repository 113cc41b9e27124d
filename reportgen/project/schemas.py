"""JSON Schemas of what people write and of what the command line prints."""

import json
from pathlib import Path
from typing import Any

from reportgen.errors import InputError
from reportgen.readers import forum_schema

_ENVELOPES = Path(__file__).with_name("envelopes.json")
_ISSUE = {
    "type": "object",
    "properties": {
        "severity": {"enum": ["error", "warning", "note"]},
        "rule": {"type": "string"},
        "message": {"type": "string"},
        "path": {"type": "string"},
        "line": {"type": "integer"},
        "column": {"type": "integer"},
    },
    "required": ["severity", "rule", "message", "path", "line", "column"],
    "additionalProperties": False,
}


def envelope_kinds() -> tuple[str, ...]:
    """Return the names of the envelopes that ``--json`` prints."""
    return tuple(json.loads(_ENVELOPES.read_text(encoding="utf-8")))


def schema_named(name: str) -> dict[str, Any]:
    """Return the JSON Schema of forum.yaml (``forum``) or of an envelope (``findings/2``).

    Raises:
        InputError: if there is no schema of that name.
    """
    if name == "forum":
        return forum_schema()
    contents = json.loads(_ENVELOPES.read_text(encoding="utf-8"))
    if name not in contents:
        listed = ", ".join(["forum", *contents])
        raise InputError(
            f"there is no schema of this name; there are {listed}", name, rule="unknown-schema"
        )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        "type": "object",
        "properties": {
            "schema": {"const": name},
            "reportgen": {"type": "string"},
            "content": contents[name],
            "issues": {"type": "array", "items": _ISSUE},
        },
        "required": ["schema", "reportgen", "content", "issues"],
        "additionalProperties": False,
    }
