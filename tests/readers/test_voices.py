"""The verbs of reported speech: each example names who said it, each counterexample nobody."""

import pytest

from reportgen.readers.notes.voices import reporting, voices
from reportgen.readers.shared.labels import SpeakerLabels, tokens_of

KNOWN = SpeakerLabels(frozenset(tokens_of(name) for name in ("Ara Lind", "Bo Ray")))


@pytest.mark.parametrize(("text", "name"), reporting()["examples"])
def test_examples_name_who_said_it(text: str, name: str) -> None:
    assert [voice.label for voice in voices(text, (), KNOWN, "")] == [name]


@pytest.mark.parametrize("text", reporting()["counterexamples"])
def test_counterexamples_name_nobody(text: str) -> None:
    assert [voice.label for voice in voices(text, (), KNOWN, "")] == []
