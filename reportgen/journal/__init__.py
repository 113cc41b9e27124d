"""What people decide about findings: the journal on disk, its events, and typed codes."""

from reportgen.journal.accepting import Particulars, set_particulars, with_texts
from reportgen.journal.codes import resolve_code, short_codes
from reportgen.journal.copies import Merge, copies, copy_issues, merge
from reportgen.journal.deciding import decide, finalize, reanchor
from reportgen.journal.events import Stamp, stamp
from reportgen.journal.lines import append, read_journal
from reportgen.journal.sent import (
    KINDS,
    SENT,
    MailKind,
    SentLine,
    append_sent,
    last_of,
    read_sent,
)

__all__ = [
    "KINDS",
    "SENT",
    "MailKind",
    "Merge",
    "Particulars",
    "SentLine",
    "Stamp",
    "append",
    "append_sent",
    "copies",
    "copy_issues",
    "decide",
    "finalize",
    "last_of",
    "merge",
    "read_journal",
    "read_sent",
    "reanchor",
    "resolve_code",
    "set_particulars",
    "short_codes",
    "stamp",
    "with_texts",
]
