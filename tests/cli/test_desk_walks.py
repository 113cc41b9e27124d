"""Random walks at the desk: whatever comes back and in whatever order, no human word is lost."""

import random
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Desk

pytestmark = pytest.mark.model

STEPS = 12


@pytest.mark.parametrize("seed", [1, 2])
def test_no_human_word_is_lost_and_nothing_new_writes_nothing(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    journal = desk.forum / "decisions.jsonl"
    written: list[str] = []
    sheets: list[Path] = []
    for step in range(STEPS):
        before = journal.read_bytes() if journal.exists() else b""
        match chance.choice(("export", "import", "import", "decide", "again")):
            case "export":
                path = Path(f"points-{step}.xlsx")
                assert desk.run("sheet", "export", desk.forum, "-o", path).code == 0
                sheets.append(path)
            case "import" if sheets:
                path = chance.choice(sheets)
                book = openpyxl.load_workbook(path)
                sheet = book.worksheets[0]
                row = chance.randint(3, sheet.max_row)
                words = f"Words of step {step}."
                sheet.cell(row, 3).value = chance.choice(("accept", "reject", None, "perhaps"))
                sheet.cell(row, 4).value = words
                if chance.random() < 0.3:
                    sheet.delete_rows(chance.randint(3, sheet.max_row))
                edited = Path(f"edited-{step}.xlsx")
                book.save(edited)
                ran = desk.run("sheet", "import", desk.forum, edited, "--by", "Jo Rap")
                assert ran.code in {0, 1}, ran.err
                written += [words] if words in journal_text(journal)[len(before) :] else []
            case "decide":
                row = chance.choice(desk.listed()["findings"])
                words = f"Decided in step {step}."
                options = ("edit", "--by", "Jo Rap", "--text", words)
                assert desk.run("decide", desk.forum, row["code"], *options).code == 0
                written.append(words)
            case _ if sheets and Path(f"edited-{step - 1}.xlsx").exists():
                name = f"edited-{step - 1}.xlsx"
                desk.run("sheet", "import", desk.forum, name, "--by", "Jo Rap")
                assert journal_text(journal).encode() == before
        assert journal_text(journal).encode().startswith(before)
    assert all(words in journal_text(journal) for words in written)
    for edited in Path().glob("edited-*.xlsx"):
        kept = [path.read_bytes() for path in desk.forum.glob("received/*/*.xlsx")]
        assert edited.read_bytes() in kept


def journal_text(journal: Path) -> str:
    return journal.read_text("utf-8") if journal.exists() else ""
