"""Remembers sources that were destroyed: their digests, and the printed quotations that matched."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from reportgen.errors import InputError
from reportgen.project.folder.atomic import write_atomic
from reportgen.shapes import shaped
from reportgen.verification import QuotedSource

DESTROYED = "destroyed.json"
_VERSION = 1
_NOTHING = "\0"


@dataclass(frozen=True, slots=True)
class KeptQuotation:
    """A printed quotation with its place in a source that is gone, and the digest of its words."""

    segment: str
    start: int
    end: int
    quote: str
    sha256: str


@dataclass(frozen=True, slots=True)
class DestroyedSource:
    """A file that was deleted: its digest, when and by whom, and the quotations printed from it.

    ``signed`` says who signed the report in which they matched, and when; empty where nobody did.
    """

    path: str
    sha256: str
    on: str
    by: str
    signed: str
    quotations: tuple[KeptQuotation, ...] = ()

    @property
    def words(self) -> str:
        """Return what `verify` says of it."""
        matched = f"matched when signed ({self.signed})" if self.signed else "matched then"
        count = len(self.quotations)
        printed = f"{count} printed quotation{'s' * (count != 1)}"
        return f"{self.path}: source destroyed on {self.on} by {self.by}; {printed} {matched}"


@dataclass(frozen=True, slots=True)
class _File:
    version: int
    sources: tuple[DestroyedSource, ...]


def digest_of_words(words: str) -> str:
    """Return the digest of a quotation."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def destroyed_sources(folder: Path) -> tuple[DestroyedSource, ...]:
    """Return the sources of a forum that were destroyed.

    Raises:
        InputError: if the list of them is damaged, or a quotation in it was changed.
    """
    path = folder / DESTROYED
    if not path.is_file():
        return ()
    try:
        kept = shaped(json.loads(path.read_text("utf-8")), _File)
    except (ValueError, TypeError, KeyError, RecursionError):
        message = "the list of destroyed sources cannot be read; restore it from a backup"
        raise InputError(message, str(path), rule="damaged") from None
    for source in kept.sources:
        for one in source.quotations:
            if digest_of_words(one.quote) != one.sha256 or len(one.quote) != one.end - one.start:
                message = f"a quotation of {source.path} was changed; restore it from a backup"
                raise InputError(message, str(path), rule="damaged")
    return kept.sources


def write_destroyed(folder: Path, sources: Sequence[DestroyedSource]) -> None:
    """Write the list of destroyed sources.

    Raises:
        PipelineError: if it cannot be written.
    """
    whole = {"version": _VERSION, "sources": [asdict(source) for source in sources]}
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    write_atomic(folder / DESTROYED, text.encode("utf-8", "surrogatepass"))


def quoted_sources(sources: Sequence[DestroyedSource]) -> Mapping[str, QuotedSource]:
    """Return destroyed sources as they are held against documents: only what was printed."""
    return {
        source.path: QuotedSource(source.path, source.sha256, _segments(source))
        for source in sources
    }


def _segments(source: DestroyedSource) -> dict[str, str]:
    texts: dict[str, str] = {}
    for one in sorted(source.quotations, key=lambda kept: kept.start):
        text = texts.get(one.segment, "").ljust(one.end, _NOTHING)
        texts[one.segment] = text[: one.start] + one.quote + text[one.end :]
    return texts
