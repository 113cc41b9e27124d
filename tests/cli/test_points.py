"""The printed points for other programs, and what changed between two exports."""

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from reportgen.project import schema_named
from tests.cli.conftest import YAML, Desk

pytestmark = pytest.mark.model

PUMPS = "lift the pumps above"
FORMULA = "=HYPERLINK(evil) and lift the pumps"


@pytest.fixture
def decided(desk: Desk) -> Desk:
    desk.accept_all()
    desk.decide("edit", PUMPS, options=("--text", FORMULA))
    desk.decide("set", PUMPS, options=("--deadline", "June 2027", "--addressee", "@councils"))
    return desk


def exported(desk: Desk, name: str) -> Path:
    ran = desk.run("points", desk.forum, "-o", name)
    assert ran.code == 0, ran.err
    return Path(ran.out.strip())


def rows(path: Path) -> list[Any]:
    whole = json.loads(path.read_text("utf-8"))
    jsonschema.validate(whole, schema_named("points/1"))
    return list(whole["content"]["points"])


def test_all_three_formats_hold_the_same_and_no_formula(decided: Desk) -> None:
    told = rows(exported(decided, "points.json"))
    assert [one["number"] for one in told] == [1, 2, 3, 4]
    (pumps,) = [one for one in told if "pumps" in one["text"] and one["deadline"]]
    assert (pumps["deadline"], pumps["voice"]) == ("June 2027", "Ravi Bose, Session I, 13:35")
    with exported(decided, "points.csv").open(encoding="utf-8-sig", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert [row["id"] for row in table] == [one["id"] for one in told]
    (row,) = [row for row in table if row["id"] == pumps["id"]]
    assert (row["text"], row["addressee"]) == (f"'{FORMULA}", "'@councils")
    sheet = openpyxl.load_workbook(exported(decided, "points.xlsx")).worksheets[0]
    cells = [cell for line in sheet.iter_rows(min_row=2) for cell in line if cell.value == FORMULA]
    assert [cell.data_type for cell in cells] == ["s"]
    everything = exported(decided, "again.json").read_bytes()
    assert everything == Path("points.json").read_bytes()
    assert b"zebra" not in everything


def test_under_none_nobody_is_in_it(decided: Desk) -> None:
    text = YAML.replace("format: hybrid\n", "format: hybrid\nattribution: none\n")
    (decided.forum / "forum.yaml").write_text(text, encoding="utf-8")
    content = exported(decided, "points.json").read_text("utf-8")
    assert "Bose" not in content
    assert "A participant, receipt" in content


def test_what_was_set_outlives_another_wording(decided: Desk) -> None:
    decided.decide("set", PUMPS, options=("--attribution", "role"))
    decided.decide("edit", PUMPS, options=("--text", "Lift the pumps."))
    (row,) = [one for one in rows(exported(decided, "p.json")) if one["text"] == "Lift the pumps."]
    assert (row["deadline"], row["addressee"]) == ("June 2027", "@councils")
    assert row["voice"] == "A participant, Session I"
    decided.decide("undo", PUMPS)
    (row,) = [one for one in rows(exported(decided, "q.json")) if one["text"] == FORMULA]
    assert (row["deadline"], row["voice"]) == ("June 2027", "A participant, Session I")


def test_what_changed_is_told(decided: Desk) -> None:
    exported(decided, "old.json")
    decided.decide("edit", PUMPS, options=("--text", "Lift the pumps [all]."))
    decided.decide("reject", "publish their flood maps")
    exported(decided, "new.json")
    ran = decided.run("change-note", "old.json", "new.json")
    assert ran.code == 0
    assert "old: =HYPERLINK(evil) and lift the pumps" in ran.out
    assert "new: Lift the pumps \\[all\\]." in ran.out
    assert "no longer in the report" in ran.out
    told = decided.run("change-note", "old.json", "new.json", "--json").json("change-note/1")[
        "changes"
    ]
    assert [one["what"] for one in told] == ["text", "no longer in the report"]
    assert "Nothing." in decided.run("change-note", "new.json", "new.json").out
    ran = decided.run("change-note", "old.json", decided.forum / "forum.yaml")
    assert (ran.code, "not-our-points" in ran.err) == (3, True)
