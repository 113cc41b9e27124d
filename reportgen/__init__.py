"""Concept notes, speaker briefs and outcome reports of policy forums.

The functions of the library are loaded when they are first used, so that importing the package,
and with it the command line's help, stays instant.
"""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.model import Forum, Proceedings
    from reportgen.project import build, extract, extract_text, find, load_forum, save
    from reportgen.project.records import records

try:
    __version__ = version("forum-reportgen")
except PackageNotFoundError:
    __version__ = "unknown"

_HOMES = {
    "Forum": "reportgen.model",
    "Proceedings": "reportgen.model",
    "build": "reportgen.project",
    "extract": "reportgen.project",
    "extract_text": "reportgen.project",
    "find": "reportgen.project",
    "load_forum": "reportgen.project",
    "records": "reportgen.project",
    "save": "reportgen.project",
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


def __getattr__(name: str) -> object:
    """Return a public function or class, imported now."""
    if name not in _HOMES:
        raise AttributeError(f"module 'reportgen' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
