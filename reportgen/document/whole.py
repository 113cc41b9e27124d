"""A whole report: cover, parts, notes, where its words come from, and what stands around it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportgen.document.blocks import Blocks
from reportgen.document.inlines import Inlines

Value = str | int | bool | list["Value"] | dict[str, "Value"]
"""What a Word template may see: plain values only."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font by the name that Word and browsers know, and its files by face for the PDF.

    Without name or files, what it is not given stays as shipped.
    """

    name: str = ""
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What a house wants otherwise than shipped: colours as six hex digits, and two fonts."""

    accent: str = ""
    tint: str = ""
    reading: Typeface = Typeface()
    headings: Typeface = Typeface()


SHIPPED_LOOK = Look()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; numbers run from 1 in the order of the anchors."""

    number: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Citation:
    """Where printed words come from: characters ``start`` to ``end`` of a segment of a source.

    ``segment`` is the segment's id within ``source`` (a path relative to the forum folder),
    ``sha256`` the digest of the source file when it was read, ``line`` from 1, ``seconds`` from
    the start of the recording. ``kind`` is ``quotation`` for a speaker's words, ``notes`` for the
    rapporteur's notes, ``wording`` for a sentence the rapporteur wrote while deciding.
    """

    number: int
    kind: Literal["quotation", "notes", "wording"]
    quote: str
    source: str
    sha256: str
    segment: str
    start: int
    end: int
    line: int
    seconds: float | None = None
    speaker: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands at the head and foot of every page; the first page has no head.

    ``notice`` is printed on every page ("Reconstructed example"), empty for none; ``status`` is
    the edition's word ("Draft", "Final").
    """

    event: str
    document_type: str
    status: str
    date: str
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Labels:
    """Words that lead through a file, in its language; ``{page}``, ``{number}`` are filled in.

    ``skip`` leads past the head of a web page, ``note`` to a note, ``note_back`` to its anchor.
    """

    page: str = "Page {page} of {pages}"
    notes: str = "Notes"
    note: str = "Note {number}"
    note_back: str = "Back to the text, note {number}"
    skip: str = "Skip to the text"


@dataclass(frozen=True, slots=True)
class Properties:
    """Core properties of the file; ``created`` is a fact of the input, never the clock."""

    title: str
    subject: str
    author: str
    language: str
    created: dt.datetime
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a report, inside the formats that can carry one.

    ``media_type`` as in "application/json"; ``description`` says what is in it.
    """

    name: str
    content: bytes
    media_type: str
    description: str


@dataclass(frozen=True, slots=True)
class Part:
    """A named run of blocks that a Word template may place by itself."""

    name: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Document:
    """A report: the cover (on a page of its own or above the text), then the parts in order.

    ``template`` names the Word template of the report without suffix (``concept_note``);
    ``fields`` is what its tags may print.
    """

    template: str
    properties: Properties
    furniture: Furniture
    cover: Blocks
    cover_page: bool
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    citations: tuple[Citation, ...]
    fields: Mapping[str, Value]
    labels: Labels = Labels()
    look: Look = SHIPPED_LOOK
    attachments: tuple[Attachment, ...] = ()

    @property
    def body(self) -> Blocks:
        """Return the blocks of all parts in order."""
        return tuple(block for part in self.parts for block in part.blocks)
