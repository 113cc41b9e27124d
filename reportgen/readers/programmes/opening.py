"""A file becomes lines or a programme: content decides which reader, the suffix only helps."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import InputError, Issue
from reportgen.places import clean
from reportgen.readers.programmes.archives import Archive
from reportgen.readers.programmes.document import programme_of
from reportgen.readers.programmes.formats.html import html_lines, html_tree
from reportgen.readers.programmes.formats.markdown import front_matter_title, markdown_lines
from reportgen.readers.programmes.formats.plain import plain_lines
from reportgen.readers.programmes.formats.separated import separated_lines
from reportgen.readers.programmes.formats.word import word_lines
from reportgen.readers.programmes.records import Fact, Line, Programme
from reportgen.readers.shared.text import MEGABYTE, read_text

LARGEST = 40 * MEGABYTE
_SNIFFED = 2_000
_OLD = b"\xd0\xcf\x11\xe0"
_SAVE_AS: Mapping[str, str] = {
    ".doc": "open it in Word and save it as .docx",
    ".dot": "open it in Word and save it as .docx",
    ".xls": "open it in Excel and save it as .xlsx",
    ".ppt": "open it in PowerPoint and save it as .pdf",
    ".hwp": "open it in Hancom Office and save it as .hwpx or .docx",
    ".pages": "open it in Pages and export it as Word (.docx)",
    ".numbers": "open it in Numbers and export it as Excel (.xlsx)",
    ".msg": "open it in Outlook and save the attachment",
    ".rtf": "open it in Word and save it as .docx",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as opened: its lines, or the programme itself, or text that has neither."""

    path: Path
    dialect: str
    lines: tuple[Line, ...] = ()
    programme: Programme | None = None
    title: Fact | None = None
    issues: tuple[Issue, ...] = ()

    def as_programme(self) -> Programme:
        """Return the programme that the file holds."""
        if self.programme is not None:
            return self.programme
        return programme_of(self.lines, str(self.path), self.dialect, self.title)


def open_file(path: Path) -> Opened:
    """Return what a file holds.

    Raises:
        InputError: if it cannot be read; the message says how to save it so that it can.
    """
    head = _head(path)
    if head.startswith(_OLD) or path.suffix.casefold() in _SAVE_AS:
        advice = _SAVE_AS.get(
            path.suffix.casefold(), "save it in a current format, as .docx or .xlsx"
        )
        raise InputError(f"this format is not read; {advice}", str(path), rule="other-format")
    if head.startswith(b"PK\x03\x04"):
        return _archive(path)
    if head.startswith(b"%PDF"):
        raise InputError("PDF is not read yet; save it as .docx", str(path), rule="other-format")
    decoded = read_text(path, limit=LARGEST)
    opened = _text(path, decoded.text)
    return Opened(
        path, opened.dialect, opened.lines, opened.programme, opened.title, decoded.issues
    )


def _head(path: Path) -> bytes:
    if not path.is_file():
        message = "this is no regular file; name the document itself"
        raise InputError(message, str(path), rule="not-a-file")
    with path.open("rb") as stream:
        return stream.read(_SNIFFED)


def _archive(path: Path) -> Opened:
    archive = Archive(path)
    if "word/document.xml" in archive.names:
        lines = tuple(_cleaned(line) for line in word_lines(archive))
        return Opened(path, "Word", lines)
    message = "this archive holds no document that is read; unpack it and name its files"
    raise InputError(message, str(path), rule="other-format")


def _cleaned(line: Line) -> Line:
    """Return a line in which every character can be printed."""
    cells = tuple(clean(cell)[0] for cell in line.cells)
    return Line(
        cells, line.spot, line.form, line.level, clean(line.markdown)[0], line.table, line.continues
    )


def _text(path: Path, text: str) -> Opened:
    suffix = path.suffix.casefold()
    start = text.lstrip()[:_SNIFFED].casefold()
    if suffix in (".html", ".htm", ".xhtml") or start.startswith(("<!doctype html", "<html")):
        return _page(path, text)
    if suffix in (".csv", ".tsv", ".tab"):
        return Opened(path, "table", tuple(separated_lines(text, str(path))))
    if suffix in (".md", ".markdown"):
        lines = tuple(markdown_lines(text, str(path)))
        return Opened(path, "Markdown", lines, title=front_matter_title(text, str(path)))
    return Opened(path, "text", tuple(plain_lines(text, str(path))))


def _page(path: Path, text: str) -> Opened:
    root = html_tree(text, str(path))
    lines = tuple(_cleaned(line) for line in html_lines(root, str(path)))
    return Opened(path, "web page", lines)
