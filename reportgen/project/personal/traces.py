"""Words by which a person is found in any file: text, tables, Word, workbooks and PDF."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from reportgen.errors import ReportgenError
from reportgen.model import Person
from reportgen.verification import read_pdf_text

_SHORTEST = 4
_LARGEST = 100_000_000
_TAG = re.compile(r"<[^<>]*>")
_GAP = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Trace:
    """What tells of a person, and what it is: a name, an alias, an e-mail address."""

    kind: str
    words: str


def traces_of(person: Person) -> tuple[Trace, ...]:
    """Return the words by which a person is found."""
    named = (
        ("name", person.name),
        *(("alias", alias) for alias in person.aliases),
        ("e-mail", person.email),
        ("phone", person.phone),
        ("link", person.join_link),
        ("biography", person.bio.strip().split("\n")[0][:60]),
    )
    return tuple(Trace(kind, words) for kind, words in named if len(words.strip()) >= _SHORTEST)


def found_in(content: bytes, name: str, traces: Sequence[Trace]) -> tuple[Trace, ...]:
    """Return which traces a file holds, whatever its format."""
    texts = [folded(text) for text in _texts(content, name)]
    return tuple(trace for trace in traces if any(folded(trace.words) in text for text in texts))


def folded(text: str) -> str:
    """Return a text as it is compared: composed, without capitals, any gap one space."""
    return _GAP.sub(" ", unicodedata.normalize("NFC", text).casefold())


def _texts(content: bytes, name: str) -> Iterator[str]:
    if content.startswith(b"%PDF"):
        with suppress(ReportgenError):
            yield " ".join(read_pdf_text(content, name=name))
    elif content.startswith(b"PK\x03\x04"):
        yield from _members(content)
    yield content.decode("utf-8", "replace")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield content.decode("utf-16", "replace")


def _members(content: bytes) -> Iterator[str]:
    """Yield the texts of an office file's parts, with and without their marks."""
    with (
        suppress(zipfile.BadZipFile, OSError, ValueError),
        zipfile.ZipFile(io.BytesIO(content)) as box,
    ):
        left = _LARGEST
        for part in box.infolist():
            left -= part.file_size
            if left < 0:
                return
            with suppress(RuntimeError, NotImplementedError):
                text = box.read(part).decode("utf-8", "replace")
                yield text
                yield _TAG.sub("", text)
