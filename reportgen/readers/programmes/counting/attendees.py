"""People of attendance reports and registrations: each once, however often somebody joined.

An address tells people apart and is not kept. What nobody declared stays open.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.readers.programmes.counting.columns import role_of
from reportgen.readers.programmes.counting.stacked import Stacked, tables_of
from reportgen.readers.programmes.records import Line

_ROBOT = re.compile(
    r"notetaker|note taker|fireflies|\botter\b|read\.ai|\bfathom\b|tl;dv|copilot|'s presentation$",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(r"\s*\((?:[^()]*)\)\s*$")
_TELEPHONE = re.compile(r"[+(]?\d[\d\s().*x-]{5,24}")
BY_TELEPHONE = "(by telephone)"
"""Stands for a number, which is counted and not kept."""
_NOBODY = frozenset({"", "-", "--", "n/a", "name", "total"})
_TOOL_TITLES = re.compile(
    r"(?:host|panell?ist|attendee) details|other attended|2\.\s.*|participants?.*", re.IGNORECASE
)
_SKIPPED_TITLES = re.compile(r"[13-9]\.\s.*", re.IGNORECASE)


@dataclass(slots=True)
class Attendee:
    """A person who registered or came, as far as a file says; ``listed`` if that was agreed to."""

    name: str
    organization: str = ""
    position: str = ""
    country: str = ""
    sector: str = ""
    gender: str = ""
    registered: bool = False
    attended: bool = False
    online: bool = False
    onsite: bool = False
    listed: bool = False

    def take(self, other: "Attendee") -> None:
        """Add what another row says of the same person."""
        for key in ("organization", "position", "country", "sector", "gender"):
            setattr(self, key, getattr(self, key) or getattr(other, key))
        for key in ("registered", "attended", "online", "onsite", "listed"):
            setattr(self, key, getattr(self, key) or getattr(other, key))


@dataclass(slots=True)
class People:
    """The people of all lists by what tells them apart; ``says_who_came`` if a list does."""

    by_key: dict[str, Attendee] = field(default_factory=dict)
    rows: int = 0
    robots: int = 0
    says_who_came: bool = False

    def __iter__(self) -> Iterator[Attendee]:
        return iter(self.by_key.values())


def read_attendees(lines: Sequence[Line], people: People) -> int:
    """Add the people of a file; return how many it names, each once."""
    before = set(people.by_key)
    keys: set[str] = set()
    for table in tables_of(lines):
        if not _SKIPPED_TITLES.fullmatch(table.title):
            keys |= _read_table(table, people)
    return len(keys | (set(people.by_key) - before))


def is_attendance(lines: Sequence[Line]) -> bool:
    """Return whether a file is a list of people with what they registered for or joined."""
    return any(
        _named(roles)
        and len(roles.keys() & {"email", "joined", "attended", "country", "mode"}) >= 1
        for roles in (_roles(table.heads) for table in tables_of(lines))
    )


def _named(roles: Mapping[str, int]) -> bool:
    return "name" in roles or {"given", "family"} <= roles.keys()


def _roles(heads: Sequence[str]) -> dict[str, int]:
    roles: dict[str, int] = {}
    for number, head in enumerate(heads):
        if role := role_of(head):
            roles.setdefault(role, number)
    return roles


def _read_table(table: Stacked, people: People) -> set[str]:
    roles = _roles(table.heads)
    if not _named(roles):
        return set()
    from_tool = bool(_TOOL_TITLES.fullmatch(table.title)) or "joined" in roles
    from_tool = from_tool or any("duration" in head.casefold() for head in table.heads)
    signs_up = not from_tool or any("registration" in head.casefold() for head in table.heads)
    people.says_who_came |= from_tool or "attended" in roles
    found: set[str] = set()
    for row in table.rows:
        said = {role: table.cell(row, column) for role, column in roles.items()}
        attendee = _attendee(said, from_tool=from_tool)
        if attendee is None:
            continue
        attendee.registered = signs_up
        people.rows += 1
        if _ROBOT.search(attendee.name):
            people.robots += 1
            continue
        key = _key(said, attendee, people)
        people.by_key.setdefault(key, attendee).take(attendee)
        found.add(key)
    return found


def _attendee(said: Mapping[str, str], *, from_tool: bool) -> Attendee | None:
    both = " ".join(filter(None, (said.get("given", ""), said.get("family", ""))))
    name = said.get("name") or both
    name = _ORIGINAL.sub("", name) or name
    if _TELEPHONE.fullmatch(name):
        name = BY_TELEPHONE
    if name.casefold() in _NOBODY or not any(c.isalpha() for c in name):
        return None
    mode = role_of(said.get("mode", ""), "modes")
    came = _came(said, from_tool=from_tool)
    return Attendee(
        name,
        organization=said.get("organization", ""),
        position=said.get("position", ""),
        country=said.get("country", ""),
        sector=said.get("sector", ""),
        gender=said.get("gender", ""),
        attended=came and not from_tool,
        online=came and (from_tool or mode == "online"),
        onsite=came and mode == "onsite",
        listed=bool(role_of(said.get("listed", ""), "yes")),
    )


def _came(said: Mapping[str, str], *, from_tool: bool) -> bool:
    if "attended" in said:
        return bool(role_of(said["attended"], "yes"))
    if "joined" in said:
        return said["joined"] not in ("", "-", "--")
    return from_tool


def _key(said: Mapping[str, str], attendee: Attendee, people: People) -> str:
    """Return what tells a person apart: the address, else the name as it is."""
    if attendee.name == BY_TELEPHONE:
        return f"telephone {said.get('name', '')}"
    name = " ".join(sorted(re.findall(r"\w+", attendee.name.casefold())))
    address = said.get("email", "").casefold()
    if "@" not in address:
        return f"name {name}"
    by_name = f"name {name}"
    if by_name in people.by_key and address not in people.by_key:
        people.by_key[address] = people.by_key.pop(by_name)
    return address
