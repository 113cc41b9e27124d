"""Writes many documents at once, on as many processors as one may use."""

import os
import sys
import warnings
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from typing import TYPE_CHECKING

from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

Render = Callable[[], bytes]
_FEWEST = 8
"""Documents from which on another process saves more than it costs."""


def processors() -> int:
    """The number of processors that this process may use; 1 where it cannot fork safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def rendered(documents: Sequence[Render], workers: int = 1) -> list[bytes]:
    """The bytes of each document; those that another process could not give are made here.

    Raises:
        ReportgenError: as the first document that cannot be written raises it.
    """
    made: dict[int, bytes] = {}
    if workers > 1 and len(documents) >= _FEWEST:
        made = _together(documents, workers)
    return [made[n] if n in made else render() for n, render in enumerate(documents)]


def _together(documents: Sequence[Render], workers: int) -> dict[int, bytes]:
    """What this process and its children made, each taking the next document that is left."""
    context = get_context("fork")
    left: Synchronized[int] = context.Value("i", len(documents))
    listening: list[Connection] = []
    children: list[ForkProcess] = []
    for _ in range(workers - 1):
        here, there = context.Pipe(duplex=False)
        child = context.Process(target=_answer, args=(there, documents, left), daemon=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # no thread of ours is running
            child.start()
        there.close()
        listening.append(here)
        children.append(child)
    made = _taken(documents, left)
    for connection in listening:
        try:
            made |= connection.recv()
        except EOFError:  # the child is gone; what it took is made here
            continue
    for child in children:
        child.join()
    return made


def _answer(connection: Connection, documents: Sequence[Render], left: "Synchronized[int]") -> None:
    connection.send(_taken(documents, left))


def _taken(documents: Sequence[Render], left: "Synchronized[int]") -> dict[int, bytes]:
    """The documents that nobody else took, the last ones first, for they are the longest.

    It stops at one that cannot be written: the caller makes it again and tells why.
    """
    made: dict[int, bytes] = {}
    while True:
        with left.get_lock():
            left.value -= 1
            number = left.value
        if number < 0:
            return made
        try:
            made[number] = documents[number]()
        except (ReportgenError, OSError, ValueError):
            return made
