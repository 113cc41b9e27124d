"""The benchmark counts right and looks at nothing but the words."""

import json
from pathlib import Path

import pytest

from benchmarks.extraction import main
from benchmarks.measures import score
from benchmarks.rows import segments_of

ROWS = [
    {"id": "1", "text": "The council should act.", "label": 1, "speaker": "A", "stem": "x"},
    {"id": "2", "text": "We saw four ports.", "label": 0, "speaker": "A", "stem": "x"},
    {"id": "3", "text": "Something was said.", "label": 1, "speaker": "A", "stem": "x"},
]


def test_figures() -> None:
    result = score([True, True, False, False], [True, False, True, False])
    assert str(result) == "P 0.500  R 0.500  F1 0.500"


def test_labels_are_not_looked_at() -> None:
    hidden = [{key: row[key] for key in ("id", "text", "speaker")} for row in ROWS]
    assert segments_of(ROWS) == segments_of(hidden)


@pytest.mark.model
def test_predictions_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    rows.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    assert main([str(rows), "--predictions", str(out)]) == 0
    assert "n 3, positive 2" in capsys.readouterr().out
    predicted = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["label"] for row in predicted] == [1, 0, 0]
    assert predicted[0]["addressee"] == "The council"
    assert set(predicted[0]) == {
        *("id", "label", "level", "score", "addressee", "attributed_to", "family")
    }


@pytest.mark.model
def test_open_gold_stays_above_the_goal(shared: Path) -> None:
    from benchmarks.figures import found_rows

    path = shared / "data" / "extraction" / "forum_gold_open.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = found_rows(rows)
    result = score([bool(r["label"]) for r in rows], [n in found for n in range(len(rows))])
    assert result.f1 >= 0.8
