"""What the page may ask of the server, each by its name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape
from pathlib import Path

import click
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
)
from starlette.routing import Route

from reportgen.errors import InputError, ReportgenError, UsageError
from reportgen.page import colleagues, home
from reportgen.page.acts import act
from reportgen.page.asked import Answer, Asked
from reportgen.page.book import Book
from reportgen.page.details import details
from reportgen.page.guard import PREVIEW_POLICY, Guard, Keys
from reportgen.page.previews import preview
from reportgen.page.recordings import played
from reportgen.page.wording import LANGUAGES, words_in
from reportgen.project import LearnedOrder, keep_own_name, own_name

STATIC = Path(__file__).resolve().with_name("static")
_FILES = {
    "style.css": "text/css",
    "page.js": "text/javascript",
    "api.js": "text/javascript",
    "words.js": "text/javascript",
    "list.js": "text/javascript",
    "point.js": "text/javascript",
    "talk.js": "text/javascript",
    "keys.js": "text/javascript",
    "names.js": "text/javascript",
    "home.js": "text/javascript",
    "dialogs.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
"""The files of the page; nothing else on the disk has an address."""

_CONFLICTS = frozenset({"decided-meanwhile", "text-not-offered", "journal-shrunk"})
Work = Callable[["Room", Asked], Answer]


@dataclass(slots=True)
class Room:
    """What one run of the page works on; without a forum it begins at Home."""

    keys: Keys
    book: Book | None = None
    name: str = field(default_factory=own_name)
    output: Path | None = None
    model: str | None = None
    order: LearnedOrder | None = None
    leave: Callable[[], None] = lambda: None

    @property
    def forum(self) -> Book:
        """The forum that is open.

        Raises:
            UsageError: if none is.
        """
        if self.book is None:
            raise UsageError("no forum is open; choose one at Home", rule="not-a-folder")
        return self.book


def make_app(room: Room) -> Starlette:
    """Return the page as a program that answers requests."""
    routes = [
        Route("/", partial(_index, room)),
        Route("/static/{name}", _static),
        Route("/words/{language}", _words),
        Route("/recording/{number:int}", partial(_recording, room)),
        Route("/preview/{edition}", partial(_preview, room)),
        *(
            Route(f"/api/{name}", partial(_answer, room, work), methods=["POST"])
            for name, work in WORKS.items()
        ),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, keys=room.keys)])


async def _index(room: Room, request: Request) -> Response:
    """The page itself, with what its requests have to carry."""
    del request
    text = (STATIC / "index.html").read_text(encoding="utf-8")
    return HTMLResponse(text.replace("{token}", escape(room.keys.page)))


async def _static(request: Request) -> Response:
    name = str(request.path_params["name"])
    if name not in _FILES:
        return PlainTextResponse("There is no such file.", status_code=404)
    return FileResponse(STATIC / name, media_type=_FILES[name])


async def _words(request: Request) -> Response:
    language = str(request.path_params["language"])
    return JSONResponse({"languages": LANGUAGES, "words": dict(words_in(language))})


async def _recording(room: Room, request: Request) -> Response:
    """The recording of the source with a number, or the part of it that a player asks for."""
    opened = await run_in_threadpool(lambda: room.forum.opened)
    sources, number = opened.proceedings.material.sources, int(request.path_params["number"])
    if number >= len(sources):
        return PlainTextResponse("There is no recording.", status_code=404)
    return played(opened, sources[number].id)


async def _preview(room: Room, request: Request) -> Response:
    """The outcome report as it would be printed now."""
    edition = str(request.path_params["edition"])
    try:
        text = await run_in_threadpool(preview, room.forum, edition)
    except ReportgenError as error:
        text = f"<!doctype html><title>Preview</title><p>{escape(str(error))}</p>"
    headers = {"content-security-policy": PREVIEW_POLICY}
    return HTMLResponse(text, headers=headers)


async def _answer(room: Room, work: Work, request: Request) -> Response:
    """The answer to a request of the page as JSON; an error is one sentence and its rule."""
    body = await request.body()
    return await run_in_threadpool(_worked, room, work, body)


def _worked(room: Room, work: Work, body: bytes) -> Response:
    try:
        return JSONResponse(dict(work(room, Asked(body))))
    except ReportgenError as error:
        where = str(error.place) if isinstance(error, InputError) else error.where
        told = {"error": error.message, "where": where, "rule": error.rule}
        return JSONResponse(told, status_code=409 if error.rule in _CONFLICTS else 400)


def _state(room: Room, asked: Asked) -> Answer:
    """What the page needs to begin: who decides, and which forum is open."""
    del asked
    forum = str(room.book.forum.resolve()) if room.book else ""
    return {"name": room.name, "forum": forum, "recent": home.recent()}


def _name(room: Room, asked: Asked) -> Answer:
    room.name = keep_own_name(asked.text("name"))
    return {"name": room.name}


def _open(room: Room, asked: Asked) -> Answer:
    """Open a forum folder; the one before stays open if this one cannot be read."""
    book = Book(Path(asked.text("path")), room.output, room.model, room.order)
    book.read()
    room.book = book
    home.remember(book.forum)
    return {"forum": str(book.forum.resolve())}


def _read_again(room: Room, asked: Asked) -> Answer:
    room.forum.read()
    return _changes(room, asked)


def _changes(room: Room, asked: Asked) -> Answer:
    return room.forum.changes(asked.number("revision"), room.name)


def _act(room: Room, asked: Asked) -> Answer:
    """Write an act and return what changed by it."""
    act(room.forum, asked, _named(room))
    return _changes(room, asked)


def _named(room: Room) -> str:
    if not room.name:
        raise UsageError("say first who decides", rule="nobody-decides")
    return room.name


def _passage(room: Room, asked: Asked) -> Answer:
    """Return turns of a source: from an index on, or around one of them."""
    passages = room.forum.passages
    if segment := asked.text("segment"):
        source, _ = passages.place(segment)
        pieces, total = passages.around(segment, asked.number("at"), 12)
    else:
        source = asked.text("source")
        pieces, total = passages.pieces(source, asked.number("first"), asked.number("count"))
    return {"source": source, "pieces": pieces, "total": total}


def _search(room: Room, asked: Asked) -> Answer:
    hits, count = room.forum.passages.search(asked.text("words"))
    return {"hits": hits, "count": count}


def _resolve(room: Room, asked: Asked) -> Answer:
    home.resolve(room.forum, asked.text("label"), asked.text("person"))
    return _changes(room, asked)


def _take_sheet(room: Room, asked: Asked) -> Answer:
    path, pending = asked.text("path"), asked.text("pending") or "list"
    taken = colleagues.take_sheet(room.forum, path, _named(room), pending)
    return {**taken, "changes": _changes(room, asked)}


def _take_report(room: Room, asked: Asked) -> Answer:
    taken = colleagues.take_report(room.forum, asked.text("path"), _named(room))
    return {**taken, "changes": _changes(room, asked)}


def _reveal(room: Room, asked: Asked) -> Answer:
    """Open the folder with the documents in the program that shows folders."""
    del asked
    folder = room.forum.opened.output
    return {"opened": folder.is_dir() and click.launch(str(folder)) == 0, "folder": str(folder)}


def _leave(room: Room, asked: Asked) -> Answer:
    del asked
    room.leave()
    return {}


WORKS: Mapping[str, Work] = {
    "state": _state,
    "name": _name,
    "changes": _changes,
    "act": _act,
    "point": lambda room, asked: details(room.forum, asked.text("id")),
    "passage": _passage,
    "search": _search,
    "overview": lambda room, _: home.overview(room.forum),
    "standing": lambda room, _: home.standing(room.forum),
    "names": lambda room, _: home.labels(room.forum),
    "resolve": _resolve,
    "read": _read_again,
    "folders": lambda _, asked: home.folders(asked.text("path")),
    "begin": lambda _, asked: home.begin(asked.text("into"), asked.texts("files")),
    "open": _open,
    "build": lambda room, _: home.build(room.forum),
    "send": lambda room, asked: colleagues.send(room.forum, asked.text("kind")),
    "take-sheet": _take_sheet,
    "take-report": _take_report,
    "reveal": _reveal,
    "leave": _leave,
}
"""What may be asked for, by name."""
