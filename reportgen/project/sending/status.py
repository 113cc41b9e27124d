"""Who has which pack: a row for each person."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.composition import Brief
from reportgen.journal import SentLine
from reportgen.model import PersonId
from reportgen.project.sending.packs import Packs, why_released


@dataclass(frozen=True, slots=True)
class PackRow:
    """What is known of one person's pack; ``state`` says in a few words what to do.

    ``sent`` and ``prepared`` are days, empty for never.
    """

    person: str
    name: str
    revision: int
    prepared: str
    prepared_by: str
    sent: str
    sent_by: str
    state: str
    owed: tuple[str, ...]


def pack_rows(packs: Packs) -> tuple[PackRow, ...]:
    """Return a row for everybody who has or had a pack, or is on the agenda without one."""
    return (*(_row(brief, packs) for brief in packs.briefs), *_without(packs))


def state_of(brief: Brief, packs: Packs) -> str:
    """Return what a pack waits for: "to send", "changed", "prepared, not sent" or "sent"."""
    sent, prepared = packs.sent.get(brief.person), packs.prepared.get(brief.person)
    if sent and sent.kind != "cancelled" and sent.digest == brief.digest:
        return "sent"
    if prepared and prepared.digest == brief.digest and (not sent or prepared.at > sent.at):
        return "prepared, not sent"
    if prepared and not sent:
        return "stale: prepared, then changed"
    return "changed since it was sent" if sent else "to send"


def _row(brief: Brief, packs: Packs) -> PackRow:
    listed = packs.forum.logistics.deliverables
    owed = brief.facts.get("due", "")
    names = tuple(one.name for one in listed if owed and one.name in owed)
    state = state_of(brief, packs)
    return _told(brief.person, brief.revision, state, packs, names)


def _without(packs: Packs) -> Iterator[PackRow]:
    why = why_released(packs)
    gone = {line.person: line for line in packs.left}
    for person in dict.fromkeys((*gone, *why)):
        state = "left: cancel" if person in gone else "no pack"
        reason = f", {why[person]}" if person in why else ""
        line = gone.get(person) or packs.sent.get(person)
        told = ", told" if line and line.kind == "cancelled" else ""
        revision = line.revision if line else 0
        yield _told(person, revision, f"{state}{reason}{told}", packs, ())


def _told(
    person: PersonId, revision: int, state: str, packs: Packs, owed: tuple[str, ...]
) -> PackRow:
    prepared, sent = packs.prepared.get(person), packs.sent.get(person)
    return PackRow(
        person,
        packs.names.get(person, person),
        revision,
        *_day(prepared),
        *_day(sent),
        state,
        owed,
    )


def _day(line: SentLine | None) -> tuple[str, str]:
    return (line.on.isoformat(), line.by) if line else ("", "")
