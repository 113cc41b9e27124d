"""Spellings of off record, through every reader, into every output: no byte of it anywhere."""

import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from reportgen.readers.dialects import READERS, Reader
from reportgen.verification import read_pdf_text
from tests.cli.conftest import Run
from tests.readers.test_every_reader import SUFFIXES

pytestmark = pytest.mark.model

PAIRS = [
    ("[off record]", "[on record]"), ("[Off the Record]", "[Back on the Record]"),
    ("(off record)", "(on record)"), ("{off-record}", "{on-record}"), ("<off record>", "<on record>"),
    ("--- off record ---", "--- on record ---"), ("||off record||", "||on record||"),
    ("== OFF RECORD ==", "== ON RECORD =="), ("〔off record〕", "〔on record〕"),
    ("【off record】", "【on record】"), ("&#91;off record&#93;", "&#91;on record&#93;"),
    ("[offrec]", "[on record]"), ("[OTR]", "[on record]"), ("[off mic]", "[back on mic]"),
    ("[off air]", "[back on air]"), ("[do not minute]", "[on record]"),
    ("[not for the minutes]", "[back in the minutes]"),
    ("[recording stopped]", "[recording resumed]"), ("[confidential]", "[end of confidential]"),
    ("[not for attribution]", "[for attribution]"),
    ("[Chatham House Rule]", "[end of Chatham House Rule]"),
    ("[hors procès-verbal]", "[retour au procès-verbal]"), ("[hors micro]", "[fin du hors micro]"),
    ("[huis clos]", "[fin du huis clos]"), ("[비공개]", "[비공개 끝]"),
    ("[오프더레코드]", "[온더레코드]"), ("[خارج المحضر]", "[عودة إلى المحضر]"),
    ("[سري]", "[نهاية السري]"), ("[fuera de acta]", "[de vuelta al acta]"),
    ("[confidencial]", "[fin confidencial]"), ("[не для протокола]", "[снова под запись]"),
    ("[конфиденциально]", "[конец конфиденциального]"), ("[不公开]", "[公开]"),
    ("【停止录音】", "【恢复录音】"), ("【オフレコ】", "【オンレコ】"),
]  # fmt: skip
ALONE = [
    ("OFF RECORD", "ON RECORD"), ("Off the record:", "On the record:"),
    ("*off record*", "*on record*"), ("**Off record**", "**On record**"),
    ("「off record」", "「on record」"), ("OFF-RECORD:", "ON-RECORD:"), ("[Off Record]:", "[On Record]:"),
    ("*** OFF THE RECORD ***", "*** ON THE RECORD ***"), ("CONFIDENTIAL", "END CONFIDENTIAL"),
]  # fmt: skip
DOUBTFUL = [
    "[off]", "[off recrod]", "[off record", "Off the record - ", "[off the record please]",
    "[what follows is confidential]", "「off record」", "[please do not quote]",
]  # fmt: skip
ANN, BO = "Dr. Ann Carter", "Mr. Ravi Bose"


def word(number: int) -> str:
    """A word that occurs nowhere by chance, one a spelling."""
    return "zeb" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:02}") + "ra"


def source(reader: Reader) -> str:
    """Every spelling in one source, each time between two sentences that are public."""
    turns: list[tuple[str, str]] = []
    for number, (off, on) in enumerate(PAIRS):
        hidden = f"Kings should buy the {word(number)}."
        turns.append((ANN, f"Towns should share plan {number} now. {off} {hidden} {on}"))
        turns.append((BO, f"We move to topic {number}."))
    text = reader.example(turns)
    if reader.name in {"name-text", "notes"}:
        for number, (off, on) in enumerate(ALONE, len(PAIRS)):
            hidden = f"Kings should buy the {word(number)}."
            text += f"\n\n{off}\n\n{hidden}\n\n{on}\n\n" + reader.example(
                [(BO, f"Topic {number}.")]
            )
    return text


def path_of(reader: Reader) -> str:
    folder = "notes" if reader.kind == "notes" else "transcripts"
    return f"{folder}/water{SUFFIXES.get(reader.name, '.txt')}"


def place(small: Path, reader: Reader, text: str) -> Path:
    (small / "notes" / "water.md").unlink()
    for old in (small / "transcripts").glob("*"):
        old.unlink()
    path = small / path_of(reader)
    path.write_bytes(reader.pack(text))
    return path


def every_byte(folder: Path) -> str:
    """All that stands below a folder: names, contents, packed parts, streams and text of PDFs."""
    found: list[bytes] = []
    for path in sorted(folder.rglob("*")):
        found.append(str(path).encode())
        if not path.is_file():
            continue
        content = path.read_bytes()
        found.append(content)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                found += [package.read(name) for name in package.namelist()]
        elif path.suffix == ".pdf":
            found.append("\n".join(read_pdf_text(content)).encode())
            document = pypdfium2.PdfDocument(content)
            for number in range(document.count_attachments()):
                found.append(bytes(document.get_attachment(number).get_data()))
            document.close()
    return b"\n".join(found).decode("utf-8", "replace").lower()


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_no_spelling_leaves_a_byte(run: Run, small: Path, reader: Reader) -> None:
    path = place(small, reader, source(reader))
    shown = [run("build", small, *(f"--format={f}" for f in ("docx", "pdf", "html", "txt")))]
    assert shown[0].code == 0, shown[0].err
    shown += [run("findings", small), run("findings", small, "--json"), run("read", path)]
    shown += [run("read", path, "--json"), run("check", small, "--all"), run("verify", small)]
    shown += [run("finalize", small, "--by", "Jo")]
    written = every_byte(Path("outputs")) + "".join(ran.out + ran.err for ran in shown).lower()
    leaked = [number for number in range(len(PAIRS) + len(ALONE)) if word(number) in written]
    assert not leaked, leaked
    assert not re.search("zeb[a-j][a-j]ra", written)
    lost = [n for n in range(len(PAIRS)) if f"share plan {n} now" not in shown[4].out]
    assert not lost, lost


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_marks_that_are_not_understood_stop_with_every_line(
    run: Run, small: Path, reader: Reader
) -> None:
    turns = [(ANN, f"{mark} Kings should buy the {word(n)}.") for n, mark in enumerate(DOUBTFUL)]
    text = reader.example(turns)
    path = place(small, reader, text)
    lines = [n for n, line in enumerate(text.split("\n"), 1) if "zeb" in line]
    for command in (("findings", small), ("finalize", small, "--by", "Jo"), ("build", small)):
        ran = run(*command)
        assert ran.code == 3, (command, ran.err)
        told = [n for n in lines if f"{path.name}:{n}" in ran.err]
        assert told == lines, (command, ran.err)
        assert "zeb" not in ran.err + ran.out
    built = sorted(file.name for file in Path("outputs").rglob("*.docx"))
    assert "concept-note.docx" in built
    assert not any(name.startswith("outcome") for name in built)
    assert not re.search("zeb[a-j][a-j]ra", every_byte(Path("outputs")))
    assert run("build", small, "--report", "concept-note").code == 0


def test_a_marking_settles_it_and_says_what_it_withdraws(run: Run, small: Path) -> None:
    words = "Towns should share their flood maps with every village."
    path = place(small, READERS[-1], f"**{ANN}**: {words}\n\n**{BO}**: [off] Good.\n")
    assert run("findings", small).code == 3
    assert run("mark", small, "notes/water.md:3", "on", "--by", "Jo Kim").code == 0
    rows = run("findings", small, "--json").json("findings/2")["findings"]
    code = next(row["code"] for row in rows if row["quote"] == words)
    assert run("decide", small, code, "accept", "--by", "Jo Kim").code == 0
    ran = run("mark", small, f"{path}:1", "off", "--by", "Ann Carter", "--json")
    assert ran.code == 0, ran.err
    withdrawn = ran.json("mark/1")["withdrawn"]
    assert len(withdrawn) == 1
    assert "flood" not in ran.out
    after = run("findings", small, "--json").json("findings/2")
    assert after["findings"] == []
    assert [row["code"] for row in after["orphans"]] == withdrawn
