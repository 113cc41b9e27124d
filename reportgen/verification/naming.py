"""Searches a finished file for words that tell of somebody, channel by channel."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from reportgen.verification.leaking import placed_strings

_BASE64 = re.compile(r"[A-Za-z0-9+/=]{200,}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
_UNSURE = 6
"""Letters below which words occur by chance among bytes that are no text."""

_TITLE = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|H\.?E|Sir|Dame|Mayor|Minister|M|Mme)\.?\s+"
_AROUND = 30
_AGAIN = frozenset({"the pages", "the bytes"})


@dataclass(frozen=True, slots=True)
class Sought:
    """Words to look for. Where ``exact`` they count as capitalized words only.

    Where ``ordinary`` they are a common word, too, and count behind a title only.
    """

    words: str
    exact: bool = False
    ordinary: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """Words found in a file: where in the file, what, and the words around them."""

    file: str
    where: str
    words: str
    around: str

    def __str__(self) -> str:
        """One line of a listing."""
        return f"{self.file}, {self.where}: '{self.words}' in \"{self.around}\""


def telling(files: Mapping[str, bytes], sought: Sequence[Sought]) -> tuple[Telling, ...]:
    """Return what the files and their names hold of the words sought, each once a place."""
    patterns = [(one, _pattern(one)) for one in sought if _tokens(one.words)]
    found = (hit for name, content in files.items() for hit in _in_file(name, content, patterns))
    return tuple({(one.file, one.where, one.words): one for one in found}.values())


def _in_file(
    name: str, content: bytes, patterns: Sequence[tuple[Sought, re.Pattern[str]]]
) -> Iterator[Telling]:
    named = _plain(PurePath(name).as_posix().replace("_", " ").replace("-", " "))
    for one, _ in patterns:
        tokens = r"[\W_]*".join(map(re.escape, _tokens(one.words)))
        if not one.ordinary and re.search(_bounded(tokens), named, re.IGNORECASE):
            yield Telling(name, "the file name", one.words, name)
    shown: set[str] = set()
    for where, string in placed_strings(content, PurePath(name).suffix):
        for hit in _in_string(name, where, string, patterns):
            # What stands on a page stands among all pages and among the bytes, too.
            if hit.words not in shown or where not in _AGAIN:
                yield hit
            shown.add(hit.words)


def _in_string(
    name: str, where: str, string: str, patterns: Iterable[tuple[Sought, re.Pattern[str]]]
) -> Iterator[Telling]:
    is_text = len(_CONTROL.findall(string[:100_000])) * 50 < len(string[:100_000]) + 50
    text = _plain(_BASE64.sub(" ", string))
    for one, pattern in patterns:
        short = sum(map(len, _tokens(one.words))) < _UNSURE
        if (is_text or not short) and (match := pattern.search(text)):
            start, end = max(0, match.start() - _AROUND), match.end() + _AROUND
            yield Telling(name, where, one.words, _shown(text[start:end]))


def _pattern(one: Sought) -> re.Pattern[str]:
    tokens = _tokens(one.words)
    words = r"[\W_]*".join(map(re.escape, tokens))
    if one.exact:
        words = f"(?:{words}|{words.upper()})" if not words.isupper() else words
        if one.ordinary:
            words = _TITLE + words
        return re.compile(_bounded(words))
    return re.compile(_bounded(words), re.IGNORECASE)


def _bounded(words: str) -> str:
    """Return a pattern for whole words; scripts without spaces have none."""
    spaced = all(ord(c) < 0x1100 for c in words)
    return rf"(?<![^\W_]){words}(?![^\W_])" if spaced else words


def _tokens(words: str) -> list[str]:
    return re.findall(r"[^\W_]+", _plain(words))


def _plain(text: str) -> str:
    """Return text with one form of each letter, without accents and invisible characters."""
    spread = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
    kept = (c for c in spread if unicodedata.category(c) not in {"Mn", "Cf"})
    return unicodedata.normalize("NFC", "".join(kept))


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return "".join(c if c.isprintable() else "·" for c in line)
