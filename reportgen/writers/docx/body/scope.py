"""What blocks are composed into: the styles, lists, notes and links of one Word file."""

from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from reportgen.document import Contents, Orientation
from reportgen.writers.charts import ACCENT
from reportgen.writers.docx.body.numbering import Lists
from reportgen.writers.docx.package.markup import Element, w
from reportgen.writers.docx.package.styles import Styles

_SCHEMES = frozenset({"http", "https", "mailto"})
_KEPT_IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"


@dataclass(slots=True)
class Scope:
    """One part of the file being written, and what is settled only when all of it stands.

    ``width`` is the width of the text in twentieths of a point, one of ``widths``.
    ``anchored`` lists the numbers of the notes in the order of their anchors, the first of which
    gets the id ``first_note``.
    ``breaks`` are paragraphs that stand for a page break, with how the pages lie after it,
    ``contents`` those that stand for a table of contents; ``numbered`` are headings with the
    numbers that Word gives them, ``asked`` the texts of the comments in their order.
    ``places`` are what is referred to, in the order of its bookmarks, the first of which gets the
    id ``first_bookmark``; ``marked`` is what of it is there, with what Word is told to repeat of
    it, ``references`` are the fields and links that lead to it; ``counts`` is how far Word has
    counted in each series of captions.
    ``accent`` is the colour of charts; ``drawings`` counts what was drawn so far, after the
    ``last_drawing`` of the template.
    """

    part: Part
    styles: Styles
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
        """Return the relationship id of an address, empty where it is not one to be followed."""
        address = quote(target.strip(), safe=_KEPT_IN_ADDRESSES, errors="replace")
        try:
            parts = urlsplit(address)
        except ValueError:
            return ""
        if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.path):
            return ""
        return str(self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def place(self, anchor: str) -> tuple[str, int]:
        """Return the bookmark of what is referred to, a number that tells nothing, and its id."""
        number = self.places.setdefault(anchor, len(self.places))
        return f"_Ref{number + 1:08d}", self.first_bookmark + number

    def page_break(self, orientation: Orientation = "portrait") -> Element:
        """Return a paragraph that stands for a page break until the text is complete.

        What is composed from here on is as wide as pages are that lie so.
        """
        placeholder = w("p", w("r", w("br", type="page")))
        self.breaks[placeholder] = orientation
        self.width = self.widths.get(orientation, self.width)
        return placeholder
