"""Which text is offered for a point: the rapporteur's sentence, a suggestion, else the quotation."""

from dataclasses import replace

from reportgen.ledger import OfferedText, Texts
from reportgen.model import (
    Appraisal,
    Evidence,
    Finding,
    FindingId,
    Group,
    GroupId,
    PersonId,
    Proceedings,
    Segment,
    SegmentId,
    SessionId,
    Source,
    SourceId,
)
from tests.composition import forum_held as held

SAID = "So I would ask the towns to publish their flood maps every spring."
NOTED = "Towns should publish their flood maps every spring."


def finding(name: str, words: str, segment: str) -> Finding:
    evidence = Evidence(SegmentId(segment), 0, len(words), words)
    return Finding(FindingId(name), "recommendation", evidence, "modal")


def proceedings(noted: str = NOTED, who: str = "jun", session: str = "two") -> Proceedings:
    def segment(name: str, source: str, words: str, person: str, where: str) -> Segment:
        return replace(
            held.SEGMENTS[0],
            id=SegmentId(name),
            source=SourceId(source),
            session=SessionId(where),
            text=words,
            speakers=(PersonId(person),),
        )

    talk = replace(held.TALK, id=SourceId("talk"), kind="transcript")
    notes: Source = replace(held.TALK, id=SourceId("notes"), kind="notes")
    material = replace(
        held.PROCEEDINGS.material,
        sources=(talk, notes),
        segments=(
            segment("s", "talk", SAID, "jun", "two"),
            segment("n", "notes", noted, who, session),
        ),
    )
    said, note = finding("said", SAID, "s"), finding("note", noted, "n")
    return replace(
        held.PROCEEDINGS,
        material=material,
        findings=(said, note),
        groups=(),
        alike=(Group(GroupId("g"), (said.id, note.id)),),
        appraisals=(Appraisal(said.id, wording="Towns should publish flood maps."),),
    )


def best(given: Proceedings) -> OfferedText:
    return Texts(given).best(given.findings[0])


def test_the_sentence_of_the_notes_comes_first_then_the_suggestion_then_the_quotation() -> None:
    given = proceedings()
    offers = Texts(given).offers(given.findings[0])
    assert [one.origin for one in offers] == ["notes", "suggestion", "quotation"]
    assert offers[0] == OfferedText(NOTED, "notes", FindingId("note"))


def test_a_note_about_somebody_else_is_not_offered() -> None:
    assert best(proceedings(who="elise")).origin == "suggestion"


def test_a_note_on_another_session_is_not_offered() -> None:
    assert best(proceedings(session="one")).origin == "suggestion"


def test_a_note_that_says_something_else_is_not_offered() -> None:
    assert best(proceedings("Councils should open a line for repair.")).origin == "suggestion"


def test_a_note_that_cannot_stand_alone_is_not_offered() -> None:
    assert best(proceedings("So towns should publish flood maps every spring.")).origin == (
        "suggestion"
    )


def test_a_sentence_of_the_notes_is_its_own_text() -> None:
    given = proceedings()
    assert Texts(given).best(given.findings[1]).origin == "quotation"
