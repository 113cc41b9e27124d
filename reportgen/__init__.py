"""Concept notes, speaker briefs and outcome reports of policy forums.

The functions of the library are loaded when they are first used, so that importing the package,
and with it the command line's help, stays instant.
"""

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from reportgen.on_demand import on_demand

if TYPE_CHECKING:
    from reportgen.model import Forum, Proceedings
    from reportgen.project import build, extract, extract_text, find, load_forum, save
    from reportgen.project.decisions.records import records

try:
    __version__ = version("forum-reportgen")
except PackageNotFoundError:
    __version__ = "unknown"

_HOMES = {
    "Forum": "model",
    "Proceedings": "model",
    "build": "project",
    "extract": "project",
    "extract_text": "project",
    "find": "project",
    "load_forum": "project",
    "records": "project",
    "save": "project",
}

__all__ = [
    "Forum",
    "Proceedings",
    "build",
    "extract",
    "extract_text",
    "find",
    "load_forum",
    "records",
    "save",
]

__getattr__ = on_demand(__name__, _HOMES)
