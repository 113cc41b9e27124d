"""Turns made in memory pass the same door as files."""

import pytest

from reportgen.errors import InputError
from reportgen.model import Source, SourceId
from reportgen.places import Span
from reportgen.readers import RawTurn, admit
from reportgen.readers.door.texts import admit_text

SOURCE = Source(SourceId("turns"), "turns", "", "transcript", "memory")


def test_turns_are_cleaned_withheld_and_numbered() -> None:
    admitted = admit(
        [
            RawTurn("Ann\u202e Lee", [(1, "We\x07 met. [off record] zebra")], 1.0, 2.0),
            RawTurn("Bo Chu", [(2, "zebra [on record] We close.")], 3.0, 4.0),
        ],
        SOURCE,
    )
    assert [(s.id, s.speaker_label, s.text) for s in admitted.segments] == [
        ("turns#1", "Ann Lee", "We\ufffd met."),
        ("turns#3", "Bo Chu", "We close."),
    ]
    assert [(w.first_line, w.last_line) for w in admitted.withheld] == [(1, 2)]
    assert {issue.rule for issue in admitted.issues} == {"control-characters", "direction-marks"}
    assert "zebra" not in repr(admitted)


def test_spans_hold_turns_back() -> None:
    turns = [RawTurn("A", [(n, f"words {n}")], float(n)) for n in range(1, 5)]
    spans = [Span(2.5, 3.5, "seconds", "2.5-3.5"), Span(1, 1, "lines", "1-1")]
    admitted = admit(turns, SOURCE, spans=spans)
    assert [s.text for s in admitted.segments] == ["words 4"]


def test_times_for_turns_without_any_stop() -> None:
    spans = [Span(1, 2, "seconds", "00:01-00:02")]
    with pytest.raises(InputError, match="is a time, but this file has none"):
        admit([RawTurn("A", [(1, "words")])], SOURCE, spans=spans)


def test_a_line_break_inside_a_line_is_a_blank() -> None:
    assert admit([RawTurn("A", [(1, "one\r\ntwo")])], SOURCE).segments[0].text == "one two"


def test_a_text_is_a_source_and_no_prose() -> None:
    admitted = admit_text("We met.\n\nCONFIDENTIAL\n\nzebra\n")
    assert "zebra" not in admitted.text
