"""JSON Schemas of what people write and of what the command line prints."""

from typing import Generic, TypeVar

from pydantic import TypeAdapter, with_config
from pydantic.json_schema import GenerateJsonSchema
from typing_extensions import TypedDict

from reportgen.errors import InputError
from reportgen.project.envelopes import CONTENTS, IssueRecord
from reportgen.readers import forum_schema

Content = TypeVar("Content")


@with_config(use_attribute_docstrings=True, json_schema_serialization_defaults_required=True)
class Envelope(TypedDict, Generic[Content]):
    """What a command prints under ``--json``."""

    schema: str
    """The name of this envelope with its number."""
    reportgen: str
    """The version of the program that printed it."""
    content: Content
    """What the command found out or did."""
    issues: list[IssueRecord]
    """What to know about it."""


class _WithoutTitles(GenerateJsonSchema):
    """A schema whose fields have descriptions and no titles, which would repeat their names."""

    def field_title_should_be_set(self, schema: object) -> bool:
        """No field has a title."""
        del schema
        return False


def envelope_kinds() -> tuple[str, ...]:
    """The names of the envelopes that ``--json`` prints."""
    return tuple(CONTENTS)


def schema_named(name: str) -> dict[str, object]:
    """The JSON Schema of forum.yaml (``forum``) or of an envelope (``findings/2``).

    Raises:
        InputError: if there is no schema of that name.
    """
    if name == "forum":
        return forum_schema()
    if name not in CONTENTS:
        listed = ", ".join(["forum", *CONTENTS])
        raise InputError(
            f"there is no schema of this name; there are {listed}", name, rule="unknown-schema"
        )
    envelope = TypeAdapter(Envelope[CONTENTS[name]])  # type: ignore[valid-type]
    made = envelope.json_schema(mode="serialization", schema_generator=_WithoutTitles)
    made["properties"]["schema"]["const"] = name
    return {"$schema": _WithoutTitles.schema_dialect, **made, "title": name}
