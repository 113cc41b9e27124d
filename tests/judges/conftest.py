"""The browser that judges pages, and the checker that it runs in them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import skip_or_fail
from tests.judges.chromium import Chromium


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """A headless Chromium."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if program is None or driver is None:
        skip_or_fail("Chromium (chromium, chromium-driver) is not installed")
    with Chromium(str(program), str(driver), tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, found in the npm folder that REPORTGEN_AXE names."""
    folder = Path(os.environ.get("REPORTGEN_AXE", "node_modules"))
    found = [folder / "axe.min.js", *folder.glob("**/axe-core/axe.min.js")]
    script = next((path for path in found if path.is_file()), None)
    if script is None:
        skip_or_fail(
            "axe-core is not in the folder that REPORTGEN_AXE names (npm install axe-core)"
        )
    return Path(str(script)).read_text(encoding="utf-8")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let ``-m "not browser"`` work on whatever asks for the browser."""
    for test in items:
        if "browser" in set(getattr(test, "fixturenames", ())):
            test.add_marker("browser")
