"""Who else asks for something is named only where one person of the forum can be meant."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.model

REPORTS = "My colleague Ms Carter recommends that ministries should test the sirens."
SECOND = "  - {id: may, name: May Carter, surname: Carter, honorific: Ms.}\n"


def reported(run: Run, small: Path, words: str) -> Any:
    with (small / "transcripts" / "water.vtt").open("a", encoding="utf-8") as stream:
        stream.write(f"\n00:40:00.000 --> 00:40:09.000\n<v Ravi Bose>{words}</v>\n")
    rows = run("findings", small, "--json").json("findings/2")["findings"]
    return next((row for row in rows if "sirens" in row["quote"]), None)


def test_the_one_person_of_that_surname_is_the_author(run: Run, small: Path) -> None:
    row = reported(run, small, REPORTS)
    assert row["attributed_to"] == "My colleague Ms Carter"
    assert row["author"] == "Ann Carter"
    listed = run("findings", small).out
    assert "Ann Carter, as reported by " in listed


def test_of_two_people_of_one_surname_nobody_is(run: Run, small: Path) -> None:
    forum = small / "forum.yaml"
    text = forum.read_text(encoding="utf-8")
    forum.write_text(text.replace("sessions:\n", f"{SECOND}sessions:\n"), encoding="utf-8")
    row = reported(run, small, REPORTS)
    assert row["attributed_to"] == "My colleague Ms Carter"
    assert row["author"] == ""


def test_what_somebody_asked_off_the_record_names_nobody(run: Run, small: Path) -> None:
    assert reported(run, small, f"[off record] {REPORTS} [on record]") is None
    assert "as reported by" not in run("findings", small).out
