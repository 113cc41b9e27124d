"""Texts searched without a forum: one, or any number of them in constant memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from reportgen.errors import Issue, UsageError
from reportgen.extraction import (
    DEFAULT_MODEL,
    as_one_text,
    extract_apart,
    extract_other,
    language_issues,
    text_segment,
)
from reportgen.model import Finding, FindingKind, Segment
from reportgen.project.library.asking import several
from reportgen.readers import AdmittedText, admit_text, refuse_doubts

_KINDS: tuple[FindingKind, ...] = (
    *("recommendation", "commitment", "good practice"),
    *("challenge", "question", "decision"),
)
"""What is found in a text by itself; an answer or objection needs what it is about."""

_MOST_TEXTS, _MOST_CHARACTERS = 64, 200_000
"""So much is read in one go."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one text, in its order, and what to know about it.

    ``text`` is what the findings count characters of: the text as given, unless an issue says that
    characters were changed, with white space in place of what is off record.
    """

    text: str
    findings: tuple[Finding, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """How texts are read, and which findings are wanted."""

    model: str
    language: str
    kinds: frozenset[str]
    perhaps: bool

    def wants(self, finding: Finding) -> bool:
        """Whether a finding is one of them."""
        return finding.kind in self.kinds and (self.perhaps or finding.level == "found")


def extract_texts(
    texts: Iterable[str],
    *,
    kinds: FindingKind | Iterable[FindingKind] = ("recommendation",),
    language: str = "en",
    model: str | None = None,
    perhaps: bool = False,
) -> Iterator[Extraction]:
    """Yield what is found in each text, each as if it were the only one.

    Texts are taken and given back a few at a time, so any number of them takes the same memory.
    ``language`` holds where a text does not show its own. With ``perhaps`` comes what is only worth
    a look (``finding.level``), too. A text with a mark that may mean off
    record and is not understood is not read, and says so in its issues.

    Raises:
        PipelineError: if the language model is not installed.
        UsageError: if something is no text, or there is no such kind.
    """
    wanted = frozenset(several("kind", kinds, _KINDS))
    if isinstance(texts, str | bytes):
        message = "extract_texts takes many texts; for one there is extract_text"
        raise UsageError(message, rule="wrong-argument")
    asked = _Asked(model or DEFAULT_MODEL, language, wanted, perhaps=perhaps)
    found = (_read(batch, asked) for batch in _batches(texts))
    return chain.from_iterable(found)


def extract_text(
    text: str, *, language: str = "en", model: str | None = None
) -> tuple[Finding, ...]:
    """The recommendations in a text, without what is off record.

    Raises:
        InputError: if a mark that may mean off record is not understood.
        PipelineError: if the language model is not installed.
        UsageError: if it is no text.
    """
    refuse_doubts(admit_text(_checked(text)).doubts)
    return next(extract_texts([text], language=language, model=model)).findings


def _batches(texts: Iterable[str]) -> Iterator[list[AdmittedText]]:
    batch: list[AdmittedText] = []
    size = 0
    for text in texts:
        batch.append(admit_text(_checked(text)))
        size += len(text)
        if len(batch) >= _MOST_TEXTS or size >= _MOST_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _checked(text: object) -> str:
    if not isinstance(text, str):
        raise UsageError(f"a text is a str, not {type(text).__name__}", rule="wrong-argument")
    return text


def _read(batch: list[AdmittedText], asked: _Asked) -> Iterator[Extraction]:
    readable = ("" if one.doubts else one.text for one in batch)
    segments = [text_segment(number, text) for number, text in enumerate(readable)]
    model, language = asked.model, asked.language
    found = extract_apart(segments, model=model, language=language)
    for one, segment, recommendations in zip(batch, segments, found, strict=True):
        spoken = language_issues((segment,), model=model, language=language) if segment.text else ()
        findings = tuple(map(as_one_text, _wanted(segment, recommendations, asked)))
        yield Extraction(one.text, findings, (*one.issues, *one.doubts, *spoken))


def _wanted(
    segment: Segment, recommendations: tuple[Finding, ...], asked: _Asked
) -> Iterator[Finding]:
    """Yield the findings that are wanted, in their order."""
    others = extract_other((segment,), recommendations) if asked.kinds - {"recommendation"} else ()
    ordered = sorted((*recommendations, *others), key=lambda one: one.evidence.start)
    return (one for one in ordered if asked.wants(one))
