"""A frame that gives the foot of each page to the notes anchored on it."""

from collections.abc import Mapping
from typing import Literal

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame

from reportgen.writers.pdf.keeping import Kept
from reportgen.writers.pdf.prose import Prose
from reportgen.writers.pdf.tables import RuledTable

ABOVE_NOTES = 14.0
"""Points between the text and the first note; the rule stands in it."""

RULE = 96.0
LARGEST_SHARE = 0.6
"""Of a page's height; notes beyond it go on at the foot of the next page."""


def anchored(flowable: Flowable) -> tuple[int, ...]:
    """Return the numbers of the notes anchored in a flowable, each once, in order."""
    if isinstance(flowable, Prose | RuledTable):
        return flowable.notes
    parts = flowable.content if isinstance(flowable, Kept) else []
    return tuple(dict.fromkeys(number for part in parts for number in anchored(part)))


class NotedFrame(Frame):
    """The text area of a page, which grows shorter with each note."""

    _y1p: float
    _y1: float
    _x1: float
    _height: float
    _aW: float  # noqa: N815

    def __init__(
        self, box: tuple[float, float, float, float], notes: Mapping[int, Prose], rule: Color
    ) -> None:
        """Take x, y, width and height in points, and the paragraph of each note."""
        self._paragraphs, self._rule = notes, rule
        self._placed: set[int] = set()
        self._queue: list[Flowable] = []
        self._used = 0.0
        super().__init__(*box, 0, 0, 0, 0)

    def _reset(self) -> None:
        """Begin a page: what is left of the last page's notes stands first at its foot."""
        super()._reset()  # type: ignore[misc]
        self._geom()  # type: ignore[attr-defined]
        self._used = 0.0
        waiting, self._queue = self._queue, []
        self._grow(waiting, self._room_for(waiting))

    @property
    def is_waiting(self) -> bool:
        """Return whether the notes of this page go on on the next."""
        full = sum(self._height_of(note) for note in self._queue) + ABOVE_NOTES
        return bool(self._queue) and full > self._used + 0.01

    def add(self, flowable: Flowable, canv: Canvas, trySplit: int = 0) -> Literal[0, 1]:  # noqa: N803
        """Return 1 where a flowable and its notes fit and were placed, else 0."""
        if isinstance(flowable, RemainingNotes) and not self.is_waiting:
            return 1  # a full page is no reason to open another for nothing
        numbers = self._new(flowable)
        notes = [self._paragraphs[number] for number in numbers]
        room = self._room_for(notes)
        self._y1p += room
        done = super().add(flowable, canv, trySplit)
        self._y1p -= room
        if done:
            self._placed.update(numbers)
            self._grow(notes, room)
        return done

    def split(self, flowable: Flowable, canv: Canvas) -> list[Flowable]:
        """Return the pieces of a flowable, the first short enough to leave room for its notes."""
        numbers = self._new(flowable)
        for count in range(len(numbers) + 1):
            room = self._room_for([self._paragraphs[number] for number in numbers[:count]])
            self._y1p += room
            pieces = super().split(flowable, canv)
            self._y1p -= room
            if not pieces:
                return []
            if len(set(anchored(pieces[0])) & set(numbers)) <= count:
                return pieces
        return []

    def draw_notes(self, canvas: Canvas) -> None:
        """Draw the notes of a page that ends, and keep what does not fit for the next."""
        if not self._queue:
            return
        top = self._y1 + self._used
        canvas.saveState()
        canvas.setStrokeColor(self._rule)
        canvas.setLineWidth(0.5)
        canvas.line(self._x1, top - ABOVE_NOTES + 5, self._x1 + RULE, top - ABOVE_NOTES + 5)
        canvas.restoreState()
        self._queue = self._draw_down(canvas, top - ABOVE_NOTES)

    def _draw_down(self, canvas: Canvas, y: float) -> list[Flowable]:
        """Draw notes from y down to the foot and return those, or that part, left over."""
        for position, note in enumerate(self._queue):
            height = self._height_of(note)
            if height > y - self._y1 + 0.01:
                rest = self._draw_beginning(canvas, note, y)
                return [*rest, *self._queue[position + 1 :]]
            self._target(canvas, note, y)
            note.drawOn(canvas, self._x1, y - note.height)
            y -= height
        return []

    def _draw_beginning(self, canvas: Canvas, note: Flowable, y: float) -> list[Flowable]:
        """Draw as many lines of a note as fit under y and return the rest of it."""
        pieces = note.splitOn(canvas, self._aW, y - self._y1)
        if not pieces:
            return [note]
        self._target(canvas, note, y)
        _, height = pieces[0].wrapOn(canvas, self._aW, self._height)
        pieces[0].drawOn(canvas, self._x1, y - height)
        return pieces[1:]

    def _target(self, canvas: Canvas, note: Flowable, y: float) -> None:
        number = next((key for key, value in self._paragraphs.items() if value is note), None)
        if number is not None:
            canvas.bookmarkHorizontalAbsolute(f"note-{number}", y)

    def _new(self, flowable: Flowable) -> list[int]:
        return [n for n in anchored(flowable) if n not in self._placed and n in self._paragraphs]

    def _room_for(self, notes: list[Flowable] | list[Prose]) -> float:
        if not notes:
            return 0
        full = sum(self._height_of(note) for note in notes) + (0 if self._queue else ABOVE_NOTES)
        return min(full, self._height * LARGEST_SHARE - self._used)

    def _grow(self, notes: list[Flowable] | list[Prose], room: float) -> None:
        self._queue.extend(notes)
        self._used += room
        self._y1p += room

    def _height_of(self, note: Flowable) -> float:
        return float(note.wrap(self._aW, self._height)[1] + note.getSpaceAfter())


class RemainingNotes(Flowable):
    """The end of the text: it opens pages for as long as notes wait for one."""

    _ZEROSIZE = True
    _frame: NotedFrame

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Return no size, or more than any page has."""
        self.__dict__.pop("_postponed", None)
        return 0, 1e6 if self._frame.is_waiting else 0

    def draw(self) -> None:
        """Draw nothing."""
