"""A page frame that gives the foot of each page to the notes anchored on that page."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Literal

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame

from reportgen.writers.pdf.keeping import Kept
from reportgen.writers.pdf.prose import ProseParagraph
from reportgen.writers.pdf.tables import RuledTable

ABOVE_NOTES = 14.0
"""Points between the text and the first note, where the rule stands."""

RULE = 96.0
LARGEST_SHARE = 0.6
"""Largest share of a page's height for notes; what exceeds it continues on the next page."""

STEP = 6.0
"""Points by which a flowable is shortened at a time until its notes fit below it."""

_HAIR = 0.01

Paragraphs = Sequence[Flowable]


def anchored(flowable: Flowable) -> tuple[int, ...]:
    """Return the numbers of the notes anchored in a flowable, each once, in order."""
    if isinstance(flowable, ProseParagraph | RuledTable):
        return flowable.notes
    parts = flowable.content if isinstance(flowable, Kept) else []
    return tuple(dict.fromkeys(number for part in parts for number in anchored(part)))


class NotedFrame(Frame):
    """The text area of a page, which grows shorter with each note.

    Nothing is placed on a page unless its notes can at least begin there. The one exception: where
    several anchors share a line and the first note fills the page, the others begin after it.
    """

    _y: float
    _y1p: float
    _y1: float
    _x1: float
    _width: float
    _height: float
    _aW: float  # noqa: N815
    _atTop: int  # noqa: N815

    def __init__(
        self,
        box: tuple[float, float, float, float],
        notes: Mapping[int, Sequence[ProseParagraph]],
        rule: Color,
        *,
        backward: bool = False,
    ) -> None:
        """Take x, y, width and height in points, and the paragraphs of each note.

        ``backward`` puts the rule at the right, for text that runs from right to left.
        """
        self._paragraphs, self._rule, self._backward = notes, rule, backward
        self._numbers = {id(texts[0]): number for number, texts in notes.items()}
        self._placed: set[int] = set()
        self._queue: list[Flowable] = []
        self._full = self._used = 0.0
        self._is_carried = False
        super().__init__(*box, 0, 0, 0, 0)

    def place(self, box: tuple[float, float, float, float]) -> None:
        """Set the frame of the next page: x, y, width and height in points."""
        self._x1, self._y1, self._width, self._height = box
        self._geom()  # type: ignore[attr-defined]

    def _reset(self) -> None:
        """Start a page: what is left of the last page's notes goes first to its foot."""
        super()._reset()  # type: ignore[misc]
        self._geom()  # type: ignore[attr-defined]
        self._full = self._used = 0.0
        waiting, self._queue = self._queue, []
        self._is_carried = bool(waiting)
        self._grow(waiting, min(self._full_with(waiting), self._height * LARGEST_SHARE))

    @property
    def is_fresh(self) -> bool:
        """Whether the page is still empty, so that no other page could offer more room."""
        return bool(self._atTop) and not self._is_carried

    @property
    def is_waiting(self) -> bool:
        """Whether notes of this page continue on the next."""
        return self._full > self._most() + _HAIR

    def add(self, flowable: Flowable, canv: Canvas, trySplit: int = 0) -> Literal[0, 1]:  # noqa: N803
        """Place a flowable and its notes; return 1 if they fit, else 0."""
        if isinstance(flowable, RemainingNotes) and not self.is_waiting:
            return 1  # a full page is no reason to open another for nothing
        numbers = self._new(flowable)
        if trySplit and not self._can_begin(numbers):
            return 0
        room = self._room_for(numbers)
        if numbers and not trySplit:
            room = min(room, self._free_under(flowable, canv))
        self._y1p += room
        done = super().add(flowable, canv, trySplit)
        self._y1p -= room
        if done:
            self._placed.update(numbers)
            self._grow(self._texts(numbers), room)
        return done

    def split(self, flowable: Flowable, canv: Canvas) -> list[Flowable]:
        """Split a flowable so that the first piece leaves room for its notes.

        On an empty page where that is not possible the first piece is as short as it can be.
        """
        shortest: list[Flowable] = []
        for reserved in count(0.0, STEP):
            pieces = self._split_above(flowable, canv, reserved)
            if not pieces:
                break
            numbers = self._new(pieces[0])
            if self._room_for(numbers) <= reserved + _HAIR and self._can_begin(numbers):
                return pieces
            shortest = pieces
        if self.is_fresh:
            return shortest or ([flowable] if self._new(flowable) else [])
        if self._is_carried:
            # The notes that take the room grow shorter from page to page.
            vars(flowable).pop("_postponed", None)
        return []

    def _split_above(self, flowable: Flowable, canv: Canvas, reserved: float) -> list[Flowable]:
        """Split a flowable so that so many points stay free below the first piece."""
        self._y1p += reserved
        pieces: list[Flowable] = super().split(flowable, canv)
        self._y1p -= reserved
        return pieces

    def _free_under(self, flowable: Flowable, canv: Canvas) -> float:
        """Return the points that stay free below a flowable once it is placed."""
        vars(flowable)["_frame"] = self
        _, height = flowable.wrapOn(canv, self._aW, self._height)
        above = 0 if self._atTop else flowable.getSpaceBefore()
        return max(self._y - self._y1p - float(height) - float(above), 0)

    def draw_notes(self, canvas: Canvas) -> bool:
        """Draw the notes of a page that ends and keep what does not fit.

        Return whether there were any.
        """
        if not self._queue:
            return False
        top = self._y1 + self._most()
        canvas.saveState()
        canvas.setStrokeColor(self._rule)
        canvas.setLineWidth(0.5)
        start, y = self._x1 + (self._aW - RULE if self._backward else 0), top - ABOVE_NOTES + 5
        canvas.line(start, y, start + RULE, y)
        canvas.restoreState()
        self._queue = self._draw_down(canvas, top - ABOVE_NOTES)
        return True

    def _draw_down(self, canvas: Canvas, y: float) -> list[Flowable]:
        """Draw notes from y down to the foot and return what is left over."""
        for position, note in enumerate(self._queue):
            height = self._height_of(note)
            if height > y - self._y1 + _HAIR:
                rest = self._draw_beginning(canvas, note, y)
                return [*rest, *self._queue[position + 1 :]]
            self._target(canvas, note, y)
            note.drawOn(canvas, self._x1, y - note.height)
            y -= height
        return []

    def _draw_beginning(self, canvas: Canvas, note: Flowable, y: float) -> list[Flowable]:
        """Draw as many lines of a note as fit under y and return the rest of the note."""
        pieces = note.splitOn(canvas, self._aW, y - self._y1 + _HAIR)
        if not pieces:
            return [note]
        self._target(canvas, note, y)
        _, height = pieces[0].wrapOn(canvas, self._aW, self._height)
        pieces[0].drawOn(canvas, self._x1, y - height)
        return pieces[1:]

    def _target(self, canvas: Canvas, note: Flowable, y: float) -> None:
        number = self._numbers.get(id(note))
        if number is not None:
            canvas.bookmarkHorizontalAbsolute(f"note-{number}", y)

    def _new(self, flowable: Flowable) -> list[int]:
        return [n for n in anchored(flowable) if n not in self._placed and n in self._paragraphs]

    def _texts(self, numbers: Sequence[int]) -> list[Flowable]:
        return [text for number in numbers for text in self._paragraphs[number]]

    def _can_begin(self, numbers: Sequence[int]) -> bool:
        """Whether at least one line of the last of these notes would fit on this page."""
        if not numbers:
            return True
        first = self._paragraphs[numbers[-1]][0]
        least = min(self._height_of(first), first.style.leading + _HAIR)
        above = self._full_with(self._texts(numbers[:-1])) or ABOVE_NOTES
        return above + least <= self._height * LARGEST_SHARE

    def _room_for(self, numbers: Sequence[int]) -> float:
        """Return the points that these notes need beyond those already reserved."""
        full = self._full_with(self._texts(numbers))
        return max(min(full, self._height * LARGEST_SHARE) - self._used, 0)

    def _grow(self, notes: Paragraphs, room: float) -> None:
        """Add notes at the foot and take so many points from the text area."""
        self._full = self._full_with(notes)
        self._queue.extend(notes)
        self._used += room
        self._y1p += room

    def _full_with(self, notes: Paragraphs) -> float:
        """Return the height of all notes of the page, these included, in points."""
        if not notes:
            return self._full
        return (self._full or ABOVE_NOTES) + sum(self._height_of(note) for note in notes)

    def _most(self) -> float:
        """Return the height for notes on a page that ends, including what the text left free."""
        return min(self._full, self._used + max(self._y - self._y1p, 0))

    def _height_of(self, note: Flowable) -> float:
        return float(note.wrap(self._aW, self._height)[1] + note.getSpaceAfter())


class RemainingNotes(Flowable):
    """Stands at the end of the text and forces new pages as long as notes are left over."""

    _ZEROSIZE = True
    _frame: NotedFrame

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Ask for no room, or, while notes are left over, for more than a page has."""
        self.__dict__.pop("_postponed", None)
        return 0, 1e6 if self._frame.is_waiting else 0

    def draw(self) -> None:
        """Draw nothing."""
