"""The command that opens the page in which a rapporteur decides."""

import importlib.util
import os
import sys
from pathlib import Path

import click

from reportgen.cli.frame import say
from reportgen.cli.reviewing import MODEL, OUTPUT
from reportgen.errors import PipelineError

_PORTS = click.IntRange(1024, 65535)


@click.command(short_help="Decide in a page of your browser instead of here.")
@click.argument("forum", required=False, default=None, type=click.Path(path_type=Path))
@click.option("--port", type=_PORTS, default=None, help="Use this port; without, a free one.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--by", default="", help="Your name in the record; without, the one you kept.")
@click.option(
    "--order",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="List by the order that `learn` kept in this house folder.",
)
@OUTPUT
@MODEL
def review(  # noqa: PLR0913 - one parameter an option
    forum: Path | None,
    *,
    port: int | None,
    no_browser: bool,
    by: str,
    order: Path | None,
    output: Path | None,
    model: str | None,
) -> None:
    """Open a page in your browser to decide about the findings of FORUM, and to build.

    Without FORUM it begins at Home, where a forum is chosen or made of an office's files. The page
    is only on this machine. Whatever you decide is saved at once; Ctrl+C ends it.
    """
    open_page(
        forum,
        port=port or 0,
        opens_browser=not no_browser,
        by=by,
        output=output,
        order=order,
        model=model,
    )


def open_page(  # noqa: PLR0913 - one parameter an option
    forum: Path | None = None,
    *,
    port: int = 0,
    opens_browser: bool = True,
    by: str = "",
    output: Path | None = None,
    order: Path | None = None,
    model: str | None = None,
) -> None:
    """Serve the page until it is left."""
    refuse_missing()
    from reportgen.page import serve
    from reportgen.page.app import Room
    from reportgen.page.guard import Keys
    from reportgen.project import own_name, read_folder, read_order

    if forum is not None:
        read_folder(forum)

    learned = read_order(order) if order is not None else None

    def room(keys: Keys) -> Room:
        return Room(keys, name=by or own_name(), output=output, model=model, order=learned)

    def tell(address: str) -> None:
        say(f"the page is at {address}")
        say("it works once and on this machine only; Ctrl+C ends the page")

    serve(forum, port=port, opens_browser=opens_browser, room=room, tell=tell)


def refuse_missing() -> None:
    """Say how to install what the page needs, if it is not there.

    Raises:
        PipelineError: if it is not.
    """
    if missing := _missing():
        message = (
            f"the review page needs {' and '.join(missing)}; install them with: "
            "pip install 'forum-reportgen[review]'"
        )
        raise PipelineError(message, rule="package-missing")


def _missing() -> list[str]:
    return [name for name in ("starlette", "uvicorn") if not importlib.util.find_spec(name)]


def is_graphical() -> bool:
    """Whether somebody sits before a screen on which a browser can open."""
    if os.environ.get("SSH_CONNECTION"):
        return False
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform in {"win32", "darwin"} or bool(has_screen)


def opens_by_itself() -> bool:
    """Whether `reportgen` alone opens Home: on a screen, where what the page needs is there."""
    return is_graphical() and not _missing()


def start() -> None:
    """Open Home; this is what a double click starts."""
    from reportgen.cli.main import run

    sys.exit(run(["review"]))
