"""Follows up what an earlier forum recommended: takes it over, says what became of it."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.composition import numbered_points
from reportgen.errors import InputError, ReviewError
from reportgen.extraction import content_stems
from reportgen.journal import stamp
from reportgen.ledger import Point
from reportgen.model import Finding, FollowedPoint, FollowUp, FollowUpStatus, Forum
from reportgen.places import one_line
from reportgen.project.decisions.deciding import named, refuse_marks
from reportgen.project.documents.profiles import outline_of, own_templates
from reportgen.project.editing.edit import Edit, begin, refuse
from reportgen.project.folder.opening import OpenForum
from reportgen.yaml_editing import Value, ValuePath

_KEY = "follow_up"
_BEFORE = ("participation", "evaluation")
_FIELDS = ("number", "text", "addressee", "deadline")
_SHARED, _SHARE = 3, 0.34
"""Stems, and part of the point's stems, that a finding shares when it may speak of the point."""
_MOST = 3


@dataclass(frozen=True, slots=True)
class FollowUpWord:
    """A person's word on what became of points: who says it, a note, codes of findings."""

    status: FollowUpStatus
    by: str
    note: str = ""
    evidence: tuple[str, ...] = ()


def plan_follow_up(folder: Path, last: OpenForum) -> Edit:
    """Return the edit that takes over the recommendations that an earlier forum printed.

    Points that are followed up already keep what was said of them; where the earlier forum prints
    other words now, these are taken over, and it is said.

    Raises:
        InputError: if nothing was printed, the earlier report is not final, or another forum is
            followed up already.
    """
    edit = begin(folder)
    forum, known = last.proceedings.forum, edit.forum.follow_up
    if last.ledger.final is None:
        message = f"the report of {forum.title} is not final, so nothing is printed for good"
        raise refuse(edit, f"{message}; sign it with `reportgen finalize`", "not-final")
    if known is not None and known.forum != forum.title:
        message = f"{known.forum} is followed up here; take follow_up: out of forum.yaml first"
        raise refuse(edit, message, "other-follow-up")
    printed = {str(p.finding.id): _printed(number, p) for number, p in _recommendations(last)}
    if not printed:
        raise refuse(edit, f"the report of {forum.title} prints no recommendation", "none-printed")
    _take_over(edit, forum, known or FollowUp(""), printed)
    return edit


def _recommendations(last: OpenForum) -> list[tuple[int, Point]]:
    forum = last.proceedings.forum
    outline = outline_of(forum, "outcome-report", own_templates(last.folder.path))
    points = numbered_points(last.ledger, outline)
    return [(n, point) for n, point in points if point.finding.kind == "recommendation"]


def _printed(number: int, point: Point) -> dict[str, str]:
    """What is taken over of a point, without what is empty."""
    given = point.decision.addressee or point.finding.addressee
    values = (str(number), one_line(point.text), one_line(given), one_line(point.decision.deadline))
    return {key: value for key, value in zip(_FIELDS, values, strict=True) if value}


def _take_over(
    edit: Edit, forum: Forum, known: FollowUp, printed: Mapping[str, dict[str, str]]
) -> None:
    if not known.forum:
        head: dict[str, Value] = {"forum": forum.title}
        if forum.dates:
            head["date"] = min(forum.dates).isoformat()
        edit.set(
            (_KEY,), {**head, "points": [{"point": p, **v} for p, v in printed.items()]}, _BEFORE
        )
        edit.changes.append(f"{len(printed)} recommendations of {forum.title} are followed up")
        return
    held = {point.point: n for n, point in enumerate(known.points)}
    for point, values in printed.items():
        if point not in held:
            edit.file.append((_KEY, "points"), {"point": point, **values})
            edit.changes.append(f"{values['number']}: new, {values['text']}")
            continue
        _refresh(edit, (_KEY, "points", held[point]), known.points[held[point]], values)
    for gone in (point for point in known.points if point.point not in printed):
        edit.notes.append(f"{gone.number}: not printed any more, kept here: {gone.text}")


def _refresh(edit: Edit, path: ValuePath, now: FollowedPoint, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        if getattr(now, key) != value:
            edit.set((*path, key), value, ("point", *_FIELDS[: _FIELDS.index(key)]))
            edit.changes.append(f"{values['number']}: {key} is now: {value}")


def plan_told(opened: OpenForum, numbers: Sequence[str], told: FollowUpWord) -> Edit:
    """Return the edit that writes a person's word on points, known by their numbers then.

    Raises:
        InputError: if no forum is followed up, or a number is not among its points.
        ReviewError: if nobody is named, a code names no finding, or a mark of what is off record
            stands in the note.
    """
    edit = begin(opened.folder.path)
    follow_up = followed(edit.forum, str(edit.path))
    refuse_marks(told.note, told.by)
    who = stamp(told.by, dt.datetime.now(dt.UTC))
    evidence: list[Value] = [str(one.id) for one in named(opened.proceedings, told.evidence)]
    values: dict[str, Value] = {
        "status": told.status,
        "note": one_line(told.note),
        "told_by": who.actor,
        "told_on": who.at.date().isoformat(),
        "evidence": evidence,
    }
    for number in numbers:
        place = _place(edit, follow_up, number)
        point, keys = follow_up.points[place], ["point", *_FIELDS]
        for key, value in {**values, "earlier": _earlier(point)}.items():
            if value or getattr(point, key):
                edit.set((_KEY, "points", place, key), value, tuple(keys))
            keys.append(key)
        edit.changes.append(f"{number}: {told.status}, says {who.actor}")
    return edit


def _earlier(point: FollowedPoint) -> list[Value]:
    """What was said of a point before, so that nobody's word is lost."""
    if point.status is None:
        return [*point.earlier]
    on = point.told_on.isoformat() if point.told_on else ""
    said = ", ".join(filter(None, (point.status, point.note, point.told_by, on)))
    return [*point.earlier, said]


def _place(edit: Edit, follow_up: FollowUp, number: str) -> int:
    places = [n for n, point in enumerate(follow_up.points) if point.number == number]
    if len(places) == 1:
        return places[0]
    known = ", ".join(point.number for point in follow_up.points)
    message = f"{number!r} is the number of {len(places)} points; these are followed up: {known}"
    raise refuse(edit, message, "unknown-number")


def followed(forum: Forum, where: str) -> FollowUp:
    """Return what is followed up.

    Raises:
        InputError: if nothing is.
    """
    if forum.follow_up is None:
        message = "no earlier forum is followed up; name one: follow-up FORUM --from LAST_FORUM"
        raise InputError(message, where, rule="no-follow-up")
    return forum.follow_up


def offered(opened: OpenForum, point: FollowedPoint) -> tuple[Finding, ...]:
    """Return findings of this forum that may speak of a point, the likeliest first."""
    wanted = frozenset(content_stems(point.text))
    likely = [
        (len(shared), finding)
        for finding in opened.proceedings.findings
        if finding.id not in point.evidence
        and len(shared := wanted.intersection(content_stems(finding.evidence.quote))) >= _SHARED
        and len(shared) >= _SHARE * len(wanted)
    ]
    likely.sort(key=lambda one: -one[0])
    return tuple(finding for _, finding in likely[:_MOST])


def told_status(words: str) -> FollowUpStatus:
    """Return the status that a person typed, with spaces or hyphens.

    Raises:
        ReviewError: if it is none.
    """
    known: dict[str, FollowUpStatus] = {
        "done": "done",
        "under way": "under way",
        "not begun": "not begun",
        "overtaken": "overtaken",
    }
    status = known.get(re.sub(r"[-_ ]+", " ", words).casefold())
    if status is None:
        message = f"'{words}' is no status; write {', '.join(k.replace(' ', '-') for k in known)}"
        raise ReviewError(message, rule="unknown-status")
    return status
