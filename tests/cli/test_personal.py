"""Data about people: listed, forgotten to the last byte, and destroyed after its date."""

import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.project import read_folder
from reportgen.project.personal.keeping import PLACES
from reportgen.verification import read_pdf_text
from tests.cli.conftest import Run

EMAIL, PHONE = "zuleika.plantwell@example.org", "+99 555 0042 77"
LINK, ALIAS = "https://meet.example.org/plantwell-9f", "Zu Plantwell iPad"
LIFE = "Zuleika grew up beside a mill and counts herons."
NAME = "Zuleika Plantwell"
SECRETS = (EMAIL, PHONE, LINK, ALIAS, LIFE)


def words(path: Path) -> Iterator[str]:
    """Everything that a file says, packed or not."""
    content = path.read_bytes()
    yield content.decode("utf-8", "replace")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as box:
            for name in box.namelist():
                yield box.read(name).decode("utf-8", "replace")
    if content.startswith(b"%PDF"):
        yield " ".join(" ".join(page.split()) for page in read_pdf_text(content, name="x"))


def holding(secret: str, *folders: Path) -> set[str]:
    return {
        path.name
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(secret in text for text in words(path))
    }


@pytest.fixture
def planted(run: Run, small: Path) -> Path:
    """A forum in which one person left traces wherever a forum can hold them, and its documents."""
    text = (small / "forum.yaml").read_text(encoding="utf-8")
    record = (
        f"  - id: plantwell\n    name: {NAME}\n    email: {EMAIL}  # from her card\n"
        f'    phone: "{PHONE}"\n    join_link: {LINK}\n    aliases: [{ALIAS}]\n'
        "    timezone: Asia/Seoul\n    city: Seoul\n"
    )
    text = text.replace("sessions:\n", f"{record}sessions:\n")
    text += "contacts:\n  - {heading: Office, people: [plantwell]}\n"
    text += f"photos:\n  - {{file: pictures/mill.png, description: {NAME} at the mill}}\n"
    (small / "forum.yaml").write_text(text, encoding="utf-8")
    files = {
        "bios/plantwell.md": f"{LIFE}\n",
        "attendance.csv": f'name,organization\nOther Guest,"A, B"\n{NAME},Mill\n"{ALIAS}",\n',
        "import/forum.yaml": text,
        "import/bios/plantwell.md": f"{LIFE}\n",
        "pictures/mill.png": "no picture",
    }
    for name, content in files.items():
        (small / name).parent.mkdir(parents=True, exist_ok=True)
        (small / name).write_text(content, encoding="utf-8")
    notes = small / "notes" / "water.md"
    notes.write_text(notes.read_text() + f"- {NAME} offered a mill.\n", encoding="utf-8")
    assert run("build", small, "-o", "outputs").code == 0
    return small


def test_no_place_is_named_twice() -> None:
    named = [(place.pattern, place.built) for place in PLACES]
    assert len(named) == len(set(named))


def test_every_place_is_listed(run: Run, planted: Path) -> None:
    places = run("data", planted, "-o", "outputs", "--json").json("data/1")["places"]
    by_name = {
        Path(one["path"]).relative_to(planted).as_posix(): one for one in places if not one["built"]
    }
    assert NAME in by_name["forum.yaml"]["whose"]
    assert by_name["attendance.csv"]["whose"] == "3 people in a table"
    assert by_name["bios/plantwell.md"]["whose"] == NAME
    assert "retention:" in by_name["transcripts/water.vtt"]["until"]
    assert "never edited" in by_name["notes/water.md"]["until"]
    listed = {Path(one["path"]).name for one in places}
    assert holding(NAME, planted, Path("outputs")) - {"forum.schema.json"} <= listed


def test_nothing_goes_without_a_yes(run: Run, planted: Path) -> None:
    before = {path: path.read_bytes() for path in planted.rglob("*") if path.is_file()}
    ran = run("forget", planted, NAME, "-o", "outputs")
    assert ran.code == 6
    assert "email of Zuleika Plantwell" in ran.out
    assert before == {path: path.read_bytes() for path in planted.rglob("*") if path.is_file()}


def test_a_person_is_forgotten_to_the_last_byte(run: Run, planted: Path) -> None:
    for secret in SECRETS:
        assert holding(secret, planted, Path("outputs")), secret
    told = run("forget", planted, "plantwell", "-o", "outputs", "--yes", "--json").json("forget/1")
    for secret in SECRETS:
        assert holding(secret, planted, Path("outputs")) == set(), secret
    remains = {Path(one["path"]).name: one for one in told["remains"]}
    assert holding(NAME, planted, Path("outputs")) == remains.keys() == {"forum.yaml", "water.md"}
    assert "never edited" in remains["water.md"]["why"]
    text = (planted / "attendance.csv").read_text()
    assert text == 'name,organization\nOther Guest,"A, B"\n'
    assert not (planted / "pictures" / "mill.png").exists()
    assert "from her card" not in (planted / "forum.yaml").read_text()
    assert read_folder(planted).proceedings.forum.people[-1].name == NAME
    assert "nothing to remove" in run("forget", planted, "plantwell", "-o", "outputs").out
    assert run("build", planted, "-o", "outputs").code == 0
    for secret in SECRETS:
        assert holding(secret, planted, Path("outputs")) == set(), secret


def test_mails_that_wait_are_deleted_and_what_was_sent_is_told(run: Run, planted: Path) -> None:
    waiting = Path("outputs/small-forum/mail/plantwell.eml")
    sent = planted / "sent" / "2026-05-01-1" / "mail" / "plantwell.eml"
    for path in (waiting, sent):
        path.parent.mkdir(parents=True)
        path.write_text(f"To: {EMAIL}\n")
    told = run("forget", planted, "plantwell", "-o", "outputs", "--yes", "--json").json("forget/1")
    assert not waiting.exists()
    assert {one["path"]: one["why"] for one in told["remains"]}[
        str(sent)
    ] == "it stays as it went out"


def test_a_photograph_of_several_stays_and_is_told(run: Run, planted: Path) -> None:
    path = planted / "forum.yaml"
    path.write_text(path.read_text().replace(f"{NAME} at", f"{NAME} and Ann Carter at"))
    told = run("forget", planted, "plantwell", "-o", "outputs", "--yes", "--json").json("forget/1")
    assert (planted / "pictures" / "mill.png").exists()
    assert not any(line.startswith("forum.yaml: photograph") for line in told["removed"])


@pytest.fixture
def demo(run: Run, tmp_path: Path, demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(demo_folder, "demo")
    (tmp_path / "demo" / "session.MP4").write_bytes(b"moving pictures")
    return Path("demo")


def keep_until(forum: Path, date: str) -> None:
    path = forum / "forum.yaml"
    path.write_text(
        path.read_text().replace("status: Draft\n", f"status: Draft\nretention: {date}\n")
    )


def test_nothing_is_destroyed_before_its_date(run: Run, demo: Path) -> None:
    typed = ("retire", demo, "--by", "Da-eun Yoo", "-o", "out", "--yes")
    assert "write 'retention:" in run(*typed).err
    keep_until(demo, "2199-01-01")
    ran = run(*typed)
    assert ran.code == 3
    assert "they are kept until 2199-01-01" in ran.err
    assert (demo / "transcripts" / "session-1.vtt").exists()


@pytest.mark.model
def test_what_was_printed_is_proved_after_its_source_is_gone(run: Run, demo: Path) -> None:
    keep_until(demo, "2026-06-01")
    assert run("build", demo, "-o", "out", "--format", "docx").code == 0
    typed = ("retire", demo, "--by", "Da-eun Yoo", "-o", "out")
    assert run(*typed).code == 6
    told = run(*typed, "--yes", "--json").json("retire/1")
    assert told["written"]
    assert told["kept"] > 10
    left = {path.name for path in demo.rglob("*") if path.is_file()}
    assert not left & {"session-1.vtt", "session-3.srt", "closing.txt", "session.MP4"}
    assert "session-1.md" in left
    said = "So my request to city councils is to open a line for preventive repair"
    assert holding(said, Path("out"), demo) >= {"outcome-report-public.docx", "destroyed.json"}
    assert not list(Path("out").rglob("*working*"))
    ran = run("verify", demo, "-o", "out")
    assert ran.code == 0, ran.err
    assert "transcripts/session-1.vtt: source destroyed on " in ran.out
    changed = (demo / "destroyed.json").read_text().replace("So my request", "So my demand")
    (demo / "destroyed.json").write_text(changed)
    assert run("verify", demo, "-o", "out").code == 3
