"""The order of accepted points, under headings with few points each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reportgen.composition.outcome.context import Context
from reportgen.ledger import Point
from reportgen.model import FindingKind

MOST = 6
"""Points from which on those of a heading are told apart by addressee."""

_PRONOUNS = frozenset({"", "i", "it", "one", "they", "us", "we", "you", "somebody", "everyone"})
Named = tuple[str, tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Points under one heading; ``parts`` are pairs of subheading (or "") and points."""

    heading: str
    parts: tuple[Named, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of all parts, in order."""
        return tuple(point for _, part in self.parts for point in part)


def recommendation_chapters(context: Context) -> tuple[Chapter, ...]:
    """Return the accepted recommendations by theme of their session, else by session.

    An outline with ``by_theme`` arranges them by the first of the forum's own themes that they
    mention, in the order of the agenda; those that mention none come last.
    """
    accepted = _in_order(context, "recommendation")
    if context.outline.house.by_theme and (own := _own_themes(context)):
        named = sorted(accepted, key=lambda point: _first(context, point, own))
        return _chapters(context, _by(named, lambda p: _own_theme(context, p, own)))
    return _chapters(context, _by(accepted, lambda point: _theme(context, point)))


def other_chapters(context: Context) -> tuple[Chapter, ...]:
    """Return the other accepted points by kind: commitments, good practices and so on."""
    others = [p for p in context.record.ledger.points if p.finding.kind != "recommendation"]
    return _chapters(context, _by(others, lambda p: context.say(kind_key(p.finding.kind))))


def numbered(context: Context) -> tuple[tuple[int, Point], ...]:
    """Return all printed points with their numbers, counted through from 1."""
    chapters = (*recommendation_chapters(context), *other_chapters(context))
    return tuple(enumerate((point for chapter in chapters for point in chapter.points), 1))


def kind_key(kind: FindingKind) -> str:
    """Return the key of the standing words for a kind of finding."""
    return f"kind-{kind.replace(' ', '-')}"


def _in_order(context: Context, kind: FindingKind) -> list[Point]:
    """Return the points of a kind: those that a person gave a place, then in reading order."""
    held = [p for p in context.record.ledger.points if p.finding.kind == kind]
    return sorted(held, key=lambda point: (not point.decision.place, point.decision.place))


def addressee(point: Point) -> str:
    """Return the addressee that a person set, else the one in the printed sentence."""
    if point.decision.addressee:
        return point.decision.addressee
    words = point.finding.addressee.strip()
    sentence = point.decision.wording or words
    named = words.casefold() not in _PRONOUNS and words.casefold() in sentence.casefold()
    return words if named else ""


def _chapters(context: Context, named: Iterable[Named]) -> tuple[Chapter, ...]:
    return tuple(Chapter(heading, _parts(context, held)) for heading, held in named)


def deadline(point: Point) -> str:
    """Return the deadline that a person set; what only sounds like one is not printed."""
    return point.decision.deadline


def _theme(context: Context, point: Point) -> str:
    if point.decision.theme:
        return point.decision.theme
    session = context.record.session(context.record.segment(point.finding.evidence.segment))
    if session is None:
        return context.say("no-session")
    themes = context.standing.join(session.themes)
    return themes[:1].upper() + themes[1:] or context.people.session_heading(session)


def _own_themes(context: Context) -> list[str]:
    return list(dict.fromkeys(t for s in context.record.forum.sessions for t in s.themes))


def _first(context: Context, point: Point, own: list[str]) -> int:
    """Return the position of the first of the forum's themes that a point mentions."""
    tags = context.record.appraisal(point.finding).themes
    return min((own.index(tag.theme) for tag in tags if tag.theme in own), default=len(own))


def _own_theme(context: Context, point: Point, own: list[str]) -> str:
    if point.decision.theme:
        return point.decision.theme
    place = _first(context, point, own)
    return own[place][:1].upper() + own[place][1:] if place < len(own) else context.say("no-theme")


def _parts(context: Context, held: tuple[Point, ...]) -> tuple[Named, ...]:
    """Return many points in parts by addressee where that parts them well, else as they are."""

    def to_whom(point: Point) -> str:
        name = addressee(point)
        return context.say("for", addressee=name) if name else context.say("no-addressee")

    parts = _by(held, to_whom)
    told = 1 < len(parts) <= len(held) * 2 // 3 and all(len(part) <= MOST for _, part in parts)
    return parts if len(held) > MOST and told else (("", held),)


def _by(held: Iterable[Point], key: Callable[[Point], str]) -> tuple[Named, ...]:
    """Group the points by a name, in order of appearance."""
    parts: dict[str, list[Point]] = {}
    names: dict[str, str] = {}
    for point in held:
        name = key(point)
        names.setdefault(name.casefold(), name)
        parts.setdefault(name.casefold(), []).append(point)
    return tuple((names[name], tuple(part)) for name, part in parts.items())
