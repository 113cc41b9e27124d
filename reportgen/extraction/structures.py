"""The readings of a sentence that families name; each yields possible recommendations."""

from collections.abc import Callable, Iterator

from reportgen.extraction.asking import nominal, performative, reported
from reportgen.extraction.instruction import imperative, listed
from reportgen.extraction.obligation import necessity, need, obligation, possibility
from reportgen.extraction.proposal import Proposal, Sentence
from reportgen.extraction.rules import Family
from reportgen.extraction.softer import wish

Structure = Callable[[Sentence, Family], Iterator[Proposal]]

STRUCTURES: dict[str, Structure] = {
    "obligation": obligation,
    "performative": performative,
    "reported": reported,
    "wish": wish,
    "need": need,
    "necessity": necessity,
    "nominal": nominal,
    "imperative": imperative,
    "listed": listed,
    "possibility": possibility,
}
