"""What people decide about findings: the journal on disk, its events, and typed codes."""

from reportgen.journal.accepting import Particulars, set_particulars, with_texts
from reportgen.journal.codes import resolve_code, short_codes
from reportgen.journal.copies import Merge, copies, copy_issues, merge
from reportgen.journal.deciding import decide, finalize, reanchor
from reportgen.journal.events import Stamp, stamp
from reportgen.journal.lines import append, read_journal

__all__ = [
    "Merge",
    "Particulars",
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
    "set_particulars",
    "short_codes",
    "stamp",
    "with_texts",
]
