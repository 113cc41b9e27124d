"""Every example shows its signal, no counterexample does."""

import pytest

from reportgen.extraction.english.signals import Signal, signals

EXAMPLES = [(signal, text) for signal in signals() for text in signal.example]
COUNTEREXAMPLES = [(signal, text) for signal in signals() for text in signal.counterexample]


@pytest.mark.parametrize(("signal", "text"), EXAMPLES, ids=lambda one: getattr(one, "name", ""))
def test_an_example_shows_its_signal(signal: Signal, text: str) -> None:
    assert signal.pattern.search(text)


@pytest.mark.parametrize(
    ("signal", "text"), COUNTEREXAMPLES, ids=lambda one: getattr(one, "name", "")
)
def test_a_counterexample_does_not(signal: Signal, text: str) -> None:
    assert not signal.pattern.search(text)


def test_every_signal_has_both() -> None:
    assert all(signal.example and signal.counterexample for signal in signals())
