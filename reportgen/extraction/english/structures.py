"""The readings of a sentence that families name; each yields possible recommendations."""

from collections.abc import Callable, Iterator

from reportgen.extraction.english.asking import nominal, performative, reported
from reportgen.extraction.english.instruction import imperative, listed
from reportgen.extraction.english.noting import noted
from reportgen.extraction.english.obligation import necessity, need, obligation, possibility
from reportgen.extraction.english.softer import wish
from reportgen.extraction.proposal import Proposal, Sentence
from reportgen.extraction.rules import Family

Structure = Callable[[Sentence, Family], Iterator[Proposal]]

STRUCTURES: dict[str, Structure] = {
    "obligation": obligation,
    "performative": performative,
    "reported": reported,
    "noted": noted,
    "wish": wish,
    "need": need,
    "necessity": necessity,
    "nominal": nominal,
    "imperative": imperative,
    "listed": listed,
    "possibility": possibility,
}
