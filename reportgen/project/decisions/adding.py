"""A point that the search missed, added by a person from the words of a source."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from reportgen.errors import ReviewError
from reportgen.journal import stamp
from reportgen.ledger import added_id, text_hash
from reportgen.model import BEARING_KINDS, Event, Finding, FindingKind, Segment
from reportgen.places import one_line
from reportgen.project.decisions.codes import codes
from reportgen.project.decisions.conflicts import append_unless_changed, logs
from reportgen.project.decisions.deciding import Taken, refuse_marks
from reportgen.project.decisions.records import records
from reportgen.project.folder.opening import OpenForum, look_again

_LONGEST = 4_000


def add_finding(  # noqa: PLR0913 - what is added, where it was said, by whom
    opened: OpenForum,
    place: str,
    *,
    by: str,
    text: str = "",
    quote: str = "",
    kind: FindingKind = "recommendation",
) -> Taken:
    """Add and accept a point that was said at ``place``: ``FILE:LINE`` or the id of a segment.

    ``quote`` are the words there that it rests on, by default all of the turn or paragraph;
    ``text`` is the sentence to print in place of them.

    Raises:
        ReviewError: nothing that may be printed was said there, it was found already, or nobody is
            named.
    """
    refuse_marks(text, by)
    words, who = one_line(text), stamp(by, dt.datetime.now(dt.UTC))
    segment = _segment(opened, place)
    said = _said(segment, quote, place)
    if kind in BEARING_KINDS or max(len(words), len(said)) > _LONGEST:
        raise ReviewError(
            f"add: an answer or objection cannot be added, and no more than {_LONGEST} characters; "
            "name fewer words with --quote",
            rule="cannot-be-added",
        )
    _refuse_found(opened, segment, said)
    target = added_id(said, segment)
    label = segment.speaker_label
    event = Event(who.at, who.actor, "add", target, text_hash(said), said, label, wording=words)
    for log in logs(opened):
        if append_unless_changed(opened, log, [_with_kind(event, kind)]):
            break
    decided = look_again(opened)
    rows = tuple(records(decided.ledger, {target}))
    return Taken(1, rows, decided)


def _with_kind(event: Event, kind: FindingKind) -> Event:
    return replace(event, kind="" if kind == "recommendation" else kind)


def _segment(opened: OpenForum, place: str) -> Segment:
    """Return the turn or paragraph that has the id or stands in the line."""
    path, _, number = place.rpartition(":")
    line = int(number) if number.isdecimal() else 0
    material = opened.proceedings.material
    if known := next((one for one in material.segments if one.id == place), None):
        return known
    sources = {source.id for source in material.sources if source.path == path.replace("\\", "/")}
    within = [one for one in material.segments if one.source in sources and one.form != "heading"]
    found = [one for one in within if one.marks[0].line <= line]
    withheld = (w for w in material.withheld if w.source in sources)
    if (
        not line
        or not found
        or line > _last_line(found[-1], within)
        or any(one.first_line <= line <= one.last_line for one in withheld)
    ):
        raise ReviewError(
            "add: nothing that may be printed was said there; name a line of a transcript or of "
            "the notes, for example notes/session-1.md:12",
            place,
            rule="nothing-said-there",
        )
    return found[-1]


def _last_line(segment: Segment, within: Sequence[Segment]) -> int:
    """Return the last line that belongs to a segment: the one before the next one begins."""
    later = (one.marks[0].line for one in within if one.marks[0].line > segment.marks[-1].line)
    return max(segment.marks[-1].line, next(later, segment.marks[-1].line + 2) - 1)


def _said(segment: Segment, quote: str, place: str) -> str:
    """Return the words that the point rests on, as they are in the source."""
    if quote and quote not in segment.text:
        raise ReviewError(
            f"add: these words are not in what was said there: '{segment.text[:120]}'; copy them "
            "exactly",
            place,
            rule="nothing-said-there",
        )
    return quote or segment.text


def _refuse_found(opened: OpenForum, segment: Segment, said: str) -> None:
    """Refuse what was found already: it has a code to decide by."""
    known, start = codes(opened.proceedings), segment.text.index(said)
    end = start + len(said)

    def is_same(finding: Finding) -> bool:
        where = finding.evidence
        return where.segment == segment.id and where.start >= start and where.end <= end

    same = [known[one.id] for one in opened.proceedings.findings if is_same(one)]
    if same:
        listed = ", ".join(same)
        raise ReviewError(
            f"add: was found already as {listed}; accept or edit that, or name other words with "
            "--quote",
            rule="found-already",
        )
