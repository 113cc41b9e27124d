"""A group never claims more voices than its evidence holds."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.extraction import group, suggest_groups
from reportgen.model import (
    Consensus,
    Evidence,
    Finding,
    FindingId,
    Mark,
    PersonId,
    Segment,
    SegmentId,
    SourceId,
)

PLAN = "Lenders should refuse any project that does not show who pays for its upkeep."
ANA, BO = PersonId("ana"), PersonId("bo")


def said(
    id_: str, text: str, *people: PersonId, label: str = "", **fields: str
) -> tuple[Finding, Segment]:
    """A finding that is all of its segment."""
    evidence = Evidence(SegmentId(id_), 0, len(text), text)
    found = Finding(FindingId(id_), "recommendation", evidence, "direct")
    segment = Segment(
        SegmentId(id_),
        SourceId("t"),
        "turn",
        text,
        (Mark(0, 1),),
        speaker_label=label,
        speakers=people,
    )
    return replace(found, **fields), segment  # type: ignore[arg-type]


def consensus(*voices: tuple[Finding, Segment], also: tuple[Segment, ...] = ()) -> Consensus:
    """What is said of the group of the first voice."""
    findings, segments = zip(*voices, strict=True)
    return suggest_groups(findings, (*segments, *also))[0].consensus


def test_one_person_twice_is_one_speaker() -> None:
    found = consensus(said("1", PLAN, ANA), said("2", PLAN, ANA))
    assert (found.level, found.speakers, found.unmatched) == ("one speaker", (ANA,), 0)


def test_two_people_are_several() -> None:
    found = consensus(said("1", PLAN, ANA), said("2", PLAN, BO))
    assert (found.level, found.speakers) == ("several speakers", (ANA, BO))


def test_labels_that_name_nobody_are_not_distinct_people() -> None:
    found = consensus(said("1", PLAN, label="Guest 4"), said("2", PLAN, label="iPhone"))
    assert (found.level, found.unmatched) == ("unknown speaker", 2)
    found = consensus(said("1", PLAN, ANA), said("2", PLAN, label="Guest 4"))
    assert (found.level, found.unmatched) == ("one speaker", 1)
    assert consensus(said("1", PLAN, ANA, BO)).level == "unknown speaker"


def test_what_is_reported_counts_for_its_source() -> None:
    found = consensus(said("1", PLAN, ANA, attributed_to="the petitioners"))
    assert (found.level, found.speakers, found.sources) == ("reported", (), ("the petitioners",))


def test_dissent_is_evidence() -> None:
    no, turn = said(
        "2", "I don't think lenders should refuse any project.", BO, polarity="negative"
    )
    found = consensus(said("1", PLAN, ANA), (no, turn))
    assert (found.level, found.dissent) == ("disputed", (no.evidence,))
    words = "Thank you. I cannot support that lenders refuse a project."
    _, turn = said("2", words, BO)
    found = consensus(said("1", PLAN, ANA), also=(turn,))
    assert found.level == "disputed"
    assert all(turn.text[e.start : e.end] == e.quote for e in found.dissent)


def test_nobody_dissents_from_the_own_proposal() -> None:
    _, turn = said("2", "I cannot support that lenders refuse a project only half.", ANA)
    assert consensus(said("1", PLAN, ANA), also=(turn,)).level == "one speaker"


def test_notes_that_name_who_did_not_agree_count_for_that_person() -> None:
    _, note = said("2", "Ms. Ruiz did not agree that lenders take any project without upkeep.")
    assert (
        consensus(said("1", PLAN, ANA, label="Ana Ruiz (Fund)"), also=(note,)).level
        == "one speaker"
    )
    assert consensus(said("1", PLAN, BO, label="Bo Lind"), also=(note,)).level == "disputed"


def test_dissent_from_something_else_is_none() -> None:
    _, turn = said("2", "I don't agree that the swimming pool be closed.", BO)
    assert consensus(said("1", PLAN, ANA), also=(turn,)).level == "one speaker"


def test_another_wish_of_the_same_body_about_the_same_thing_is_not_disputed() -> None:
    no = said("2", "Towns should not publish their pump accounts.", BO, polarity="negative",
              action="publish their pump accounts")  # fmt: skip
    for text, action, level in (
        ("Towns should buy new pumps.", "buy new pumps", "one speaker"),
        ("Towns should buy the pump accounts.", "buy the pump accounts", "one speaker"),
        ("Towns should publish pump accounts yearly.", "publish pump accounts yearly", "disputed"),
    ):
        assert consensus(said("1", text, ANA, action=action), no).level == level


def test_without_segments_nobody_is_known() -> None:
    finding, _ = said("1", PLAN, ANA)
    assert group((finding,))[0].consensus.level == "unknown speaker"


PEOPLE = st.lists(st.sampled_from([ANA, BO, PersonId("cy")]), max_size=2, unique=True)
VOICES = st.lists(
    st.tuples(
        PEOPLE,
        st.sampled_from(["", "Ana Ruiz", "Ana R.", "Guest 4", "Guest 5"]),
        st.sampled_from(["", "the petitioners", "The Petitioners", "the fishers"]),
    ),
    min_size=1,
    max_size=8,
)


@settings(deadline=None, max_examples=60)
@given(VOICES)
def test_a_group_claims_no_more_than_its_evidence(
    voices: list[tuple[list[PersonId], str, str]],
) -> None:
    told = [
        said(str(n), PLAN, *people, label=label, attributed_to=source)
        for n, (people, label, source) in enumerate(voices)
    ]
    findings, segments = zip(*told, strict=True)
    groups = suggest_groups(findings, segments)
    spoken = {segment.id: segment for segment in segments}
    for one in groups:
        own = [f for f in findings if f.id in one.findings and not f.attributed_to]
        named = {people[0] for f in own if len(people := spoken[f.evidence.segment].speakers) == 1}
        assert set(one.consensus.speakers) == named
        assert len(one.consensus.speakers) == len(named)
        assert one.consensus.unmatched == sum(
            len(spoken[f.evidence.segment].speakers) != 1 for f in own
        )
        assert (one.consensus.level == "several speakers") == (len(named) > 1)
        if not own:
            assert one.consensus.level == "reported"


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["Ana Ruiz", "ANA", "ruiz (Fund)", ""]), min_size=1, max_size=6))
def test_two_labels_of_one_person_count_once(labels: list[str]) -> None:
    found = consensus(*(said(str(n), PLAN, ANA, label=name) for n, name in enumerate(labels)))
    assert (found.level, found.speakers) == ("one speaker", (ANA,))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["Guest 4", "iPhone", "Park", ""]), min_size=1, max_size=6))
def test_labels_of_nobody_never_make_several(labels: list[str]) -> None:
    voices = [said(str(n), PLAN, label=name) for n, name in enumerate(labels)]
    assert consensus(*voices).level == "unknown speaker"
    assert consensus(said("own", PLAN, BO), *voices).level == "one speaker"


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([ANA, BO]), min_size=1, max_size=4), st.booleans())
def test_dissent_is_always_a_verbatim_quote_by_somebody_else(
    people: list[PersonId], by_one_of_them: bool
) -> None:
    dissenter = people[0] if by_one_of_them else PersonId("cy")
    turn = said("no", f"Well. I cannot support it: {PLAN} No.", dissenter)[1]
    voices = [said(str(n), PLAN, who) for n, who in enumerate(people)]
    found = consensus(*voices, also=(turn,))
    assert (found.level == "disputed") == (not by_one_of_them)
    assert all(turn.text[e.start : e.end] == e.quote for e in found.dissent)
