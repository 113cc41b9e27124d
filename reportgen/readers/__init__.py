"""Turns files into the forum and what was said in it, each value and word with its place.

What reads a programme for a first draft is loaded when it is used, since no build needs it.
"""

from typing import TYPE_CHECKING

from reportgen.on_demand import on_demand
from reportgen.places import Lines
from reportgen.readers.door import Admitted, RawTurn, Unread, admit
from reportgen.readers.door.admitting import refuse_doubts
from reportgen.readers.door.texts import AdmittedText, admit_text
from reportgen.readers.forum.folder import FORUM_FILE, ForumFile, forum_of_text, read_forum
from reportgen.readers.forum.language import check_language, read_language
from reportgen.readers.forum.look import read_look
from reportgen.readers.forum.memory import admit_forum, prose_file
from reportgen.readers.forum.outline import read_country_names, read_outline
from reportgen.readers.forum.plain import is_absent, plain_forum
from reportgen.readers.forum.schema import forum_schema
from reportgen.readers.forum.starter import starter_files
from reportgen.readers.forum.tables import tables_of
from reportgen.readers.marks.finding import is_marked
from reportgen.readers.material import admit_bytes, admit_turns, read_material
from reportgen.readers.reading import (
    Reading,
    ReadSegment,
    lines_in,
    read_bytes,
    read_file,
    understand,
)
from reportgen.readers.shared.marking import sidecar_with
from reportgen.readers.shared.settings import Marking, SourceSettings

if TYPE_CHECKING:
    from reportgen.readers.programmes import (
        BEFORE,
        CSV_HEADS,
        MARK,
        Doubt,
        Draft,
        OwnWorkbook,
        Seen,
        draft_from,
        own_workbook,
        slug,
        yaml_of,
    )

_HOMES = dict.fromkeys(
    (
        *("BEFORE", "CSV_HEADS", "MARK", "Doubt", "Draft", "OwnWorkbook", "Seen", "draft_from"),
        *("own_workbook", "slug", "yaml_of"),
    ),
    "programmes",
)

__all__ = [
    "BEFORE",
    "CSV_HEADS",
    "FORUM_FILE",
    "MARK",
    "Admitted",
    "AdmittedText",
    "Doubt",
    "Draft",
    "ForumFile",
    "Lines",
    "Marking",
    "OwnWorkbook",
    "RawTurn",
    "ReadSegment",
    "Reading",
    "Seen",
    "SourceSettings",
    "Unread",
    "admit",
    "admit_bytes",
    "admit_forum",
    "admit_text",
    "admit_turns",
    "check_language",
    "draft_from",
    "forum_of_text",
    "forum_schema",
    "is_absent",
    "is_marked",
    "lines_in",
    "own_workbook",
    "plain_forum",
    "prose_file",
    "read_bytes",
    "read_country_names",
    "read_file",
    "read_forum",
    "read_language",
    "read_look",
    "read_material",
    "read_outline",
    "refuse_doubts",
    "sidecar_with",
    "slug",
    "starter_files",
    "tables_of",
    "understand",
    "yaml_of",
]

__getattr__ = on_demand(__name__, _HOMES)
