"""Findings kept between runs; whatever is not exactly ours is ignored and written anew."""

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reportgen.extraction.installed import model_version, spacy_version
from reportgen.extraction.rules import rules_digest
from reportgen.model import Evidence, Finding, PersonId, Segment

FILE_NAME = "findings.json"
_FORMAT = 1


def cache_key(segments: Sequence[Segment], model: str, moderators: frozenset[PersonId]) -> str:
    """Return the digest of everything the findings depend on.

    Raises:
        PipelineError: if the model or spaCy is not installed.
    """
    versions = [model, model_version(model), spacy_version(), rules_digest(), str(_FORMAT)]
    digest = hashlib.sha256("\x1f".join(versions).encode())
    for segment in segments:
        speaks = sorted(set(segment.speakers) & moderators), len(segment.speakers)
        row = [segment.id, segment.form, segment.speaker_label, segment.text, speaks]
        digest.update(json.dumps(row).encode())
    return digest.hexdigest()


def read_cached(folder: Path, key: str, segments: Sequence[Segment]) -> tuple[Finding, ...] | None:
    """Return the findings kept in the folder under this key; None where there are none."""
    texts = {segment.id: segment.text for segment in segments}
    try:
        kept = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        if kept["key"] != key:
            return None
        findings = tuple(_finding(row) for row in kept["findings"])
        sound = all(_is_sound(finding.evidence, texts) for finding in findings)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return findings if sound else None


def write_cached(folder: Path, key: str, findings: Sequence[Finding]) -> None:
    """Write the findings into the folder, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {"key": key, "findings": [asdict(finding) for finding in findings]}
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".findings-", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            json.dump(kept, stream, ensure_ascii=True, sort_keys=True)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(folder / FILE_NAME)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _finding(row: dict[str, Any]) -> Finding:
    fields = {**row, "evidence": Evidence(**row["evidence"]), "reasons": tuple(row["reasons"])}
    return Finding(**fields)


def _is_sound(evidence: Evidence, texts: dict[Any, str]) -> bool:
    return texts[evidence.segment][evidence.start : evidence.end] == evidence.quote
