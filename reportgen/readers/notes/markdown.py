"""A rapporteur's notes in Markdown: the author's words, who they belong to, and their lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportgen.model import Form
from reportgen.places import lines_of
from reportgen.readers.door.masking import RESET, WITHHELD
from reportgen.readers.door.raw import NumberedLine, Raw, RawTurn, SourceText, Unread
from reportgen.readers.forum.prose import without_comments
from reportgen.readers.notes.lines import NoteLine, note_lines, speaker_of_heading
from reportgen.readers.shared.labels import SpeakerLabels

_NO_CONSENSUS = re.compile(r"no[ -]consensus\s*(?::(?=\s|$)|\s[-–—]\s)\s*", re.IGNORECASE)
_DEEPEST_HEADING = 6
_PAUSE = RawTurn("", ())
"""Takes the number of a passage that is not printed: a speaker's heading, or off record."""


def read_notes(source: SourceText) -> Raw:
    """Return the headings, paragraphs and bullets of notes from which off record is taken out."""
    body = without_comments(source.text)
    tokens = _markdown().parse(body)
    labels = SpeakerLabels(source.known)
    for token in tokens:
        if token.type == "inline":
            labels.count(token.content)
    writer = _Writer(labels)
    for token in tokens:
        writer.take(token)
    return Raw(writer.turns, tuple(_unread(body, tokens)))


def _markdown() -> MarkdownIt:
    """Return the dialect: indented text is no code, ``---`` under a line no heading.

    Links by reference are off: ``[off record]`` must stay what it is. HTML stays literal.
    """
    dialect = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table")
    return dialect.disable(["code", "lheading", "reference"])


def _unread(body: str, tokens: Sequence[Token]) -> Iterator[Unread]:
    """Yield lines with words that no part of the Markdown holds."""
    held = {
        number
        for token in tokens
        if token.map and token.type in {"inline", "fence", "heading_open", "hr", "tr_open"}
        for number in range(token.map[0] + 1, token.map[1] + 1)
    }
    for number, line in lines_of(body):
        if number not in held and any(character.isalpha() for character in line):
            yield Unread(number, line.strip())


@dataclass(slots=True)
class _Writer:
    """Goes through the Markdown and remembers who speaks."""

    labels: SpeakerLabels
    turns: list[RawTurn] = field(default_factory=list)
    _heading: int = 0
    _speaker: str = ""
    _speaker_level: int = _DEEPEST_HEADING
    _items: list[str | None] = field(default_factory=list)

    def take(self, token: Token) -> None:
        """Take the next token of the Markdown."""
        match token.type:
            case "heading_open":
                self._heading = int(token.tag[1])
            case "heading_close":
                self._heading = 0
            case "list_item_open":
                self._items.append(None)
            case "list_item_close":
                self._items.pop()
            case "hr":
                self._open("", _DEEPEST_HEADING)
            case "inline" if self._heading:
                self._take_heading(token)
            case "inline":
                self._take_text(note_lines(token, self.labels))
            case "fence":
                first = (token.map or [0])[0] + 2
                rows = enumerate(token.content.splitlines(), first)
                self._take_text([NoteLine(row, number) for number, row in rows if row.strip()])

    def _open(self, speaker: str, level: int) -> None:
        self._speaker, self._speaker_level = speaker, level

    @property
    def _label(self) -> str:
        """Return who speaks: the innermost bullet's name, else the last one opened."""
        return next((name for name in reversed(self._items) if name is not None), self._speaker)

    def _take_heading(self, token: Token) -> None:
        lines = [line.without_speaker() for line in note_lines(token, self.labels)]
        whole = " ".join(line.text for line in lines)
        if speaker := speaker_of_heading(whole, self.labels):
            self.turns.append(_PAUSE)
            self._open(speaker, self._heading)
            return
        if self._heading <= self._speaker_level:
            self._open("", _DEEPEST_HEADING)
        self._write(lines, "heading", self._heading)

    def _take_text(self, lines: Sequence[NoteLine]) -> None:
        """Write lines as one passage, or as several where somebody else begins."""
        run: list[NoteLine] = []
        for line in lines:
            if run and (line.speaker is not None or _NO_CONSENSUS.match(line.text)):
                self._write_run(run)
                run = []
            run.append(line)
        self._write_run(run)

    def _write_run(self, run: Sequence[NoteLine]) -> None:
        if not run:
            return
        if (speaker := run[0].speaker) is not None:
            if self._items:
                self._items[-1] = speaker
            else:
                self._open(speaker, _DEEPEST_HEADING)
        form: Form = "bullet" if self._items else "paragraph"
        self._write(run, form, max(len(self._items), 1))

    def _write(self, lines: Sequence[NoteLine], form: Form, level: int) -> None:
        """Write a passage, in pieces where something is withheld between them."""
        piece: list[NumberedLine] = []
        for line in lines:
            first, *others = line.text.split(WITHHELD)
            piece.append((line.number, first))
            for words in others:
                self._write_piece(piece, form, level)
                self.turns.append(_PAUSE)
                if words.startswith(RESET):
                    self._items = [None for _ in self._items]
                    self._open("", _DEEPEST_HEADING)
                piece = [(line.number, words.removeprefix(RESET))]
        self._write_piece(piece, form, level)

    def _write_piece(self, lines: Sequence[NumberedLine], form: Form, level: int) -> None:
        kept = [(number, words) for number, words in lines if words.strip()]
        if not kept:
            return
        number, words = kept[0]
        tagged = _NO_CONSENSUS.match(words.lstrip())
        if tagged:
            kept[0] = (number, words.lstrip()[tagged.end() :])
        if not any(character.isalnum() for _, words in kept for character in words):
            return
        label = "" if tagged or form == "heading" else self._label
        self.turns.append(
            RawTurn(label, kept, form=form, level=level, no_consensus=tagged is not None)
        )
