"""Concept notes, speaker briefs and outcome reports of policy forums.

The functions of the library are loaded when they are first used, so that importing the package,
and with it the command line's help, stays instant.
"""

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from reportgen.errors import (
    InputError,
    Issue,
    PipelineError,
    ReportgenError,
    ReviewError,
    TemplateError,
    UsageError,
)
from reportgen.on_demand import on_demand

try:
    __version__ = version("forum-reportgen")
except PackageNotFoundError:
    __version__ = "unknown"

if TYPE_CHECKING:
    from reportgen.model import Forum
    from reportgen.project.decisions.rows import FindingRecord
    from reportgen.project.library.building import ReportgenWarning, build, verify
    from reportgen.project.library.dossier import Dossier, load_forum
    from reportgen.project.library.files import Files, save
    from reportgen.project.library.forums import forum_from_tables, forum_to_dict, save_forum
    from reportgen.project.library.texts import Extraction, extract_text, extract_texts
else:
    # Hidden from type checkers, which would take any name for one that is there.
    _HOMES = {
        "Dossier": "project.library.dossier",
        "Files": "project.library.files",
        "FindingRecord": "project.decisions.rows",
        "Forum": "model",
        "ReportgenWarning": "project.library.building",
        "build": "project.library.building",
        "Extraction": "project.library.texts",
        "extract_text": "project.library.texts",
        "extract_texts": "project.library.texts",
        "forum_from_tables": "project.library.forums",
        "forum_to_dict": "project.library.forums",
        "load_forum": "project.library.dossier",
        "save": "project.library.files",
        "save_forum": "project.library.forums",
        "verify": "project.library.building",
    }
    __getattr__ = on_demand(__name__, _HOMES)

__all__ = [
    "Dossier",
    "Extraction",
    "Files",
    "FindingRecord",
    "Forum",
    "InputError",
    "Issue",
    "PipelineError",
    "ReportgenError",
    "ReportgenWarning",
    "ReviewError",
    "TemplateError",
    "UsageError",
    "build",
    "extract_text",
    "extract_texts",
    "forum_from_tables",
    "forum_to_dict",
    "load_forum",
    "save",
    "save_forum",
    "verify",
]


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
