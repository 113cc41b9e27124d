"""Many forums at once on a cluster of Dask: the same function, on other machines."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from reportgen import __version__
from reportgen.archive.tasks import INTERNAL, ForumResult, ForumTask, do_task
from reportgen.archive.workers import DIED
from reportgen.errors import PipelineError
from reportgen.project.documents.made_of import program_digest

_AHEAD = 2
_WAIT = "10s"
_ATTEMPTS = 2


class _Future(Protocol):
    key: str

    def result(self) -> object: ...


class _Asked(Protocol):
    def run(self, function: Callable[[], dict[str, str]]) -> dict[str, dict[str, str]]: ...


class _Client(_Asked, Protocol):
    """What is asked of Dask's client, which is typed in parts only."""

    loop: object

    def submit(
        self,
        function: Callable[[ForumTask], ForumResult],
        task: ForumTask,
        *,
        pure: bool,
        retries: int,
    ) -> _Future: ...

    def ncores(self) -> dict[str, int]: ...

    def close(self) -> None: ...


def on_cluster(tasks: Iterable[ForumTask], address: str) -> Iterator[ForumResult]:
    """Yield the result of each task as it is done by the workers of a Dask scheduler.

    Raises:
        PipelineError: Dask is not installed, no cluster answers at the address, or a worker has
            another version of reportgen, of a package, model or font package than this machine.
    """
    client = _connected(address)
    try:
        compare(client, address)
        yield from _results(client, iter(tasks))
    finally:
        client.close()


def _connected(address: str) -> _Client:
    try:
        from distributed import Client
    except ImportError as error:
        message = "Dask is not installed; pip install 'forum-reportgen[dask]'"
        raise PipelineError(message, rule="no-dask") from error
    try:
        client: _Client = Client(address, timeout=_WAIT, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        message = (
            f"no cluster answers ({type(error).__name__}); start one with 'dask scheduler' and "
            "'dask worker', or leave out --dask"
        )
        raise PipelineError(message, address, rule="no-cluster") from error
    return client


def facts() -> dict[str, str]:
    """Return what has to be the same on all machines, for the same bytes to come out."""
    return {
        "reportgen": __version__,
        "Python": sys.version.split()[0],
        "code, packages, models and fonts": program_digest(),
    }


def compare(client: _Asked, address: str) -> None:
    """Compare what the workers are with what this machine is.

    Raises:
        PipelineError: there are no workers, or one has another version of something.
    """
    told = client.run(facts)
    if not told:
        message = "the cluster has no workers; start some with 'dask worker'"
        raise PipelineError(message, address, rule="no-cluster")
    ours = facts()
    for worker, theirs in sorted(told.items()):
        if other := [name for name, value in ours.items() if theirs.get(name) != value]:
            message = (
                f"this worker has another {other[0]} ({theirs.get(other[0], '')[:20]}, here "
                f"{ours[other[0]][:20]}), so documents would differ; install the same everywhere"
            )
            raise PipelineError(message, worker, rule="other-versions")


def _results(client: _Client, waiting: Iterator[ForumTask]) -> Iterator[ForumResult]:
    from distributed import as_completed

    running: dict[str, str] = {}
    room = _AHEAD * max(len(client.ncores()), 1)

    def submitted() -> _Future | None:
        task = next(waiting, None)
        if task is None:
            return None
        future = client.submit(do_task, task, pure=False, retries=_ATTEMPTS)
        running[future.key] = task.folder
        return future

    first = [future for future in (submitted() for _ in range(room)) if future is not None]
    under_way = as_completed(first, loop=client.loop)
    for future in under_way:
        yield _result(future, running.pop(future.key))
        if (another := submitted()) is not None:
            under_way.add(another)


def _result(future: _Future, folder: str) -> ForumResult:
    try:
        result = future.result()
    except Exception as error:
        return ForumResult(folder, INTERNAL, "failed", (f"{DIED} ({type(error).__name__})",))
    return result if isinstance(result, ForumResult) else ForumResult(folder, INTERNAL, "failed")
