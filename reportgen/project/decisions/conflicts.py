"""Decisions that others took since a forum was opened, and whether they conflict."""

from collections.abc import Iterator, Mapping, Sequence, Set

from reportgen.errors import ReviewError
from reportgen.journal import append, read_journal
from reportgen.ledger import related
from reportgen.model import Event, FindingId, Op
from reportgen.project.decisions.codes import codes, orphan_code
from reportgen.project.folder.opening import OpenForum

_ATTEMPTS = 20
_DONE: Mapping[Op, str] = {
    "accept": "accepted",
    "reject": "rejected",
    "edit": "edited",
    "add": "added",
    "merge": "merged",
    "support": "declared the support of",
    "set": "set something about",
    "apart": "set apart",
    "undo": "took back the decision about",
    "adopt": "adopted a summary",
    "reanchor": "confirmed or moved the decision about",
}


def newer_events(opened: OpenForum, log: Sequence[Event]) -> tuple[Event, ...]:
    """Return what was decided since the forum was opened.

    Raises:
        ReviewError: if the journal holds fewer decisions than when the forum was opened.
    """
    if len(log) < opened.seen:
        raise ReviewError(
            f"{opened.folder.journal}: holds {len(log)} decisions, but held {opened.seen} when it "
            "was read; restore it from a backup",
            rule="journal-shrunk",
        )
    return tuple(log[opened.seen :])


def refuse_newer(opened: OpenForum, newer: Sequence[Event], by: str, then: str) -> None:
    """Refuse to decide or sign if there are newer events.

    Raises:
        ReviewError: if there are any; it names who decided what.
    """
    if not newer:
        return
    who = "somebody else" if any(event.actor != by for event in newer) else "you"
    raise ReviewError(
        f"{opened.folder.journal}: {who} decided meanwhile: {'; '.join(_told(opened, newer))}; "
        f"look again, then {then}",
        rule="decided-meanwhile",
    )


def touching(
    log: Sequence[Event], newer: Sequence[Event], findings: Set[FindingId]
) -> tuple[Event, ...]:
    """Return the newer events about these findings or about what is merged with them."""
    together = related(log, findings)
    return tuple(one for one in newer if not together.isdisjoint(_named(one)))


def append_unless_changed(opened: OpenForum, log: Sequence[Event], events: Sequence[Event]) -> bool:
    """Append the events unless the journal changed since it was read.

    Return whether they were appended.
    """
    try:
        append(opened.folder.journal, events, seen=len(log))
    except ReviewError as error:
        if error.rule != "decided-meanwhile":
            raise
        return False
    return True


def logs(opened: OpenForum) -> Iterator[tuple[Event, ...]]:
    """Yield the current journal, again each time others have written to it."""
    for _ in range(_ATTEMPTS):
        yield read_journal(opened.folder.journal)[0]
    raise ReviewError(
        f"{opened.folder.journal}: others go on deciding; try again", rule="decided-meanwhile"
    )


def _told(opened: OpenForum, newer: Sequence[Event]) -> Iterator[str]:
    known = codes(opened.proceedings)
    for event in newer:
        code = known.get(event.target) or (orphan_code(event.target) if event.target else "")
        done = _DONE.get(event.op, "signed the report")
        yield f"{event.actor} {done} {code}".strip()


def _named(event: Event) -> Iterator[FindingId]:
    yield from (one for one in (event.target, event.into, event.origin) if one)
