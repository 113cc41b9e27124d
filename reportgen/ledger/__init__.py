"""The ledger: from events and findings to one immutable answer about what people decided.

This is the only place where merges are resolved and where it is determined what is printed, what
still waits for a person, and what a signature covers. Every other room asks the ledger.
"""

from reportgen.ledger.added import added_id, with_added
from reportgen.ledger.alone import leans_on
from reportgen.ledger.heard import Heard, bare, heard, text_hash
from reportgen.ledger.merges import chain, related
from reportgen.ledger.order import ReadingOrder
from reportgen.ledger.points import Point, Weigh
from reportgen.ledger.replaying import replay, standing
from reportgen.ledger.settling import Ledger, Verdict, settle
from reportgen.ledger.signing import Signed
from reportgen.ledger.texts import OfferedText, Texts

__all__ = [
    "Heard",
    "Ledger",
    "OfferedText",
    "Point",
    "ReadingOrder",
    "Signed",
    "Texts",
    "Verdict",
    "Weigh",
    "added_id",
    "bare",
    "chain",
    "heard",
    "leans_on",
    "related",
    "replay",
    "settle",
    "standing",
    "text_hash",
    "with_added",
]
