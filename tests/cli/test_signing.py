"""Drafted, reviewed, approved: who stood behind what, a copy for the approver, a corrigendum."""

import hashlib
import json
from pathlib import Path

import pytest

from reportgen.exchange import word_paragraphs
from reportgen.verification import read_pdf_text
from tests.cli.conftest import Desk, Ran

pytestmark = pytest.mark.model

OUT = Path("outputs/small-forum")
BUILD = ("--report", "outcome-report", "--edition", "public", "--format", "txt")


@pytest.fixture
def decided(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("REPORTGEN_SIGN_OUTPUT", "outputs")
    monkeypatch.setenv("REPORTGEN_CLEARANCE_COPY_OUTPUT", "outputs")
    desk.accept_all()
    return desk


def copied(desk: Desk) -> str:
    ran = desk.run("clearance-copy", desk.forum, "--by", "Jo Rap", "--json")
    assert ran.code == 0, ran.err
    told = ran.json("clearance-copy/1")
    pages = read_pdf_text(Path(told["file"]).read_bytes())
    assert len(pages) > 2
    assert sum(f"Clearance copy {told['digest']}" in page for page in pages) >= len(pages) - 1
    return str(told["digest"])


def approved(desk: Desk, *options: object) -> Ran:
    words = ("--approved-by", "Dee Rector", "--recorded-by", "Jo Rap", *options)
    return desk.run("sign", desk.forum, *words)


def built(desk: Desk) -> str:
    ran = desk.run("build", desk.forum, *BUILD)
    assert ran.code == 0, ran.err
    name = next(OUT.glob("outcome-report-public*.txt")).name
    final = OUT / "outcome-report-public.txt"
    return (final if final.exists() else OUT / name).read_text("utf-8")


def test_an_approval_prints_both_names_and_keeps_the_hash(decided: Desk) -> None:
    digest = copied(decided)
    mail = Path("mail.eml")
    mail.write_text(f"Subject: Report\n\nApproved, copy {digest}.\n", encoding="utf-8")
    ran = decided.run("sign", decided.forum, "--drafted-by", "Jo Rap", "--reviewed-by", "Al Peer")
    assert ran.code == 0
    assert f"drafted by Jo Rap, digest {digest}" in ran.out
    ran = approved(decided, "--evidence", mail)
    assert ran.code == 0, ran.err
    words = built(decided)
    assert "Final, approved by Dee Rector on" in words
    assert "recorded by Jo Rap" in words
    record = json.loads(next((decided.forum / "issued").glob("*/record.json")).read_text("utf-8"))
    assert record["signed_by"] == "Dee Rector"
    assert record["recorded_by"] == "Jo Rap"
    assert record["evidence"] == f"{hashlib.sha256(mail.read_bytes()).hexdigest()} mail.eml"
    assert len(record["points"]) == 4
    told = decided.run("sign", decided.forum, "--reviewed-by", "Al Peer", "--json").json("sign/1")
    assert [one["stage"] for one in told["stages"]][-2:] == ["approved", "reviewed"]
    assert "final, signed by Dee Rector, recorded by Jo Rap" in told["status"]


def test_an_outdated_copy_is_refused_and_what_changed_is_named(decided: Desk) -> None:
    digest = copied(decided)
    decided.decide("edit", "lift the pumps", options=("--text", "Lift them."))
    ran = approved(decided)
    assert ran.code == 3
    assert "[copy-outdated]" in ran.err
    assert "the printed points" in ran.err
    assert digest in ran.err
    later = copied(decided)
    assert later != digest
    ran = approved(decided, "--copy", digest)
    assert "[copy-outdated]" in ran.err
    scan = Path("scan.pdf")
    scan.write_bytes(b"%PDF-1.4 approved " + digest.encode())
    ran = approved(decided, "--evidence", scan)
    assert "[copy-outdated]" in ran.err
    ran = approved(decided, "--copy", "0000-0000-0000-0000")
    assert "[copy-unknown]" in ran.err
    assert approved(decided, "--copy", later).code == 0


def test_a_change_makes_a_corrigendum_and_a_revised_edition(decided: Desk) -> None:
    approved(decided)
    assert "Revised edition" not in built(decided)
    (first,) = (decided.forum / "issued").iterdir()
    kept = {path.name: path.read_bytes() for path in first.iterdir()}
    decided.decide("edit", "lift the pumps", options=("--text", "Councils should lift the pumps."))
    assert "Revised edition" not in built(decided)
    approved(decided, "--reason", "The verb was wrong.")
    words = built(decided)
    assert "Revised edition 2. It replaces the edition of" in words
    assert {path.name: path.read_bytes() for path in first.iterdir()} == kept
    (second,) = [one for one in (decided.forum / "issued").iterdir() if one != first]
    content = (second / "corrigendum.docx").read_bytes()
    said = " | ".join(one.text for one in word_paragraphs(content, "c.docx"))
    assert "Councils must lift the pumps above the flood line" in said
    assert "Councils should lift the pumps." in said
    assert "Reason: The verb was wrong." in said
    ran = decided.run("change-note", first / "record.json", second / "record.json")
    assert "new: Councils should lift the pumps." in ran.out


def test_nothing_is_signed_that_is_not_decided_or_named(desk: Desk) -> None:
    assert approved(desk).code == 4
    ran = desk.run("clearance-copy", desk.forum, "--by", "Jo Rap")
    assert ran.code == 4
    ran = desk.run("sign", desk.forum, "--approved-by", "Dee Rector")
    assert (ran.code, "--recorded-by" in ran.err) == (2, True)
    assert desk.run("sign", desk.forum).code == 2
    Path("empty.eml").write_bytes(b"")
    desk.accept_all()
    ran = approved(desk, "--evidence", "empty.eml")
    assert "[evidence-empty]" in ran.err
