"""A language: all the words that the reports print besides the forum's own, from one file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from reportgen.errors import TemplateError
from reportgen.model import Language, ReportName, ReportWords
from reportgen.readers.forum.records import Records
from reportgen.readers.shared.yaml_text import load_yaml

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
NO_TAG = "is no code of a language; write one as in ar, en, es, fr, ko, ru or zh-Hant"
"""What is told of words in the place of a language tag."""

_FIELD = re.compile(r"\{(\w+)\}")
_NO_BREAK = "\u00a0"
_ALSO = {"general.time": frozenset({"plain_hour"})}
"""Fields that a sentence knows and the English one does not use."""


@dataclass(frozen=True, slots=True)
class _Report:
    """The words of one report."""

    document_type: str
    headings: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _LanguageFile:
    """The keys of a language's YAML; a space at a mark of ``no_break_*`` does not end a line."""

    name: str
    general: Mapping[str, str]
    languages: Mapping[str, str]
    reports: Mapping[ReportName, _Report]
    formal: Mapping[ReportName, _Report]
    no_break_before: str = ""
    no_break_after: str = ""


def is_language_tag(written: str) -> bool:
    """Return whether words have the form of a BCP 47 tag with a language of ISO 639."""
    return _TAG.fullmatch(written) is not None


def read_language(path: Path) -> Language:
    """Return the words of a language; the file's name is its BCP 47 tag.

    Raises:
        InputError: if the file cannot be read or anything in it is wrong.
    """
    try:
        return _as_written(path, path.read_bytes())
    except OSError:
        return _as_written(path, b"")  # the reader says why


@lru_cache(maxsize=8)
def _as_written(path: Path, content: bytes) -> Language:  # noqa: ARG001 - what the answer holds for
    """Return the words of a file, read once as long as its content is the same."""
    read = Records(load_yaml(path)).read(_LanguageFile)
    spaces = _Spaces(read.no_break_before.split(), read.no_break_after.split())
    named = {f"language-{tag.casefold()}": name for tag, name in read.languages.items()}
    return Language(
        path.stem,
        spaces.kept({**read.general, **named}),
        tuple((name, spaces.words(report)) for name, report in read.reports.items()),
        tuple((name, spaces.words(report)) for name, report in read.formal.items()),
    )


class _Spaces:
    """Marks that no line may part from their words, as in French before a colon."""

    def __init__(self, before: list[str], after: list[str]) -> None:
        self._pairs = [(f" {mark}", _NO_BREAK + mark) for mark in before]
        self._pairs += [(f"{mark} ", mark + _NO_BREAK) for mark in after]

    def words(self, report: _Report) -> ReportWords:
        """Return the words of a report with those spaces kept."""
        named = self.kept({"": report.document_type})[0][1]
        return ReportWords(named, self.kept(report.headings), self.kept(report.sentences))

    def kept(self, words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Return words by name with those spaces kept."""
        return tuple((name, self._kept(text)) for name, text in words.items())

    def _kept(self, text: str) -> str:
        for plain, kept in self._pairs:
            text = text.replace(plain, kept)
        return text


# --- is it complete? --------------------------------------------------------------------------


def check_language(language: Language, model: Language, where: str) -> None:
    """Check that a language has all words of the model language, with the same fields.

    Raises:
        TemplateError: names every key that is missing, unknown or has other fields.
    """
    if wrong := "; ".join(_differences(language, model)):
        raise TemplateError(
            f"{wrong}; compare it with the shipped languages/en.yaml",
            where,
            rule="missing-sentence",
        )


def _differences(language: Language, model: Language) -> Iterator[str]:
    own, wanted = _by_name(language), _by_name(model)
    yield from _told("missing", (name for name in wanted if name not in own))
    yield from _told("not known", (name for name in own if name not in wanted))
    for name in (name for name in wanted if name in own):
        if _fields(own[name]) - _fields(wanted[name]) - _ALSO.get(name, frozenset()):
            known = ", ".join(sorted(f"{{{one}}}" for one in _fields(wanted[name])))
            yield f"{name} has fields besides {known or 'none'}"


def _told(what: str, names: Iterable[str]) -> Iterator[str]:
    if listed := ", ".join(names):
        yield f"{what}: {listed}"


def _by_name(language: Language) -> dict[str, str]:
    """Return every word of a language by the path of its key."""
    found = {f"general.{name}": text for name, text in language.general}
    for kind, reports in (("reports", language.reports), ("formal", language.formal)):
        for report, words in reports:
            path = f"{kind}.{report}"
            found[f"{path}.document_type"] = words.document_type
            found |= {f"{path}.headings.{name}": text for name, text in words.headings}
            found |= {f"{path}.sentences.{name}": text for name, text in words.sentences}
    return found


def _fields(text: str) -> frozenset[str]:
    return frozenset(_FIELD.findall(text))
