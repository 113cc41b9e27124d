"""Work on a template that a stranger made, in a process of its own with little time and memory."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.errors import TemplateError

SECONDS = 6
"""How long the work may compute; to start the process takes a little more."""
MEMORY = 448 * 1024 * 1024
"""How many bytes the work may hold."""
_START = 2


@dataclass(frozen=True, slots=True)
class ChildRequest:
    """What a child process is asked: a job, the template's name and bytes, and what it needs."""

    job: str
    template: str
    content: bytes
    told: Mapping[str, Any]
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
    """What a child process answers: plain values and a file, either of which may be empty.

    It is never unpickled: whoever made the template may have had a hand in it.
    """

    told: Mapping[str, Any]
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
            timeout=SECONDS + _START,
            env=_environment(),
            creationflags=int(getattr(subprocess, "CREATE_NO_WINDOW", 0)),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much(request.template) from error
    head, separator, content = done.stdout.partition(b"\n")
    if done.returncode or not separator:
        raise _too_much(request.template)
    return _checked(json.loads(head), content)


def _environment() -> dict[str, str]:
    """Return the environment of the child, which finds the modules where we find them."""
    paths = [path for path in sys.path if Path(path).is_absolute()]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}


def _checked(told: dict[str, Any], content: bytes) -> ChildAnswer:
    wrong = told.get("error")
    if wrong:
        message, path, part, rule = (str(wrong[key]) for key in ("message", "path", "part", "rule"))
        raise TemplateError(message, path, int(wrong["paragraph"]), part=part, rule=rule)
    return ChildAnswer(told, content)


def error_told(error: TemplateError) -> dict[str, Any]:
    """Return an error as plain values."""
    fields = ("rule", "message", "path", "part", "paragraph")
    return {"error": {name: getattr(error, name) for name in fields}}


def _too_much(template: str) -> TemplateError:
    room = f"{SECONDS} seconds or {MEMORY // 1024 // 1024} MB"
    message = f"it takes more than {room} to fill; take repetitions and hidden parts out of it"
    return TemplateError(message, template, rule="template-too-much")


def limit_resources(seconds: int, memory: int) -> None:
    """Limit time and memory of this process, as far as the system can."""
    try:
        import resource
    except ImportError:  # Windows: the time is limited from outside
        return
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
    }
    for kind, most in limits.items():
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):  # macOS does not limit memory
            continue
