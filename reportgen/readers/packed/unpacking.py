"""Documents become lines: what a file is is told by how it begins, not by its name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reportgen.errors import InputError, Issue, Place
from reportgen.readers.packed.rendering import rendered
from reportgen.readers.programmes.archives import Archive
from reportgen.readers.programmes.formats.hangul import hangul_lines
from reportgen.readers.programmes.formats.html import html_lines, html_tree
from reportgen.readers.programmes.formats.opendocument import read_opendocument
from reportgen.readers.programmes.formats.portable import read_pages
from reportgen.readers.programmes.formats.rich_text import rich_text_lines
from reportgen.readers.programmes.formats.sheets import opendocument_lines, workbook_lines
from reportgen.readers.programmes.formats.word import WordDocument, read_word
from reportgen.readers.programmes.formats.word_parts import TrackedChange, is_word
from reportgen.readers.shared.unpacked import Aside, Unpacked

WORD, OPENDOCUMENT, RICH_TEXT, PAGE, HANCOM, PDF, SHEET = (
    "Word", "OpenDocument", "RTF", "web page", "Hancom Office", "PDF", "workbook",
)  # fmt: skip
_READ = frozenset({"inserted", "moved here"})
_FEW = 3


def unpack(content: bytes, path: Path) -> Unpacked:
    """Return the lines of a document.

    Raises:
        InputError: if it is damaged, refused, or no document that is read.
    """
    if content.startswith(b"%PDF"):
        return rendered(read_pages(path, content).lines, PDF)
    if content.startswith(b"PK"):
        return _archive(Archive(path, content))
    start = content.index(b"{")
    return rendered(rich_text_lines(content[start:], str(path)), RICH_TEXT)


def unpack_page(text: str, path: Path) -> Unpacked:
    """Return the lines of a web page.

    Raises:
        InputError: if nothing in it can be read.
    """
    return rendered(html_lines(html_tree(text, str(path)), str(path)), PAGE)


def _archive(archive: Archive) -> Unpacked:
    if is_word(archive):
        return _word(read_word(archive), archive.path)
    kind = archive.read("mimetype")[:100]
    if b"opendocument.text" in kind:
        read = read_opendocument(archive)
        asides = tuple(Aside(1, *one) for one in read.comments)
        return replace(rendered(read.lines, OPENDOCUMENT), asides=asides)
    if b"hwp" in kind or any(name.startswith("Contents/section") for name in archive.names):
        return rendered(hangul_lines(archive), HANCOM)
    if b"opendocument.spreadsheet" in kind:
        return rendered(opendocument_lines(archive), SHEET)
    if "xl/workbook.xml" in archive.names:
        return rendered(workbook_lines(Path(archive.path), archive), SHEET)
    message = "this archive holds no document that is read; save it as .docx, or unpack it"
    raise InputError(message, archive.path, rule="other-format")


def _word(read: WordDocument, path: str) -> Unpacked:
    whole = rendered(read.lines, WORD)
    lines = {address: number for number, address in reversed(list(enumerate(whole.addresses, 1)))}
    asides = (
        Aside(lines.get(address, 1), one.author, one.date, one.text)
        for one, address in zip(read.comments, read.places, strict=True)
    )
    issues = (*whole.issues, *_changes(read.changes, path))
    return replace(whole, asides=tuple(asides), issues=issues)


def _changes(changes: Sequence[TrackedChange], path: str) -> Iterator[Issue]:
    """Yield a note with how many tracked changes of whom are read, and how many are not."""
    if not changes:
        return
    kept = [one for one in changes if one.kind in _READ]
    gone = [one for one in changes if one.kind not in _READ]
    message = (
        f"the changes in this document are not accepted yet: {len(kept)} insertions"
        f"{_by(one.author for one in kept)} are read, {len(gone)} deletions"
        f"{_by(one.author for one in gone)} are not; accept or reject them in Word if that is wrong"
    )
    where = Place(path, 0, 0, changes[0].address)
    yield Issue("note", "tracked-changes", message, where)


def _by(authors: Iterable[str]) -> str:
    names = list(dict.fromkeys(name for name in authors if name))
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return f" by {', '.join(names[:_FEW])}{more}" if names else ""
