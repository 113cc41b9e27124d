"""A whole document: cover, parts, notes, citations, and the furniture of its pages."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportgen.document.blocks import Blocks
from reportgen.document.inlines import Inlines

Value = str | int | bool | list["Value"] | dict[str, "Value"]
"""What a field of a Word template may hold: plain values, no objects."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font: ``name`` for Word and browsers, ``files`` by face for the PDF.

    Whatever is empty stays as the shipped look has it.
    """

    name: str = ""
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """The colours (six hex digits) and fonts of a house; whatever is empty stays as shipped.

    ``size`` "one page" has narrow margins and a small title; "large print" is 18 point type.
    """

    accent: str = ""
    tint: str = ""
    reading: Typeface = Typeface()
    headings: Typeface = Typeface()
    size: Literal["", "one page", "large print"] = ""


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
    ``sha256`` the digest of the source file when it was read, ``line`` from 1, ``address`` the
    place as Word shows it (``paragraph 14``; empty for text files), ``seconds`` from the start of
    the recording. ``kind`` is ``quotation`` for a speaker's words, ``notes`` for the
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
    address: str = ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The head and foot of every page; the first page has no head.

    ``notice`` is printed on every page ("Reconstructed example"), empty for none; ``status`` is the
    word for the edition ("Draft", "Final").
    """

    event: str
    document_type: str
    status: str
    date: str
    notice: str = ""


@dataclass(frozen=True, slots=True)
class WayfindingWords:
    """Words for finding one's way in a file, in its language.

    ``{page}`` and ``{number}`` are filled in. ``skip`` is the link past the head of a web page,
    ``note`` the label of a note, ``note_back`` the link from a note back to its anchor.
    """

    page: str = "Page {page} of {pages}"
    notes: str = "Notes"
    note: str = "Note {number}"
    note_back: str = "Back to the text, note {number}"
    skip: str = "Skip to the text"


@dataclass(frozen=True, slots=True)
class Properties:
    """The core properties of the file; ``created`` comes from the input, never from the clock."""

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
    labels: WayfindingWords = WayfindingWords()
    look: Look = SHIPPED_LOOK
    attachments: tuple[Attachment, ...] = ()

    @property
    def body(self) -> Blocks:
        """The blocks of all parts, in order."""
        return tuple(block for part in self.parts for block in part.blocks)
