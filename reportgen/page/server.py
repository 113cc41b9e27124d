"""Starts the page on this machine alone and opens it in the browser."""

import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path

import uvicorn

from reportgen.errors import UsageError
from reportgen.page.app import Room, make_app
from reportgen.page.book import Book
from reportgen.page.guard import Keys
from reportgen.page.home import remember

_HERE = "127.0.0.1"


def serve(
    forum: Path | None,
    *,
    port: int = 0,
    opens_browser: bool = True,
    room: Callable[[Keys], Room] = Room,
    tell: Callable[[str], None] = print,
) -> None:
    """Serve the page until the person leaves it; without a port a free one is taken.

    Raises:
        UsageError: if the port is taken.
    """
    with _listening(port) as listening:
        keys = Keys(int(listening.getsockname()[1]))
        begun = room(keys)
        if forum is not None:
            begun.book = Book(forum, begun.output, begun.model, begun.order)
            remember(forum)
        config = uvicorn.Config(
            make_app(begun), log_level="error", access_log=False, ws="none", lifespan="off"
        )
        server = uvicorn.Server(config)

        def leave() -> None:
            server.should_exit = True

        begun.leave = leave
        tell(keys.address)
        if opens_browser:
            webbrowser.open(keys.address)
        server.run(sockets=[listening])


def _listening(port: int) -> socket.socket:
    """Return a socket that already listens, on this machine only."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind((_HERE, port))
        listening.listen(64)
    except OSError as error:
        listening.close()
        raise UsageError(
            f"port {port} cannot be used ({error.strerror}); name another with --port, or none",
            rule="port-taken",
        ) from None
    return listening
