"""The archive of an office's forums: what was recommended, to whom, and what came of it.

An ``Archive`` is one SQLite file, made of forum folders, which stay the truth: deleted, it is made
again. Only what a person decided to print is in it, with the names that the report prints.
"""

from reportgen.archive.entries import read_entry
from reportgen.archive.finding import Hits, Query
from reportgen.archive.folders import Forums, folder_digest, forum_folders
from reportgen.archive.index import ForumArchive, Indexed
from reportgen.archive.records import ArchivedForum, ArchivedPoint, FoundPoint, ToldStatus
from reportgen.archive.recurring import SaidAgain
from reportgen.archive.running import ManyForums
from reportgen.archive.tasks import ForumResult

Archive = ForumArchive

__all__ = [
    "Archive",
    "ArchivedForum",
    "ArchivedPoint",
    "ForumResult",
    "Forums",
    "FoundPoint",
    "Hits",
    "Indexed",
    "ManyForums",
    "Query",
    "SaidAgain",
    "ToldStatus",
    "folder_digest",
    "forum_folders",
    "read_entry",
]
