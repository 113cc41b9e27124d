"""The short list holds what a report needs first, says why, and says nothing twice."""

import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.grouping import numbers
from benchmarks.key_recommendations import KEY, key_figures, recommendations
from benchmarks.rows import LABELS, read_rows
from reportgen.extraction import Candidate, group, shortlist, suggest_groups
from reportgen.extraction.choosing.emphasis import CUES
from reportgen.model import (
    Evidence,
    Finding,
    FindingId,
    Mark,
    PersonId,
    Segment,
    SegmentId,
    SessionId,
    SourceId,
)

ENTRIES: list[dict[str, Any]] = yaml.safe_load(CUES.read_text(encoding="utf-8"))["emphasis"]
LAMPS = "Every harbour should have a lamp at the end of its pier."
NETS = "Cooperatives must mend their nets in the dry months."


def said(
    number: int, text: str, quote: str = "", *people: str, form: str = "turn", **fields: Any
) -> tuple[Finding, Segment]:
    """A finding in a segment of its own, by somebody."""
    quote, place = quote or text, SegmentId(f"s{number}")
    start = text.index(quote)
    evidence = Evidence(place, start, start + len(quote), quote)
    found = Finding(FindingId(str(number)), "recommendation", evidence, "direct", score=0.9)
    segment = Segment(
        place,
        SourceId("notes" if form == "bullet" else "talk"),
        form,  # type: ignore[arg-type]
        text,
        (Mark(0, 1),),
        speakers=tuple(map(PersonId, people)),
        session=SessionId("one"),
    )
    return replace(found, **fields), segment


def listed(
    *voices: tuple[Finding, Segment], also: tuple[Segment, ...] = (), size: int = 30
) -> tuple[Candidate, ...]:
    """The short list of the findings."""
    findings, segments = zip(*voices, strict=True)
    everything = (*segments, *also)
    return shortlist(suggest_groups(findings, everything), findings, everything, size=size)


@pytest.mark.parametrize("cue", ENTRIES, ids=lambda cue: cue["name"])
def test_every_example_of_emphasis(cue: dict[str, Any]) -> None:
    pattern = re.compile("|".join(cue["patterns"]), re.IGNORECASE)
    assert all(pattern.search(text) for text in cue["example"])
    assert not any(pattern.search(text) for text in cue["counterexample"])


def test_what_the_speaker_singles_out_comes_first_and_says_so() -> None:
    own = f"That was our year. I have one request. {LAMPS}"
    first, second = listed(said(1, NETS, "", "bo"), said(2, own, LAMPS, "ana"))
    assert (first.finding.evidence.quote, second.finding.evidence.quote) == (LAMPS, NETS)
    assert "the speaker calls it the point to take away" in first.why


def test_a_note_counts_where_there_are_notes_and_talk() -> None:
    first, _ = listed(said(1, NETS, "", "bo"), said(2, LAMPS, "", "ana", form="bullet"))
    assert first.finding.evidence.quote == LAMPS
    assert "the rapporteur noted it" in first.why
    only_notes = listed(said(1, NETS, form="bullet"), said(2, LAMPS, form="bullet"))
    assert all("the rapporteur noted it" not in one.why for one in only_notes)


def test_what_several_say_is_one_candidate() -> None:
    other = "At the end of its pier each harbour needs a lamp."
    (one,) = listed(said(1, LAMPS, "", "ana"), said(2, other, "", "bo"))
    assert one.group.findings == ("1", "2")
    assert "2 people seem to say it" in one.why


def test_a_private_view_and_a_detail_need_others_who_say_it() -> None:
    private = f"{LAMPS} I say it as a private person."
    (only,) = listed(said(1, private, LAMPS, "ana"), said(2, NETS, "", "bo"))
    assert only.finding.id == "2"
    several = said(3, "At the end of its pier each harbour needs a lamp.", "", "cy")
    shown = listed(said(1, private, LAMPS, "ana"), several, said(2, NETS, "", "bo"))
    assert "the speaker says it for nobody but himself or herself" in shown[0].why + shown[1].why
    added = "I'd only add that every harbour should have a lamp."
    (only,) = listed(said(1, added, "", "ana"), said(2, NETS, "", "bo"))
    assert only.finding.id == "2"


def test_what_others_take_up_counts_but_not_a_refusal() -> None:
    talk = said(1, LAMPS, "", "ana")
    turn = replace(talk[1], speaker_label="Ana Lind")
    praise = replace(said(8, "What Lind says about the pier is right.", "", "bo")[1])
    refusal = replace(said(9, "I disagree with Lind about the pier.", "", "bo")[1])
    (one,) = listed((talk[0], turn), also=(praise,))
    assert "another speaker seems to take it up" in one.why
    (one,) = listed((talk[0], turn), also=(refusal,))
    assert "another speaker seems to take it up" not in one.why


def test_an_answer_that_agrees_counts() -> None:
    answer = said(7, "Can I add to that? Yes, and soon.", "", "bo")[1]
    first, _ = listed(said(1, NETS, "", "cy"), said(2, LAMPS, "", "ana"), also=(answer,))
    assert first.finding.evidence.quote == LAMPS
    assert "another speaker seems to take it up" in first.why


def test_what_only_objects_is_no_candidate_but_the_others_dissent() -> None:
    refusal = "I don't think every harbour should have a lamp on its pier."
    shown = listed(said(1, LAMPS, "", "ana"), said(2, refusal, "", "bo", polarity="negative"))
    assert [one.finding.id for one in shown] == ["1"]
    assert shown[0].group.consensus.level == "disputed"
    assert "it was disputed" in shown[0].why


def test_the_answer_to_a_call_for_one_sentence_comes_first() -> None:
    call = said(0, "Please give me one single sentence for those who decide.", "", "mo")[1]
    long = replace(said(3, f"{NETS} " + "We had a long talk. " * 20, NETS, "bo")[1])
    findings = [said(3, NETS, "", "bo")[0], said(4, LAMPS, "", "ana")[0]]
    segments = (long, call, said(4, LAMPS, "", "ana")[1])
    shown = shortlist(group(findings, segments), findings, segments)
    assert shown[0].finding.evidence.quote == LAMPS
    assert "asked for one point, the speaker chose this" in shown[0].why


def test_what_some_ask_of_their_own_authority_counts_as_theirs_alone() -> None:
    plea = "The tenants of the east quay ask the harbour office to mend the crane."
    wide = "The fishers ask that harbour towns lend a boat to each school."
    local = said(1, plea, "", "cy", attributed_to="The tenants", addressee="the harbour office")
    all_over = said(2, wide, "", "ana", attributed_to="The fishers", addressee="harbour towns")
    first, last = listed(local, all_over)
    assert (first.finding.id, last.finding.id) == ("2", "1")
    assert "it is put forward for others" in first.why
    assert "some ask it of their own authority" in last.why


def test_whoever_does_something_is_named_as_the_one_to_act() -> None:
    text = "Whoever runs a harbour should have a lamp at the end of its pier."
    (one,) = listed(said(1, text, "", "ana"))
    assert "it names who should act" in one.why


def test_the_same_words_again_come_later() -> None:
    again = "Every harbour should have a lamp at the end of its shed."
    voices = [said(1, LAMPS, "", "ana"), said(2, again, "", "bo"), said(3, NETS, "", "cy")]
    findings, segments = zip(*voices, strict=True)
    shown = shortlist(group(findings[:1]) + group(findings[1:2]) + group(findings[2:]),
                      findings, segments)  # fmt: skip
    assert [one.finding.id for one in shown] == ["1", "3", "2"]


def test_most_key_recommendations_of_the_forum_are_on_the_list() -> None:
    key, right = key_figures()
    assert key.reached >= 0.75
    assert right.reached >= 0.95


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.text("abcd e.", max_size=40), st.sampled_from("xyz")), max_size=15),
    st.integers(0, 20),
)
def test_a_list_of_any_forum_holds_each_group_at_most_once(
    texts: list[tuple[str, str]], size: int
) -> None:
    voices = [said(n, f"{text}. Do it.", "", who) for n, (text, who) in enumerate(texts)]
    findings, segments = [f for f, _ in voices], [s for _, s in voices]
    shown = shortlist(group(findings, segments), findings, segments, size=size)
    ids = [one.group.id for one in shown]
    assert len(ids) == len(set(ids)) <= min(size, len(group(findings)))
    assert shown == shortlist(group(findings, segments), findings, segments, size=size)
    assert all(one.finding.id in one.group.findings for one in shown)


def test_a_forum_that_holds_little_has_a_short_list() -> None:
    room = [
        "And they should do it.",
        "So for example they need to open the gate.",
        "I think every member should feel comfortable voting for this.",
        "We should move on to the next item.",
    ]
    voices = [said(n, text, "", f"p{n}", score=0.7) for n, text in enumerate(room)]
    shown = listed(said(9, LAMPS, "", "ana"), *voices)
    assert [one.finding.evidence.quote for one in shown] == [LAMPS]


def test_a_note_that_only_asks_to_talk_is_left_out() -> None:
    (only,) = listed(
        said(1, "Need to discuss how we enable that.", form="bullet", score=0.8),
        said(2, LAMPS, form="bullet"),
    )
    assert only.finding.id == "2"


def test_what_the_meeting_decided_counts_as_much_as_a_recommendation() -> None:
    text = "We should all think. The committee agreed to open the pier in May."
    decided = said(1, text, "The committee agreed to open the pier in May.", "mo", kind="decision")
    decided = (replace(decided[0], reasons=("says what the meeting settled",)), decided[1])
    first, second = listed(said(2, NETS, "", "bo"), decided)
    assert (first.finding.id, second.finding.id) == ("1", "2")
    assert "says what the meeting settled" in first.why


def test_the_same_sentence_again_is_left_out() -> None:
    again = [said(n, "The motion is carried.", "", "mo", kind="decision") for n in range(4)]
    voices = [(replace(one, reasons=("carried",)), segment) for one, segment in again]
    findings = [one for one, _ in voices]
    shown = shortlist(group(findings[:1]) + group(findings[1:]), findings, [s for _, s in voices])
    assert len(shown) == 1


def test_without_segments_the_likeliest_comes_first() -> None:
    low, high = said(1, NETS, "", "bo", score=0.8)[0], said(2, LAMPS, "", "ana")[0]
    shown = shortlist(group((low, high)), (low, high), ())
    assert [one.finding.id for one in shown] == ["2", "1"]


def test_every_labelled_sentence_stands_in_one_recommendation() -> None:
    rows = read_rows(LABELS)
    entries = yaml.safe_load(KEY.read_text(encoding="utf-8"))["recommendations"]
    counts = Counter(number for entry in entries for number in numbers(entry["said"], rows))
    assert counts == Counter(range(len(rows)))
    assert 20 <= sum(one.is_key for one in recommendations()) <= 30
