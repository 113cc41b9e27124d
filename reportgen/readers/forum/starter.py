"""The files of a new forum folder: commented, readable right away, with a schema for editors."""

import json
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from reportgen.readers.forum.folder import FORUM_FILE
from reportgen.readers.forum.schema import forum_schema

SCHEMA_FILE = "forum.schema.json"
_NO_NAME = "forum"


def starter_files(forum_id: str) -> Mapping[str, str]:
    """Return the starter folder's texts by path (with slashes); the id is made fit for files."""
    texts = dict(_texts(files("reportgen.readers.forum").joinpath("starter_files")))
    texts[FORUM_FILE] = texts[FORUM_FILE].replace("{forum_id}", as_id(forum_id))
    texts[SCHEMA_FILE] = schema_text()
    return dict(sorted(texts.items()))


def schema_text() -> str:
    """Return the JSON Schema that editors use for forum.yaml."""
    return json.dumps(forum_schema(), indent=2, ensure_ascii=False) + "\n"


def _texts(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _texts(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".md", ".yaml")):
            yield f"{prefix}{entry.name}", entry.read_text(encoding="utf-8")


def as_id(name: str) -> str:
    """Return a name as an id: letters and digits with hyphens between them."""
    return re.sub(r"[^\w]+|_+", "-", name.casefold()).strip("-")[:60].strip("-") or _NO_NAME
