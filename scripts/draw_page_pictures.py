"""Draws the pictures of docs/review.md: the review page of the demo forum, in a browser."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
FORUM = "seomaru-forum-2026"
COLOURS = 48
WITHOUT_FOLDER = """
() => {
  for (const one of document.querySelectorAll("bdi"))
    one.textContent = one.textContent.replace(/.*(?=inputs\\/)/, "");
}
"""
"""Takes the folder of this machine out of the picture."""


@contextmanager
def served(forum: Path) -> Iterator[str]:
    """The address of the page while it is served."""
    command = [sys.executable, "-m", "reportgen", "review", str(forum), "--no-browser"]
    environment = {**os.environ, "REPORTGEN_CONFIG": str(forum.parent / "configuration.yaml")}
    started = subprocess.Popen(  # noqa: S603 - our own command
        [*command, "--by", "Da-eun Yoo"], stdout=subprocess.PIPE, text=True, env=environment
    )
    try:
        lines = iter(started.stdout or ())
        yield next(found[0] for line in lines if (found := re.search(r"http://\S+", line)))
    finally:
        started.terminate()
        started.wait()


def draw(page: Page, name: str) -> None:
    """Write a picture of the page, in few colours."""
    page.wait_for_timeout(400)
    target = PICTURES / f"review-{name}.png"
    page.screenshot(path=target)
    with Image.open(target) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


def draw_all(page: Page) -> None:
    """Draw every picture, in the order of the chapter."""
    page.wait_for_selector("#point .code")
    draw(page, "list")
    page.select_option("#show", "printed")
    page.click(".row >> nth=2")
    page.wait_for_selector(".printed")
    page.keyboard.press("e")
    draw(page, "edit")
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    draw(page, "set")
    page.keyboard.press("Escape")
    page.fill("#search", "repair")
    page.press("#search", "Enter")
    page.wait_for_selector("#hits li")
    draw(page, "search")
    page.click("#views button >> nth=0")
    page.wait_for_selector("#forum-title")
    page.evaluate(WITHOUT_FOLDER)
    draw(page, "home")
    page.set_viewport_size({"width": 375, "height": 720})
    page.click("#views button >> nth=2")
    page.wait_for_selector(".row")
    draw(page, "phone")


def main() -> None:
    """Draw the pictures from a copy of the demo forum."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        forum = Path(folder) / "inputs" / FORUM
        shutil.copytree(ROOT / "inputs" / FORUM, forum)
        with served(forum) as address:
            program = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1100, "height": 640}, locale="en-GB")
            page.set_default_timeout(60_000)
            page.goto(address)
            draw_all(page)
            browser.close()


if __name__ == "__main__":
    main()
