"""Loads reportlab with its own defaults, whatever the working directory and environment contain."""

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType

OVERRIDES = ("reportlab_settings", "reportlab.local_rl_settings")
"""Settings modules that reportlab runs while it loads, even from the working directory."""

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
"""Settings that reportlab reads while it typesets, pinned for programs that loaded it before us."""


@cache
def isolate_reportlab() -> None:
    """Load reportlab once, so that it runs no settings file and reads no ``RL_`` variable."""
    with _without_overrides(), without_variables():
        config = importlib.import_module("reportlab.rl_config")
        importlib.import_module("reportlab.platypus")
    for name, value in PINNED.items():
        setattr(config, name, value)


@contextmanager
def _without_overrides() -> Iterator[None]:
    """Hide reportlab's settings modules behind empty ones, except those that are already loaded."""
    absent = [name for name in OVERRIDES if name not in sys.modules]
    sys.modules.update({name: ModuleType(name) for name in absent})
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


@contextmanager
def without_variables() -> Iterator[None]:
    """Hide every environment variable that reportlab reads, SOURCE_DATE_EPOCH included."""
    heeded = ("RL_", "SOURCE_DATE_EPOCH")
    hidden = {name: value for name, value in os.environ.items() if name.upper().startswith(heeded)}
    for name in hidden:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(hidden)
