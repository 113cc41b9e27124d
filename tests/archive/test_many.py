"""Many forums at once: the same bytes from every scheduler, and each forum by itself."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.archive import ForumResult, ManyForums, forum_folders
from reportgen.archive.cluster import compare, facts
from reportgen.archive.tasks import ForumTask
from reportgen.archive.workers import on_this_machine
from reportgen.errors import PipelineError
from tests.archive.conftest import decide, forum_folder
from tests.real.conftest import FORUM

TURNS = "Tobe Obiora: Ports should publish survey {0} every spring.\n"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def forums(place: Path, count: int = 3) -> tuple[Path, ...]:
    for number in range(count):
        text = FORUM.replace("id: quays", f"id: quays-{number}")
        forum_folder(place / "inputs" / f"f{number}", TURNS.format(number), text)
    return forum_folders([place / "inputs"]).folders


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".reportgen" not in path.parts
    }


def codes(results: Iterator[ForumResult]) -> dict[str, int]:
    return {Path(result.folder).name: result.code for result in results}


@pytest.mark.model
def test_documents_are_the_same_whoever_makes_them(tmp_path: Path) -> None:
    folders = forums(tmp_path)
    made = []
    for name, how in (("one", {}), ("two", {"workers": 2}), ("sent", {"send": True})):
        many = ManyForums("build", folders, tmp_path / name, ("txt", "docx"), **how)
        assert codes(many.results()) == {"f0": 0, "f1": 0, "f2": 0}
        made.append(written(tmp_path / name))
    assert len(made[0]) > 20
    assert made[0] == made[1] == made[2]


@pytest.mark.model
def test_a_document_that_somebody_edited_is_kept_when_folders_are_sent(tmp_path: Path) -> None:
    folders = forums(tmp_path, 1)
    many = ManyForums("build", folders, tmp_path / "out", ("txt",), send=True)
    list(many.results())
    note = tmp_path / "out" / "quays-0" / "concept-note.txt"
    note.write_text("my own words")
    (folders[0] / "forum.yaml").write_text(
        (folders[0] / "forum.yaml").read_text().replace("Quays Forum", "Mole Forum")
    )
    list(many.results())
    assert note.read_text() == "my own words"
    assert any("Mole Forum" in path.read_text() for path in note.parent.glob("concept-note*.txt"))


@pytest.mark.model
def test_an_issued_report_comes_back_and_decisions_stay(tmp_path: Path) -> None:
    folders = forums(tmp_path, 1)
    decide(folders[0], "accept", "survey")
    before = written(folders[0])
    assert codes(ManyForums("findings", folders, send=True).results()) == {"f0": 0}
    assert written(folders[0]) == before


def test_one_that_fails_does_not_stop_the_rest(tmp_path: Path) -> None:
    folders = forums(tmp_path)
    (folders[1] / "forum.yaml").write_text("id: [")
    results = list(ManyForums("check", folders).results())
    assert codes(iter(results)) == {"f0": 0, "f1": 3, "f2": 0}
    assert "not-yaml" in results[1].problems[0]


def test_two_forums_with_one_id_are_not_built_over_each_other(tmp_path: Path) -> None:
    folders = forums(tmp_path, 2)
    for folder in folders:
        (folder / "forum.yaml").write_text(FORUM)
    (result,) = (one for one in ManyForums("build", folders).results() if one.code)
    assert Path(result.folder).name == "f1"
    assert "has the id 'quays', too" in result.problems[0]


def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path) -> None:
    folders = forums(tmp_path)
    many = ManyForums("check", folders)
    results = many.results()
    next(results)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert many.done_before() == 2
    (folders[0] / "transcripts" / "s1.txt").write_text(TURNS.format("new"))
    assert sorted(codes(many.results())) == ["f0", "f2"]
    assert many.done_before() == 0
    assert len(list(many.results())) == 3


def _dies(task: ForumTask) -> ForumResult:
    """Kill the worker at one forum, once or always."""
    mark = Path(task.output) / "died"
    if task.folder == "always" or (task.folder == "once" and not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return ForumResult(task.folder, 0, "done")


@pytest.mark.parametrize("killer", ["once", "always"])
def test_a_worker_that_dies_loses_only_its_forum(tmp_path: Path, killer: str) -> None:
    names = ["a", "b", killer, "c", "d", "e", "f"]
    tasks = [ForumTask("check", name, str(tmp_path)) for name in names]
    done = codes(on_this_machine(tasks, 2, _dies))
    assert sorted(done) == sorted(names)
    assert {name for name, code in done.items() if code} == {killer} - {"once"}


class _Elsewhere:
    """A cluster with one worker that says of itself what it is told to say."""

    def __init__(self, told: dict[str, str]) -> None:
        self.told = told

    def run(self, function: object) -> dict[str, dict[str, str]]:
        del function
        return {"tcp://10.0.0.7:4": self.told} if self.told else {}


def test_another_version_on_a_worker_stops_before_anything_runs() -> None:
    compare(_Elsewhere(facts()), "tcp://x")
    for name in facts():
        with pytest.raises(PipelineError, match=f"another {name}") as caught:
            compare(_Elsewhere({**facts(), name: "other"}), "tcp://x")
        assert caught.value.rule == "other-versions"
    with pytest.raises(PipelineError, match="no workers"):
        compare(_Elsewhere({}), "tcp://x")


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    folders = forums(tmp_path, 1)
    with pytest.raises(PipelineError, match="no cluster answers") as caught:
        list(ManyForums("check", folders, dask="tcp://127.0.0.1:9").results())
    assert caught.value.rule == "no-cluster"


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_of_two_processes_makes_the_same_bytes(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    folders = forums(tmp_path)
    list(ManyForums("build", folders, tmp_path / "here", ("txt",)).results())
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**options) as cluster:
        for name, send in (("seen", False), ("sent", True)):
            many = ManyForums(
                *("build", folders, tmp_path / name, ("txt",)),
                dask=cluster.scheduler_address,
                send=send,
            )
            assert codes(many.results()) == {"f0": 0, "f1": 0, "f2": 0}
            assert written(tmp_path / name) == written(tmp_path / "here")
