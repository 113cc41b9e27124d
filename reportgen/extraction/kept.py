"""Everything found, kept between runs beside the recommendations and checked when read."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reportgen.extraction.cached import findings_in, keep, read_sound
from reportgen.extraction.found import Found, Setting
from reportgen.model import Bearing, Group, Segment, ThemeTag

FILE_NAME = "everything.json"
_FORMAT = 1


def whole_key(key: str, segments: Sequence[Segment], setting: Setting) -> str:
    """Return the digest of what everything found depends on; ``key`` is that of the cache."""
    rows = [[one.source, one.tag, sorted(one.speakers)] for one in segments]
    around = [setting.themes, setting.titles, setting.size, setting.group_by]
    return hashlib.sha256(json.dumps([_FORMAT, key, rows, around]).encode()).hexdigest()


def read_kept(folder: Path, key: str, segments: Sequence[Segment]) -> Found | None:
    """Return what is kept in the folder under this key; None where nothing is, or is not ours."""
    return read_sound(folder / FILE_NAME, key, segments, _found, lambda found: found.findings)


def write_kept(folder: Path, key: str, found: Found) -> None:
    """Write what was found into the folder, whole or not at all.

    Raises:
        PipelineError: if it cannot be written.
    """
    keep(folder, FILE_NAME, {"key": key, **asdict(found)})


def _found(kept: dict[str, Any]) -> Found:
    findings = findings_in(kept)
    known = {finding.id for finding in findings}
    bearings = tuple(Bearing(**row) for row in kept["bearings"])
    alike = tuple(Group(row["id"], tuple(row["findings"])) for row in kept["alike"])
    named = [*({one.finding, one.on} for one in bearings), *(set(one.findings) for one in alike)]
    themes = tuple((finding, tuple(_tag(row) for row in tags)) for finding, tags in kept["themes"])
    wordings = tuple((finding, str(words)) for finding, words in kept["wordings"])
    enough = tuple((finding, tuple(str(one) for one in why)) for finding, why in kept["enough"])
    named += [{finding} for finding, _ in (*themes, *wordings, *enough)]
    if not all(names <= known for names in named):
        raise ValueError
    return Found(findings, bearings, alike, themes, wordings, enough)


def _tag(row: dict[str, Any]) -> ThemeTag:
    terms = tuple(str(term) for term in row["terms"])
    return ThemeTag(str(row["theme"]), terms, int(row["goal"]))
