"""Who must be told what: each pack that is not as the person was sent it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.composition import compose_speaker_briefs
from reportgen.journal import last_of
from reportgen.project.sending.packs import Packs, sent_packs
from reportgen.project.sending.status import state_of


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One thing that a person has to be told; ``what`` is empty where only details changed."""

    person: str
    name: str
    what: str
    old: str
    new: str
    revision: int
    state: str


def change_rows(packs: Packs, since: dt.date | None = None) -> tuple[ChangeRow, ...]:
    """Return what to tell people, compared with what they were sent last, or had on a day."""
    return tuple(_rows(packs, since))


def _rows(packs: Packs, since: dt.date | None) -> Iterator[ChangeRow]:
    briefs = packs.briefs
    if since:
        then = sent_packs(last_of(packs.lines, "sent", until=since))
        mailing = replace(packs.request.mailing, sent=then)
        briefs = compose_speaker_briefs(packs.forum, packs.outline, mailing)
    names = packs.names
    for brief in briefs:
        state = state_of(brief, packs)
        for change in brief.changes:
            told = (change.what or "details", change.old, change.new)
            yield ChangeRow(brief.person, names[brief.person], *told, brief.revision, state)
        if brief.person not in packs.sent:
            told = ("new on the programme", "", "first pack")
            yield ChangeRow(brief.person, names[brief.person], *told, brief.revision, state)
    for line in packs.left:
        told = ("no longer on the programme", "pack", "")
        yield ChangeRow(line.person, line.name, *told, line.revision, "left: cancel")
