"""What people decided: events and findings go in, one immutable ledger comes out.

This is the only place where merges are followed and where it is decided what is printed, what
still waits for a person, and what a signature covers. Every other room asks the ledger.
"""

from reportgen.ledger.heard import Heard, bare, heard, text_hash
from reportgen.ledger.merges import chain, related
from reportgen.ledger.order import ReadingOrder
from reportgen.ledger.points import Point, Weigh
from reportgen.ledger.replaying import replay, standing
from reportgen.ledger.settling import Ledger, Verdict, settle
from reportgen.ledger.signing import Signed

__all__ = [
    "Heard",
    "Ledger",
    "Point",
    "ReadingOrder",
    "Signed",
    "Verdict",
    "Weigh",
    "bare",
    "chain",
    "heard",
    "related",
    "replay",
    "settle",
    "standing",
    "text_hash",
]
