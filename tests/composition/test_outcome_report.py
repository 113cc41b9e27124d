"""The outcome report prints what people wrote or decided, each sentence with its proof."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.composition.outcome.report import compose_outcome_report
from reportgen.document import Cited, Document, Heading, List, Table
from reportgen.errors import PipelineError, TemplateError
from reportgen.ledger import settle
from reportgen.model import (
    Actual,
    Decision,
    Edition,
    Evidence,
    Finding,
    FindingId,
    Group,
    GroupId,
    Material,
    OutlineSection,
    Proceedings,
    Prose,
    Review,
    Withheld,
)
from tests.composition import forum_held as held
from tests.composition.tree_text import part_lines, text_of
from tests.goldens import assert_golden

GOLDENS = Path(__file__).parent / "goldens"
OUTLINE = held.outline()


def compose(proceedings: Proceedings = held.PROCEEDINGS, edition: Edition = "public") -> Document:
    return compose_outcome_report(settle(proceedings), OUTLINE, edition)


def review(*decisions: Decision, **rest: Any) -> Proceedings:
    return replace(held.PROCEEDINGS, review=replace(Review(decisions), **rest))


def with_forum(**changes: Any) -> Proceedings:
    return replace(held.PROCEEDINGS, forum=replace(held.FORUM, **changes))


def cited(document: Document) -> list[Cited]:
    """All words of somebody else, wherever they stand."""

    def walk(node: object) -> list[Cited]:
        if isinstance(node, Cited):
            return [node]
        if isinstance(node, tuple):
            return [found for child in node for found in walk(child)]
        if hasattr(node, "__dataclass_fields__"):
            return [c for name in node.__dataclass_fields__ for c in walk(getattr(node, name))]
        return []

    return walk((document.cover, document.body, document.notes))


# --- goldens ----------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", ["public", "working"])
def test_the_report_reads_as_agreed(edition: Edition) -> None:
    assert_golden(
        GOLDENS / f"outcome_report_{edition}.txt", text_of(compose(edition=edition)) + "\n"
    )


def test_a_forum_without_notes_is_a_skeleton_that_says_what_is_missing() -> None:
    document = compose(Proceedings(held.FORUM))
    assert document.citations == ()
    assert cited(document) == []
    lines = part_lines(document, "missing")
    assert any("notes or a summary: Opening, Session I and Session II" in n for n in lines)
    text = text_of(document)
    assert "spoke:" not in text
    assert "Speaker," not in text
    assert "<[No recommendation has been accepted yet]>" in text


# --- invariants -------------------------------------------------------------------------------


@st.composite
def decision(draw: st.DrawFn, finding: Finding) -> Decision:
    others = [None, *(f.id for f in held.FINDINGS), FindingId("nowhere")]
    return Decision(
        finding.id,
        draw(st.sampled_from(["accepted", "rejected"])),
        "Rosa",
        held.NOW,
        wording=draw(st.sampled_from(["", "", "Own sentence.", 'With "quotes" {voice} <b>.'])),
        merged_into=draw(st.sampled_from(others)),
        stale=draw(st.integers(0, 4)) == 0,
    )


@st.composite
def decisions(draw: st.DrawFn) -> tuple[Decision, ...]:
    """Any decisions about any of the findings, each on its own line of the journal."""
    chosen = [f for f in held.FINDINGS if draw(st.booleans())]
    made = [draw(decision(finding)) for finding in chosen]
    return tuple(replace(d, line=number) for number, d in enumerate(made, 1))


@st.composite
def groups(draw: st.DrawFn) -> tuple[Group, ...]:
    order = draw(st.permutations([f.id for f in held.FINDINGS]))
    cut = draw(st.integers(0, len(order)))
    parts = (order[:cut], order[cut:])
    return tuple(Group(GroupId(str(n)), tuple(part)) for n, part in enumerate(parts) if part)


@settings(max_examples=60, deadline=None)
@given(decisions(), groups(), st.sampled_from(["public", "working"]))
def test_whatever_is_decided_every_printed_word_has_its_proof(
    made: tuple[Decision, ...], grouped: tuple[Group, ...], edition: Edition
) -> None:
    proceedings = replace(held.PROCEEDINGS, review=Review(made), groups=grouped)
    document = compose(proceedings, edition)
    citations = {citation.number: citation for citation in document.citations}
    assert sorted(citations) == list(range(1, len(citations) + 1))
    texts = {str(segment.id): segment.text for segment in held.SEGMENTS}
    wordings = {d.line: d.wording for d in made}
    for words in cited(document):
        citation = citations[words.citation]
        assert words.text == citation.quote
        if citation.kind == "wording":
            assert wordings[citation.line] == citation.quote
        else:
            assert texts[citation.segment][citation.start : citation.end] == citation.quote
    assert {c.citation for c in cited(document)} == set(citations)


@settings(max_examples=60, deadline=None)
@given(decisions(), groups())
def test_the_public_edition_quotes_only_what_was_accepted(
    made: tuple[Decision, ...], grouped: tuple[Group, ...]
) -> None:
    document = compose(replace(held.PROCEEDINGS, review=Review(made), groups=grouped))
    accepted = {d.finding for d in made if d.status == "accepted" and not d.stale}
    allowed = {f.evidence.quote for f in held.FINDINGS if f.id in accepted}
    quoted = {c.quote for c in document.citations if c.kind == "quotation"}
    assert quoted <= allowed
    text = text_of(document)
    for mark in ("transcripts/", "notes/", "decisions.jsonl", "Evidence ", held.SECRET):
        assert mark not in text


@settings(max_examples=60, deadline=None)
@given(decisions(), groups())
def test_every_accepted_finding_is_printed_or_listed_for_a_second_look(
    made: tuple[Decision, ...], grouped: tuple[Group, ...]
) -> None:
    document = compose(replace(held.PROCEEDINGS, review=Review(made), groups=grouped), "working")
    quoted = {c.quote for c in document.citations}
    for one in made:
        finding = next(f for f in held.FINDINGS if f.id == one.finding)
        if one.status == "accepted":
            assert finding.evidence.quote in quoted
        if one.status == "accepted" and not one.stale and one.merged_into is None:
            assert not one.wording or one.wording in quoted


# --- who said it ------------------------------------------------------------------------------


def test_two_people_with_one_surname_are_never_confused() -> None:
    text = text_of(compose())
    assert "Ms. Ana Kim" in text
    assert "Mr. Jun Kim" in text
    assert "Ms. Kim" not in text
    assert "Mr. Kim" not in text


def test_a_no_show_did_not_attend_and_is_no_participant() -> None:
    document = compose()
    text = text_of(document)
    assert text.count("Mr. Tomas Berg did not attend") == 1
    assert not any("Berg" in line for line in part_lines(document, "participants"))
    assert "Berg" not in " ".join(c.speaker for c in document.citations)


def test_who_missed_one_slot_and_held_another_did_attend() -> None:
    forum = held.PROCEEDINGS.forum
    missed = next(t for s in forum.sessions for t in s.slots if t.actual.status == "replaced by")
    kept = replace(missed, kind="closing", title="Last Words", actual=Actual())
    sessions = tuple(
        replace(s, slots=(*s.slots, kept)) if missed in s.slots else s for s in forum.sessions
    )
    text = text_of(compose(replace(held.PROCEEDINGS, forum=replace(forum, sessions=sessions))))
    assert "Mr. Tomas Berg did not attend" not in text
    assert text.count("Mr. Tomas Berg did not take part in ") == 1


def test_words_under_the_name_of_an_absent_person_do_not_make_a_speaker() -> None:
    absent = held.segment(held.TALK, 10, held.TWO, "Here I am.", held.PAUL)
    material = replace(held.PROCEEDINGS.material, segments=(*held.SEGMENTS, absent))
    proceedings = replace(held.PROCEEDINGS, material=material)
    spoke = [n for n in part_lines(compose(proceedings), "participation") if "spoke" in n]
    assert "Adeyemi" not in " ".join(spoke)
    assert "Paul Adeyemi, Session II" in text_of(compose(proceedings, "working"))


def test_a_label_that_fits_nobody_for_certain_names_nobody() -> None:
    lines = part_lines(compose(edition="working"), "sessions")
    assert "A participant who is not identified: Kim said that maps are old." in lines


def test_a_voice_counts_once_and_an_unknown_voice_not_at_all() -> None:
    again = held.finding("again", 3, "I agree.")
    unknown = held.finding("train", 8, "Maybe we ought to train volunteers.")
    same = (FindingId("maps"), FindingId("maps-again"), again.id, unknown.id)
    proceedings = replace(
        held.PROCEEDINGS,
        findings=(*held.FINDINGS, again),
        groups=(Group(GroupId("g"), same),),
        review=Review(tuple(held.decided(name) for name in same)),
    )
    printed = part_lines(compose(proceedings, edition="working"), "recommendations")
    (line,) = [n for n in printed if "Related" in n]
    assert "Related statements: Dr. Élise Okoro, Session II, 14:13 ·" in line


def test_likeness_is_no_support_and_is_not_printed_in_public() -> None:
    same = (FindingId("maps"), FindingId("maps-again"))
    grouped = replace(held.PROCEEDINGS, groups=(Group(GroupId("g"), same),))
    decisions = tuple(held.decided(name) for name in same)
    together = replace(grouped, review=Review(decisions))
    public = part_lines(compose(together), "recommendations")
    assert not any("Okoro, Session II, 14:13" in line for line in public)
    assert not any("speakers" in line for line in public)
    apart = replace(grouped, review=Review(decisions, apart=(same[::-1],)))
    parted = part_lines(compose(apart, edition="working"), "recommendations")
    assert not any("Related statements" in line for line in parted)


def test_a_wording_that_a_person_gave_one_speaks_for_nobody_else() -> None:
    same = (FindingId("maps"), FindingId("maps-again"))
    edited = replace(held.decided("maps"), wording="Cities should share maps of floods.")
    given = replace(
        held.PROCEEDINGS,
        groups=(Group(GroupId("g"), same),),
        review=Review((edited, held.decided("maps-again"))),
    )
    printed = part_lines(compose(given), "recommendations")
    (wording,) = [line for line in printed if "maps of floods" in line]
    assert "Okoro" not in wording
    assert any("Okoro" in line and "“" in line for line in printed)


def test_a_reported_proposal_goes_to_its_author() -> None:
    text = text_of(compose())
    assert "The old network, as reported by Dr. Élise Okoro, Session II, 14:16" in text


def test_a_no_is_never_printed_as_support_of_a_yes() -> None:
    lines = part_lines(compose(), "recommendations")
    (line,) = [line for line in lines if "dams" in line]
    assert line.startswith("3. “We should not build more dams.”")


def test_what_a_rapporteur_noted_is_not_printed_as_a_quotation() -> None:
    proceedings = review(held.decided("sirens"))
    (line,) = [n for n in part_lines(compose(proceedings), "recommendations") if "sirens" in n]
    assert line.startswith("1. Towns should test sirens every month. / ")
    assert "“" not in line


def test_a_wording_is_kept_although_the_group_already_speaks() -> None:
    proceedings = review(held.decided("maps"), held.decided("maps-again", wording="Own.", line=2))
    text = "\n".join(part_lines(compose(proceedings), "recommendations"))
    assert "“Cities must share their flood maps.”" in text
    assert "2. Own." in text


def test_many_points_without_addressee_stay_one_list() -> None:
    segment = held.segment(
        held.TALK, 20, held.TWO, " ".join(f"Do {n}." for n in range(20)), held.JUN
    )
    findings = []
    for n in range(20):
        quote = f"Do {n}."
        start = segment.text.index(quote)
        evidence = Evidence(segment.id, start, start + len(quote), quote)
        findings.append(Finding(FindingId(str(n)), "recommendation", evidence, "modal"))
    proceedings = Proceedings(
        held.FORUM,
        Material((held.TALK,), (segment,)),
        tuple(findings),
        review=Review(tuple(held.decided(str(n)) for n in range(20))),
    )
    (part,) = [part for part in compose(proceedings).parts if part.name == "recommendations"]
    lists = [block for block in part.blocks if isinstance(block, List)]
    assert [len(block.items) for block in lists] == [20]
    assert not any(isinstance(block, Heading) and block.level == 3 for block in part.blocks)


def test_the_time_of_a_recording_stands_in_where_no_clock_is_known() -> None:
    segments = tuple(replace(segment, clock=None) for segment in held.SEGMENTS)
    proceedings = replace(
        held.PROCEEDINGS, material=replace(held.PROCEEDINGS.material, segments=segments)
    )
    assert "Mr. Jun Kim, Session II, 0:01:00 of the recording" in text_of(compose(proceedings))


def test_who_asks_from_the_floor_is_no_speaker_of_the_session() -> None:
    question = held.segment(held.TALK, 10, held.TWO, "Who pays?", held.ANA)
    producer = held.segment(held.TALK, 11, held.TWO, "Can you hear us?", held.PRODUCER)
    material = replace(held.PROCEEDINGS.material, segments=(*held.SEGMENTS, question, producer))
    document = compose(replace(held.PROCEEDINGS, material=material))
    assert "From the floor: Ms. Ana Kim (CTN)" in part_lines(document, "sessions")
    assert "Olin" not in " ".join(part_lines(document, "participation"))
    assert "plain: Mr. Ødd Olin | Producer, Coast Towns Network | Contact" in part_lines(
        document, "participants"
    )


def test_participants_are_listed_in_english_order() -> None:
    ordered = [line.split(" | ")[0] for line in part_lines(compose(), "participants")[3:]]
    surnames = [name.split()[-1] for name in ordered]
    assert surnames == ["Haddad", "Kim", "Kim", "Lim", "Okoro", "Olin", "Vale"]


# --- what nobody has decided ------------------------------------------------------------------


def test_candidates_are_listed_with_the_strongest_first() -> None:
    lines = part_lines(compose(review(), "working"), "candidates")
    quoted = [line.removeprefix("plain:  | ") for line in lines if line.startswith("plain: ")]
    assert [line[:10] for line in quoted] == [
        "Towns shou",
        "“Maybe we ",
        "“ministrie",
        "“We should",
        "“Cities mu",
        "“Cities mu",
        "“We will s",
    ]
    assert "speaks against it" in quoted[3]
    assert "Heard as “Speaker 2”" in quoted[1]


def test_changed_words_and_broken_merges_wait_for_a_second_look() -> None:
    stale = held.decided("maps", stale=True)
    lost = held.decided("dams", merged_into=FindingId("train"))
    document = compose(review(stale, lost), "working")
    lines = part_lines(document, "unsettled")
    assert any("have changed since: “Cities must share their flood maps.”" in n for n in lines)
    assert any("is not printed: “We should not build more dams.”" in n for n in lines)
    assert part_lines(document, "recommendations")[-1].startswith("<[No recommendation")


def test_neighbouring_withheld_turns_are_one_line_and_others_are_not() -> None:
    withheld = tuple(Withheld(held.TALK.id, n, n, "break") for n in (20, 22, 24))
    between = held.segment(held.TALK, 23, held.TWO, "Back again.", held.JUN)
    material = replace(
        held.PROCEEDINGS.material, withheld=withheld, segments=(*held.SEGMENTS, between)
    )
    document = compose(replace(held.PROCEEDINGS, material=material), "working")
    lines = [n for n in part_lines(document, "not-printed") if "break" in n]
    assert lines == [
        "- transcripts/two.vtt, lines 20–22: said in a break",
        "- transcripts/two.vtt, line 24: said in a break",
    ]


# --- what people write ------------------------------------------------------------------------


def test_a_written_summary_takes_the_place_of_the_notes_and_says_so() -> None:
    written = Prose("report/session-one", "report/session-one.md", "The session went well.")
    proceedings = with_forum(prose=(*held.FORUM.prose, written))
    lines = part_lines(compose(proceedings), "sessions")
    assert "The session went well." in lines
    assert not any("siren" in line for line in lines)
    working = part_lines(compose(proceedings, "working"), "not-printed")
    assert any("a written summary stands in place of the notes" in line for line in working)


def test_numbers_are_printed_only_as_given() -> None:
    proceedings = with_forum(participation=replace(held.FORUM.participation, registered=None))
    (line, *_) = part_lines(compose(proceedings), "participation")[1:]
    assert line == "According to the organizers, 164 attended. Participants came from 14 countries."


def test_only_a_signature_makes_the_report_final() -> None:
    draft, final = compose(), compose(held.signed())
    assert (draft.furniture.status, final.furniture.status) == ("Draft", "Final")
    assert "Final, approved by Rosa Rapporteur on 20 May 2026" in text_of(final)
    assert "to be written" not in text_of(final)
    assert not part_lines(final, "executive-summary")


def test_the_day_of_approval_is_that_of_the_forum() -> None:
    late = dt.datetime(2026, 5, 20, 23, 0, tzinfo=dt.UTC)
    signed = held.signed(by=replace(held.FINAL, at=late))
    assert "on 21 May 2026" in text_of(compose(signed))


def test_a_disclaimer_is_printed_only_where_the_outline_has_one() -> None:
    assert OUTLINE.disclaimer == ""
    outline = replace(OUTLINE, disclaimer="These are the views of Ana.")
    document = compose_outcome_report(settle(held.PROCEEDINGS), outline, "public")
    assert "These are the views of Ana." in text_of(document)


def test_codes_stand_with_the_candidates_of_the_working_edition() -> None:
    codes = {FindingId("train"): "7KXM"}
    document = compose_outcome_report(settle(held.PROCEEDINGS), OUTLINE, "working", codes)
    assert any("plain: 7KXM |" in line for line in part_lines(document, "candidates"))


# --- what must not happen ---------------------------------------------------------------------


def test_no_heading_stands_alone() -> None:
    for edition in ("public", "working"):
        for part in compose(Proceedings(replace(held.FORUM, sessions=())), edition).parts:
            assert not isinstance(part.blocks[-1], Heading)


def test_the_words_of_a_lost_decision_are_not_printed_anywhere() -> None:
    assert held.SECRET not in text_of(compose(edition="working"))


def test_evidence_that_does_not_match_its_source_stops_the_report() -> None:
    wrong = replace(held.FINDINGS[0], evidence=replace(held.FINDINGS[0].evidence, start=1))
    proceedings = replace(held.PROCEEDINGS, findings=(wrong, *held.FINDINGS[1:]))
    with pytest.raises(PipelineError, match="not those of the source"):
        compose(proceedings)


def test_an_unknown_section_names_the_known_one() -> None:
    outline = replace(OUTLINE, sections=(OutlineSection("recomendations", "Key"),))
    with pytest.raises(TemplateError, match="did you mean 'recommendations'"):
        compose_outcome_report(settle(held.PROCEEDINGS), outline, "public")


def test_hostile_words_are_printed_as_they_are() -> None:
    hostile = "{{ 7*7 }} {voice} <script>"
    people = tuple(replace(p, name=f"{p.name} {hostile}") for p in held.PEOPLE)
    text = text_of(compose(with_forum(people=people)))
    assert f"Ms. Ana Kim {hostile}" in text


def test_the_working_edition_has_its_chapters_and_the_public_one_has_not() -> None:
    public = {part.name for part in compose().parts}
    working = {part.name for part in compose(edition="working").parts}
    assert working - public == {"missing", "candidates", "unsettled", "evidence", "not-printed"}
    blocks = compose(edition="working").body
    tables = [block.description for block in blocks if isinstance(block, Table)]
    assert len(tables) == len(set(tables)) == 5
