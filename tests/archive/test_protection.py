"""Nothing enters the archive but what was decided, with the names that the report prints."""

from pathlib import Path

import pytest

from reportgen.archive import Archive
from tests.archive.conftest import decide, forum_folder
from tests.real.conftest import FORUM

pytestmark = pytest.mark.model

TURNS = """Ada Ferran-Luz: Welcome to the aardvark room.

Tobe Obiora: Ports should publish their silt surveys every spring.

[off record]
Tobe Obiora: Ports should hide the zebra from the auditors.
[on record]

Åke Strandqvist: Cities should pay for the quagga lamps.

Tobe Obiora: Ministries should fund the okapi pilots in each harbour.
"""


def held(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def indexed(folder: Path) -> Archive:
    archive = Archive.open(folder.parent / "archive.sqlite", new=True)
    done = archive.index(folder)
    assert done.issues == []
    return archive


@pytest.mark.parametrize("rule", ["named", "role", "none"])
def test_by_every_rule_only_what_prints_enters(tmp_path: Path, rule: str) -> None:
    forum = FORUM.replace("format: hybrid", f"format: hybrid\nattribution: {rule}")
    forum = forum.replace("surname: Obiora,", "surname: Obiora, role: a harbour master,")
    folder = forum_folder(tmp_path / "quays", TURNS, forum)
    decide(folder, "accept", "silt surveys")
    decide(folder, "reject", "quagga lamps")
    archive = indexed(folder)
    (record,) = archive.records()
    assert "silt surveys" in record.point.text
    assert record.edition == "draft"
    for never in (b"zebra", b"quagga", b"okapi", b"aardvark", b"Strandqvist", b"strandqvist"):
        assert never not in held(archive.path)
    for name in (b"Obiora", b"obiora", b"Tobe"):
        assert (name in held(archive.path)) == (rule == "named")
    if rule == "role":
        assert "harbour master" in record.point.said_by
    if rule == "none":
        assert "Sluices" not in record.point.session


def test_what_is_withdrawn_or_put_off_the_record_later_leaves_every_byte(tmp_path: Path) -> None:
    folder = forum_folder(tmp_path / "quays", TURNS)
    decide(folder, "accept", "silt surveys")
    decide(folder, "accept", "quagga lamps")
    archive = indexed(folder)
    assert b"quagga" in held(archive.path)
    sidecar = folder / "transcripts" / "s1.txt.yaml"
    sidecar.write_text("session: s1\nlanguage: en\noff_record: ['9-9']\n")
    done = archive.index(folder)
    assert done.issues == []
    assert b"quagga" not in held(archive.path)
    assert b"silt" in held(archive.path)


def test_a_mark_that_is_not_understood_keeps_the_forum_out(tmp_path: Path) -> None:
    folder = forum_folder(tmp_path / "quays", TURNS)
    decide(folder, "accept", "silt surveys")
    archive = indexed(folder)
    source = folder / "transcripts" / "s1.txt"
    source.write_text(f"[what follows is confidential]\n{TURNS}")
    done = archive.index(folder)
    assert [issue.rule for issue in done.issues] == ["off-record-not-understood"]
    assert len(archive) == 0
    assert b"silt" not in held(archive.path)
