"""Tagged paragraphs: one element with its links, on however many pages its pieces stand."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus import paragraph as breaking

from reportgen.writers.tagging.canvas import TaggedCanvas
from reportgen.writers.tagging.structure import Element
from reportgen.writers.tagging.text import TaggedText


class TaggedParagraph(Paragraph):
    """A paragraph that belongs to one element, and its label (bullet or number) to another.

    Without an element it is an artifact, and so is what is drawn a second time, such as the header
    of a table on its next page. A fragment may have a ``language``; give it a ``link`` to "" as
    well, or reportlab joins it with its neighbours. Its ``spoken`` text describes its link instead
    of the address.
    """

    element: Element | None = None
    label: Element | None = None
    _inlines: dict[object, Element]
    _is_drawn = False
    blPara: Any  # noqa: N815
    frags: list[Any]
    canv: TaggedCanvas

    def tag(self, element: Element, label: Element | None = None) -> None:
        """Make the paragraph, and all its pieces, content of an element."""
        self.element, self.label, self._inlines = element, label, {}

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Return the pieces, all content of the same element."""
        return self.with_tags(super().split(availWidth, availHeight))

    def with_tags(self, pieces: Sequence[Flowable]) -> list[Flowable]:
        """Make pieces of the paragraph content of its element."""
        if self.element is not None and pieces:
            for piece in pieces:
                vars(piece).update(element=self.element, _inlines=self._inlines)
            vars(pieces[0])["label"] = self.label
        return list(pieces)

    def draw(self) -> None:
        """Draw the paragraph."""
        canvas = self.canv
        with canvas.artifact("Pagination") if self._is_drawn else canvas.text_of(self.label):
            self.draw_words()
        self._is_drawn = True

    def draw_words(self) -> None:
        """Draw label and words."""
        super().draw()

    def beginText(self, x: float, y: float) -> PDFTextObject:  # noqa: N802
        """Return the text object for the words; the label has its own."""
        return self.canv.text_object(x, y) or _ParagraphText(self.canv, x, y, self)

    def owner(self, fragment: Any) -> Element | None:  # noqa: ANN401
        """Return the element that a fragment of the paragraph belongs to."""
        if fragment is None or self.element is None:
            return None
        link = fragment.link[0] if fragment.link else None
        if link is None:
            return self.element
        if link not in self._inlines:
            self._inlines[link] = self._inline(self.element, link[1], fragment)
        element = self._inlines[link]
        if element.tag == "Link":
            target = link[1].removeprefix("#")
            self.canv.await_link(element, target, getattr(fragment, "spoken", "") or target)
        return element

    def _inline(self, parent: Element, target: str, fragment: Any) -> Element:  # noqa: ANN401
        if target:
            parent = parent.add("Reference") if target.startswith("#") else parent
            return parent.add("Link", language=getattr(fragment, "language", ""))
        return parent.add("Span", language=fragment.language)

    def written(self) -> Iterator[Any]:
        """Yield the fragment of each run of text, in the order in which reportlab writes them."""
        for line in self.blPara.lines:
            if self.blPara.kind == 0:
                yield self.blPara
            else:
                last = line.words[-1]
                yield from (f for f in line.words if f is last or not hasattr(f, "cbDefn"))

    def joints(self) -> Iterator[str]:
        """Yield what separates each line from the next: a space, or nothing inside a word."""
        lines = self.blPara.lines
        if self.blPara.kind == 0:
            yield from (_joint_of_word(words[-1]) for _, words in lines if words)
            return
        for following in lines[1:]:
            yield _joint_of_fragments(self.frags[following.sFW - 1], self.frags[following.sFW])
        yield " "


class _ParagraphText(TaggedText):
    """The words of a paragraph, each run in its element, lines separated by a space."""

    def __init__(
        self, canvas: TaggedCanvas, x: float, y: float, paragraph: TaggedParagraph
    ) -> None:
        super().__init__(canvas, x, y, None)
        self._paragraph = paragraph
        self._fragments = paragraph.written()
        self._joints = paragraph.joints()

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803
        """Write a run; with ``TStar`` it is the last of its line."""
        self.element = self._paragraph.owner(next(self._fragments, None))
        joined = text + next(self._joints, "") if TStar else text
        super()._textOut(joined, TStar)  # type: ignore[misc]


def _joint_of_word(last: str) -> str:
    """Return the joint after a piece of a split word: nothing, except after its last piece."""
    is_end = isinstance(last, breaking._SplitWordEnd)  # type: ignore[attr-defined]  # noqa: SLF001
    is_part = isinstance(last, breaking._SplitWord)  # type: ignore[attr-defined]  # noqa: SLF001
    return "" if is_part and not is_end else " "


def _joint_of_fragments(last: Any, following: Any) -> str:  # noqa: ANN401
    """Return the joint after a line of fragments: nothing inside a split word, else a space."""
    if isinstance(following, breaking._InjectedFrag):  # type: ignore[attr-defined]  # noqa: SLF001
        return ""
    is_break = following[1][0]._fkind == breaking._FK_BREAK  # type: ignore[attr-defined]  # noqa: SLF001
    is_spaced = isinstance(last, breaking._HSFrag)  # type: ignore[attr-defined]  # noqa: SLF001
    return " " if is_break or is_spaced else ""
