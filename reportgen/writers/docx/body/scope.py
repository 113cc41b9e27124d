"""What the blocks of one Word file share, and what is settled when all of them are composed."""

from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from reportgen.document import Contents, Orientation
from reportgen.writers.charts import ACCENT
from reportgen.writers.docx.body.numbering import Lists
from reportgen.writers.docx.package.markup import Element, w
from reportgen.writers.docx.package.styles import WordStyles

_SCHEMES = frozenset({"http", "https", "mailto"})
_KEPT_IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"


@dataclass(slots=True)
class PartScope:
    """The part of the file being written, and what can be settled only when all of it is composed.

    ``width`` is the text width in twentieths of a point, one of ``widths``. ``anchored`` lists the
    numbers of the notes in the order of their anchors, the first of which gets the id
    ``first_note``. ``breaks`` are placeholder paragraphs of page breaks, with the orientation of
    the pages after each; ``contents`` are those of tables of contents. ``numbered`` are headings
    with the numbers that Word gives them, ``asked`` the texts of comments in order. ``places`` are
    targets of references in the order of their bookmarks, the first of which gets the id
    ``first_bookmark``; ``marked`` are those targets that exist, with the field switches that repeat
    them, ``references`` the fields and links to them; ``counts`` is how far Word has counted in
    each series of captions. ``accent`` is the colour of charts; ``drawings`` counts the drawings so
    far, after the template's ``last_drawing``.
    """

    part: Part
    styles: WordStyles
    lists: Lists
    width: int
    language: str
    accent: str = ACCENT
    first_note: int = 1
    anchored: list[int] = field(default_factory=list)
    widths: dict[Orientation, int] = field(default_factory=dict)
    breaks: dict[Element, Orientation] = field(default_factory=dict)
    tables: list[Element] = field(default_factory=list)
    contents: list[tuple[Element, Contents]] = field(default_factory=list)
    numbered: dict[Element, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    first_bookmark: int = 1
    places: dict[str, int] = field(default_factory=dict)
    marked: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    references: list[tuple[str, Element]] = field(default_factory=list)
    drawings: int = 0
    last_drawing: int | None = None

    def link(self, target: str) -> str:
        """Return the relationship id of an address, empty if the address may not be linked."""
        address = quote(target.strip(), safe=_KEPT_IN_ADDRESSES, errors="replace")
        try:
            parts = urlsplit(address)
        except ValueError:
            return ""
        if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.path):
            return ""
        return str(self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def place(self, anchor: str) -> tuple[str, int]:
        """Return name and id of the bookmark for a reference's target; the name reveals nothing."""
        number = self.places.setdefault(anchor, len(self.places))
        return f"_Ref{number + 1:08d}", self.first_bookmark + number

    def page_break(self, orientation: Orientation = "portrait") -> Element:
        """Return a placeholder paragraph for a page break, settled when the text is complete.

        Later blocks get the width of pages in the new orientation.
        """
        placeholder = w("p", w("r", w("br", type="page")))
        self.breaks[placeholder] = orientation
        self.width = self.widths.get(orientation, self.width)
        return placeholder
