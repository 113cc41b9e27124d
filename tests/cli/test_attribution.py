"""The attribution rule: who is named beside a statement, and that nothing else tells who spoke."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from reportgen.verification import Sought, telling
from tests.cli.conftest import YAML, Desk

pytestmark = pytest.mark.model

OUT = Path("outputs/small-forum")
PEOPLE = [Sought("Ann Carter"), Sought("Ravi Bose"), Sought("Carter", exact=True)]
PUBLIC = ("docx", "pdf", "html", "txt")
BUILD = ("--report", "outcome-report", *(word for form in PUBLIC for word in ("--format", form)))


@pytest.fixture
def closed(desk: Desk) -> Desk:
    """The small forum, decided and signed, under the rule ``none``."""
    rule(desk, "none")
    desk.accept_all()
    assert desk.finalize().code == 0
    return desk


def rule(desk: Desk, forum: str = "named", session: str = "") -> None:
    text = YAML.replace("format: hybrid\n", f"format: hybrid\nattribution: {forum}\n")
    if session:
        text = text.replace("    number: I\n", f"    number: I\n    attribution: {session}\n")
    text = text.replace("surname: Bose,", "surname: Bose, role: a representative of a city,")
    (desk.forum / "forum.yaml").write_text(text, encoding="utf-8")


def public(name: str = "outcome-report-public") -> dict[str, bytes]:
    return {f"{name}.{form}": (OUT / f"{name}.{form}").read_bytes() for form in PUBLIC}


def printed() -> str:
    return (OUT / "outcome-report-public.txt").read_text(encoding="utf-8")


def test_under_none_nothing_tells_who_spoke_or_when(closed: Desk) -> None:
    ran = closed.run("build", closed.forum, *BUILD)
    assert ran.code == 0, ran.err
    assert not telling(public(), PEOPLE)
    assert telling({"report": b"A report by Ann  CARTER."}, PEOPLE)
    words = printed()
    assert "lift the pumps above the flood line" in words
    assert "A participant, receipt " in words
    assert "Participants" not in words
    assert "13:35" not in words
    annex = json.loads((OUT / "private-annex.json").read_text("utf-8"))
    receipts = {row["receipt"]: row for row in annex["receipts"]}
    shown = [number for number in receipts if number in words]
    assert {row["label"] for row in map(receipts.get, shown) if row} >= {"Ravi Bose"}
    before = public()
    assert closed.run("build", closed.forum, *BUILD).code == 0
    assert public() == before
    assert closed.run("verify", closed.forum).code == 0


def test_receipts_cannot_be_tried_out_without_the_key(closed: Desk) -> None:
    closed.run("build", closed.forum, *BUILD)
    before = json.loads((OUT / "private-annex.json").read_text("utf-8"))
    assert before["key"] == (closed.forum / "receipts.key").read_text("ascii").strip()
    (closed.forum / "receipts.key").unlink()
    closed.run("build", closed.forum, *BUILD)
    after = json.loads((OUT / "private-annex.json").read_text("utf-8"))
    numbers = [{row["receipt"] for row in annex["receipts"]} for annex in (before, after)]
    assert not numbers[0] & numbers[1]
    (closed.forum / "receipts.key").write_text("no key", encoding="ascii")
    assert "receipts-key" in closed.run("build", closed.forum, *BUILD).err


def test_what_is_not_for_attribution_prints_under_none_only(desk: Desk) -> None:
    desk.hear(30, "Ann Carter", "[not for attribution] Towns should sell their old pumps.")
    desk.hear(31, "Ann Carter", "[for attribution] Pumps are loud.")
    desk.hear(32, "Ravi Bose", "This is not for attribution: cities should ban the old pumps.")
    desk.hear(33, "Ravi Bose", "This is not for publication: cities should ban the walrus.")
    quotes = [row["quote"] for row in desk.listed()["findings"]]
    assert not any("old pumps" in quote for quote in quotes)
    rule(desk, "none")
    quotes = [row["quote"] for row in desk.listed()["findings"]]
    assert sum("old pumps" in quote for quote in quotes) == 2
    assert not any("walrus" in quote or "zebra" in quote for quote in quotes)
    desk.accept_all()
    assert desk.finalize().code == 0
    assert desk.run("build", desk.forum, *BUILD).code == 0
    assert "sell their old pumps" in printed()
    assert "[not for attribution]" not in printed()
    assert not telling(public(), PEOPLE)
    assert desk.run("verify", desk.forum).code == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("report/executive-summary.md", "Ann Carter asked who pays for pumps.\n"),
        ("report/way-forward.md", "The maps[^1] are sent.\n\n[^1]: By Ms. Carter.\n"),
        ("report/way-forward.md", "Ask [her](mailto:ann.carter@example.org), Ann-Carter.\n"),
        ("report/session-water.md", "A man of the Dry Towns League spoke, CARTER replied.\n"),
        ("report/executive-summary.md", "카터 asked, and A. Carter, too.\n"),
    ],
)
def test_a_name_in_a_text_is_refused_and_listed(closed: Desk, name: str, text: str) -> None:
    (closed.forum / name).write_text(text, encoding="utf-8")
    closed.finalize()
    ran = closed.run("build", closed.forum, *BUILD)
    assert ran.code == 5
    assert "names-left" in ran.err
    assert "outcome-report-public.docx, word/" in ran.err
    assert "Carter" in ran.err
    assert not list(OUT.glob("outcome-report-public*"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ann_carter.txt", b"Nothing."),
        ("photos/AnnCarter-2.jpg", b"\xff\xd8"),
        ("build.log", b"12:00 read transcript of Ravi Bose\n"),
        ("points.json", b'{"speaker": "Carter, Ann"}'),
        ("photo.jpg", b"\xff\xd8Exif" + "Ann Carter".encode("utf-16-le")),
    ],
)
def test_a_name_beside_the_report_is_refused(closed: Desk, name: str, content: bytes) -> None:
    path = OUT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    ran = closed.run("build", closed.forum, *BUILD)
    assert ran.code == 5
    assert name.rpartition("/")[2].partition(".")[0] in ran.err
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("docProps/core.xml", "</cp:coreProperties>", "<dc:creator>Ann Carter</dc:creator>\\g<0>"),
        ("word/styles.xml", "</w:styles>", "<!-- template of Ravi Bose -->\\g<0>"),
        (
            "word/document.xml",
            "<w:body>",
            '\\g<0><w:p><w:bookmarkStart w:id="9" w:name="Ann_Carter"/><w:bookmarkEnd w:id="9"/></w:p>',
        ),
        (
            "word/document.xml",
            "<w:body>",
            "\\g<0><w:p><w:r><w:t>Ann Car</w:t></w:r><w:r><w:t>ter</w:t></w:r></w:p>",
        ),
    ],
)
def test_a_name_in_a_template_is_refused(
    closed: Desk, root: Path, part: str, old: str, new: str
) -> None:
    import re

    source = root / "templates" / "project-report" / "outcome_report.docx"
    target = closed.forum / "templates" / "project-report" / "outcome_report.docx"
    target.parent.mkdir(parents=True)
    with zipfile.ZipFile(source) as read, zipfile.ZipFile(target, "w") as written:
        for one in read.infolist():
            content = read.read(one.filename)
            if one.filename == part:
                content = re.sub(old, new, content.decode(), count=1).encode()
            written.writestr(one, content)
    ran = closed.run("build", closed.forum, "--report", "outcome-report", "--format", "docx")
    written_to = OUT / "outcome-report-public.docx"
    # A template may be cleaned of it; what must not happen is that it goes out.
    assert ran.code == 5 or not telling({"r.docx": written_to.read_bytes()}, PEOPLE)
    shutil.rmtree(target.parent.parent)


def test_papers_that_name_people_are_built_only_on_demand(closed: Desk) -> None:
    ran = closed.run("build", closed.forum)
    assert ran.code == 0, ran.err
    assert not (OUT / "briefs").exists()
    assert not (OUT / "concept-note.docx").exists()
    assert closed.run("build", closed.forum, "--report", "speaker-briefs").code == 0
    assert (OUT / "briefs").is_dir()
    assert closed.run("build", closed.forum, *BUILD).code == 0


def test_a_build_may_be_stricter_and_never_looser(desk: Desk) -> None:
    desk.accept_all()
    desk.finalize()
    assert desk.run("build", desk.forum, *BUILD).code == 0
    assert telling(public(), PEOPLE)
    ran = desk.run("build", desk.forum, *BUILD, "--edition", "public", "--attribution", "none")
    assert ran.code == 0, ran.err
    assert not telling(public("outcome-report-public-draft"), PEOPLE)
    rule(desk, "role")
    ran = desk.run("build", desk.forum, "--attribution", "named")
    assert (ran.code, "attribution-looser" in ran.err) == (3, True)


def test_by_role_a_statement_prints_the_role(desk: Desk) -> None:
    rule(desk, "role")
    desk.accept_all()
    desk.finalize()
    assert desk.run("build", desk.forum, *BUILD).code == 0
    words = printed()
    assert "A representative of a city, Session I\n" in words
    assert "A participant, Session I" in words
    assert "13:35" not in words.partition("Recommendations")[2].partition("Agenda")[0]


def test_one_session_and_one_statement_may_be_stricter(desk: Desk) -> None:
    desk.accept_all()
    desk.decide("set", "lift the pumps", options=("--attribution", "none"))
    desk.finalize()
    assert desk.run("build", desk.forum, *BUILD).code == 0
    words = printed()
    assert "A participant, receipt" in words
    assert "Ann Carter, Session I" in words
    rule(desk, "named", session="none")
    desk.finalize()
    ran = desk.run("build", desk.forum, *BUILD)
    assert ran.code == 0, ran.err
    assert not telling(public(), PEOPLE)


def test_tell_tales_are_told(closed: Desk) -> None:
    closed.hear(40, "Ravi Bose", "We in Seoul should lift the pumps of my ministry.")
    closed.accept_all()
    ran = closed.run("build", closed.forum, *BUILD, "--json")
    issues = json.loads(ran.out)["issues"]
    told = [one["message"] for one in issues if one["rule"] == "tell-tale"]
    assert any("We in Seoul" in one for one in told)
    assert any("my ministry" in one for one in told)
