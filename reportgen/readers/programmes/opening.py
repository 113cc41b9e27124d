"""A file becomes lines or a programme: content decides which reader, the suffix only helps."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.errors import InputError, Issue
from reportgen.places import clean
from reportgen.readers.programmes.archives import Archive, parse_xml
from reportgen.readers.programmes.document import programme_of
from reportgen.readers.programmes.formats.calendar import programme_of_calendar
from reportgen.readers.programmes.formats.hangul import hangul_lines
from reportgen.readers.programmes.formats.html import html_lines, html_tree, linked_data, page_title
from reportgen.readers.programmes.formats.markdown import front_matter_title, markdown_lines
from reportgen.readers.programmes.formats.opendocument import opendocument_text_lines
from reportgen.readers.programmes.formats.own import own_table
from reportgen.readers.programmes.formats.plain import plain_lines
from reportgen.readers.programmes.formats.portable import read_pages
from reportgen.readers.programmes.formats.rich_text import rich_text_lines
from reportgen.readers.programmes.formats.separated import separated_lines
from reportgen.readers.programmes.formats.sheets import opendocument_lines, workbook_lines
from reportgen.readers.programmes.formats.structured import (
    programme_of_json,
    programme_of_linked_data,
    schedule_of_xml,
)
from reportgen.readers.programmes.formats.word import word_lines
from reportgen.readers.programmes.formats.word_parts import is_word
from reportgen.readers.programmes.grammar.facts import clean_title
from reportgen.readers.programmes.kinds import Judged
from reportgen.readers.programmes.records import Fact, Line, Programme, Spot
from reportgen.readers.shared.settings import read_sidecar
from reportgen.readers.shared.text import MEGABYTE, read_content, read_text

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
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as opened: its lines, or the programme itself, or text that has neither."""

    path: Path
    dialect: str
    lines: tuple[Line, ...] = ()
    programme: Programme | None = None
    title: Fact | None = None
    judged: Judged | None = None
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
        pages = read_pages(path)
        judged = Judged("slides", "its pages are wide and hold few words") if pages.slides else None
        return Opened(path, "PDF", pages.lines, judged=judged)
    if head.startswith(b"{\\rtf"):
        content = read_content(path, LARGEST)
        return _with_lines(path, "rich text", rich_text_lines(content, str(path)))
    encoding = read_sidecar(path.parent, path, None).encoding
    decoded = read_text(path, limit=LARGEST, encoding=encoding)
    return replace(_text(path, decoded.text), issues=decoded.issues)


def _head(path: Path) -> bytes:
    if not path.is_file():
        message = "this is no regular file; name the document itself"
        raise InputError(message, str(path), rule="not-a-file")
    with path.open("rb") as stream:
        return stream.read(_SNIFFED)


def _archive(path: Path) -> Opened:
    archive = Archive(path)
    if is_word(archive):
        return _with_lines(path, "Word", word_lines(archive))
    if "xl/workbook.xml" in archive.names:
        return _with_lines(path, "workbook", workbook_lines(path, archive))
    kind = archive.read("mimetype")[:100]
    if b"spreadsheet" in kind:
        return _with_lines(path, "workbook", opendocument_lines(archive))
    if b"opendocument.text" in kind:
        return _with_lines(path, "OpenDocument", opendocument_text_lines(archive))
    if b"hwp" in kind or path.suffix.casefold() == ".hwpx":
        return _with_lines(path, "Hancom Office", hangul_lines(archive))
    if "ppt/presentation.xml" in archive.names:
        return Opened(path, "slides", judged=Judged("slides", "it is a slide show"))
    advice = "save it as .docx" if b"opendocument" in kind else "unpack it and name its files"
    message = f"this archive holds no document that is read; {advice}"
    raise InputError(message, str(path), rule="other-format")


def _with_lines(path: Path, dialect: str, lines: Iterable[Line]) -> Opened:
    return Opened(path, dialect, tuple(_cleaned(line) for line in lines))


def _cleaned(line: Line) -> Line:
    """Return a line in which every character can be printed."""
    cells = tuple(clean(cell)[0] for cell in line.cells)
    typed = tuple(clean(cell)[0] for cell in line.typed)
    return replace(line, cells=cells, markdown=clean(line.markdown)[0], typed=typed)


def _text(path: Path, text: str) -> Opened:
    suffix = path.suffix.casefold()
    start = text.lstrip()[:_SNIFFED].casefold()
    for suffixes, opening, read in _TEXTS:
        if (suffix in suffixes and not opening) or (opening and start.startswith(opening)):
            return read(path, text)
    return _plain(path, text)


def _plain(path: Path, text: str) -> Opened:
    return Opened(path, "text", tuple(plain_lines(text, str(path))))


def _markdown(path: Path, text: str) -> Opened:
    lines = tuple(markdown_lines(text, str(path)))
    return Opened(path, "Markdown", lines, title=front_matter_title(text, str(path)))


def _table(path: Path, text: str) -> Opened:
    lines = tuple(separated_lines(text, str(path)))
    ours = own_table(lines, str(path))
    return Opened(path, ours.dialect if ours else "table", lines, programme=ours)


def _calendar(path: Path, text: str) -> Opened:
    return Opened(path, "a calendar", programme=programme_of_calendar(text, str(path)))


def _page(path: Path, text: str) -> Opened:
    root = html_tree(text, str(path))
    opened = _with_lines(path, "web page", html_lines(root, str(path)))
    if title := clean_title(page_title(root)):
        opened = replace(opened, title=Fact(title, Spot(str(path), "title")))
    told = programme_of_linked_data(list(linked_data(root)), str(path))
    if told is None or not told.sessions:
        return opened
    return replace(opened, programme=told, dialect=told.dialect)


def _json(path: Path, text: str) -> Opened:
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"this is no JSON ({error}); export it again"
        raise InputError(message, str(path), rule="damaged") from None
    found = programme_of_json(loaded, str(path))
    if found is None and isinstance(loaded, dict) and "schema.org" in str(loaded.get("@context")):
        found = programme_of_linked_data([loaded], str(path))
    if found is not None:
        return Opened(path, found.dialect, programme=found)
    keys = set(loaded) if isinstance(loaded, dict) else set()
    if keys & {"segments", "results", "transcripts", "speaker_labels"}:
        judged = Judged(
            "transcript", f"it has the keys {', '.join(sorted(keys))} of recognized speech"
        )
        return Opened(path, "JSON", judged=judged)
    return Opened(path, "JSON", judged=Judged("unknown", "it is JSON of no program that is known"))


def _xml(path: Path, text: str) -> Opened:
    root = parse_xml(text.encode(), str(path))
    found = None
    if root.tag == "schedule":
        found = programme_of_json(schedule_of_xml(root), str(path))
    if found is None:
        judged = Judged("unknown", "it is XML of no program that is known")
        return Opened(path, "XML", judged=judged)
    return Opened(path, found.dialect, programme=found)


_TEXTS: tuple[tuple[tuple[str, ...], tuple[str, ...], Callable[[Path, str], Opened]], ...] = (
    ((), ("<!doctype html", "<html"), _page),
    ((), ("begin:vcalendar",), _calendar),
    ((".html", ".htm", ".xhtml"), (), _page),
    ((".json", ".jsonld"), (), _json),
    ((), ("<?xml",), _xml),
    ((".xml",), (), _xml),
    ((".csv", ".tsv", ".tab"), (), _table),
    ((".md", ".markdown"), (), _markdown),
)
"""How texts are read: by how they open, else by their suffix; everything else is plain text."""
