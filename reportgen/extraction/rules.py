"""Families and traps as data: read once from the two YAML files of each language."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportgen.shipped import read_data

_HERE = Path(__file__).resolve().parent
_FOLDERS = {"en": _HERE / "english", "fr": _HERE / "french"}
Cues = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Family:
    """A way to recommend; ``structure`` names how the sentence is read for it."""

    name: str
    meaning: str
    reason: str
    structure: str
    weight: float
    gate: str
    cues: Cues
    subject: str = "any"
    voice: str = "any"
    example: tuple[str, ...] = ()
    counterexample: tuple[str, ...] = ()
    note_example: tuple[str, ...] = ()
    note_counterexample: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trap:
    """A way to look like a recommendation without being one."""

    name: str
    meaning: str
    cues: Cues
    example: tuple[str, ...] = ()
    counterexample: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """All families and traps, and the expression a sentence must match to be parsed."""

    families: tuple[Family, ...]
    traps: tuple[Trap, ...]
    gate: re.Pattern[str]


@cache
def rules(language: str = "en") -> Rules:
    """Return the families and traps of English ("en") or French ("fr") in their order."""
    folder = _FOLDERS[language]
    families = read_data(folder / "families.yaml", dict[str, tuple[Family, ...]])["families"]
    traps = read_data(folder / "traps.yaml", dict[str, tuple[Trap, ...]])["traps"]
    gates = "|".join(f"(?:{family.gate})" for family in families)
    return Rules(families, traps, re.compile(rf"\b(?:{gates})", re.IGNORECASE))


def rules_digest() -> str:
    """Return a hex digest of the rules, the weights and the code that reads sentences with them."""
    digest = hashlib.sha256()
    kinds = ("*.yaml", "*.json", "*.py")
    for path in sorted(path for kind in kinds for path in _HERE.rglob(kind)):
        digest.update(path.relative_to(_HERE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
