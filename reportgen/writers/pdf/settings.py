"""Reportlab loaded with its own defaults, whatever the working directory and environment hold."""

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType

OVERRIDES = ("reportlab_settings", "reportlab.local_rl_settings")
"""Modules that reportlab executes while it loads, the first from the working directory."""

PINNED = {
    "invariant": 1,
    "useA85": 0,
    "pageCompression": 1,
    "shapeChecking": 1,
    "allowTableBoundsErrors": 1,
    "overlapAttachedSpace": 1,
    "paraFontSizeHeightOffset": 1,
    "listWrapOnFakeWidth": 1,
    "longTableOptimize": 1,
    "platypus_link_underline": 0,
    "ttfAsciiReadable": 1,
    "showBoundary": 0,
    "debug": 0,
    "documentLang": None,
}
"""Settings read while a document is set, for a program that loaded reportlab before us."""


@cache
def isolate_reportlab() -> None:
    """Load reportlab once so that no settings file is run and no RL_ variable is read."""
    with _without_overrides(), without_variables():
        config = importlib.import_module("reportlab.rl_config")
        importlib.import_module("reportlab.platypus")
    for name, value in PINNED.items():
        setattr(config, name, value)


@contextmanager
def _without_overrides() -> Iterator[None]:
    """An empty module stands for each; one already loaded belongs to the program and stays."""
    absent = [name for name in OVERRIDES if name not in sys.modules]
    sys.modules.update({name: ModuleType(name) for name in absent})
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


@contextmanager
def without_variables() -> Iterator[None]:
    """Hide every variable that reportlab heeds; it reads SOURCE_DATE_EPOCH for each file."""
    heeded = ("RL_", "SOURCE_DATE_EPOCH")
    hidden = {name: value for name, value in os.environ.items() if name.upper().startswith(heeded)}
    for name in hidden:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(hidden)
