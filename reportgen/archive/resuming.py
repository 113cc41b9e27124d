"""What a stopped run had done already, so that the same command goes on where it was."""

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from reportgen import __version__
from reportgen.archive.folders import folder_digest
from reportgen.archive.tasks import DONE, ForumResult, Verb


def cache_folder() -> Path:
    """Return where the user's programs keep what can be made again."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "reportgen" / "archive"


@dataclass(slots=True)
class RunLog:
    """The forums that a run has done, a line each: folder, digest and exit code, no words."""

    path: Path
    _done: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, verb: Verb, options: Sequence[str], folders: Sequence[Path]) -> "RunLog":
        """Return the log of this command on these folders, with what a stopped run left."""
        asked = "\0".join((__version__, verb, *options, *map(str, folders)))
        name = hashlib.sha256(asked.encode("utf-8", "surrogateescape")).hexdigest()[:24]
        log = cls(cache_folder() / f"{verb}-{name}.jsonl")
        with suppress(OSError, ValueError):
            for line in log.path.read_text("utf-8").splitlines():
                folder, digest = json.loads(line)
                log._done[str(folder)] = str(digest)
        return log

    def __len__(self) -> int:
        """Return how many forums were done before."""
        return len(self._done)

    def has(self, folder: Path) -> bool:
        """Return whether a forum was done, and nothing in its folder changed since."""
        known = self._done.get(str(folder))
        with suppress(OSError):
            return known is not None and folder_digest(folder) == known
        return False

    def add(self, result: ForumResult) -> None:
        """Write down a forum that is done; what failed is tried again."""
        if result.code != DONE or not result.digest:
            return
        with suppress(OSError):  # a run that cannot go on later still runs
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps([result.folder, result.digest]) + "\n")

    def end(self) -> None:
        """Forget the run, which is whole now."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
