"""A Word file with tracked changes between two built reports."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.exchange import word_paragraphs
from tests.cli.conftest import Desk
from tests.conftest import skip_or_fail
from tests.word_edits import AUTHOR, edited, replaced, resaved

pytestmark = pytest.mark.model

OUT = Path("outputs/small-forum")


def words(content: bytes, *, accept: bool = True) -> list[str]:
    """The words of the body without the contents, which Word writes itself."""
    found = word_paragraphs(content, "r.docx", accept=accept)
    return [one.text for one in found if one.text and not one.is_listed]


def numberless(found: list[str]) -> list[str]:
    return [re.sub(r"\b\d+(\.\d+)?\b", "#", one) for one in found]


@pytest.fixture
def two(desk: Desk) -> tuple[Path, Path]:
    """The report of two days: points, prose, a table and the order of both differ."""
    desk.accept_all()
    build = ("build", desk.forum, "--report", "outcome-report", "--format", "docx")
    assert desk.run(*build).code == 0
    old = shutil.copy(OUT / "outcome-report-working.docx", "old.docx")
    desk.decide("edit", "lift the pumps", options=("--text", "Councils should raise all pumps."))
    desk.decide("reject", "publish their flood maps")
    desk.decide("set", "Cities should share", options=("--deadline", "June 2027", "--place", "1"))
    text = "The speakers asked **loudly** who pays for pumps.\n\nNobody answered.\n"
    (desk.forum / "report/executive-summary.md").write_text(text, encoding="utf-8")
    assert desk.run(*build).code == 0
    return Path(old), OUT / "outcome-report-working.docx"


def test_accepting_gives_the_new_and_rejecting_the_old(desk: Desk, two: tuple[Path, Path]) -> None:
    old, new = two
    ran = desk.run("redline", old, new, "-o", "red.docx", "--author", "Jo Rap")
    assert ran.code == 0, ran.err
    content = Path("red.docx").read_bytes()
    assert words(content) == words(new.read_bytes())
    # Numbers that refer to others are fields, which Word fills in itself.
    assert numberless(words(content, accept=False)) == numberless(words(old.read_bytes()))
    changes = [one for p in word_paragraphs(content, "r.docx") for one in p.changes]
    assert {one.author for one in changes} == {"Jo Rap"}
    assert {one.kind for one in changes} == {"inserted", "deleted"}
    assert any("loudly" in one.words for one in changes)
    assert sum(len(one.words) for one in changes) < 4_000
    first = content
    assert desk.run("redline", old, new, "-o", "again.docx", "--author", "Jo Rap").code == 0
    assert Path("again.docx").read_bytes() == first


@pytest.mark.parametrize("program", ["openxml-audit", "docx-integrity"])
def test_the_judges_take_a_redline(desk: Desk, two: tuple[Path, Path], program: str) -> None:
    found = shutil.which(program, path=str(Path(sys.executable).parent))
    if found is None:
        skip_or_fail(f"{program} is not installed")
    old, new = two
    desk.run("redline", old, new, "-o", "red.docx")
    command = [str(found), *(["check"] if program == "docx-integrity" else []), "red.docx"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.office
def test_libreoffice_reads_a_redline(
    desk: Desk, two: tuple[Path, Path], soffice: str, tmp_path: Path
) -> None:
    old, new = two
    desk.run("redline", old, new, "-o", "red.docx")
    again = resaved(soffice, Path("red.docx"), tmp_path / "again").read_bytes()
    changes = [one for p in word_paragraphs(again, "r.docx") for one in p.changes]
    assert any("loudly" in one.words for one in changes)
    assert any("Councils" in one.words for one in changes)


def test_the_same_report_has_no_changes_and_pending_ones_count_as_accepted(
    desk: Desk, two: tuple[Path, Path]
) -> None:
    old, _ = two
    pending = edited(
        old.read_bytes(),
        lambda xml: xml.replace(
            "<w:body>",
            f'<w:body><w:p><w:ins w:id="99" {AUTHOR}><w:r><w:t>New.</w:t></w:r></w:ins></w:p>',
            1,
        ),
    )
    Path("pending.docx").write_bytes(pending)
    assert desk.run("redline", old, old, "-o", "same.docx").code == 0
    assert desk.run("redline", "pending.docx", "pending.docx", "-o", "p.docx").code == 0
    for name in ("same.docx", "p.docx"):
        found = word_paragraphs(Path(name).read_bytes(), name)
        assert [one for p in found for one in p.changes] == []


@pytest.mark.parametrize(
    ("change", "into"),
    [
        ("The speakers asked", "They asked"),
        ("asked who pays for pumps.", "asked."),
        ("The speakers asked who pays for pumps.", "Quite another thing was said there."),
        ("pays", "pays &amp; pays &lt;well&gt;"),
    ],
)
def test_words_within_a_paragraph(desk: Desk, change: str, into: str) -> None:
    desk.accept_all()
    desk.run("build", desk.forum, "--report", "outcome-report", "--format", "docx")
    old = OUT / "outcome-report-public.docx"
    new = Path("new.docx")
    new.write_bytes(replaced(old.read_bytes(), change, into))
    for first, second in ((old, new), (new, old)):
        target = Path(f"red-{first.stem}.docx")
        assert desk.run("redline", first, second, "-o", target).code == 0
        assert words(target.read_bytes()) == words(second.read_bytes())
        assert words(target.read_bytes(), accept=False) == words(first.read_bytes())
