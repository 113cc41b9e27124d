"""The words of ``off_record.yaml``: what puts talk off the record and on it again."""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from rapidfuzz import fuzz, process

from reportgen.shipped import read_data

Kind = Literal["off", "on"]
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_MORE = re.compile("publi|quot|record|regist|cit(?:e|ing|ar)", re.IGNORECASE)
"""What forbids more than to say who speaks."""

_LOOKALIKES = str.maketrans("аеорсухіԁοαν", "aeopcyxidoav")
"""Letters of other scripts that look like Latin ones."""
_ALIKE = 84.0
"""From this likeness on (of 100) words in brackets may be a mark with a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Forms of one language and kind; ``sure`` ones mean this and nothing else."""

    language: str
    kind: Kind
    forms: tuple[str, ...]
    example: str
    counterexample: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern that tells of confidentiality."""

    pattern: str
    example: str
    counterexample: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The whole of ``off_record.yaml``."""

    marks: tuple[Entry, ...]
    suspicious: tuple[Cue, ...]
    sentences: tuple[Cue, ...]
    unattributed: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a form means."""

    kind: Kind
    sure: bool


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary as written."""
    return read_data(Path(__file__).with_name("off_record.yaml"), Vocabulary)


def letters(words: str) -> str:
    """Return the letters and digits of words: no case, accents, spaces or punctuation."""
    if words.isascii() and "&" not in words:
        return words.encode("ascii").translate(None, _NO_LETTERS).decode("ascii").lower()
    folded = unicodedata.normalize("NFKC", html.unescape(words)).casefold()
    spread = unicodedata.normalize("NFD", folded)
    kept = "".join(c for c in spread if unicodedata.category(c) != "Mn")
    return _bare(unicodedata.normalize("NFC", kept).replace("ı", "i"))


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)


@cache
def _known() -> dict[str, Meaning]:
    entries = sorted(vocabulary().marks, key=lambda entry: entry.sure)
    return {
        letters(form): Meaning(entry.kind, entry.sure) for entry in entries for form in entry.forms
    }


@cache
def _sure(length: int) -> Sequence[str]:
    """The sure forms that words of so many letters can be like."""
    forms = (form for form, known in _known().items() if known.sure)
    most = _ALIKE / (200 - _ALIKE)
    return sorted(form for form in forms if most <= len(form) / length <= 1 / most)


def known_form(words: str) -> Meaning | None:
    """Return what words mean if they are a form of the vocabulary and nothing else."""
    return _known().get(letters(words)) if len(words) <= 80 else None


@lru_cache(maxsize=65_536)
def is_almost_sure_form(words: str) -> bool:
    """Return whether words are nearly a form that means off or on record and nothing else."""
    spelled = letters(words).translate(_LOOKALIKES)
    if not 4 <= len(spelled) <= 32:
        return False
    forms = _sure(len(spelled))
    return process.extractOne(spelled, forms, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None


@cache
def _suspicious() -> re.Pattern[str]:
    return _joined(cue.pattern for cue in vocabulary().suspicious)


@cache
def _sentences() -> re.Pattern[str]:
    return _joined(cue.pattern for cue in vocabulary().sentences)


@cache
def _unattributed() -> re.Pattern[str]:
    return _joined(cue.pattern for cue in vocabulary().unattributed)


def only_unattributed(words: str) -> bool:
    """Whether a mark or sentence forbids to say who speaks and nothing else."""
    return bool(_unattributed().search(words)) and not _MORE.search(words)


def _joined(patterns: Iterator[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.sub(r"\s+\|", "|", one) for one in patterns), re.IGNORECASE)


def is_suspicious(words: str) -> bool:
    """Return whether words that somebody set apart look like confidentiality."""
    return _suspicious().search(words) is not None


def restricting(text: str) -> re.Match[str] | None:
    """Return the sentence of a text that forbids to attribute what is said, if there is one."""
    return _sentences().search(text)
