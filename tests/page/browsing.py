"""A page that runs, and a browser in which a person works on it."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, sync_playwright
from playwright.sync_api import Page as Tab

from reportgen.page.app import Room
from reportgen.page.guard import Keys
from reportgen.page.server import serve
from tests.conftest import skip_or_fail

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
JUDGE = """
tags => axe.run(document, {runOnly: {type: "tag", values: tags}}).then(found => [
  found.passes.length,
  found.violations.map(rule => [rule.id, ...rule.nodes.map(node => node.html + node.failureSummary)])])
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    program = shutil.which("chromium")
    if program is None:
        skip_or_fail("Chromium (chromium) is not installed")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
        opened = playwright.chromium.launch(executable_path=program, args=arguments)
        yield opened
        opened.close()


class Running:
    """A page that is served, as `reportgen review` serves it."""

    def __init__(self, forum: Path | None, name: str) -> None:
        self.addresses: list[str] = []
        self.rooms: list[Room] = []
        self.told = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(forum, name), daemon=True)
        self._thread.start()
        assert self.told.wait(30), "the page did not start"

    def _serve(self, forum: Path | None, name: str) -> None:
        def room(keys: Keys) -> Room:
            self.rooms.append(Room(keys, name=name))
            return self.rooms[-1]

        def tell(address: str) -> None:
            self.addresses.append(address)
            self.told.set()

        serve(forum, opens_browser=False, room=room, tell=tell)

    @property
    def address(self) -> str:
        return self.addresses[0]

    def stop(self) -> None:
        self.rooms[0].leave()
        self._thread.join(10)


@contextmanager
def running(forum: Path | None, name: str = "Ms. Ines Faro") -> Iterator[Running]:
    served = Running(forum, name)
    try:
        yield served
    finally:
        served.stop()


def _context(browser: Browser) -> BrowserContext:
    return browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="en-GB", reduced_motion="reduce"
    )


class Person:
    """Somebody who works in a tab, and everything that went wrong in it."""

    def __init__(self, browser: Browser, served: Running, *, of: "Person | None" = None) -> None:
        self.context: BrowserContext = of.context if of else _context(browser)
        self.tab: Tab = self.context.new_page()
        self.tab.set_default_timeout(60_000)
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self.tab.on("console", lambda said: self._note(said.type, said.text))
        self.tab.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.tab.on("request", lambda request: self.asked.append(request.url))
        address = served.address
        self.tab.goto(address if of is None else address.split("/enter")[0])
        self.tab.wait_for_selector("main.review, main.home")

    def _note(self, kind: str, text: str) -> None:
        # A refusal that the page shows is also told by the browser.
        if kind == "error" and "status of 4" not in text:
            self.wrong.append(text)

    def press(self, key: str) -> None:
        self.tab.keyboard.press(key)

    def told(self, words: str) -> None:
        self.tab.wait_for_function(
            "words => document.querySelector('#told').textContent.includes(words)", arg=words
        )

    def chosen(self) -> str:
        """The code of the point that is chosen, once it is shown."""
        self.tab.wait_for_function(
            """() => document.querySelector('.row[aria-selected=true] .code')?.textContent
               === document.querySelector('#point-title .code')?.textContent"""
        )
        return self.tab.inner_text("#point-title .code")

    def row(self, code: str) -> str:
        return self.tab.inner_text(f".row:has(.code:text-is('{code}'))")

    def settled(self) -> None:
        """Wait until what was done is on disk and shown; each wait is for one more act."""
        self.tab.wait_for_function("() => document.querySelector('#told').textContent === 'Saved.'")
        self.tab.evaluate(
            """() => new Promise(shown => {
                 document.querySelector('#told').textContent = '';
                 requestAnimationFrame(() => requestAnimationFrame(shown));
               })"""
        )

    def judged(self) -> Any:
        folder = Path(os.environ.get("REPORTGEN_AXE", "node_modules"))
        scripts = [folder / "axe.min.js", *folder.glob("**/axe-core/axe.min.js")]
        script = next((path for path in scripts if path.is_file()), None)
        if script is None:
            skip_or_fail("axe-core is not in the folder that REPORTGEN_AXE names")
        self.tab.evaluate(Path(str(script)).read_text(encoding="utf-8"))
        return self.tab.evaluate(JUDGE, list(RULES))

    def close(self) -> None:
        try:
            self.tab.close()
        except Error:
            time.sleep(0)
