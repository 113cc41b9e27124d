"""Many forums at once on the processes of this machine."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from reportgen.archive.tasks import INTERNAL, ForumResult, ForumTask, do_task

_AHEAD = 2
"""Forums that wait for each worker: no more are held in memory."""

_ATTEMPTS = 2
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
Work = Callable[[ForumTask], ForumResult]
DIED = "the worker died while it worked on this forum (out of memory?); look at it alone"


def on_this_machine(
    tasks: Iterable[ForumTask], workers: int, work: Work = do_task
) -> Iterator[ForumResult]:
    """Yield the result of each task as it is done.

    A worker that dies loses only its forum, which is done again by another, alone if need be.
    """
    if workers == 1:
        yield from map(work, tasks)
        return
    waiting, suspects = iter(tasks), list[ForumTask]()
    for name in _THREADS:
        os.environ.setdefault(name, "1")  # as many processes as there are to be, and no threads
    is_broken = True
    while is_broken:
        batch = _Batch(waiting, workers, work)
        yield from batch.results()
        suspects += batch.lost
        is_broken = batch.broke
    for task in suspects:  # one at a time, so that each is blamed for itself only
        yield _alone(task, work)


_Running = dict[Future[ForumResult], ForumTask]


class _Batch:
    """Tasks on one pool of processes, until there are no more or a process dies."""

    def __init__(self, waiting: Iterator[ForumTask], workers: int, work: Work) -> None:
        self._waiting, self._workers, self._work = waiting, workers, work
        self.lost: list[ForumTask] = []
        self.broke = False

    def results(self) -> Iterator[ForumResult]:
        pool = _pool(self._workers)
        running: _Running = {}
        try:
            while self._fill(pool, running):
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    task = running.pop(future)
                    try:
                        result = future.result()
                    except BrokenProcessPool:
                        self.broke = True
                        self.lost.append(task)
                        continue
                    yield result
        finally:
            pool.shutdown(wait=not self.broke, cancel_futures=True)

    def _fill(self, pool: ProcessPoolExecutor, running: _Running) -> bool:
        """Hand out tasks while there is room; say whether anything is still under way."""
        room = 0 if self.broke else _AHEAD * self._workers - len(running)
        for task in islice(self._waiting, room):
            try:
                running[pool.submit(self._work, task)] = task
            except BrokenProcessPool:
                self.broke = True
                self.lost.append(task)
                break
        return bool(running)


def _alone(task: ForumTask, work: Work) -> ForumResult:
    for _ in range(_ATTEMPTS):
        with _pool(1) as pool:
            try:
                return pool.submit(work, task).result()
            except BrokenProcessPool:
                continue
    return ForumResult(task.folder, INTERNAL, "failed", (DIED,))


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
