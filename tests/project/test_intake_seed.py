"""From the seed's text alone, `init --from` and `build` give a note with every datum of it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.model import OrganizationId
from reportgen.project import build_folder, request_for, start_from
from reportgen.readers import read_forum
from tests.project.conftest import BuiltForum
from tests.project.test_seed_data import address_in, holds, plain, strings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def built(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltForum:
    work = tmp_path_factory.mktemp("seed")
    start_from(work / "forum", [shared / "seed"])
    request = request_for(["concept-note"])
    done = build_folder(work / "forum", work / "out", request, model=None, tell=lambda line: None)
    return BuiltForum(work / "forum", work / "out", done.folder, {}, "project-report")


@pytest.fixture(scope="module")
def expected(root: Path) -> dict[str, Any]:
    text = (root / "tests/labels/seed_data.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@pytest.fixture(scope="module")
def note(built: BuiltForum) -> str:
    return plain(built.words("concept-note.docx"))


def test_every_datum_of_the_seed_is_in_the_note(
    note: str, expected: dict[str, Any], shared: Path
) -> None:
    (seed,) = (shared / "seed").glob("*.txt")
    text = seed.read_text(encoding="utf-8")
    people = [person for group in expected["contacts"] for person in group["people"]]
    addresses = [address_in(text, person["seed_line"]) for person in people]
    wanted = [one for one in strings(expected) if one and "@example" not in one]
    assert len(wanted) > 140
    assert [one for one in [*wanted, *addresses] if not holds(note, one)] == []


def test_agenda_rows_stand_in_order(note: str, expected: dict[str, Any]) -> None:
    agenda = note[note.rindex("Draft Agenda") :]
    position = 0
    for block in expected["agenda"]:
        rows = [[block["title"]], *([s["time"], s["label"], *s["people"]] for s in block["slots"])]
        for text in (text for row in rows for text in row):
            found = agenda.find(plain(text), position)
            assert found >= 0, text
            position = found


def test_nothing_was_invented(built: BuiltForum, shared: Path) -> None:
    """Every value of forum.yaml that is words stands in the seed; what it lacks stays empty."""
    (seed,) = (shared / "seed").glob("*.txt")
    text = " ".join(seed.read_text(encoding="utf-8").replace("Concept Note", "").split())
    forum = read_forum(built.source).forum
    assert forum.timezone is None
    assert forum.format is None
    assert (forum.venue, forum.city) == ("", "")
    assert len(forum.people) == 23
    for person in forum.people:
        assert f"{person.honorific} {person.name}" in text
        assert (person.surname, person.timezone, person.country) == ("", None, "")
        assert person.affiliation in text
        assert person.position in text
    assert [body.id for body in forum.organizations] == [
        OrganizationId("kipa"),
        OrganizationId("un-desa"),
        OrganizationId("un-desa-dpidg-unpog"),
    ]
    for session in forum.sessions:
        assert session.title in text
    (closing,) = [session for session in forum.sessions if session.id == "closing"]
    assert (closing.start, closing.end, closing.slots) == (None, None, ())
