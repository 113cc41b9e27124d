"""What people decide about findings: the journal, what replaying it gives, and typed codes."""

from reportgen.journal.codes import resolve_code, short_codes
from reportgen.journal.deciding import decide, finalize, needed, reanchor, undecided
from reportgen.journal.events import Event, Heard, Stamp, findings_digest, heard, stamp, text_hash
from reportgen.journal.lines import append, read_journal
from reportgen.journal.replaying import replay, standing

__all__ = [
    "Event",
    "Heard",
    "Stamp",
    "append",
    "decide",
    "finalize",
    "findings_digest",
    "heard",
    "needed",
    "read_journal",
    "reanchor",
    "replay",
    "resolve_code",
    "short_codes",
    "stamp",
    "standing",
    "text_hash",
    "undecided",
]
