"""The list of points: one short row each, in the order in which a person looks at them."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from typing_extensions import TypedDict

from reportgen.ledger import Ledger
from reportgen.model import Decision, FindingId, Material, Proceedings, Segment
from reportgen.project import FindingRecord, LearnedOrder, in_printed_order, names_government

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class PointRow(TypedDict):
    """A point in the list; ``rank`` orders the list, ``printed`` is its place among the printed."""

    id: str
    code: str
    rank: int
    kind: str
    level: str
    enough: int
    decision: str
    lapsed: str
    needed: bool
    text: str
    origin: str
    quote: str
    lang: str
    speaker: str
    label: str
    session: str
    source: str
    clock: str
    themes: list[str]
    into: str
    alike: list[str]
    government: bool
    printed: int
    by: str
    given: list[str]


def listed(
    ledger: Ledger, findings: Iterable[FindingRecord], order: LearnedOrder | None = None
) -> list[PointRow]:
    """Return the rows of all findings: the short list first, then by rank.

    With an ``order`` that is better than ours, both are in its order.
    """
    learned = order if order is not None and order.is_better else None
    found = sorted(findings, key=lambda one: _rank(one, learned))
    printed = _printed(ledger)
    languages = Languages(ledger.proceedings)
    rows: list[PointRow] = []
    for rank, one in enumerate(found):
        id_ = FindingId(one["id"])
        row = _row(rank, one, languages.of_id(one["segment"]), printed.get(id_, 0))
        row["given"] = _given(ledger.verdicts[id_].decision)
        rows.append(row)
    return rows


def _rank(one: FindingRecord, learned: LearnedOrder | None) -> tuple[bool, int, bool, bool, float]:
    """Return what orders the list: the short list, recommendations, what is found, the score."""
    enough = one["enough"]
    other, perhaps = one["kind"] != "recommendation", one["level"] == "perhaps"
    if learned is not None:
        return not enough, 0, not enough and other, perhaps, -learned.weight(one)
    return not enough, enough, other, perhaps, -one["score"]


def _printed(ledger: Ledger) -> Mapping[FindingId, int]:
    """Return the place of each printed point among those of its kind, from 1."""
    places: dict[FindingId, int] = {}
    counts: dict[str, int] = {}
    for point in in_printed_order(ledger.points):
        kind = point.finding.kind
        counts[kind] = places[point.finding.id] = counts.get(kind, 0) + 1
    return places


def _row(rank: int, one: FindingRecord, language: str, printed: int) -> PointRow:
    text = one["wording"] or (one["quote"] if one["decision"] == "accepted" else one["offer"])
    return PointRow(
        id=one["id"],
        code=one["code"],
        rank=rank,
        kind=one["kind"],
        level=one["level"],
        enough=one["enough"],
        decision=one["decision"],
        lapsed=one["lapsed"],
        needed=one["needed"],
        text=text,
        origin=one["wording_from"] or (one["offer_from"] if text == one["offer"] else "quotation"),
        quote="" if text == one["quote"] else one["quote"],
        lang=language,
        speaker=one["speaker"],
        label=one["speaker_label"],
        session=one["session"],
        source=one["source"],
        clock=one["clock"],
        themes=[theme["theme"] for theme in one["themes"]],
        into=one["merged_into"],
        alike=one["alike"],
        government=names_government((text, one["quote"], one["addressee"])),
        printed=printed,
        by=one["decided_by"],
        given=[],
    )


def _given(decision: Decision | None) -> list[str]:
    """Return what a person entered about a point besides its text."""
    if decision is None:
        return []
    entered = (decision.addressee, decision.deadline, decision.theme, decision.attribution or "")
    return [*entered, decision.reason] if any((*entered, decision.reason)) else []


class Languages:
    """The language of what was said, as a tag that a browser understands."""

    def __init__(self, proceedings: Proceedings) -> None:
        material: Material = proceedings.material
        self._sources = {one.id: one.language for one in material.sources}
        self._segments = {str(one.id): one for one in material.segments}
        self._first = (proceedings.forum.languages or ("en",))[0]

    def of(self, segment: Segment) -> str:
        """The language of a turn or paragraph, else of its source, else of the forum."""
        return _first_tag(segment.language, self._sources.get(segment.source, ""), self._first)

    def of_id(self, segment: str) -> str:
        """The language of the turn or paragraph with this id."""
        return self.of(self._segments[segment])


@lru_cache(maxsize=1_024)
def _first_tag(*told: str) -> str:
    return next((one for one in told if _TAG.fullmatch(one)), "en")
