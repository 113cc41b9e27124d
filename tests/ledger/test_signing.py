"""A signature covers what the person saw, and nothing that a newer version does on its own."""

import datetime as dt
import json
from dataclasses import field, make_dataclass, replace

import pytest

from reportgen.ledger import settle
from reportgen.ledger.canonical import as_json, canonical
from reportgen.model import (
    Appraisal,
    Finding,
    FindingId,
    Forum,
    GroupId,
    Proceedings,
    Prose,
    Signature,
)
from reportgen.project.decisions.status import report_status
from tests.composition import forum_held as held

GOLDEN = "c8f39e0979bc5b194002d1d7609a0007e49213f926ba0a510fa620789195a641"
"""Never write this anew: every signature would be one of an earlier version."""

REFUSED = held.decided("train", "rejected")
DECIDED = replace(
    held.PROCEEDINGS, review=replace(held.REVIEW, decisions=(*held.DECISIONS, REFUSED), orphans=())
)


def signed(proceedings: Proceedings = DECIDED) -> Proceedings:
    return held.signed(proceedings)


def with_findings(*findings: Finding) -> Proceedings:
    return replace(signed(), findings=findings)


def with_forum(**changes: object) -> Proceedings:
    return replace(signed(), forum=replace(held.FORUM, **changes))  # type: ignore[arg-type]


def with_decisions(*decisions: object) -> Proceedings:
    given = signed()
    review = replace(given.review, decisions=decisions)  # type: ignore[arg-type]
    return replace(given, review=review)


def changed(proceedings: Proceedings) -> tuple[str, ...]:
    ledger = settle(proceedings)
    assert ledger.signed is not None
    assert ledger.signed.comparable
    assert (ledger.final is None) == bool(ledger.signed.changed)
    return ledger.signed.changed


@pytest.mark.parametrize(
    "proceedings",
    [
        signed(),
        with_findings(*(replace(f, reasons=("another reason",)) for f in held.FINDINGS)),
        with_findings(*(replace(f, score=0.123) for f in held.FINDINGS)),
        with_findings(*(replace(f, family="renamed", strength="soft") for f in held.FINDINGS)),
        with_findings(*reversed(held.FINDINGS)),
        replace(signed(), groups=tuple(replace(g, id=GroupId("x")) for g in held.GROUPS)),
        replace(signed(), appraisals=(Appraisal(FindingId("maps"), wording="Share.", place=1),)),
        with_forum(profile="un-formal"),
        with_decisions(*reversed((*held.DECISIONS, REFUSED))),
    ],
)
def test_what_a_newer_version_does_on_its_own_leaves_it_standing(proceedings: Proceedings) -> None:
    assert changed(proceedings) == ()


def test_a_field_that_a_newer_version_adds_leaves_it_standing() -> None:
    newer = make_dataclass(
        "Newer", [("attribution_note", str, field(default=""))], bases=(Forum,), frozen=True
    )
    forum = newer(**{name: getattr(held.FORUM, name) for name in Forum.__dataclass_fields__})
    assert changed(replace(signed(), forum=forum)) == ()


def test_what_is_found_later_does_not_unsign_and_is_told() -> None:
    before = replace(DECIDED, findings=tuple(f for f in held.FINDINGS if f.id != "train"))
    before = replace(before, review=replace(before.review, decisions=held.DECISIONS))
    ledger = settle(replace(signed(before), findings=held.FINDINGS))
    assert ledger.final is not None
    assert [finding.id for finding in ledger.undecided] == ["train"]
    assert report_status(ledger).words.endswith("1 candidate found since, not in it")


def rewritten() -> Proceedings:
    old, *rest = held.FINDINGS
    evidence = replace(old.evidence, quote="Cities shall share their flood maps.")
    return with_findings(replace(old, evidence=evidence), *rest)


def reworded() -> Proceedings:
    *others, sirens = held.DECISIONS
    return with_decisions(*others, replace(sirens, wording="Test no siren."), REFUSED)


def heard_otherwise() -> Proceedings:
    material = held.PROCEEDINGS.material
    segments = tuple(replace(one, speakers=()) for one in material.segments)
    return replace(signed(), material=replace(material, segments=segments))


@pytest.mark.parametrize(
    ("proceedings", "parts"),
    [
        (rewritten(), {"points", "order", "credit"}),
        (reworded(), {"points", "order", "credit"}),
        (with_decisions(*held.DECISIONS[1:], REFUSED), {"points", "order", "credit"}),
        (with_decisions(*held.DECISIONS), {"rejections"}),
        (with_forum(title="Another forum"), {"forum.title"}),
        (
            with_forum(people=(replace(held.FORUM.people[0], name="X"), *held.FORUM.people[1:])),
            {"forum.people"},
        ),
        (with_forum(sessions=held.FORUM.sessions[::-1]), {"forum.sessions", "order"}),
        (
            with_forum(prose=(*held.FORUM.prose, Prose("report/new", "report/new.md", "New."))),
            {"prose.report/new"},
        ),
        (heard_otherwise(), {"speakers", "credit", "notes"}),
    ],
)
def test_what_was_seen_and_changed_makes_it_a_draft_again(
    proceedings: Proceedings, parts: set[str]
) -> None:
    assert set(changed(proceedings)) == parts


def test_the_status_says_which_part_and_by_whom() -> None:
    given = with_decisions(*held.DECISIONS)
    signature = given.review.signature
    assert signature is not None
    signature = replace(signature, since=("Bo",))
    given = replace(given, review=replace(given.review, signature=signature))
    assert "since then changed: what is rejected (decided since: Bo)" in words(given)
    title = words(with_forum(title="Another"))
    assert "since then changed: title in forum.yaml;" in title
    assert "decided since" not in title


def words(proceedings: Proceedings) -> str:
    return report_status(settle(proceedings)).words


def test_a_signature_of_an_earlier_version_cannot_be_compared() -> None:
    old = Signature("Rosa Rapporteur", held.NOW, "5f" * 32)
    given = replace(DECIDED, review=replace(DECIDED.review, signature=old))
    ledger = settle(given)
    assert ledger.final is None
    told = report_status(ledger).words
    assert "Rosa Rapporteur signed it on" in told
    assert "with an earlier version, which cannot be compared" in told
    assert "changed" not in told


def test_the_digest_is_the_same_in_every_version() -> None:
    forum = Forum("f", "Forum", dates=(dt.date(2026, 5, 20),), languages=("en", "fr"))
    assert as_json(canonical(forum)) == (
        '{"dates":["2026-05-20"],"id":"f","languages":["en","fr"],"title":"Forum"}'
    )
    assert json.loads(settle(Proceedings(forum)).seal)["all"] == GOLDEN
    with pytest.raises(TypeError, match="float has no canonical form"):
        canonical(0.5)


@pytest.mark.parametrize(
    "own", [{"addressee": "Towns"}, {"deadline": "June"}, {"theme": "maps"}, {"place": 2}]
)
def test_what_a_person_set_about_a_point_is_signed(own: dict[str, object]) -> None:
    first, *rest = held.DECISIONS
    given = with_decisions(replace(first, **own), *rest, REFUSED)  # type: ignore[arg-type]
    assert "points" in changed(given)


def test_whose_support_was_declared_is_signed() -> None:
    again = held.decided("maps-again", merged_into=FindingId("maps"))
    others = (one for one in held.DECISIONS if one.finding != "maps-again")
    merged = with_decisions(*others, again, REFUSED)
    declared = replace(again, supports=True)
    decisions = (one for one in held.DECISIONS if one.finding != "maps-again")
    given = held.signed(replace(merged, review=replace(merged.review, signature=None)))
    now = replace(given, review=replace(given.review, decisions=(*decisions, declared, REFUSED)))
    assert changed(now) == ("credit",)
