"""A label under which somebody else gives his own name is no certain label."""

from dataclasses import replace

import pytest

from reportgen.alignment import align
from reportgen.model import (
    Forum,
    Mark,
    Material,
    Person,
    PersonId,
    Segment,
    SegmentId,
    Source,
    SourceId,
)

ARA, BO = Person(PersonId("ara"), "Ara Lind"), Person(PersonId("bo"), "Bo Ray Teller")
FORUM = Forum("f", "F", people=(ARA, BO))
SOURCE = Source(SourceId("t.vtt"), "t.vtt", "", "transcript", "webvtt")


def turns(*said: tuple[str, str]) -> Material:
    segments = tuple(
        Segment(SegmentId(f"t#{n}"), SOURCE.id, "turn", text, (Mark(0, n),), speaker_label=label)
        for n, (label, text) in enumerate(said, 1)
    )
    return Material((SOURCE,), segments)


@pytest.mark.parametrize(
    "words", ["Hello, I'm Bo Ray Teller and I run it.", "my name is bo ray teller from a port"]
)
def test_who_gives_another_name_makes_the_label_doubtful(words: str) -> None:
    material = turns(("Ara Lind", words), ("Ara Lind", "Ports should pay."), ("Bo Teller", "Yes."))
    aligned, issues = align(FORUM, material)
    assert [segment.speakers for segment in aligned.segments] == [(), (), (BO.id,)]
    (told,) = [issue for issue in issues if issue.rule == "label-contradicted"]
    assert told.where is not None
    assert (told.where.path, told.where.line) == ("t.vtt", 1)


@pytest.mark.parametrize("words", ["I am Ara Lind.", "I am bored.", "I am not Bo Ray Teller."])
def test_who_gives_the_own_name_or_none_keeps_the_label(words: str) -> None:
    aligned, issues = align(FORUM, turns(("Ara Lind", words)))
    assert aligned.segments[0].speakers == (ARA.id,)
    assert not issues


def test_who_opposes_being_recorded_stays_withheld_under_anothers_label() -> None:
    forum = replace(FORUM, people=(ARA, replace(BO, record=False)))
    aligned, _ = align(forum, turns(("Ara Lind", "I am Bo Ray Teller. The fee is secret.")))
    assert not aligned.segments
    assert [one.reason for one in aligned.withheld] == ["opposes record"]


def test_a_source_tells_how_many_of_its_turns_are_attributed() -> None:
    _, issues = align(FORUM, turns(("Ara Lind", "One."), ("Zed", "Two."), ("", "Three.")))
    (told,) = [issue for issue in issues if issue.rule == "attributed"]
    assert told.message.startswith("of 3 turns or paragraphs 1 are attributed, 1 have a label")
