"""`reportgen review` and what opens Home by itself, as a person starts them."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen.cli import page
from reportgen.project import keep_own_name
from tests.cli.conftest import Run


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What would have been served; nothing is."""
    calls: list[dict[str, Any]] = []

    def note(forum: Path | None, **given: Any) -> None:
        calls.append({"forum": forum, **given})

    monkeypatch.setattr("reportgen.page.serve", note)
    return calls


@pytest.fixture
def no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    find: Callable[[str], object] = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "uvicorn" else find(name)
    )


def screen(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    if display:
        monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setattr("sys.platform", "linux")


def test_review_serves_the_forum(run: Run, served: list[dict[str, Any]], demo_folder: Path) -> None:
    assert run("review", demo_folder, "--no-browser", "--port", "8123", "--by", "Bo").code == 0
    (call,) = served
    assert (call["forum"], call["port"], call["opens_browser"]) == (demo_folder, 8123, False)


def test_what_is_no_forum_is_told_before_anything_is_served(
    run: Run, served: list[dict[str, Any]], tmp_path: Path
) -> None:
    ran = run("review", tmp_path / "nowhere", "--no-browser")
    assert ran.code == 3
    assert "nowhere" in ran.err
    assert served == []


def test_without_the_package_it_says_how_to_install_it(run: Run, no_package: None) -> None:
    ran = run("review")
    assert ran.code == 3
    assert "pip install 'forum-reportgen[review]'" in ran.err
    assert "Traceback" not in ran.err


def test_alone_it_opens_home_on_a_screen(
    run: Run, served: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen(monkeypatch, ":0")
    assert run().code == 0
    assert [call["forum"] for call in served] == [None]


def test_alone_it_prints_help_without_a_screen(
    run: Run, served: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen(monkeypatch, "")
    assert "Usage" in run().err + run().out
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    assert not page.is_graphical()
    assert served == []


def test_alone_it_prints_help_where_the_package_is_missing(
    run: Run, no_package: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen(monkeypatch, ":0")
    assert not page.opens_by_itself()


def test_the_name_is_kept_for_every_command(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_CONFIG", str(tmp_path / "configuration.yaml"))
    assert "Missing option '--by'" in run("finalize", tmp_path).err
    keep_own_name("Ines Faro")
    assert "Missing option" not in run("finalize", tmp_path).err


def test_a_broken_configuration_is_no_obstacle(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "configuration.yaml"
    monkeypatch.setenv("REPORTGEN_CONFIG", str(path))
    for content in ("[1, 2", "- a", "name: 3", "\x00", ""):
        path.write_text(content, encoding="utf-8")
        assert "Missing option '--by'" in run("finalize", tmp_path).err
    keep_own_name("Ines Faro")
    assert "name: Ines Faro" in path.read_text(encoding="utf-8")
