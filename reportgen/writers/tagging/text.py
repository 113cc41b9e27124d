"""Text objects that put each run of text into the marked content of its element."""

from typing import TYPE_CHECKING

from reportlab.pdfgen.textobject import PDFTextObject

from reportgen.writers.tagging.marks import ARTIFACT, END, begin
from reportgen.writers.tagging.structure import Element

if TYPE_CHECKING:
    from reportgen.writers.tagging.canvas import TaggedCanvas


class TaggedText(PDFTextObject):
    """A text object all of whose text is marked; ``element`` owns what is written next."""

    _canvas: "TaggedCanvas"
    _code: list[str]

    def __init__(self, canvas: "TaggedCanvas", x: float, y: float, element: Element | None) -> None:
        """Begin at a point; without element the text is an artifact."""
        super().__init__(canvas, x, y)
        self.element = element
        self._owner: Element | None = None
        self._is_open = False

    def _formatText(self, text: str) -> str:  # noqa: N802
        """Return the operators that show a text, after a change of marks where it needs one."""
        shown: str = super()._formatText(text)  # type: ignore[misc]
        return f"{self._change()}{shown}" if shown else shown

    def _change(self) -> str:
        if self._is_open and self._owner is self.element:
            return ""
        ending = f"{END} " if self._is_open else ""
        self._owner, self._is_open = self.element, True
        if self._owner is None:
            return f"{ending}{ARTIFACT} "
        return f"{ending}{begin(self._owner, self._canvas.number_of_mark(self._owner))} "

    def getCode(self) -> str:  # noqa: N802
        """Return the code of the whole object, its last mark closed."""
        if self._is_open:
            self._code.append(END)
            self._is_open = False
        return super().getCode()
