"""Rich text (RTF): paragraphs, cells and headings; deleted and hidden text is not read."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from reportgen.errors import InputError
from reportgen.readers.programmes.formats.escaping import (
    escaped,
    escaped_note,
    joined_type,
    set_in_type,
)
from reportgen.readers.programmes.records import Line, LineForm, Spot

_TOKEN: Final = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+"
    rb"|([^\\{}\r\n]+)"
)
_SKIPPED: Final = frozenset(
    b"fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl info pict object "
    b"objdata themedata colorschememapping latentstyles datastore generator xmlnstbl filetbl "
    b"header headerl headerr headerf footer footerl footerr footerf pntext listtext fldinst "
    b"bkmkstart bkmkend annotation atnid atnauthor atnref atndate atnicn atntime atrfstart atrfend "
    b"nonshppict mmathPr wgrffmtfilter pnseclvl userprops".split()
)
_SYMBOLS: Final = {
    b"tab": "\t", b"line": "\n", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ",
    b"page": "\n", b"column": "\n", b"softline": "\n",
}  # fmt: skip
_CHARSETS: Final = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb2312", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_DEEPEST = 200
_LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group."""

    skips: bool = False
    hidden: bool = False
    deleted: bool = False
    bold: bool = False
    encoding: str = ""
    fallback: int = 1
    in_table: bool = False
    level: int = 0
    heading: int = 0
    footnote: bool = False


@dataclass(slots=True)
class _Paragraph:
    letters: int = 0
    bold_letters: int = 0
    plains: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)

    @property
    def plain(self) -> str:
        return "".join(self.plains)

    @property
    def typed(self) -> str:
        return "".join(self.marked)


@dataclass(slots=True)
class _Reader:
    path: str
    encoding: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    state: _State = field(default_factory=_State)
    lines: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    _note: list[str] = field(default_factory=list)
    _groups: list[_State] = field(default_factory=list)
    _paragraph: _Paragraph = field(default_factory=_Paragraph)
    _cells: list[_Paragraph] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _swallow: int = 0
    _surrogate: int = 0
    _number: int = 0
    _row: int = 0
    _table: int = 0

    def open(self) -> None:
        self._flush()
        if len(self._groups) > _DEEPEST:
            message = "its groups are nested too deeply; save it as .docx"
            raise InputError(message, self.path, rule="damaged")
        self._groups.append(self.state)

    def close(self) -> None:
        self._flush()
        inner = self.state
        if self._groups:
            self.state = self._groups.pop()
        if inner.footnote and not self.state.footnote and self._note:
            number = len(self.notes) + 1
            words = " ".join("".join(self._note).split())
            spot = Spot(self.path, f"footnote {number}")
            self.notes.append(Line((words,), spot, "note", number, escaped(words)))
            self._note = []

    def byte(self, value: int) -> None:
        if self._swallow:
            self._swallow -= 1
        elif not self.state.skips:
            self._bytes.append(value)

    def raw(self, content: bytes) -> None:
        if self._swallow:
            taken = min(self._swallow, len(content))
            self._swallow, content = self._swallow - taken, content[taken:]
        if not self.state.skips:
            self._bytes += content

    def word(self, name: bytes, number: int | None) -> None:
        self._flush()
        on = number is None or number != 0
        match name:
            case b"u":
                self._unicode((number or 0) & 0xFFFF)
            case b"uc":
                self.state = replace(self.state, fallback=max(number or 0, 0))
            case b"ansicpg":
                self.encoding = _known(f"cp{number}") or self.encoding
            case b"f":
                self.state = replace(self.state, encoding=self.fonts.get(number or 0, ""))
            case b"v":
                self.state = replace(self.state, hidden=on)
            case b"deleted":
                self.state = replace(self.state, deleted=on)
            case b"b":
                self.state = replace(self.state, bold=on)
            case b"plain":
                self.state = replace(
                    self.state, hidden=False, deleted=False, bold=False, encoding=""
                )
            case _:
                self._layout(name, number)

    def _layout(self, name: bytes, number: int | None) -> None:
        match name:
            case b"pard":
                self.state = replace(self.state, in_table=False, level=0, heading=0)
            case b"intbl":
                self.state = replace(self.state, in_table=True)
            case b"ls" | b"ilvl":
                level = (number or 0) + 1 if name == b"ilvl" else max(self.state.level, 1)
                self.state = replace(self.state, level=level)
            case b"outlinelevel":
                self.state = replace(self.state, heading=(number or 0) + 1)
            case b"footnote":
                self.state = replace(self.state, footnote=True)
            case b"par" | b"sect":
                self._end_paragraph()
            case b"cell" | b"nestcell":
                self._cells.append(self._paragraph)
                self._paragraph = _Paragraph()
            case b"row" | b"nestrow":
                self._end_row()
            case _:
                self._add(_SYMBOLS.get(name, ""))
                self.state = replace(self.state, skips=self.state.skips or name in _SKIPPED)

    def _unicode(self, code: int) -> None:
        self._swallow = self.state.fallback
        if 0xD800 <= code < 0xDC00:
            self._surrogate = code
        elif 0xDC00 <= code < 0xE000 and self._surrogate:
            self._add(chr(0x10000 + ((self._surrogate - 0xD800) << 10) + code - 0xDC00))
            self._surrogate = 0
        else:
            self._add(chr(code))

    def symbol(self, name: bytes) -> None:
        self._flush()
        match name:
            case b"~":
                self._add("\u00a0")
            case b"_":
                self._add("\u2011")
            case b"*":
                self.state = replace(self.state, skips=True)
            case b"\n" | b"\r":
                self._end_paragraph()
            case b"{" | b"}" | b"\\":
                self._add(name.decode())

    def _flush(self) -> None:
        if self._bytes:
            encoding = self.state.encoding or self.encoding
            self._add(bytes(self._bytes).decode(encoding, "replace"))
            self._bytes.clear()

    def _add(self, text: str) -> None:
        if self.state.skips or self.state.hidden or self.state.deleted:
            return
        if self.state.footnote:
            self._note.append(text)
            return
        count = len(text.strip())
        self._paragraph.plains.append(text)
        self._paragraph.letters += count
        self._paragraph.bold_letters += count * self.state.bold
        self._paragraph.marked.append(set_in_type(text, "**" * (self.state.bold and count > 0)))

    def _end_paragraph(self) -> None:
        self._flush()
        if self.state.skips or self.state.footnote:
            return
        if self.state.in_table:
            self._paragraph.plains.append("\n")
            self._paragraph.marked.append("\n")
            return
        self._number += 1
        self._row = 0
        self._write(self._paragraph)
        self._paragraph = _Paragraph()

    def _write(self, paragraph: _Paragraph) -> None:
        spot = Spot(self.path, f"paragraph {self._number}")
        form, level = self._form(paragraph)
        plain, typed = paragraph.plain.strip(), joined_type(paragraph.typed).strip()
        if "\t" in plain:
            cells = tuple(cell.strip() for cell in plain.split("\t"))
            self.lines.append(Line(cells, spot, "row"))
            return
        typed = typed if typed.count("\n") == plain.count("\n") else escaped_note(plain)
        for part, marked in zip(plain.split("\n"), typed.split("\n"), strict=True):
            if part.strip():
                words = part.strip()
                self.lines.append(
                    Line((words,), spot, form, level, escaped(words), typed=(marked.strip(),))
                )

    def _form(self, paragraph: _Paragraph) -> tuple[LineForm, int]:
        if self.state.heading and self.state.heading < 10:
            return "heading", self.state.heading
        if self.state.level:
            return "bullet", self.state.level
        short = 0 < paragraph.letters <= _LONGEST_HEADING
        is_bold = short and paragraph.bold_letters == paragraph.letters
        if is_bold and paragraph.plain.strip()[-1:] not in ".;,:":
            return "heading", 3
        return "paragraph", 1

    def _end_row(self) -> None:
        self._table += not self._row
        self._row += 1
        texts = tuple(_lines(cell.plain) for cell in self._cells)
        typed = tuple(_lines(joined_type(cell.typed)) for cell in self._cells)
        self._cells, self._paragraph = [], _Paragraph()
        if any(texts):
            spot = Spot(self.path, f"table {self._table}, row {self._row}")
            self.lines.append(Line(texts, spot, "row", table=self._table, typed=typed))

    def end(self) -> None:
        self._flush()
        if self._cells:
            self._end_row()
        if self._paragraph.plain.strip():
            self._number += 1
            self._write(self._paragraph)


def _lines(text: str) -> str:
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return ""


def rich_text_lines(content: bytes, path: str) -> Iterator[Line]:
    """Yield the lines of a rich text.

    Raises:
        InputError: if it is none, or nested too deeply.
    """
    if not content.startswith(b"{\\rtf"):
        message = "this is no rich text; save it as .docx"
        raise InputError(message, path, rule="damaged")
    reader = _Reader(path, fonts=dict(_fonts(content)))
    for token in _TOKEN.finditer(content):
        name, number, code, symbol, brace, raw = token.groups()
        if name:
            reader.word(name, int(number) if number else None)
        elif code:
            reader.byte(int(code, 16))
        elif symbol:
            reader.symbol(symbol)
        elif brace:
            reader.open() if brace == b"{" else reader.close()
        elif raw:
            reader.raw(raw)
    reader.end()
    yield from (*reader.lines, *reader.notes)


def _fonts(content: bytes) -> Iterator[tuple[int, str]]:
    """Yield the encoding of each font that states one."""
    for number, charset in re.findall(
        rb"\\f([0-9]{1,5})[^{};]{0,80}?\\fcharset([0-9]{1,3})", content
    ):
        if encoding := _CHARSETS.get(int(charset), ""):
            yield int(number), encoding
