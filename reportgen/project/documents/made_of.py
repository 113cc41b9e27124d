"""Digests of everything that determines a file's bytes, so that nothing is made twice."""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]
_OURS = frozenset({".py", ".yaml", ".json"})
_METADATA = frozenset({".dist-info", ".egg-info"})


def made_of(content: object, files: Sequence[Path] = (), facts: Sequence[str] = ()) -> str:
    """Return the digest of a document, of the files and fonts used for it, and of the program."""
    parts = [repr(content).encode("utf-8", "surrogatepass"), program_digest().encode()]
    parts += [path.read_bytes() for path in files]
    parts += [fact.encode() for fact in facts]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


@cache
def program_digest() -> str:
    """Return the digest of our code and data, of Python, and of the installed packages.

    If any of it changes, files are written anew, whether or not that package took part in them.
    """
    whole = hashlib.sha256("\0".join((sys.version, *_installed())).encode())
    for path in sorted(path for path in _PACKAGE.rglob("*") if path.suffix in _OURS):
        whole.update(path.read_bytes())
    return whole.hexdigest()


def _installed() -> Iterator[str]:
    """Yield the names of installed packages with their versions."""
    for folder in sys.path:
        with suppress(OSError):
            yield from sorted(p.name for p in Path(folder).iterdir() if p.suffix in _METADATA)
