"""Fixtures of every room: the example forums, third-party samples, outside programs."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.verapdf import Judge, missing

ROOT = Path(__file__).resolve().parent.parent
# What the person who runs the tests keeps is neither read nor written.
# No test opens a browser for somebody who sits before a screen.
for screen in ("DISPLAY", "WAYLAND_DISPLAY"):
    os.environ.pop(screen, None)
os.environ["REPORTGEN_CONFIG"] = str(ROOT / "build" / "no-configuration.yaml")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def demo_folder() -> Path:
    return ROOT / "inputs" / "seomaru-forum-2026"


@pytest.fixture(scope="session")
def kipa_folder() -> Path:
    return ROOT / "inputs" / "kipa-undesa-2020"


def skip_or_fail(reason: str) -> None:
    """Skip where something outside the project is missing; in CI that is a failure."""
    if os.environ.get("REPORTGEN_REQUIRE_ALL") == "1":
        pytest.fail(f"REPORTGEN_REQUIRE_ALL=1, but {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of third-party samples, which are no part of the project."""
    folder = Path(os.environ.get("REPORTGEN_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        skip_or_fail("the folder of third-party samples (REPORTGEN_SHARED) is not here")
    return folder


@pytest.fixture(scope="session")
def soffice() -> str:
    """The LibreOffice program."""
    program = shutil.which("soffice")
    if program is None:
        skip_or_fail("LibreOffice (soffice) is not installed")
    return str(program)


@pytest.fixture(scope="session")
def verapdf() -> Iterator[Judge]:
    """One running veraPDF for all files of a test run."""
    if reason := missing():
        skip_or_fail(f"veraPDF cannot be run: {reason}")
    with Judge() as judge:
        yield judge


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let ``-m "not model"`` and the like work on whatever asks for the fixture."""
    for test in items:
        names = set(getattr(test, "fixturenames", ()))
        if "soffice" in names:
            test.add_marker("office")
        if "shared" in names:
            test.add_marker("shared")
        if "verapdf" in names:
            test.add_marker("java")


def processor_seconds() -> float:
    """The processor time of this process and of the programs that it has started and awaited."""
    return sum(os.times()[:4])


class ProcessorTime:
    """Prints the processor time of a run, which says more than the clock of a busy machine."""

    def __init__(self) -> None:
        self.of_workers: list[float] = []

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Note the time of a worker of pytest-xdist that ends."""
        self.of_workers.append(float(getattr(node, "workeroutput", {}).get("processor", 0)))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        seconds = sum(self.of_workers) or processor_seconds()
        terminalreporter.write_line(f"{seconds:.0f} seconds of processor time")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(ProcessorTime())


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["processor"] = processor_seconds()
