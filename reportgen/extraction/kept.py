"""Everything found, kept between runs beside the recommendations and checked when read."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from reportgen.extraction.cached import keep, read_sound
from reportgen.extraction.found import Found, Setting
from reportgen.model import Finding, Segment

FILE_NAME = "everything.json"
_FORMAT = 1


def whole_key(key: str, segments: Sequence[Segment], setting: Setting) -> str:
    """Return the digest of what everything found depends on; ``key`` is that of the cache."""
    rows = [[one.source, one.tag, sorted(one.speakers)] for one in segments]
    around = [setting.themes, setting.titles, setting.size, setting.group_by]
    return hashlib.sha256(json.dumps([_FORMAT, key, rows, around]).encode()).hexdigest()


def read_kept(folder: Path, key: str, segments: Sequence[Segment]) -> Found | None:
    """Return what is kept in the folder under this key; None where nothing is, or is not ours."""
    return read_sound(folder / FILE_NAME, key, segments, Found, _checked)


def write_kept(folder: Path, key: str, found: Found) -> None:
    """Write what was found into the folder, whole or not at all.

    Raises:
        PipelineError: if it cannot be written.
    """
    keep(folder, FILE_NAME, {"key": key, **asdict(found)})


def _checked(found: Found) -> tuple[Finding, ...]:
    """The findings, of which everything else must be told.

    Raises:
        ValueError: if something is told of a finding that is not there.
    """
    known = {finding.id for finding in found.findings}
    named = {name for one in found.bearings for name in (one.finding, one.on)}
    named |= {name for group in found.alike for name in group.findings}
    named |= {name for name, _ in (*found.themes, *found.wordings, *found.enough)}
    if not named <= known:
        raise ValueError
    return found.findings
