"""The review list learns from decisions, shows whether it is better, and changes no document."""

import json
import shutil
from pathlib import Path

import pytest

from reportgen.page.rows import listed
from reportgen.project import LearnedOrder, open_folder, read_order, records
from tests.cli.conftest import Desk, Run

pytestmark = pytest.mark.model


@pytest.fixture
def learned(run: Run, demo_folder: Path, tmp_path: Path) -> Path:
    """The order of the example forum, of which half the candidates were rejected for the test."""
    forum = tmp_path / "forum"
    shutil.copytree(demo_folder, forum)
    rows = run("findings", forum, "--undecided", "--json").json("findings/2")["findings"]
    codes = [row["code"] for row in rows][:20]
    assert run("decide", forum, *codes, "reject", "--by", "Jo Rap").code == 0
    ran = run("learn", forum, "--into", tmp_path / "house")
    assert ran.code == 0, ran.err
    assert "average precision on decisions held out" in ran.out
    return tmp_path


def test_it_keeps_weights_and_counts_and_nothing_of_people(run: Run, learned: Path) -> None:
    text = (learned / "house" / "review-order.json").read_text(encoding="utf-8")
    kept = json.loads(text)
    assert set(kept) == {"version", "decisions", "accepted", "shipped", "learned", "weights"}
    for name in ("Baek", "Kiptarus", "Jo Rap", "2026"):
        assert name not in text
    again = run("learn", learned / "forum", "--into", learned / "again", "--json").json("learn/1")
    assert (learned / "again" / "review-order.json").read_text(encoding="utf-8") == text
    assert again["in_use"] == (kept["learned"] > kept["shipped"])


def test_documents_do_not_depend_on_it(run: Run, learned: Path) -> None:
    options = ("--report", "outcome-report", "--format", "txt", "-o", learned / "out")
    assert run("build", learned / "forum", *options).code == 0
    before = {p.name: p.read_bytes() for p in (learned / "out").rglob("*.txt")}
    shutil.rmtree(learned / "house")
    assert run("build", learned / "forum", *options).code == 0
    assert {p.name: p.read_bytes() for p in (learned / "out").rglob("*.txt")} == before


def test_only_a_better_order_is_used(learned: Path) -> None:
    opened = open_folder(learned / "forum", None, None)
    order = read_order(learned / "house")
    better = LearnedOrder(1, 50, 20, 0.5, 0.6, order.weights)
    worse = LearnedOrder(1, 50, 20, 0.6, 0.6, {"constant": 1.0, "long": 9.0})
    found = records(opened.ledger)
    shipped = [row["id"] for row in listed(opened.ledger, found)]
    assert [row["id"] for row in listed(opened.ledger, found, worse)] == shipped
    ranked = [row["id"] for row in listed(opened.ledger, found, better)]
    assert sorted(ranked) == sorted(shipped)
    enough = [row["id"] for row in found if row["enough"]]
    assert set(ranked[: len(enough)]) == set(enough)


def test_too_few_decisions_and_foreign_files_are_refused(desk: Desk, tmp_path: Path) -> None:
    desk.accept_all()
    ran = desk.run("learn", desk.forum, "--into", tmp_path / "house")
    assert ran.code == 2
    assert "to learn takes 40 decisions" in ran.err
    assert not (tmp_path / "house").exists()
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "review-order.json").write_text("{}", encoding="utf-8")
    ran = desk.run("review", desk.forum, "--no-browser", "--order", tmp_path / "house")
    assert ran.code == 3
    assert "no order that we wrote" in ran.err
