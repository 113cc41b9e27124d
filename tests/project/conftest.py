"""Both example forums built once, into a folder of the test run."""

import pickle
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from reportgen.document import Document
from reportgen.project import build_folder, compose, open_folder, request_for
from reportgen.verification import read_docx_text, read_pdf_text


@dataclass(frozen=True)
class BuiltForum:
    """A forum folder and what was built of it."""

    source: Path
    output: Path
    folder: Path
    documents: dict[str, Document]
    profile: str

    def words(self, name: str) -> str:
        """The words of a built file on one line."""
        content = (self.folder / name).read_bytes()
        if name.endswith(".pdf"):
            furniture = furniture_of(self.documents[name.removesuffix(".pdf")])
            return " ".join(" ".join(read_pdf_text(content, furniture, 8.6)).split())
        return " ".join(" ".join(read_docx_text(content)).split())

    def names(self, *suffixes: str) -> list[str]:
        """The names of the built files with these suffixes."""
        found = (path for path in self.folder.rglob("*") if path.suffix in suffixes)
        names = (path.relative_to(self.folder).as_posix() for path in found)
        return sorted(name for name in names if not name.startswith("."))


def furniture_of(document: Document) -> list[str]:
    """What stands at the head and foot of the document's pages."""
    furniture = document.furniture
    status = " · ".join(word for word in (furniture.status, furniture.date) if word)
    page = document.labels.page
    strings = [furniture.event, furniture.document_type, furniture.notice, status, page]
    return [text for text in strings if text]


def build_once(source: Path, output: Path) -> BuiltForum:
    built = build_folder(source, output, request_for(), model=None, tell=lambda text: None)
    opened = open_folder(source, output)
    written = {Path(file.name).with_suffix("").as_posix() for file in built.files}
    composed = compose(opened.proceedings, request_for())
    documents = {one.stem: one.document for one in composed if one.stem in written}
    profile = opened.proceedings.forum.profile
    return BuiltForum(source, output, built.folder, documents, profile)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Wait until no other worker holds the lock, and hold it."""
    while True:
        try:
            lock.touch(exist_ok=False)
            break
        except FileExistsError:
            time.sleep(0.1)
    try:
        yield
    finally:
        lock.unlink()


class Workshop:
    """Builds each forum once a test run, whichever worker of pytest-xdist asks first."""

    def __init__(self, folders: pytest.TempPathFactory, *, shared: bool) -> None:
        base = folders.getbasetemp()
        self._root = (base.parent if shared else base) / "built"

    def built(self, name: str, build: Callable[[Path], BuiltForum]) -> BuiltForum:
        """Return the forum with this name; ``build`` gets the folder to build it in."""
        folder, kept = self._root / name, self._root / f"{name}.pickle"
        folder.mkdir(parents=True, exist_ok=True)
        with alone(self._root / f"{name}.lock"):
            if not kept.is_file():
                kept.write_bytes(pickle.dumps(build(folder)))
            built: BuiltForum = pickle.loads(kept.read_bytes())
        return built


@pytest.fixture(scope="session")
def workshop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory, shared=hasattr(request.config, "workerinput"))


@pytest.fixture(scope="session")
def demo(demo_folder: Path, workshop: Workshop) -> BuiltForum:
    return workshop.built("demo", partial(build_once, demo_folder))


@pytest.fixture(scope="session")
def kipa(kipa_folder: Path, workshop: Workshop) -> BuiltForum:
    return workshop.built("kipa", partial(build_once, kipa_folder))


def lend_findings(built: BuiltForum, output: Path) -> None:
    """Let another build of what was said in a forum find it in the cache, as a second build does."""
    kept = built.folder.relative_to(built.output) / ".reportgen" / "cache"
    shutil.copytree(built.output / kept, output / kept)


def build_formal(built: BuiltForum, work: Path) -> BuiltForum:
    """A forum in the profile of formal United Nations reports, built in a folder of the test run."""
    folder = built.source
    lend_findings(built, work / "out")
    source = work / "forum"
    shutil.copytree(folder, source)
    settings = source / "forum.yaml"
    text = settings.read_text(encoding="utf-8")
    assert "profile: project-report" in text
    text = text.replace("profile: project-report", "profile: un-formal")
    settings.write_text(text, encoding="utf-8", newline="\n")
    return build_once(source, work / "out")


@pytest.fixture(scope="session")
def formal(demo: BuiltForum, workshop: Workshop) -> BuiltForum:
    """The demo forum as a formal report."""
    return workshop.built("formal", partial(build_formal, demo))


@pytest.fixture(scope="session")
def formal_kipa(kipa: BuiltForum, workshop: Workshop) -> BuiltForum:
    """The reconstructed forum as a formal report."""
    return workshop.built("formal-kipa", partial(build_formal, kipa))


def build_in(language: str, built: BuiltForum, work: Path) -> BuiltForum:
    """A forum whose documents are in a language, built in a folder of the test run."""
    lend_findings(built, work / "out")
    source = work / "forum"
    shutil.copytree(built.source, source)
    with (source / "forum.yaml").open("a", encoding="utf-8", newline="\n") as settings:
        settings.write(f"\nlanguage: {language}\n")
    return build_once(source, work / "out")


@pytest.fixture(scope="session")
def arabic(demo: BuiltForum, workshop: Workshop) -> BuiltForum:
    """The demo forum with documents in Arabic, its people's words as they are."""
    return workshop.built("arabic", partial(build_in, "ar", demo))


@pytest.fixture(params=["demo", "kipa", "formal"])
def forum(request: pytest.FixtureRequest) -> BuiltForum:
    built: BuiltForum = request.getfixturevalue(request.param)
    return built
