"""What people decide about findings: the journal on disk, its events, and typed codes."""

from reportgen.journal.codes import resolve_code, short_codes
from reportgen.journal.copies import Merge, copies, copy_issues, merge
from reportgen.journal.deciding import decide, finalize, reanchor
from reportgen.journal.events import Stamp, stamp
from reportgen.journal.lines import append, read_journal

__all__ = [
    "Merge",
    "Stamp",
    "append",
    "copies",
    "copy_issues",
    "decide",
    "finalize",
    "merge",
    "read_journal",
    "reanchor",
    "resolve_code",
    "short_codes",
    "stamp",
]
