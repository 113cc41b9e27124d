"""The actual times of slots, and what was going on at a moment."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from reportgen.model import Session, Slot

NOT_HELD = frozenset({"absent", "cancelled"})
Moment = Literal["slot", "between", "break", "outside", "unknown"]


@dataclass(frozen=True, slots=True)
class Window:
    """The actual time of a slot in event time; ``recorded`` if somebody noted it."""

    slot: Slot
    start: dt.time
    end: dt.time
    recorded: bool

    def holds(self, moment: dt.time) -> bool:
        """Whether the moment lies in the window, which may pass midnight."""
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


@dataclass(frozen=True, slots=True)
class Timetable:
    """The windows of a session; ``complete`` if the time of every slot is known."""

    windows: tuple[Window, ...] = ()
    complete: bool = False

    def at(self, moment: dt.time) -> tuple[Moment, Slot | None]:
        """Return what was going on, and the slot; a recorded time beats a planned one."""
        holding = [window for window in self.windows if window.holds(moment)]
        held = [window for window in holding if window.slot.actual.status not in NOT_HELD]
        if held:
            best = max(held, key=lambda window: (window.recorded, window.start))
            return ("break", None) if best.slot.kind == "break" else ("slot", best.slot)
        if holding or not self.complete:
            return ("between" if holding else "unknown"), None
        return ("between" if self._was_planned(moment) else "outside"), None

    def _was_planned(self, moment: dt.time) -> bool:
        """Whether the moment is empty only because a slot within the session ended early."""
        earlier = any(window.end <= moment for window in self.windows)
        later = any(window.start > moment for window in self.windows)
        slots = [window.slot for window in self.windows]
        planned = any(s.start and s.end and s.start <= moment < s.end for s in slots)
        return earlier and later and planned


def timetable(session: Session) -> Timetable:
    """Return the times of a session's slots; recorded times replace planned ones.

    A missing end is the start of the next slot or, for the last one, the end of the session.
    """
    starts = [slot.actual.start or slot.start for slot in session.slots]
    following = [*starts[1:], session.end]  # one more than slots where there are none
    windows = []
    for slot, start, after in zip(session.slots, starts, following, strict=False):
        end = slot.actual.end or slot.end or after
        if start is not None and end is not None:
            recorded = slot.actual.start is not None or slot.actual.end is not None
            windows.append(Window(slot, start, end, recorded))
    return Timetable(tuple(windows), bool(windows) and len(windows) == len(session.slots))


def time_of_day(start: dt.time, seconds: float) -> dt.time:
    """Return the time of day ``seconds`` after ``start``, past midnight if need be."""
    whole = int(seconds)
    total = start.hour * 3600 + start.minute * 60 + start.second + whole
    minutes, second = divmod(total % 86400, 60)
    return dt.time(minutes // 60, minutes % 60, second)
