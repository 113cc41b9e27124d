"""The JSON Schema of forum.yaml, made from the classes that it is read into."""

import dataclasses
import datetime as dt
import inspect
import typing
from collections.abc import Mapping

from reportgen.model import Forum
from reportgen.readers.forum.descriptions import DESCRIPTIONS
from reportgen.readers.forum.records import COLLECTIONS, fields_of, required_of, without_none

Schema = dict[str, object]

_NO_BLANKS = r"^[^\s._\-/\\][^\s/\\]*$"
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_LEAVES: Mapping[object, Schema] = {
    str: _TEXT,
    int: {"type": ["integer", "string"], "pattern": "^[0-9]{1,9}$", "minimum": 0},
    bool: {"type": ["boolean", "string"], "pattern": "^(true|false|yes|no)$"},
    dt.time: {
        "type": "string",
        "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$",
        "examples": ["13:30"],
    },
    dt.date: {
        "type": "string",
        "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        "examples": ["2026-05-14"],
    },
}


def forum_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of forum.yaml, for editors.

    An empty value is allowed where a key may be left out; numbers may be typed as text.
    """
    definitions: dict[str, Schema] = {}
    root = _object(Forum, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "forum.yaml",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(record: type, definitions: dict[str, Schema]) -> Schema:
    required = required_of(record)
    properties: dict[str, Schema] = {}
    for key, hint in fields_of(record).items():
        schema = dict(_schema(hint, definitions, is_id=key == "id"))
        if key not in required:
            schema = _or_empty(schema)
        if description := DESCRIPTIONS.get(f"{record.__name__}.{key}"):
            schema["description"] = description
        properties[key] = schema
    description = (inspect.getdoc(record) or "").split("\n")[0].replace("``", "'")
    return {
        "type": "object",
        "description": description,
        "additionalProperties": False,
        "required": sorted(required),
        "properties": properties,
    }


def _schema(hint: object, definitions: dict[str, Schema], *, is_id: bool = False) -> Schema:
    hint = without_none(hint)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if is_id or hint in COLLECTIONS:
        return {**_TEXT, "pattern": _NO_BLANKS}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    return _LEAVES[hint]


def _or_empty(schema: Schema) -> Schema:
    """Return a schema that also takes a key without a value."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    if isinstance(choices := schema.get("enum"), list):
        return {**schema, "enum": [*choices, None]}
    kinds = schema["type"]
    return {**schema, "type": [*(kinds if isinstance(kinds, list) else [kinds]), "null"]}
