"""The attacks on a page that runs on one's own machine are refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportgen.page.app import STATIC, WORKS, Room, make_app
from reportgen.page.guard import POLICY, Keys
from reportgen.page.server import serve
from tests.page.conftest import HOST, PORT, Page


@pytest.fixture
def page() -> Page:
    return Page(Room(Keys(PORT), name="Ms. Ines Faro"))


@pytest.fixture
def stranger(page: Page) -> TestClient:
    return TestClient(make_app(page.room), base_url=f"http://{HOST}", follow_redirects=False)


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1:1", "127.0.0.1", ""]
)
def test_another_name_for_this_machine_is_refused(page: Page, host: str) -> None:
    assert page.client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "path", ["/", "/static/page.js", "/words/en", "/recording/0", "/preview/public"]
)
def test_nothing_is_shown_without_the_cookie(stranger: TestClient, path: str) -> None:
    assert stranger.get(path).status_code == 401


def test_a_cookie_that_is_almost_right_is_none(stranger: TestClient, page: Page) -> None:
    for value in ("", "x", page.room.keys.cookie[:-1], f"{page.room.keys.cookie}x", "é"):
        cookie = f"{page.room.keys.cookie_name}={value}".encode()
        assert stranger.get("/", headers={"cookie": cookie}).status_code == 401
    other = f"reportgen-{PORT + 1}={page.room.keys.cookie}"
    assert stranger.get("/", headers={"cookie": other}).status_code == 401


def test_the_launch_token_works_once(stranger: TestClient, page: Page) -> None:
    address = f"/enter?token={page.room.keys.launch}"
    assert stranger.get("/enter?token=wrong").status_code == 403
    assert stranger.get("/enter").status_code == 403
    first = stranger.get(address)
    assert first.status_code == 303
    assert first.headers["location"] == "/"
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    stranger.cookies.clear()
    assert stranger.get(address).status_code == 403
    assert stranger.get("/enter?token=").status_code == 403


def test_who_is_in_already_may_follow_the_old_address(page: Page) -> None:
    answer = page.client.get("/enter?token=used", follow_redirects=False)
    assert answer.status_code == 303


@pytest.mark.parametrize("name", WORKS)
def test_every_request_that_writes_needs_origin_token_and_json(page: Page, name: str) -> None:
    good = page.headers

    def status(headers: dict[str, str], content: str = "{}") -> int:
        return int(page.client.post(f"/api/{name}", content=content, headers=headers).status_code)

    as_json = {"content-type": "application/json"}
    assert status(as_json) == 403
    assert status(good | as_json | {"origin": "null"}) == 403
    assert status(good | as_json | {"origin": "http://evil.example"}) == 403
    assert status(good | as_json | {"origin": f"https://{HOST}"}) == 403
    assert status(good | as_json | {"x-reportgen-token": "x"}) == 403
    assert status({"origin": good["origin"]} | as_json) == 403
    assert status(good | as_json | {"sec-fetch-site": "cross-site"}) == 403
    assert status(good | as_json | {"sec-fetch-site": "same-site"}) == 403
    assert status(good | {"content-type": "application/x-www-form-urlencoded"}) == 403
    assert status(good | {"content-type": "text/plain"}) == 403
    assert status(good | as_json, "{" + " " * 1_000_001 + "}") == 403


def test_another_site_may_not_even_look(page: Page) -> None:
    for path in ("/", "/static/page.js", "/recording/0"):
        assert page.client.get(path, headers={"sec-fetch-site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_what_writes_is_only_posted(page: Page, method: str) -> None:
    headers = page.headers | {"content-type": "application/json"}
    answer = page.client.request(method, "/api/act", headers=headers)
    assert answer.status_code in {403, 405}


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e%2fapp.py", "/static//etc/passwd",
     "/static/app.py", "/words/..%2f..%2fapp", "/inputs/forum.yaml", "/recording/-1", "/preview/x/y"],
)  # fmt: skip
def test_no_file_of_the_disk_has_an_address(page: Page, path: str) -> None:
    answer = page.client.get(path)
    assert "import" not in answer.text
    assert answer.status_code in {404, 200}
    if answer.status_code == 200:
        assert answer.json()["words"]


def test_every_answer_says_what_may_be_loaded(page: Page, stranger: TestClient) -> None:
    answers = [page.client.get("/"), page.client.get("/words/en"), stranger.get("/")]
    for answer in answers:
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in answer.headers
    assert "unsafe" not in POLICY


def test_the_page_runs_nothing_of_others() -> None:
    """The policy forbids scripts and styles in the page itself, and every other address."""
    for path in STATIC.iterdir():
        text = path.read_text(encoding="utf-8")
        assert "style=" not in text.replace("data-style=", ""), path
        assert "innerHTML" not in text, path
        assert "http://" not in text.replace("http://www.w3.org/2000/svg", ""), path
        assert "https://" not in text, path
        assert "localStorage" not in text, path
        assert "eval(" not in text, path


def test_a_request_that_is_no_object_is_refused_in_words(page: Page) -> None:
    headers = page.headers | {"content-type": "application/json"}
    for body in ("", "[]", "{", "1", "null", "[" * 5_000):
        answer = page.client.post("/api/changes", content=body, headers=headers)
        assert answer.status_code == 400
        assert answer.json()["rule"]
    for values in ({"revision": "1"}, {"revision": True}, {"revision": 10**30}):
        assert "revision" in page.ask("changes", 400, **values)["error"] or page.room.book is None


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    import socket

    from reportgen.errors import UsageError

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="--port"):
            serve(None, port=taken.getsockname()[1], opens_browser=False)


def test_what_was_said_comes_as_data_never_as_a_page(tab: Callable[[], Page]) -> None:
    page = tab()
    answer = page.client.post("/api/search", json={"words": "<script>"}, headers=page.headers)
    assert answer.headers["content-type"] == "application/json"
    shown = page.client.get("/preview/working")
    policy = shown.headers["content-security-policy"]
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
