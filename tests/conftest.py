"""Fixtures of every room: the example forums, third-party samples, outside programs."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.verapdf import Judge, missing

ROOT = Path(__file__).resolve().parent.parent


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
