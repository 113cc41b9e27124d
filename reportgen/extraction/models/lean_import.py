"""Imports spaCy without its own command line, which is half of its start and never used here."""

import sys
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")


@contextmanager
def without_command_line() -> "Iterator[None]":
    """Within it, ``import spacy`` leaves ``spacy.cli`` for whoever asks for it later."""
    if "spacy" in sys.modules:
        yield
        return
    stand_ins = {name: ModuleType(name) for name in _COMMAND_LINE}
    vars(stand_ins["spacy.cli.info"])["info"] = _info
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _info(*arguments: object, **options: object) -> object:
    """What ``spacy.info`` does, loaded when it is called."""
    return import_module("spacy.cli.info").info(*arguments, **options)
