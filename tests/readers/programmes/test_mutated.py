"""Files that were damaged on their way: only our errors come, and soon."""

import json
import os
import random
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from reportlab.pdfgen.canvas import Canvas

from reportgen.errors import InputError
from reportgen.readers.programmes.opening import open_file
from tests.readers.programmes.programmes import html_of, markdown_of, packed, text_of, word_of
from tests.readers.programmes.test_exports import CALENDAR, schedule

ROUNDS = int(os.environ.get("REPORTGEN_MUTATIONS", "40"))
"""Mutations of each format; 3000 in the long run."""
LIMIT = 10.0


def _workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Time", "Title", "Speaker"), ("9:00", "Dikes", "Ida Lund, Institute")):
        sheet.append(row)
    book.save(path)


def _page(path: Path) -> None:
    canvas = Canvas(str(path))
    for number, line in enumerate(text_of().split("\n")):
        canvas.drawString(40, 800 - 14 * number, line.replace("\t", "  "))
    canvas.save()


def _hancom(path: Path) -> None:
    text = "<s xmlns:hp='x'><hp:p><hp:run><hp:t>9:00 Dikes</hp:t></hp:run></hp:p></s>"
    path.write_bytes(
        packed({"mimetype": b"application/hwp+zip", "Contents/section0.xml": text.encode()})
    )


def _of(text: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(text, encoding="utf-8")

    return write


MAKERS: dict[str, Callable[[Path], None]] = {
    "a.txt": _of(text_of()),
    "a.md": _of(markdown_of()),
    "a.html": _of(html_of()),
    "a.csv": _of('Time,Title,Speaker\n9:00,Dikes,"Ida Lund, Institute"\n'),
    "a.ics": _of(CALENDAR),
    "a.json": _of(json.dumps(schedule("UTC"))),
    "a.xml": _of("<schedule><conference/><day date='2026-05-14'><room><event id='1'><date>2026-05-14T09:00:00+02:00</date><start>09:00</start><title>Dikes</title></event></room></day></schedule>"),
    "a.docx": word_of,
    "a.xlsx": _workbook,
    "a.pdf": _page,
    "a.hwpx": _hancom,
}  # fmt: skip


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Bytes with some of them cut, doubled, turned or replaced by what breaks parsers."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed) or 1)
        match chance.randrange(5):
            case 0:
                changed[at : at + chance.randint(1, 40)] = b""
            case 1:
                changed[at:at] = changed[at : at + chance.randint(1, 200)] * chance.randint(1, 20)
            case 2 if changed:
                changed[at] ^= 1 << chance.randrange(8)
            case 3:
                changed[at:at] = chance.choice(
                    (b"\x00", b"((((((((", b"\xff\xfe", b"<", b"99:99-88:88", b"&#0;", b"9" * 300)
                )
            case _:
                changed = changed[: chance.randrange(len(changed) or 1)]
    return bytes(changed)


@pytest.mark.parametrize("name", MAKERS)
def test_only_our_errors_come(name: str, tmp_path: Path) -> None:
    chance = random.Random(name)
    whole = tmp_path / name
    MAKERS[name](whole)
    content = whole.read_bytes()
    for number in range(ROUNDS):
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(mutated(content, chance))
        started = time.process_time()
        with suppress(InputError):
            open_file(path).as_programme()
        assert time.process_time() - started < LIMIT
        path.unlink()


@pytest.mark.parametrize("text", ["(" * 40_000, "9:00 " * 20_000, "a, " * 20_000, "A b " * 20_000])
def test_long_runs_take_no_longer_than_they_are_long(text: str, tmp_path: Path) -> None:
    """Four times the length takes no more than about four times the time."""
    spent: list[float] = []
    for size in (len(text) // 4, len(text)):
        path = tmp_path / "run.txt"
        path.write_text(f"Forum\n\n9:00 Opening\n{text[:size]}\n", encoding="utf-8")
        started = time.process_time()
        open_file(path).as_programme()
        spent.append(time.process_time() - started)
    assert spent[1] < max(spent[0] * 12, 2.0)
