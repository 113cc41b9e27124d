"""What a signature covers, part by part, and which parts changed since.

It covers what the person saw: the data of the forum, the texts that people wrote, the files of
notes and transcripts and what of them is printed as it stands, the printed points (text, order, who
is credited) and what was rejected. It does not cover labels, outlines, templates and looks, nor
candidates that nobody decided about.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.ledger.canonical import Plain, as_json, canonical, digest_of, record_fields
from reportgen.ledger.points import Point
from reportgen.model import Finding, FindingId, Material, Proceedings, Review, Segment, Signature

_VERSION = 2
"""Version 1 was the digest of how Python writes objects, which any upgrade changed."""

_NOT_COVERED = frozenset({"profile", "prose"})
_SHORT = 16


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature; ``changed`` names the parts that are no longer as they were signed.

    ``comparable`` is not set where an earlier version signed, whose digest cannot be compared.
    """

    signature: Signature
    changed: tuple[str, ...] = ()
    comparable: bool = True

    @property
    def holds(self) -> bool:
        """Whether everything that was signed is as it was."""
        return self.comparable and not self.changed


def seal(proceedings: Proceedings, points: Sequence[Point]) -> str:
    """Return the digest of all that a signature covers, with that of each part."""
    covered = _covered(proceedings, points)
    parts: dict[str, Plain] = {name: digest_of(part)[:_SHORT] for name, part in covered.items()}
    return as_json({"version": _VERSION, "all": digest_of(covered), "parts": parts})


def compare(signature: Signature, sealed: str) -> Signed:
    """Return the signature with what changed between it and what is ``sealed`` now."""
    then, now = _read(signature.digest), _read(sealed)
    if then is None or now is None:
        return Signed(signature, comparable=False)
    names = dict.fromkeys((*now[1], *then[1]))
    changed = tuple(name for name in names if now[1].get(name) != then[1].get(name))
    if now[0] == then[0]:
        return Signed(signature)
    return Signed(signature, changed or ("points",))


def _read(digest: str) -> tuple[str, Mapping[str, str]] | None:
    """Return the digest of all and those of the parts, None for a digest of another version."""
    try:
        read = json.loads(digest)
    except ValueError:
        return None
    if not isinstance(read, dict) or read.get("version") != _VERSION:
        return None
    return str(read["all"]), {str(name): str(part) for name, part in read["parts"].items()}


def _covered(proceedings: Proceedings, points: Sequence[Point]) -> dict[str, Plain]:
    """Return the parts by name: ``forum.title``, ``prose.background``, ``source.notes/a.md``."""
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
    """Return the words of a point, and those of what is printed with it."""
    words = point.decision.wording or point.finding.evidence.quote
    borne = [_text(one) for one in (*point.dissent, *point.answers)]
    return [point.finding.kind, words, *borne]


def _credit(proceedings: Proceedings, points: Sequence[Point]) -> Plain:
    """Return who stands behind each point, in an order that is not that of the points."""
    segments = {segment.id: segment for segment in proceedings.material.segments}
    authors = {one.finding: one.author for one in proceedings.appraisals if one.author}

    def credited(finding: Finding) -> Plain:
        said = segments.get(finding.evidence.segment)
        meant = authors.get(finding.id) or finding.attributed_to
        return [canonical(_voice(said)) if said else None, meant]

    named: list[Plain] = [
        [_text(point), *sorted((credited(one) for one in point.everything), key=as_json)]
        for point in points
    ]
    return sorted(named, key=as_json)


def _voice(segment: Segment) -> tuple[str, ...]:
    """Return in which session something was said, and by whom: people, else the label as heard."""
    names = segment.speakers or (segment.speaker_label,)
    return (segment.session or "", *names)


def _notes(material: Material) -> Plain:
    """Return the notes as they are read: a summary of a session is printed from them."""
    noted = {source.id for source in material.sources if source.kind == "notes"}
    return [
        [canonical(_voice(one)), one.form, one.level, one.tag, one.text]
        for one in material.segments
        if one.source in noted
    ]


def _rejected(review: Review) -> frozenset[FindingId]:
    """Return what was rejected, be its sentence still there or not."""
    decisions = (*review.decisions, *(orphan.decision for orphan in review.orphans))
    return frozenset(one.finding for one in decisions if one.status == "rejected")
