"""Handles foreign templates in a process of its own with limits on time and memory."""

import json
import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import TemplateError
from reportgen.shapes import shaped

SECONDS = 6
"""Most processor seconds of a job; waiting on a busy machine does not count."""
PATIENCE = 120
"""Seconds after which a job is ended in any case."""
_OVERTIME = -getattr(signal, "SIGXCPU", 0) or None
MEMORY = 448 * 1024 * 1024
"""Most bytes of memory of a job."""


@dataclass(frozen=True, slots=True)
class ChildRequest:
    """A request to a child process: a job, the name and bytes of the template, and arguments."""

    job: str
    template: str
    content: bytes
    told: Mapping[str, object]
    seconds: int = 0
    memory: int = 0

    def sent(self) -> bytes:
        """Return the request as bytes: one line of JSON, then the template."""
        head = {
            "job": self.job,
            "template": self.template,
            "told": self.told,
            "seconds": self.seconds or SECONDS,
            "memory": self.memory or MEMORY,
        }
        return json.dumps(head).encode() + b"\n" + self.content


@dataclass(frozen=True, slots=True)
class ChildAnswer:
    """The answer of a child process: plain values and a file, either of which may be empty.

    It is never unpickled, since the author of the template may have tampered with it.
    """

    told: Mapping[str, object]
    content: bytes = b""

    def sent(self) -> bytes:
        """Return the answer as bytes: one line of JSON, then the file."""
        return json.dumps(self.told).encode() + b"\n" + self.content


def request_from(sent: bytes) -> ChildRequest:
    """Return the request that was sent."""
    head, _, content = sent.partition(b"\n")
    return ChildRequest(content=content, **json.loads(head))


def ask_child(request: ChildRequest) -> ChildAnswer:
    """Return the answer of a child process.

    Raises:
        TemplateError: the template cannot be used, or needs more time or memory than one may.
    """
    try:
        # -P: no module of the folder that the command is typed in passes for one of ours.
        done = subprocess.run(
            [sys.executable, "-P", "-m", "reportgen.writers.docx.template.child"],
            input=request.sent(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            env=_environment(),
            creationflags=int(getattr(subprocess, "CREATE_NO_WINDOW", 0)),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"it was not filled within {PATIENCE} seconds; try again, or simplify it"
        raise TemplateError(message, request.template, rule="template-not-answering") from error
    head, separator, content = done.stdout.partition(b"\n")
    if done.returncode or not separator:
        raise too_large(request) if done.returncode != _OVERTIME else _too_slow(request)
    return _checked(shaped(json.loads(head), dict[str, object]), content)


def _environment() -> dict[str, str]:
    """Return the environment of the child, which finds the modules where we find them."""
    paths = [path for path in sys.path if Path(path).is_absolute()]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}


@dataclass(frozen=True, slots=True)
class _ToldError:
    """A template error as the child tells it."""

    rule: str
    message: str
    path: str
    part: str
    paragraph: int


def _checked(told: dict[str, object], content: bytes) -> ChildAnswer:
    if told.get("error"):
        wrong = shaped(told["error"], _ToldError)
        raise TemplateError(
            wrong.message, wrong.path, wrong.paragraph, part=wrong.part, rule=wrong.rule
        )
    return ChildAnswer(told, content)


def error_told(error: TemplateError) -> dict[str, object]:
    """Return an error as plain values."""
    fields = ("rule", "message", "path", "part", "paragraph")
    return {"error": {name: getattr(error, name) for name in fields}}


def _too_slow(request: ChildRequest) -> TemplateError:
    """The error of a template that takes too long, not counting what other programs take."""
    seconds = request.seconds or SECONDS
    message = f"it takes more than {seconds} seconds of computing to fill; take repetitions out"
    return TemplateError(message, request.template, rule="template-too-slow")


def too_large(request: ChildRequest) -> TemplateError:
    """The error of a template that takes too much memory."""
    room = (request.memory or MEMORY) // 1024 // 1024
    message = f"it takes more than {room} MB of memory to fill; take repetitions and pictures out"
    return TemplateError(message, request.template, rule="template-too-large")


def limit_resources(seconds: int, memory: int) -> None:
    """Limit time and memory of this process, as far as the system can."""
    try:
        import resource
    except ImportError:  # Windows: the time is limited from outside
        return
    used = math.ceil(time.process_time())
    limits = {
        resource.RLIMIT_AS: (memory, memory),
        # The first limit ends the process with a signal that tells why, the second without.
        resource.RLIMIT_CPU: (used + seconds, used + seconds + 1),
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_FSIZE: (0, 0),
    }
    for kind, most in limits.items():
        try:
            resource.setrlimit(kind, most)
        except (ValueError, OSError):  # macOS does not limit memory
            continue
