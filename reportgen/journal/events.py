"""One line of the decision journal: who decided what about which words, and when."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import AwareDatetime, ConfigDict, Field, TypeAdapter, ValidationError

from reportgen.errors import ReviewError
from reportgen.model import Finding, FindingId, Segment
from reportgen.places import one_line

VERSION = 1
Op = Literal["accept", "reject", "edit", "merge", "apart", "undo", "final", "reanchor"]
_OPS: tuple[str, ...] = get_args(Op)
_LIMIT = 10_000
_NO_FINDING = FindingId("")


@dataclass(frozen=True, slots=True)
class Event:
    """One decision; ``quote`` is the text that was seen, ``text_hash`` its digest.

    ``speaker`` is the label as heard, ``among`` where that label said these words if it did so
    several times (the sources, in order): which of them is meant hangs on that. ``wording`` belongs
    to an edit, ``into`` to a merge and, as the other of the two, to an apart, ``undoes`` (a
    ``seq``) to an undo, ``digest`` (of the findings that were signed) to a final and ``origin``
    (the finding that is gone; "from" in the file) to a reanchor. ``torn`` counts the broken lines
    above, left by a crash. ``seq`` and ``line`` are 0 until written and read.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    at: AwareDatetime
    actor: str
    op: Op
    target: FindingId = _NO_FINDING
    text_hash: str = ""
    quote: str = ""
    speaker: str = ""
    among: str = ""
    wording: str = ""
    into: FindingId | None = None
    undoes: int | None = None
    digest: str = ""
    origin: Annotated[FindingId | None, Field(alias="from")] = None
    torn: int = 0
    seq: int = 0
    version: int = VERSION
    line: int = field(default=0, compare=False)


_EVENT = TypeAdapter(Event)
_ORDER = ("version", "seq", "at", "actor", "op")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who decides, and the instant in UTC."""

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


def text_hash(quote: str) -> str:
    """Return the hex SHA-256 of the words that a person saw."""
    return hashlib.sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()


def findings_digest(findings: Sequence[Finding]) -> str:
    """Return the digest of what a signature covers: the findings and their words, in any order."""
    rows = sorted(
        (f.id, f.kind, f.polarity, f.addressee, f.evidence.quote, f.evidence.segment)
        for f in findings
    )
    return text_hash(json.dumps(rows, ensure_ascii=True))


@dataclass(frozen=True, slots=True)
class Heard:
    """The speaker label as heard of a finding, and where the label said its words, if repeatedly.

    ``among`` are the sources in order, so that it is known when another of the same comes or goes.
    """

    label: str = ""
    among: str = ""


def heard(findings: Sequence[Finding], segments: Sequence[Segment]) -> Mapping[FindingId, Heard]:
    """Return how each finding was heard."""
    known = {segment.id: segment for segment in segments}
    said: dict[tuple[str, str, str], list[Finding]] = {}
    names: dict[FindingId, str] = {}
    for finding in findings:
        segment = known.get(finding.evidence.segment)
        label = names[finding.id] = segment.speaker_label if segment else ""
        key = (finding.kind, bare(finding.evidence.quote), bare(label))
        said.setdefault(key, []).append(finding)
    among = {
        finding.id: ", ".join(str(known[one.evidence.segment].source) for one in equals)
        for equals in said.values()
        if len(equals) > 1
        for finding in equals
        if all(one.evidence.segment in known for one in equals)
    }
    return {f.id: Heard(names[f.id], among.get(f.id, "")) for f in findings}


def bare(text: str) -> str:
    """Return the words of a text without case and punctuation."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


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
        "into": event.into,
        "undoes": event.undoes,
        "digest": event.digest,
        "from": event.origin,
        "torn": event.torn or None,
    }
    kept = {key: value for key, value in written.items() if key in _ORDER or value}
    return json.dumps(kept, ensure_ascii=False)


def from_json(raw: object, where: str) -> Event:
    """Return the event of one decoded line.

    Raises:
        ReviewError: if it is not an event, or one that a newer version wrote.
    """
    if not isinstance(raw, dict) or "op" not in raw:
        raise ReviewError(
            f"{where}: not a decision; restore the line from a backup", rule="broken-journal"
        )
    if isinstance(raw.get("version"), int) and raw["version"] > VERSION:
        raise ReviewError(
            f"{where}: written by a newer reportgen (journal version {raw['version']}); update it",
            rule="newer-journal",
        )
    if raw.get("op") not in _OPS:
        shown = one_line(str(raw.get("op")))[:40]
        raise ReviewError(
            f"{where}: unknown decision '{shown}'; update reportgen", rule="newer-journal"
        )
    event = _validated(raw, where)
    _check_fields(event, where)
    return event


def _validated(raw: object, where: str) -> Event:
    try:
        return _EVENT.validate_json(json.dumps(raw))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        message = f"{where}: '{one_line(key)[:40]}': {first['msg']}; restore the line from a backup"
        raise ReviewError(message, rule="broken-journal") from None


def _check_fields(event: Event, where: str) -> None:
    wanted: dict[str, bool] = {
        "edit": bool(event.wording),
        "merge": bool(event.into),
        "apart": bool(event.into),
        "undo": bool(event.undoes),
        "final": bool(event.digest),
        "reanchor": bool(event.origin),
    }
    signed = bool(event.actor) and event.version == VERSION and event.seq > 0
    complete = wanted.get(event.op, True) and (event.op == "final" or bool(event.target))
    if not (signed and complete) or max(len(event.wording), len(event.actor)) > _LIMIT:
        raise ReviewError(
            f"{where}: the decision '{event.op}' is not complete; restore the line from a backup",
            rule="broken-journal",
        )
