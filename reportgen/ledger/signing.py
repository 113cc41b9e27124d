"""What a signature covers, part by part, and which parts changed since.

A signature covers what the person saw: the forum's data, the texts that people wrote, the sources
and those notes that are printed unchanged, the printed points (text, order, credit) and the
rejections. It does not cover labels, outlines, templates and looks, nor undecided candidates.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.ledger.canonical import Plain, as_json, canonical, digest_of, record_fields
from reportgen.ledger.points import Point
from reportgen.model import Finding, FindingId, Material, Proceedings, Review, Segment, Signature

_VERSION = 2
"""Version 1 was the digest of how Python writes objects, which any upgrade changed."""

_NOT_COVERED = frozenset({"profile", "prose", "drafts"})
_SHORT = 16
_SET = ("addressee", "deadline", "theme", "place", "attribution")
"""What a person sets about a point."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature; ``changed`` names the parts that differ from what was signed.

    ``comparable`` is false for a signature of an earlier version, whose digest cannot be compared.
    """

    signature: Signature
    changed: tuple[str, ...] = ()
    comparable: bool = True

    @property
    def holds(self) -> bool:
        """Whether everything is still as it was signed."""
        return self.comparable and not self.changed


def seal(proceedings: Proceedings, points: Sequence[Point]) -> str:
    """Return the digest of everything that a signature covers, together with that of each part."""
    covered = _covered(proceedings, points)
    parts: dict[str, Plain] = {name: digest_of(part)[:_SHORT] for name, part in covered.items()}
    return as_json({"version": _VERSION, "all": digest_of(covered), "parts": parts})


def compare(signature: Signature, sealed: str) -> Signed:
    """Return the signature with the parts that differ from what is ``sealed`` now."""
    then, now = _read(signature.digest), _read(sealed)
    if then is None or now is None:
        return Signed(signature, comparable=False)
    names = dict.fromkeys((*now[1], *then[1]))
    changed = tuple(name for name in names if now[1].get(name) != then[1].get(name))
    if now[0] == then[0]:
        return Signed(signature)
    return Signed(signature, changed or ("points",))


def _read(digest: str) -> tuple[str, Mapping[str, str]] | None:
    """Return the digest of the whole and of its parts, None for a digest of another version."""
    try:
        read = json.loads(digest)
    except ValueError:
        return None
    if not isinstance(read, dict) or read.get("version") != _VERSION:
        return None
    return str(read["all"]), {str(name): str(part) for name, part in read["parts"].items()}


def _covered(proceedings: Proceedings, points: Sequence[Point]) -> dict[str, Plain]:
    """Return the covered parts by name, such as ``forum.title`` or ``source.notes/a.md``."""
    forum, material = proceedings.forum, proceedings.material
    given = record_fields(forum).items()
    covered = {f"forum.{name}": value for name, value in given if name not in _NOT_COVERED}
    covered |= {f"prose.{one.key}": one.text for one in forum.prose}
    covered |= {f"source.{one.path}": one.sha256 for one in material.sources}
    texts: list[Plain] = [_text(point) for point in points]
    return covered | {
        "notes": _notes(material),
        "speakers": canonical({_voice(one) for one in material.segments if one.form != "heading"}),
        "points": sorted(texts, key=as_json),
        "order": texts,
        "credit": _credit(proceedings, points),
        "rejections": canonical(_rejected(proceedings.review)),
    }


def _text(point: Point) -> Plain:
    """Return the text of a point and of what is printed with it."""
    decision = point.decision
    own = {name: getattr(decision, name) for name in _SET if getattr(decision, name)}
    borne = [_text(one) for one in (*point.dissent, *point.answers)]
    return [point.finding.kind, point.text, *([own] if own else []), *borne]


def _credit(proceedings: Proceedings, points: Sequence[Point]) -> Plain:
    """Return who is credited with each point, sorted independently of the points' order."""
    segments = {segment.id: segment for segment in proceedings.material.segments}
    authors = {one.finding: one.author for one in proceedings.appraisals if one.author}

    def credited(finding: Finding) -> Plain:
        said = segments.get(finding.evidence.segment)
        meant = authors.get(finding.id) or finding.attributed_to
        return [canonical(_voice(said)) if said else None, meant]

    def whole(point: Point) -> Plain:
        voices = sorted((credited(one) for one in point.voices), key=as_json)
        behind = sorted((credited(one) for one in point.everything), key=as_json)
        return [_text(point), *behind, *([["supported by", *voices]] if voices else [])]

    named = [whole(point) for point in points]
    return sorted(named, key=as_json)


def _voice(segment: Segment) -> tuple[str, ...]:
    """Return session and speaker of a finding: the matched people, else the label."""
    names = segment.speakers or (segment.speaker_label,)
    return (segment.session or "", *names)


def _notes(material: Material) -> Plain:
    """Return the notes that are printed unchanged in the summary of a session."""
    noted = {source.id for source in material.sources if source.kind == "notes"}
    return [
        [canonical(_voice(one)), one.form, one.level, one.tag, one.text]
        for one in material.segments
        if one.source in noted
    ]


def _rejected(review: Review) -> frozenset[FindingId]:
    """Return the rejected words, including those whose finding is gone."""
    decisions = (*review.decisions, *(orphan.decision for orphan in review.orphans))
    return frozenset(one.finding for one in decisions if one.status == "rejected")
