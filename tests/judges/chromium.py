"""A headless Chromium, told what to do over the WebDriver protocol, with nothing to install."""

import base64
import json
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Self

_ARGUMENTS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-sync", "--disable-background-networking", "--disable-component-update"),
    *("--disable-dev-shm-usage", "--hide-scrollbars", "--force-device-scale-factor=1"),
)
_STARTED = "was started successfully on port "


class Chromium:
    """A browser with one page open; a context manager."""

    def __init__(self, browser: str, driver: str, profile: Path) -> None:
        """Start the browser with a new profile."""
        self._driver = subprocess.Popen(
            [driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._address = f"http://127.0.0.1:{self._port()}/session"
        options = {"binary": browser, "args": [*_ARGUMENTS, f"--user-data-dir={profile}"]}
        wanted = {
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL"},
            "timeouts": {"script": 120_000},
        }
        created = self._ask("", {"capabilities": {"alwaysMatch": wanted}})
        self._address += f"/{created['sessionId']}"

    def _port(self) -> str:
        assert self._driver.stdout is not None
        for line in self._driver.stdout:
            if _STARTED in line:
                return line.split(_STARTED)[1].strip().rstrip(".")
        raise RuntimeError("chromedriver did not start")

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the browser."""
        try:
            self._ask("", None, "DELETE")
        finally:
            self._driver.terminate()
            self._driver.communicate(timeout=20)

    def _ask(self, command: str, content: object = None, method: str = "POST") -> Any:
        body = None if content is None else json.dumps(content).encode()
        request = urllib.request.Request(self._address + command, body, method=method)
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=180) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()) from None

    def open(self, page: Path, width: int = 1280, height: int = 900) -> None:
        """Show a file in a window of this size, in pixels."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.command("Emulation.setDeviceMetricsOverride", size)
        self._ask("/url", {"url": page.resolve().as_uri()})

    def command(self, name: str, parameters: dict[str, Any]) -> Any:
        """Return what a command of the DevTools protocol gives."""
        return self._ask("/goog/cdp/execute", {"cmd": name, "params": parameters})

    def run(self, script: str, *arguments: object) -> Any:
        """Return what a script in the page returns; its last argument is called when it is done."""
        return self._ask("/execute/async", {"script": script, "args": list(arguments)})

    def console(self) -> list[dict[str, Any]]:
        """Return what the page has complained of since the last call."""
        entries: list[dict[str, Any]] = self._ask("/se/log", {"type": "browser"})
        return entries

    def print(self) -> bytes:
        """Return the page printed to a PDF, on the paper that its style asks for."""
        wanted = {"preferCSSPageSize": True, "printBackground": False}
        return base64.b64decode(self.command("Page.printToPDF", wanted)["data"])

    def picture(self) -> bytes:
        """Return a PNG of the whole page."""
        wanted = {"format": "png", "captureBeyondViewport": True}
        return base64.b64decode(self.command("Page.captureScreenshot", wanted)["data"])
