"""The page of the demo forum, asked as a browser asks it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from reportgen.page.app import Room, make_app
from reportgen.page.book import Book
from reportgen.page.guard import Keys
from reportgen.project import open_folder

PORT = 8765
HOST = f"127.0.0.1:{PORT}"
Folders = tuple[Path, Path]


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody's own name is read or written."""
    path = tmp_path / "own" / "configuration.yaml"
    monkeypatch.setenv("REPORTGEN_CONFIG", str(path))
    return path


@pytest.fixture(scope="session")
def found(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """The demo forum and an outputs folder that holds what was found in it."""
    folder = tmp_path_factory.mktemp("found")
    forum, output = folder / "inputs" / demo_folder.name, folder / "outputs"
    shutil.copytree(demo_folder, forum)
    open_folder(forum, output)
    return forum, output


@pytest.fixture
def forum(found: Folders, tmp_path: Path) -> Path:
    """A copy of the demo forum, beside which what was found is kept."""
    copy = tmp_path / "inputs" / found[0].name
    shutil.copytree(found[0], copy)
    shutil.copytree(found[1], tmp_path / "outputs")
    return copy


class Page:
    """A tab of the browser: it entered, and knows what the page has seen."""

    def __init__(self, room: Room, *, enters: bool = True) -> None:
        self.room = room
        self.client = TestClient(make_app(room), base_url=f"http://{HOST}")
        self.seen = self.revision = 0
        self.rows: dict[str, dict[str, Any]] = {}
        if enters:
            self.client.cookies.set(room.keys.cookie_name, room.keys.cookie)

    @property
    def headers(self) -> dict[str, str]:
        return {"origin": f"http://{HOST}", "x-reportgen-token": self.room.keys.page}

    def ask(self, what: str, status: int = 200, **values: object) -> dict[str, Any]:
        answer = self.client.post(f"/api/{what}", json=values, headers=self.headers)
        assert answer.status_code == status, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def look(self) -> dict[str, Any]:
        """Take what changed, as the page does."""
        return self.take(self.ask("changes", revision=self.revision))

    def act(self, act: str, status: int = 200, **values: Any) -> dict[str, Any]:
        """Do something in view of what this tab has seen."""
        told = self.ask("act", status, act=act, seen=self.seen, revision=self.revision, **values)
        return self.take(told) if status == 200 else told

    def take(self, told: dict[str, Any]) -> dict[str, Any]:
        self.seen, self.revision = told["seen"], told["revision"]
        self.rows |= {row["id"]: row for row in told["rows"]}
        for one in told["gone"]:
            self.rows.pop(one, None)
        return told

    def waiting(self) -> list[dict[str, Any]]:
        """The recommendations that lack a decision, in the order of the list."""
        rows = sorted(self.rows.values(), key=lambda row: int(row["rank"]))
        return [row for row in rows if row["decision"] == "undecided" and row["needed"]]


@pytest.fixture
def tab(forum: Path) -> Callable[[], Page]:
    """Makes tabs that show the same forum."""
    room = Room(Keys(PORT), Book(forum), name="Ms. Ines Faro")

    def make() -> Page:
        page = Page(room)
        page.look()
        return page

    return make
