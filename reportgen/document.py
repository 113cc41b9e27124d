"""The document tree: what a report says, before it is Word, PDF or text."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ParagraphStyle = Literal[
    "Title",
    "Subtitle",
    "Cover Line",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Heading 4",
    "TOC Heading",
    "Body Text",
    "List Bullet",
    "List Number",
    "Recommendation",
    "Quote",
    "Label",
    "Key Fact",
    "Notice",
    "Caption",
    "Table Heading",
    "Table Text",
    "Footnote Text",
]
"""Names of paragraph styles: those in the shipped Word templates and in the PDF theme."""

HeadingLevel = Literal[1, 2, 3, 4]

ListNumbering = Literal["bullet", "decimal", "roman", "paragraph", "letter"]

ChartKind = Literal["bar", "stacked", "column", "line", "timeline"]

TextStyle = Literal["Strong", "Emphasis", "Placeholder Text"]
"""Names of character styles; a placeholder is "[to be written]" and "to be confirmed"."""

Value = str | int | bool | list["Value"] | dict[str, "Value"]
"""What a Word template may see: plain values only."""


# --- inlines ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Words with a character style or none; ``language`` is a BCP 47 tag, empty as the document.

    What the words ask of the reader of a draft stands in ``asks``; Word shows it in the margin.
    """

    text: str
    style: TextStyle | None = None
    language: str = ""
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address (http, https or mailto)."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The anchor of the note with this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Cited:
    """Words printed as said or as noted by somebody: the citation with this number proves them."""

    text: str
    citation: int
    style: TextStyle | None = None


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


Inline = Text | Link | NoteRef | Cited | LineBreak
Inlines = tuple[Inline, ...]


# --- blocks -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; ``anchor`` is unique in the document.

    ``number`` is printed in front of the words as it stands ("I.", "A.", "1.", "(a)"), empty for
    none.
    """

    level: HeadingLevel
    inlines: Inlines
    anchor: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in a style; ``keep_with_next`` holds it on the next block's page."""

    inlines: Inlines
    style: ParagraphStyle = "Body Text"
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item: its first paragraph carries the marker, the rest stands under it."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list that counts from ``start``; roman is upper-roman with a full stop (I., II.).

    The items of ``paragraph`` are paragraphs that count through the document (1., 2.), those of
    ``letter`` sub-paragraphs under the last one ((a), (b)).
    """

    items: tuple[ListItem, ...]
    numbering: ListNumbering = "bullet"
    start: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column's share of the table width (shares sum to 1) and how its cells align."""

    share: float
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: a paragraph per line, over ``span`` columns."""

    paragraphs: tuple[Paragraph, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row: ``block`` is tinted and opens a group of rows, ``sub`` belongs to the block row.

    Rows with ``keep_with_next`` stay on one page with the row below. No row splits over pages
    unless it is taller than one.
    """

    cells: tuple[Cell, ...]
    kind: Literal["plain", "header", "block", "sub"] = "plain"
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; header rows come first and repeat; ``description`` is its alternative text."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    description: str
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Values under one name, in the order of the categories of their chart."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers as a drawing, above the table that says the same.

    Bars of ``bar`` and ``stacked`` lie, those of ``column`` stand; ``stacked`` sets the series one
    behind the other. A ``timeline`` has one series of minutes, from ``starts`` in minutes since
    midnight. ``caption`` tells what is counted, the source and n; ``unit`` stands behind the
    values in the drawing. Words in the drawing are no text of the document: ``table`` has them all.
    """

    kind: ChartKind
    caption: Inlines
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    table: Table
    description: str
    unit: str = ""
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of pixels: ``description`` stands for it where it is not seen.

    ``content`` is a file of its kind and nothing else, ``sha256`` its digest; width and height
    are in pixels.
    """

    kind: Literal["jpeg", "png"]
    sha256: str
    width: int
    height: int
    description: str
    content: bytes = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A photograph as wide as the text, or as its pixels allow, above its caption."""

    picture: Picture
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Logos:
    """Pictures in one line at one height."""

    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set off from the text, with its attribution line."""

    inlines: Inlines
    attribution: Inlines


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents: headings down to ``depth``."""

    title: str
    depth: Literal[1, 2, 3] = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Illustration = Chart | Figure | Logos
Block = Heading | Paragraph | List | Table | Illustration | Quote | Contents | PageBreak
Blocks = tuple[Block, ...]


# --- the document -----------------------------------------------------------------------------


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
