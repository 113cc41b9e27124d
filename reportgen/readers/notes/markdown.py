"""A rapporteur's notes in Markdown: the author's words, who they belong to, and their lines."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from reportgen.markup import dialect, mended, typed_marks
from reportgen.model import Form
from reportgen.places import lines_of
from reportgen.readers.door.masking import RESET, WITHHELD
from reportgen.readers.door.raw import NumberedLine, Raw, RawTurn, SourceText, Unread
from reportgen.readers.forum.prose import without_comments
from reportgen.readers.notes.lines import (
    NoteLine,
    head_names,
    is_unmarked_heading,
    note_lines,
    plain_lines,
    speaker_of_heading,
)
from reportgen.readers.notes.pasting import with_bullets
from reportgen.readers.notes.voices import subjects, told
from reportgen.readers.shared.labels import SpeakerLabels, head_of
from reportgen.readers.shared.unpacked import spread

_NO_CONSENSUS = re.compile(r"no[ -]consensus\s*(?::(?=\s|$)|\s[-–—]\s)\s*", re.IGNORECASE)
_DEEPEST_HEADING = 6
_MOST_MARKS = 20_000
_ENDS_NAMES = frozenset({"heading_open", "hr", "list_item_close", "table_open"})
_PAUSE = RawTurn("", ())
"""Takes the number of a passage that is not printed: a speaker's heading, or off record."""


def read_notes(source: SourceText) -> Raw:
    """Return the headings, paragraphs and bullets of notes from which off record is taken out."""
    body = mended(with_bullets(without_comments(source.text)))
    labels = SpeakerLabels(source.known)
    labels.learn_keys(body)
    tokens = _markdown(labels, body).parse(body)
    for token in tokens:
        if token.type == "inline":
            labels.count(token.content)
            for _, text, _ in plain_lines(token):
                labels.hear(text)
                for name in (*head_names(text), *subjects(text)):
                    labels.meet(name)
    writer = _Writer(labels)
    for token in tokens:
        writer.take(token)
    writer.end()
    typed = tuple(Unread(line, mark) for line, mark in typed_marks(tokens))
    return Raw(writer.turns, tuple(_unread(body, tokens)), typed=typed)


def read_document_notes(source: SourceText) -> Raw:
    """Return the headings, paragraphs, cells and bullets of notes in a document."""
    text, numbers = spread(source.text, source.addresses)
    raw = read_notes(replace(source, text=text))
    return Raw(
        [replace(turn, lines=_renumbered(turn.lines, numbers)) for turn in raw.turns],
        [replace(one, line=numbers[one.line - 1]) for one in raw.unread],
        typed=[replace(one, line=numbers[one.line - 1]) for one in raw.typed],
    )


def _renumbered(lines: Sequence[NumberedLine], numbers: Sequence[int]) -> list[NumberedLine]:
    return [(numbers[number - 1], words) for number, words in lines]


def _markdown(labels: SpeakerLabels, body: str) -> MarkdownIt:
    """Return the dialect: indented text is no code, ``---`` under a line no heading.

    Links by reference are off: ``[off record]`` must stay what it is. HTML stays literal.
    """
    markdown = dialect()
    markdown.options["maxNesting"] = 100
    markdown.block.ruler.before(
        "paragraph", "speaker", partial(_ends_bullet, labels), {"alt": ["paragraph"]}
    )
    # Nobody writes so many; the time of these rules grows with the square of their marks.
    if body.count("[") > _MOST_MARKS:
        markdown.disable(["link", "image"])
    if body.count("*") + body.count("_") > _MOST_MARKS:
        markdown.disable("emphasis")
    return markdown.disable(["reference"])


def _ends_bullet(
    labels: SpeakerLabels,
    state: StateBlock,
    line: int,
    _last: int,
    silent: bool,  # noqa: FBT001 - how markdown-it calls a rule
) -> bool:
    """Return whether a line at the margin under a bullet opens with a speaker.

    Markdown would let it go on with the bullet, whose speaker is another.
    """
    if not silent or state.sCount[line] >= state.blkIndent:
        return False
    words = state.src[state.bMarks[line] : state.eMarks[line]].replace("*", "").strip()
    head = head_of(words)
    return labels.is_certain(head.label if head else words)


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
    _names: list[NoteLine] = field(default_factory=list)
    _heading: int = 0
    _speaker: str = ""
    _speaker_level: int = _DEEPEST_HEADING
    _items: list[str | None] = field(default_factory=list)
    _ordinals: list[int] = field(default_factory=list)
    _passing: bool = False
    _last: NoteLine | None = None

    def take(self, token: Token) -> None:
        """Take the next token of the Markdown."""
        if token.type in _ENDS_NAMES:
            self._write_names()
        if self._passing and not self._items:
            self._pass_by(token)
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._open_name()
            case "heading_open":
                self._heading = int(token.tag[1])
            case "heading_close":
                self._heading = 0
            case "list_item_open":
                self._items.append(None)
                self._ordinals.append(int(token.info or 0))
            case "list_item_close":
                self._items.pop()
                self._ordinals.pop()
            case "hr":
                self._open("", _DEEPEST_HEADING)
            case "inline" | "fence":
                self._take_words(token)

    def _take_words(self, token: Token) -> None:
        if token.type == "fence":
            first = (token.map or [0])[0] + 2
            rows = enumerate(token.content.splitlines(), first)
            self._take_text([NoteLine(row, number) for number, row in rows if row.strip()])
        elif self._heading:
            self._take_heading(token)
        else:
            lines = note_lines(token, self.labels)
            if not self._items and len(lines) == 1 and is_unmarked_heading(lines[0].text):
                self._write_names()
                self._open("", _DEEPEST_HEADING)
            self._take_text(lines)

    def end(self) -> None:
        """Write what waits for what comes after it."""
        self._write_names()

    def _open_name(self) -> None:
        """Let a name that stood alone on its line speak what follows; several are only a list."""
        if len(self._names) != 1:
            self._write_names()
            return
        self.turns.append(_PAUSE)
        name = self._names.pop()
        self._begin(name.speaker or "", passing=not name.firm)

    def _write_names(self) -> None:
        """Write names that nothing follows, or that are a list, as they stand; nobody speaks."""
        names, self._names = self._names, []
        if names:
            self._begin("")
            self._write([line.without_speaker() for line in names], self._form, self._level)

    def _begin(self, speaker: str, *, passing: bool = False) -> None:
        if self._items:
            self._items[-1] = speaker
        else:
            self._open(speaker, _DEEPEST_HEADING, passing=passing)

    @property
    def _form(self) -> Form:
        return "bullet" if self._items else "paragraph"

    @property
    def _level(self) -> int:
        return max(len(self._items), 1)

    def _pass_by(self, token: Token) -> None:
        """Let nobody speak after the paragraph of a speaker in passing, but for its own list."""
        opens_list = token.type in {"bullet_list_open", "ordered_list_open"}
        is_led_in = self._last is not None and self._last.text.endswith((":", "："))
        is_next = self._last is not None and (token.map or [0])[0] == self._last.number
        is_own = opens_list and (is_led_in or is_next)
        if token.type == "paragraph_open" or (opens_list and not is_own):
            self._open("", _DEEPEST_HEADING)

    def _open(self, speaker: str, level: int, *, passing: bool = False) -> None:
        """Let somebody speak: under a heading of this level, or in passing for one paragraph."""
        self._speaker, self._speaker_level, self._passing = speaker, level, passing

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
            if line.speaker is not None and not line.text:
                self._names.append(line)
                continue
            if self._names:
                self._open_name()
            run.append(line)
        self._write_run(run)

    def _write_run(self, run: Sequence[NoteLine]) -> None:
        if not run:
            return
        if (speaker := run[0].speaker) is not None:
            self._begin(speaker, passing=not run[0].firm)
        self._write(run, self._form, self._level)
        self._last = run[-1]

    def _write(self, lines: Sequence[NoteLine], form: Form, level: int) -> None:
        """Write a passage, in pieces where something is withheld between them."""
        bold = frozenset(words for line in lines for words in line.bold)
        doubt = lines[0].doubt if lines else ""
        turn = RawTurn(None, (), form=form, level=level, doubt=doubt, ordinal=self._ordinal())
        piece: list[NumberedLine] = []
        for line in lines:
            first, *others = line.text.split(WITHHELD)
            piece.append((line.number, first))
            for words in others:
                self._write_piece(replace(turn, lines=piece), bold)
                self.turns.append(_PAUSE)
                if words.startswith(RESET):
                    self._items = [None for _ in self._items]
                    self._open("", _DEEPEST_HEADING)
                piece = [(line.number, words.removeprefix(RESET))]
        self._write_piece(replace(turn, lines=piece), bold)

    def _ordinal(self) -> int:
        """Return the number of the entry that is written, once: what follows goes on with it."""
        if not self._ordinals:
            return 0
        number, self._ordinals[-1] = self._ordinals[-1], 0
        return number

    def _write_piece(self, turn: RawTurn, bold: Collection[str]) -> None:
        kept = [(number, words) for number, words in turn.lines if words.strip()]
        if not kept:
            return
        number, words = kept[0]
        tagged = _NO_CONSENSUS.match(words.lstrip())
        if tagged:
            kept[0] = (number, words.lstrip()[tagged.end() :])
        if not any(character.isalnum() for _, words in kept for character in words):
            return
        if tagged or turn.form == "heading":
            self.turns.append(replace(turn, label="", lines=kept, no_consensus=tagged is not None))
            return
        self.turns.extend(told(replace(turn, label=self._label, lines=kept), bold, self.labels))
