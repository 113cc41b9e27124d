"""Keeps everybody out of the page but the browser of the person who started it."""

import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MOST_BYTES = 1_000_000
_SAFE = frozenset({"GET", "HEAD"})
_OURS = frozenset({"", "none", "same-origin"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""What the page may load: its own files, and nothing from anywhere else."""

PREVIEW_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'self'; sandbox"
)
"""What a preview of a report may do: be looked at inside our page."""

_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@dataclass(slots=True)
class Keys:
    """The secrets of one run: the launch token works once, and is exchanged for a cookie.

    ``page`` is what every request that writes has to carry besides.
    """

    port: int
    launch: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    page: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def cookie_name(self) -> str:
        """The name of the cookie; browsers do not keep the cookies of two ports apart."""
        return f"reportgen-{self.port}"

    @property
    def hosts(self) -> frozenset[str]:
        """What the page may be called by; a name that was rebound to this machine is none."""
        return frozenset({f"127.0.0.1:{self.port}", f"localhost:{self.port}"})

    @property
    def address(self) -> str:
        """Where the browser enters."""
        return f"http://127.0.0.1:{self.port}/enter?token={self.launch}"

    def spend(self, token: str) -> bool:
        """Whether this is the launch token; it is of no use afterwards."""
        fits = bool(self.launch) and secrets.compare_digest(token.encode(), self.launch.encode())
        if fits:
            self.launch = ""
        return fits


class Guard:
    """Middleware that answers every request that is not from our own page itself."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self._app, self._keys = app, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in (_HEADERS | {"content-security-policy": POLICY}).items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self._answer(Request(scope))
        await (answer or self._app)(scope, receive, with_headers)

    def _answer(self, request: Request) -> Response | None:
        """Return the refusal of a request, or the way in; None lets it through."""
        headers, writes = request.headers, request.method not in _SAFE
        if headers.get("host", "") not in self._keys.hosts:
            return _refusal(400, "This page is only on this machine.")
        if why := self._why_not(headers, writes=writes):
            return _refusal(403, why)
        is_known = self._is_known(headers)
        if request.url.path == "/enter" and request.method == "GET":
            return self._enter(request, is_known=is_known)
        if not is_known:
            return _refusal(401, "Start the page again: reportgen review")
        if writes and not _fits(headers.get("x-reportgen-token", ""), self._keys.page):
            return _refusal(403, "The request does not come from the page.")
        return None

    def _why_not(self, headers: Headers, *, writes: bool) -> str:
        """Return why a request cannot be from our page, empty if it can."""
        if headers.get("sec-fetch-site", "") not in _OURS:
            return "Another page asked for this one."
        if not writes:
            return ""
        if headers.get("origin", "") not in {f"http://{host}" for host in self._keys.hosts}:
            return "The request does not come from the page."
        if headers.get("content-type", "").split(";")[0].strip() != "application/json":
            return "Only JSON is taken."
        length = headers.get("content-length", "")
        if not length.isdecimal() or int(length) > _MOST_BYTES:
            return "That is too much."
        return ""

    def _is_known(self, headers: Headers) -> bool:
        cookies: SimpleCookie = SimpleCookie()
        try:
            cookies.load(headers.get("cookie", ""))
        except CookieError:
            return False
        held = cookies.get(self._keys.cookie_name)
        return held is not None and _fits(held.value, self._keys.cookie)

    def _enter(self, request: Request, *, is_known: bool) -> Response:
        """Exchange the launch token for the cookie; the address bar then shows no token."""
        if not is_known and not self._keys.spend(request.query_params.get("token", "")):
            return _refusal(403, "This address was used before. Start the page again.")
        answer = RedirectResponse("/", status_code=303)
        keys = self._keys
        answer.set_cookie(keys.cookie_name, keys.cookie, httponly=True, samesite="strict")
        return answer


def _fits(given: str, known: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), known.encode())


def _refusal(status: int, why: str) -> Response:
    return PlainTextResponse(why, status_code=status)
