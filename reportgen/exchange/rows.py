"""A row of a sheet as it is sent, and as it comes back."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Field = Literal["decision", "text", "addressee", "deadline"]
FIELDS: tuple[Field, ...] = ("decision", "text", "addressee", "deadline")
"""What people may change in a row."""

HEADS: Mapping[Field, str] = {
    "decision": "Decision",
    "text": "Text to print",
    "addressee": "Addressed to",
    "deadline": "By when",
}
KEY = re.compile(r"([0-9a-f]{8,64})\.((?:[0-9a-f]{6}){4})")
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A point as it is sent; ``said`` and ``where`` are shown beside it and never read back."""

    id: str
    code: str
    decision: str
    text: str
    addressee: str
    deadline: str
    said: str = ""
    where: str = ""

    @property
    def key(self) -> str:
        """The id of the point, and the hash of each field as it is sent."""
        return f"{self.id}.{''.join(short_hash(getattr(self, name)) for name in FIELDS)}"


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A tracked change that nobody accepted or rejected yet."""

    kind: Literal["inserted", "deleted"]
    author: str
    at: str
    words: str


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A comment on a row."""

    author: str
    at: str
    words: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A row that came back.

    ``values`` are the fields without the changes that are pending, ``proposed`` with them.
    ``struck`` says that somebody proposes to delete the row.
    """

    place: str
    key: str
    values: Mapping[str, str]
    proposed: Mapping[str, str]
    changes: tuple[TrackedChange, ...] = ()
    remarks: tuple[MarginNote, ...] = ()
    struck: bool = False

    @property
    def id(self) -> str:
        """The id of the point, empty where the key is broken."""
        match = KEY.fullmatch(self.key)
        return match[1] if match else ""


def base_of(key: str) -> dict[str, str]:
    """Return the hash of each field as it was sent, none where the key is broken."""
    match = KEY.fullmatch(key)
    if match is None:
        return {}
    hashes = (match[2][at : at + _DIGITS] for at in range(0, _DIGITS * len(FIELDS), _DIGITS))
    return dict(zip(FIELDS, hashes, strict=True))


def key_in(words: str) -> str:
    """Return the key that stands in the words of a cell, empty where there is none."""
    found = (match[0] for one in words.split() if (match := KEY.fullmatch(one)))
    return next(found, "")


def short_hash(words: str) -> str:
    """Return a short hash of the words of a field, spaces aside."""
    return hashlib.sha256(squeezed(words).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def squeezed(words: str) -> str:
    """Return words with single spaces, as people's programs leave them."""
    return " ".join(words.replace("\N{NO-BREAK SPACE}", " ").split())
