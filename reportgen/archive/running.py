"""One command on many forums: streamed to workers, resumable, each forum by itself."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.archive.packing import FORUM, OUTPUTS, pack, put_back
from reportgen.archive.resuming import RunLog
from reportgen.archive.tasks import INPUT, ForumResult, ForumTask, Verb
from reportgen.errors import ReportgenError
from reportgen.project.folder.opening import default_output, output_folder
from reportgen.readers import read_forum

_ID = re.compile(r"^id:\s*([^\s#]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ManyForums:
    """What to do with which forums, and where.

    ``workers`` are processes of this machine; with ``dask`` (``tcp://host:port``) the workers of a
    cluster do it instead. ``send`` sends them the folders as bytes, where they do not see them.
    """

    verb: Verb
    folders: tuple[Path, ...]
    output: Path | None = None
    formats: tuple[str, ...] = ()
    model: str = ""
    workers: int = 1
    dask: str = ""
    send: bool = False

    def results(self) -> Iterator[ForumResult]:
        """Yield what came of each forum, in the order in which they are done.

        A forum that fails does not stop the rest. Forums that a stopped run of the same command
        had done are passed by if nothing in them changed.

        Raises:
            PipelineError: the cluster is not there or has other versions.
        """
        options = (str(self.output or ""), *self.formats, self.model)
        log = RunLog.of(self.verb, options, self.folders)
        clashes = dict(self._clashes())
        yield from clashes.values()
        for result in self._worked(self._tasks(log, frozenset(clashes))):
            done = self._put_back(result)
            log.add(done)
            yield done
        log.end()

    def done_before(self) -> int:
        """Return how many of the forums a stopped run of the same command had done."""
        options = (str(self.output or ""), *self.formats, self.model)
        return len(RunLog.of(self.verb, options, self.folders))

    def _clashes(self) -> Iterator[tuple[Path, ForumResult]]:
        """Yield the forums whose documents would be written over those of one before them."""
        taken: dict[tuple[Path, str], Path] = {}
        for folder in self.folders if self.verb == "build" else ():
            with suppress(OSError):
                found = _ID.search((folder / "forum.yaml").read_text("utf-8", "replace"))
                name = found[1].strip("'\"") if found else folder.name
                root = self.output or default_output(folder, name)
                first = taken.setdefault((root, name), folder)
                if first != folder:
                    message = f"{first} has the id {name!r}, too; give one of them another"
                    yield folder, ForumResult(str(folder), INPUT, "failed", (message,))

    def _tasks(self, log: RunLog, clashes: frozenset[Path]) -> Iterator[ForumTask]:
        output = str(self.output.resolve()) if self.output else ""
        for folder in self.folders:
            if folder in clashes or log.has(folder):
                continue
            task = ForumTask(self.verb, str(folder), output, self.formats, self.model)
            yield self._packed(task, folder) if self.send else task

    def _worked(self, tasks: Iterator[ForumTask]) -> Iterator[ForumResult]:
        if self.dask:
            from reportgen.archive.cluster import on_cluster

            return on_cluster(tasks, self.dask)
        from reportgen.archive.workers import on_this_machine

        return on_this_machine(tasks, self.workers)

    def _packed(self, task: ForumTask, folder: Path) -> ForumTask:
        """Return the task with its folder as bytes; one that cannot be packed fails by itself."""
        try:
            return replace(task, packed=pack(self._sent(folder)))
        except (ReportgenError, OSError):
            return task

    def _sent(self, folder: Path) -> dict[str, Path]:
        target = output_folder(self.output, read_forum(folder).forum, folder)
        return {FORUM: folder, f"{OUTPUTS}/{target.name}": target}

    def _put_back(self, result: ForumResult) -> ForumResult:
        if not result.packed:
            return result
        try:
            put_back(result.packed, self._sent(Path(result.folder)))
        except (ReportgenError, OSError) as error:
            return ForumResult(result.folder, INPUT, "failed", (str(error),))
        return replace(result, packed=b"")
