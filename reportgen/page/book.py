"""The forum that is open in the page: read once, looked at again when its journal grows."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.journal import read_journal
from reportgen.ledger import Texts
from reportgen.model import JOURNAL, Event
from reportgen.page.passages import Passages
from reportgen.page.rows import PointRow, listed
from reportgen.project import (
    FindingRecord,
    LearnedOrder,
    OpenForum,
    acts_of,
    look_again,
    open_folder,
    records,
)

_Stamp = tuple[int, int]
_UNREAD: _Stamp = (-1, -1)


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row as the page last got it, and in which revision it changed."""

    row: PointRow
    revision: int


class Book:
    """A forum folder at work. Requests take their turn, so that none sees half of a change."""

    def __init__(
        self,
        forum: Path,
        output: Path | None = None,
        model: str | None = None,
        order: LearnedOrder | None = None,
    ) -> None:
        self.forum, self._output, self._model = forum, output, model
        self._order = order
        self.lock = threading.RLock()
        self.revision = 0
        self._shown: dict[str, ListedRow] = {}
        self._gone: dict[str, int] = {}
        self._stamp, self._events = _UNREAD, tuple[Event, ...]()
        self._opened: OpenForum | None = None
        self._passages: Passages | None = None
        self._texts: Texts | None = None
        self.records: dict[str, FindingRecord] = {}

    @property
    def opened(self) -> OpenForum:
        """The forum with everything that stands in its journal now."""
        with self.lock:
            if self._opened is None:
                self.read()
            self._catch_up()
            assert self._opened is not None  # noqa: S101 - read() sets it or raises
            return self._opened

    @property
    def passages(self) -> Passages:
        """What was said, to be read in parts."""
        with self.lock:
            opened = self.opened
            if self._passages is None:
                self._passages = Passages(opened.ledger)
            return self._passages

    @property
    def texts(self) -> Texts:
        """The texts that are offered for points."""
        with self.lock:
            opened = self.opened
            if self._texts is None:
                self._texts = Texts(opened.proceedings)
            return self._texts

    def read(self) -> None:
        """Read the folder, also one that was read before and may have changed since."""
        with self.lock:
            self._take(open_folder(self.forum, self._output, self._model))

    def act(self, seen: int, work: Callable[[OpenForum], OpenForum]) -> None:
        """Let a person decide in view of the first ``seen`` events of the journal."""
        with self.lock:
            opened = self.opened
            view = replace(opened, seen=min(max(seen, 0), opened.seen))
            self._take(work(view))

    def changes(self, since: int, by: str) -> dict[str, object]:
        """Return what is new in the list since a revision, and how far the work has come."""
        with self.lock:
            opened = self.opened
            ledger, status = opened.ledger, opened.status
            rows = [one.row for one in self._shown.values() if one.revision > since]
            acts = acts_of(self._events, by)
            return {
                "revision": self.revision,
                "seen": opened.seen,
                "rows": rows,
                "gone": [one for one, when in self._gone.items() if when > since],
                "needed": len(ledger.needed),
                "left": len(ledger.undecided),
                "printed": len(ledger.points),
                "orphans": len(ledger.orphans),
                "final": status.final,
                "status": status.words,
                "undo": len(acts.done),
                "redo": len(acts.undone),
            }

    def row(self, finding: str) -> PointRow | None:
        """The row of a finding, None where there is no such finding."""
        with self.lock:
            _ = self.opened
            shown = self._shown.get(finding)
            return shown.row if shown else None

    def _catch_up(self) -> None:
        """Look at the forum again if its journal is not as it was read."""
        stamp = self._journal()
        if stamp == self._stamp or self._opened is None:
            return
        events, _ = read_journal(self.forum / JOURNAL)
        known = len(self._events)
        if len(events) != self._opened.seen or events[:known] != self._events:
            self._take(look_again(self._opened))
        self._events, self._stamp = events, stamp

    def _take(self, opened: OpenForum) -> None:
        """Keep the forum as it stands now, and note which rows changed."""
        self._stamp = _UNREAD
        self._opened, self._passages, self._texts = opened, None, None
        self.revision += 1
        self.records = {one["id"]: one for one in records(opened.ledger)}
        rows = {row["id"]: row for row in listed(opened.ledger, self.records.values(), self._order)}
        for finding in self._shown.keys() - rows.keys():
            del self._shown[finding]
            self._gone[finding] = self.revision
        for finding, row in rows.items():
            before = self._shown.get(finding)
            self._gone.pop(finding, None)
            if before is None or before.row != row:
                self._shown[finding] = ListedRow(row, self.revision)

    def _journal(self) -> _Stamp:
        """Return what shows that the journal was written to."""
        try:
            status = (self.forum / JOURNAL).stat()
        except OSError:
            return 0, 0
        return status.st_size, status.st_mtime_ns
