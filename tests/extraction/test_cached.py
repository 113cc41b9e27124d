"""Findings come back from the cache without spaCy, and nothing foreign does."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.extraction import extract, recommendations
from reportgen.extraction.cached import FILE_NAME, cache_key
from reportgen.extraction.models.installed import models_in_use
from reportgen.model import Chairs, PersonId, Segment

TEXT = "The ministry should publish its plan by 2027."
HIT = """
import sys
from pathlib import Path
from reportgen.extraction import extract
from reportgen.model import Mark, Segment, SegmentId, SourceId
turn = Segment(SegmentId("s1"), SourceId("t.vtt"), "turn", {text!r}, (Mark(0, 1),), speaker_label="Ana Ruiz")
(finding,) = extract((turn,), cache=Path({folder!r}))
assert finding.deadline == "by 2027"
assert "spacy" not in sys.modules and "numpy" not in sys.modules
"""


@pytest.mark.model
def test_a_hit_is_the_same_and_imports_no_spacy(
    said: Callable[..., Segment], tmp_path: Path
) -> None:
    first = extract((said(TEXT),), cache=tmp_path)
    assert extract((said(TEXT),), cache=tmp_path) == first
    code = HIT.format(text=TEXT, folder=str(tmp_path))
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.model
@pytest.mark.parametrize(
    "change",
    ["not json", "[]", "{}", b"\xff\xfe", "quote", "shape"],
)
def test_a_foreign_cache_is_ignored_and_rewritten(
    said: Callable[..., Segment], tmp_path: Path, change: str | bytes
) -> None:
    first = extract((said(TEXT),), cache=tmp_path)
    path = tmp_path / FILE_NAME
    kept = json.loads(path.read_text(encoding="utf-8"))
    sound = path.read_bytes()
    if change == "quote":
        kept["findings"][0]["evidence"]["quote"] = "The ministry should pay."
    elif change == "shape":
        del kept["findings"][0]["evidence"]
    spoiled = json.dumps(kept) if change in {"quote", "shape"} else change
    path.write_bytes(spoiled if isinstance(spoiled, bytes) else spoiled.encode())
    assert extract((said(TEXT),), cache=tmp_path) == first
    assert path.read_bytes() == sound
    assert [p.name for p in tmp_path.iterdir()] == [FILE_NAME]


def test_the_key_depends_on_what_the_findings_depend_on(said: Callable[..., Segment]) -> None:
    models, nobody = models_in_use(), Chairs()
    ana = PersonId("ana")
    segment = replace(said(TEXT, speakers=(ana,)), language="en")
    changed = [
        replace(segment, text=TEXT + " Yes."),
        replace(segment, speaker_label="Bo"),
        replace(segment, form="bullet"),
        replace(segment, language="fr"),
    ]
    keys = {cache_key((s,), models, nobody) for s in (segment, *changed)}
    keys.add(cache_key((segment,), models, frozenset({(ana, segment.session)})))
    keys.add(cache_key((changed[-1],), {**models, "fr": "blank:fr"}, nobody))
    assert len(keys) == 7
    moved = replace(segment, session=None, slot=None)
    assert cache_key((moved,), models, nobody) in keys
    assert cache_key((segment,), {**models, "fr": "blank:fr"}, nobody) in keys


def test_a_hit_calls_no_model(
    said: Callable[..., Segment], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recommendations, "find_recommendations", lambda *_: ())
    assert extract((said(TEXT),), cache=tmp_path) == ()
    monkeypatch.setattr(recommendations, "find_recommendations", None)
    assert extract((said(TEXT),), cache=tmp_path) == ()
