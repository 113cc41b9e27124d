"""An event as a line of the decision journal, read and written."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Annotated, ClassVar, get_args

from pydantic import AwareDatetime, ConfigDict, Field, TypeAdapter, ValidationError

from reportgen.errors import ReviewError
from reportgen.model import JOURNAL_VERSION, Event, FindingId, FindingKind, Op
from reportgen.places import one_line

_OPS: tuple[str, ...] = get_args(Op)
_OF_NO_FINDING = frozenset({"final", "keep", "adopt", "copy", "stage"})
_LIMIT = 10_000
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class _Line(Event):
    """An event as a line of the file: all keys it needs and no others."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    at: AwareDatetime
    origin: Annotated[FindingId | None, Field(alias="from")] = None


_LINE = TypeAdapter(_Line)
_ORDER = ("version", "seq", "at", "actor", "op")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who decides, and when (in UTC)."""

    actor: str
    at: dt.datetime


def stamp(actor: str, at: dt.datetime) -> Stamp:
    """Return who decides and when, the name cleaned for print.

    Raises:
        ReviewError: if the name is empty or the instant has no time zone.
    """
    name = one_line(actor)
    if not name.strip(" \N{REPLACEMENT CHARACTER}"):
        raise ReviewError(
            "decision: nobody is named as deciding; give the name with --by", rule="nobody-decides"
        )
    if at.tzinfo is None:
        raise ReviewError(
            "decision: the time has no zone; give an instant with its zone",
            rule="time-without-zone",
        )
    return Stamp(name, at.astimezone(dt.UTC))


def to_line(event: Event) -> str:
    """Return the event as one line of JSON without line end; what is empty is left out."""
    written = {
        "version": event.version,
        "seq": event.seq,
        "at": event.at.astimezone(dt.UTC).isoformat().replace("+00:00", "Z"),
        "actor": event.actor,
        "op": event.op,
        "target": event.target,
        "text_hash": event.text_hash,
        "quote": event.quote,
        "speaker": event.speaker,
        "among": event.among,
        "wording": event.wording,
        "wording_hash": event.wording_hash,
        "text_from": event.text_from,
        "addressee": event.addressee,
        "deadline": event.deadline,
        "theme": event.theme,
        "place": event.place or None,
        "into": event.into,
        "undoes": event.undoes,
        "digest": event.digest,
        "from": event.origin,
        "torn": event.torn or None,
        "kind": event.kind,
        "more": event.more or None,
        "attribution": event.attribution,
        "via": event.via,
        "disputed": event.disputed or None,
        "reason": event.reason,
        "recorded_by": event.recorded_by,
        "evidence": event.evidence,
    }
    kept = {key: value for key, value in written.items() if key in _ORDER or value}
    return json.dumps(kept | {"check": _check(kept)}, ensure_ascii=False)


def _check(line: Mapping[str, object]) -> str:
    """Return check digits that show whether a line was changed."""
    content = {key: value for key, value in line.items() if key != "check"}
    text = json.dumps(content, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:_DIGITS]


def from_json(raw: object, where: str) -> Event:
    """Return the event of one decoded line.

    Raises:
        ReviewError: if it is not an event, or one that a newer version wrote.
    """
    if not isinstance(raw, dict) or "op" not in raw:
        raise ReviewError(
            f"{where}: not a decision; restore the line from a backup", rule="broken-journal"
        )
    if isinstance(raw.get("version"), int) and raw["version"] > JOURNAL_VERSION:
        raise ReviewError(
            f"{where}: written by a newer reportgen (journal version {raw['version']}); update it",
            rule="newer-journal",
        )
    if raw.get("op") not in _OPS:
        shown = one_line(str(raw.get("op")))[:40]
        raise ReviewError(
            f"{where}: unknown decision '{shown}'; update reportgen", rule="newer-journal"
        )
    check = raw.get("check", "")
    event = _validated({key: value for key, value in raw.items() if key != "check"}, where)
    _check_fields(event, where)
    changed = bool(check) and check != _check(raw)
    return replace(event, changed=changed, intact=not changed)


def _validated(raw: object, where: str) -> Event:
    try:
        line = _LINE.validate_json(json.dumps(raw))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        message = f"{where}: '{one_line(key)[:40]}': {first['msg']}; restore the line from a backup"
        raise ReviewError(message, rule="broken-journal") from None
    return Event(*(getattr(line, one.name) for one in fields(Event)))


def _check_fields(event: Event, where: str) -> None:
    wanted: dict[str, bool] = {
        "edit": bool(event.wording),
        "add": bool(event.quote) and (not event.kind or event.kind in get_args(FindingKind)),
        "merge": bool(event.into),
        "support": bool(event.into),
        "set": bool(
            event.addressee or event.deadline or event.theme or event.place or event.attribution
        ),
        "apart": bool(event.into),
        "undo": bool(event.undoes),
        "final": bool(event.digest),
        "copy": bool(event.digest),
        "clear": bool(event.kind),
        "stage": bool(event.digest) and event.kind in {"drafted", "reviewed"},
        "reanchor": bool(event.origin),
        "adopt": bool(event.quote and event.text_hash),
    }
    signed = bool(event.actor) and event.version == JOURNAL_VERSION and event.seq > 0
    complete = wanted.get(event.op, True) and (event.op in _OF_NO_FINDING or bool(event.target))
    longest = max(map(len, (event.wording, event.actor, event.reason)))
    if not (signed and complete) or longest > _LIMIT:
        raise ReviewError(
            f"{where}: the decision '{event.op}' is not complete; restore the line from a backup",
            rule="broken-journal",
        )
