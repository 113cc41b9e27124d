"""A canvas that writes fully tagged, archivable PDF."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any, Literal

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.textobject import PDFTextObject

from reportgen.writers.tagging.archive import make_archivable
from reportgen.writers.tagging.attachments import AttachedFile
from reportgen.writers.tagging.marks import END, Marked, begin, begin_artifact, wholly_marked
from reportgen.writers.tagging.structure import AnnotationMark, ContentMark, Element, language_tag
from reportgen.writers.tagging.text import MarkingCanvas, TaggedText
from reportgen.writers.tagging.tree import Owners, write_tree

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""

ArtifactKind = Literal["", "Pagination", "Layout", "Page", "Background"]

UNDETERMINED = "und"
"""The language code of a document that states no language."""

_PRINTED = 4
"""The annotation flag "Print", which PDF/A demands."""


@dataclass(frozen=True, slots=True)
class _AwaitedLink:
    """A link whose words are written but whose area reportlab has not drawn yet."""

    element: Element
    target: str
    contents: str


class TaggedCanvas(MarkingCanvas):
    """A canvas whose whole content belongs to elements of a structure tree or is an artifact.

    Text drawn within ``text_of``, and anything drawn within ``content``, belongs to an element;
    whatever else is painted becomes an artifact when the page ends.
    """

    _code: list[str]
    _pageNumber: int  # noqa: N815
    _doc: Any

    def __init__(self, filename: str | IO[bytes], root: Element, **options: Any) -> None:  # noqa: ANN401
        """Take the root element, ``Document``, and the options of any reportlab canvas."""
        self._root = root
        self._text_element: Element | None = None
        self._is_enclosed = False
        self._awaited: list[_AwaitedLink] = []
        self._owners = Owners()
        self._attached: list[AttachedFile] = []
        options["lang"] = language_tag(options.get("lang")) or UNDETERMINED
        super().__init__(filename, **options | {"pdfVersion": (1, 7)})

    # --- content --------------------------------------------------------------------------------

    @contextmanager
    def text_of(self, element: Element | None) -> Iterator[None]:
        """Tag the text drawn within as content of an element, as an artifact if there is none."""
        before, self._text_element = self._text_element, element
        yield
        self._text_element = before

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Tag everything drawn within as content of one element, such as a figure."""
        with self._enclosed(begin(element, self.number_of_mark(element))):
            yield

    @contextmanager
    def artifact(self, kind: ArtifactKind = "", subtype: str = "") -> Iterator[None]:
        """Tag everything drawn within as an artifact, without links.

        ``subtype`` says what part of the page it is: Header, Footer or Watermark.
        """
        with self._enclosed(begin_artifact(kind, subtype)):
            yield

    @contextmanager
    def _enclosed(self, opening: str) -> Iterator[None]:
        if self._is_enclosed:
            yield
            return
        self._code.append(Marked(opening, 1))
        self._is_enclosed = True
        yield
        self._is_enclosed = False
        self._code.append(Marked(END, -1))

    def number_of_mark(self, element: Element) -> int:
        """Return the number of a new piece of marked content of an element on this page."""
        number = self._owners.mark(self._pageNumber, element)
        element.kids.append(ContentMark(self._pageNumber, number))
        return number

    def beginText(  # noqa: N802
        self,
        x: float = 0,
        y: float = 0,
        direction: Literal["LTR", "RTL"] | None = None,
    ) -> PDFTextObject:
        """Return a text object that tags its text with the current element."""
        return self.text_object(x, y, direction) or TaggedText(self, x, y, self._text_element)

    def text_object(
        self, x: float, y: float, direction: Literal["LTR", "RTL"] | None = None
    ) -> PDFTextObject | None:
        """Return a plain text object if everything drawn now is tagged already, else None."""
        return super().beginText(x, y, direction) if self._is_enclosed else None

    def drawText(self, aTextObject: PDFTextObject) -> None:  # noqa: N802, N803
        """Draw a text object."""
        code = aTextObject.getCode()
        self._code.append(Marked(code) if isinstance(aTextObject, TaggedText) else code)

    # --- links ----------------------------------------------------------------------------------

    def await_link(self, element: Element, target: str, contents: str = "") -> None:
        """Make an element the owner of the next link to a target.

        ``contents`` describes the link.
        """
        awaited = _AwaitedLink(element, target, contents or target)
        if not self._is_enclosed and awaited not in self._awaited:
            self._awaited.append(awaited)

    def linkURL(  # noqa: N802
        self, url: str, rect: Box, relative: int = 0, *_: object, **__: object
    ) -> None:
        """Make an area a link to an address."""
        action = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(url)})
        self._link(url, self._absolute(rect, relative), {"A": action})

    def linkRect(  # type: ignore[override]  # noqa: N802
        self,
        contents: str,
        destinationname: str,
        Rect: Box,  # noqa: N803
        *_: object,
        **options: int,
    ) -> None:
        """Make an area a link to a place in the document."""
        area = self._absolute(Rect, options.get("relative", 1))
        place = self._bookmarkReference(destinationname)  # type: ignore[attr-defined]
        self._link(destinationname, area, {"Dest": place}, contents)

    def _absolute(self, rect: Box, relative: int) -> PDFArray:
        return PDFArray(self._absRect(rect, relative))  # type: ignore[attr-defined]

    def _link(
        self, target: str, area: PDFArray, action: dict[str, object], contents: str = ""
    ) -> None:
        if self._is_enclosed:
            return
        link = self._awaited_link(target)
        key, name = self._owners.annotation(link.element)
        annotation = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": area,
            "Border": PDFArray([0, 0, 0]),
            "Contents": PDFString(contents or link.contents),
            "F": _PRINTED,
            "StructParent": key,
        }
        self._addAnnotation(PDFDictionary(annotation | action), name)  # type: ignore[attr-defined]
        link.element.kids.append(AnnotationMark(self._pageNumber, name))

    def _awaited_link(self, target: str) -> _AwaitedLink:
        for link in self._awaited:
            if link.target == target:
                self._awaited.remove(link)
                return link
        return _AwaitedLink(self._root.add("Link"), target, target)

    # --- pages and file -------------------------------------------------------------------------

    def showPage(self) -> None:  # noqa: N802
        """End the page, with everything on it tagged."""
        self._code[:] = wholly_marked(self._code)
        number = self._pageNumber
        self._awaited.clear()
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = PDFName("S")
        page.StructParents = self._owners.key_of_page(number)

    def attach(self, file: AttachedFile) -> None:
        """Attach a file to the PDF, which makes it PDF/A-3a instead of PDF/A-2a."""
        self._attached.append(file)

    def save(self) -> None:
        """Write the file with its structure tree and all that PDF/A asks for."""
        if self._code:
            self.showPage()
        write_tree(self._root, self._owners, self._doc)
        self.setViewerPreference("DisplayDocTitle", "true")
        make_archivable(self._doc, self._attached)
        super().save()
