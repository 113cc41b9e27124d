"""Keeps findings between runs; whatever is not exactly ours is ignored and written anew."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from reportgen.disk import sweep, write_whole
from reportgen.errors import PipelineError
from reportgen.extraction.models.installed import BLANK, model_version, spacy_version
from reportgen.extraction.rules import rules_digest
from reportgen.model import Chairs, Evidence, Finding, Segment, SegmentId, from_the_chair
from reportgen.shapes import shaped

FILE_NAME = "findings.json"
_FORMAT = 3
Kept = TypeVar("Kept")


def cache_key(segments: Sequence[Segment], models: Mapping[str, str], moderators: Chairs) -> str:
    """Return the digest of everything the findings depend on.

    ``models`` are by language; those of languages that no segment is in do not count.

    Raises:
        PipelineError: if a model or spaCy is not installed.
    """
    spoken = sorted({segment.language for segment in segments} & set(models))
    used = [f"{language} {models[language]} {_version(models[language])}" for language in spoken]
    versions = [*used, spacy_version(), rules_digest(), str(_FORMAT)]
    digest = hashlib.sha256("\x1f".join(versions).encode())
    for segment in segments:
        speaks = from_the_chair(segment, moderators)
        told = [segment.id, segment.form, segment.speaker_label, segment.language]
        row = [*told, segment.text, speaks]
        digest.update(json.dumps(row).encode())
    return digest.hexdigest()


def _version(model: str) -> str:
    return "" if model.startswith(BLANK) else model_version(model)


def read_cached(folder: Path, key: str, segments: Sequence[Segment]) -> tuple[Finding, ...] | None:
    """Return the findings kept in the folder under this key; None where there are none."""
    kept = read_sound(folder / FILE_NAME, key, segments, _KeptFindings, lambda one: one.findings)
    return None if kept is None else kept.findings


def read_sound(
    path: Path,
    key: str,
    segments: Sequence[Segment],
    shape: type[Kept],
    findings: Callable[[Kept], tuple[Finding, ...]],
) -> Kept | None:
    """What a file of the cache holds under this key; None where it is not exactly ours.

    Its ``findings`` must stand in the segments as they say.
    """
    texts = {segment.id: segment.text for segment in segments}
    try:
        row = _kept_under(path, key)
        if row is None:
            return None
        kept = shaped(row, shape)
        sound = all(is_sound(finding.evidence, texts) for finding in findings(kept))
    except (ValueError, KeyError, TypeError):
        return None
    return kept if sound else None


@dataclass(frozen=True, slots=True)
class _KeptFindings:
    findings: tuple[Finding, ...]


def write_cached(folder: Path, key: str, findings: Sequence[Finding]) -> None:
    """Write the findings into the folder, whole or not at all.

    Raises:
        PipelineError: if they cannot be written.
    """
    keep(folder, FILE_NAME, {"key": key, "findings": [asdict(finding) for finding in findings]})


def _kept_under(path: Path, key: str) -> Mapping[str, object] | None:
    """What a file of the cache holds under this key; None where it is not there.

    Raises:
        ValueError: if the file is no JSON.
        TypeError: if it is of another shape.
    """
    if not path.is_file():
        return None
    try:
        kept = shaped(json.loads(path.read_text(encoding="utf-8")), dict[str, object])
    except (OSError, RecursionError):
        return None
    return kept if kept.pop("key", None) == key else None


def keep(folder: Path, name: str, kept: Mapping[str, object]) -> None:
    """Write a file of the cache, whole or not at all.

    Raises:
        PipelineError: if it cannot be written.
    """
    try:
        _write(folder, name, kept)
    except OSError as error:
        message = f"{folder}: cannot be written ({error.strerror}); check the folder and the disk"
        raise PipelineError(message, rule="not-writable") from error


def _write(folder: Path, name: str, kept: Mapping[str, object]) -> None:
    sweep(folder)
    text = json.dumps(kept, ensure_ascii=True, sort_keys=True)
    write_whole(folder / name, text.encode("ascii"))


def is_sound(evidence: Evidence, texts: Mapping[SegmentId, str]) -> bool:
    """Return whether the words stand where the evidence says."""
    return texts[evidence.segment][evidence.start : evidence.end] == evidence.quote
