"""Programmes, lists and whatever else lies in an office's folder become a forum folder.

Each format is read into one neutral set of records; every value keeps its place, and what is not
certain is said. Nothing is guessed in silence, and no file is left unmentioned.
"""

from reportgen.readers.programmes.draft import Draft, Seen, draft_from
from reportgen.readers.programmes.formats.own import CSV_HEADS
from reportgen.readers.programmes.formats.own_workbook import (
    BEFORE,
    MARK,
    OwnWorkbook,
    own_workbook,
    yaml_of,
)
from reportgen.readers.programmes.records import Doubt, Programme
from reportgen.readers.programmes.roster import slug

__all__ = [
    "BEFORE",
    "CSV_HEADS",
    "MARK",
    "Doubt",
    "Draft",
    "OwnWorkbook",
    "Programme",
    "Seen",
    "draft_from",
    "own_workbook",
    "slug",
    "yaml_of",
]
