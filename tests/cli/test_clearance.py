"""Clearance: each speaker checks what the report attributes to them, and the answers bind."""

import email
import email.policy
from pathlib import Path
from typing import Any

import pytest

from reportgen.exchange import word_paragraphs
from tests.cli.conftest import YAML, Desk
from tests.word_edits import edited

pytestmark = pytest.mark.model

SLIPS = Path("outputs/small-forum/clearance")
PUMPS = "lift the pumps above"


@pytest.fixture
def asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Both speakers got a slip."""
    monkeypatch.setenv("REPORTGEN_CLEARANCE_OUTPUT", "outputs")
    text = YAML.replace("surname: Bose,", "surname: Bose, email: bose@example.org,")
    (desk.forum / "forum.yaml").write_text(text, encoding="utf-8")
    desk.accept_all()
    ran = desk.run("clearance", desk.forum, "--by", "Jo Rap", "--due", "2026-06-01")
    assert ran.code == 0, ran.err
    return desk


def states(desk: Desk) -> list[Any]:
    ran = desk.run("clearance", desk.forum, "--status", "--json")
    return list(ran.json("clearance/1")["states"])


def answered(desk: Desk, name: str, words: str, answer: str, correction: str = "") -> Any:
    """Write an answer into the slip of a person, beside these words, and take it in."""

    def change(xml: str) -> str:
        start = xml.rindex("<w:tr>", 0, xml.index(words))
        cells = xml[start:].split("</w:tc>")
        for at, text in ((3, answer), (4, correction)):
            cells[at] += f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        return xml[:start] + "</w:tc>".join(cells)

    path = Path(f"{name}.docx")
    path.write_bytes(edited((SLIPS / path.name).read_bytes(), change))
    ran = desk.run("clearance", desk.forum, "--by", "Jo Rap", "--import", path, "--json")
    assert ran.code == 0, ran.err
    told = [one for one in ran.json("clearance/1")["answers"] if one["answer"]]
    return told[0]["came"]


def test_a_slip_holds_what_is_attributed_to_its_speaker_and_nothing_else(asked: Desk) -> None:
    said = {
        path.stem: " ".join(one.text for one in word_paragraphs(path.read_bytes(), path.name))
        for path in SLIPS.glob("*.docx")
    }
    assert set(said) == {"clearance-Ann-Carter", "clearance-Ravi-Bose"}
    assert "lift the pumps above the flood line" in said["clearance-Ravi-Bose"]
    assert "share their flood maps" not in said["clearance-Ravi-Bose"]
    assert "lift the pumps" not in said["clearance-Ann-Carter"]
    assert "1 June 2026" in said["clearance-Ravi-Bose"]
    assert not any("zebra" in words or "walrus" in words for words in said.values())
    content = (SLIPS / "clearance-Ravi-Bose.eml").read_bytes()
    mail = email.message_from_bytes(content, policy=email.policy.default)
    assert mail["To"] == "Ravi Bose <bose@example.org>"
    assert mail["X-Unsent"] == "1"
    (slip,) = mail.iter_attachments()
    assert slip.get_content() == (SLIPS / "clearance-Ravi-Bose.docx").read_bytes()


def test_who_has_answered_is_listed_and_nothing_is_asked_twice(asked: Desk) -> None:
    assert {one["due"] for one in states(asked)} == {"2026-06-01"}
    before = (asked.forum / "decisions.jsonl").read_bytes()
    asked.run("clearance", asked.forum, "--by", "Jo Rap", "--due", "2026-06-01")
    assert (asked.forum / "decisions.jsonl").read_bytes() == before
    assert answered(asked, "clearance-Ravi-Bose", PUMPS, "Agreed.") == "agreed"
    told = {one["person"]: one["answer"] for one in states(asked)}
    assert told["Ravi Bose"] == "agreed"
    assert told["Ann Carter"] == ""
    assert asked.row(PUMPS)["decision"] == "accepted"


def test_a_correction_and_a_withdrawal_bind(asked: Desk) -> None:
    came = answered(asked, "clearance-Ravi-Bose", PUMPS, "corrected", "Councils could lift pumps.")
    assert came == "corrected"
    assert asked.row(PUMPS)["wording"] == "Councils could lift pumps."
    (mine,) = [one for one in states(asked) if one["person"] == "Ravi Bose"]
    assert (mine["answer"], mine["text"]) == ("corrected", "Councils could lift pumps.")
    came = answered(asked, "clearance-Ann-Carter", "Cities should share", "withdrawn")
    assert came == "withdrawn"
    assert asked.row("Cities should share")["decision"] == "rejected"


def test_off_the_record_takes_the_words_out_of_everything(asked: Desk) -> None:
    assert answered(asked, "clearance-Ravi-Bose", PUMPS, "off the record") == "off the record"
    assert not any(PUMPS in row["quote"] for row in asked.listed()["findings"])
    assert "off" in (asked.forum / "transcripts/water.vtt.yaml").read_text("utf-8")
    ran = asked.run("build", asked.forum, "--report", "outcome-report", "--format", "txt")
    assert ran.code == 0, ran.err
    texts = [path.read_text("utf-8") for path in Path("outputs/small-forum").glob("*.txt")]
    assert texts
    assert not any(PUMPS in text for text in texts)


def test_what_is_not_understood_or_outdated_is_not_taken(asked: Desk) -> None:
    assert "not understood" in answered(asked, "clearance-Ravi-Bose", PUMPS, "perhaps")
    assert "correction is missing" in answered(asked, "clearance-Ravi-Bose", PUMPS, "corrected")
    asked.decide("edit", PUMPS, options=("--text", "Lift them."))
    came = answered(asked, "clearance-Ravi-Bose", PUMPS, "agreed")
    assert "changed since the slip was written" in came
    assert asked.row(PUMPS)["wording"] == "Lift them."


def test_under_none_nobody_gets_a_slip(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_CLEARANCE_OUTPUT", "outputs")
    text = YAML.replace("format: hybrid\n", "format: hybrid\nattribution: none\n")
    (desk.forum / "forum.yaml").write_text(text, encoding="utf-8")
    desk.accept_all()
    assert desk.run("clearance", desk.forum, "--by", "Jo Rap").code == 0
    assert not SLIPS.exists()
