"""Inlines as reportlab's fragments, built directly: no text is ever parsed as markup."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import assert_never

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus.paraparser import ParaFrag

from reportgen.document import (
    Cited,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    NumberMark,
    Reference,
    Text,
)
from reportgen.writers.pdf.fonts import FontSet
from reportgen.writers.pdf.letters import settable, words_of
from reportgen.writers.pdf.theme import Style, Theme
from reportgen.writers.shaping.direction import runs_backward

NOTE_PREFIX = "#note-"
"""Prefix of link targets that are notes."""

MARK_PREFIX = "mark-"
"""Prefix of the names of places that references point to."""

LONGEST = 2000
"""Most characters in one reportlab paragraph, because its line breaking takes quadratic time."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
_SAFE_TARGET = re.compile(r"(?:https?://|mailto:)[^\s<>\"\x00-\x1f\x7f]+", re.IGNORECASE)
_SPACE = "\xa0"  # between two anchors in a row, or 1 and 2 read as 12


@dataclass(frozen=True, slots=True)
class RunLook:
    """The look of a run of text: a paragraph's style with a character style on top."""

    font: str
    face: str
    size: float
    color: str
    rise: float = 0
    target: str = ""
    language: str = ""
    spoken: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What links may point to: the notes by number (labelled as ``note`` says) and the marks."""

    notes: Collection[int] = ()
    note: str = "{number}"
    marks: Collection[str] = ()


NOTHING = Known()


class Setter:
    """Turns inlines into fragments in the fonts and colours of a theme."""

    def __init__(self, theme: Theme, fonts: FontSet, known: Known = NOTHING) -> None:
        """Keep theme and fonts, and the notes and marks that links may point to."""
        self.theme, self.fonts, self._known = theme, fonts, known
        self.backward = runs_backward(fonts.language)
        self._links = 0

    def color(self, name: str) -> Color:
        """Return a colour of the theme."""
        return _color(self.theme.colors[name])

    def fragments(self, inlines: Inlines, style: Style) -> list[ParaFrag]:
        """Return the fragments of a paragraph; one empty fragment if it has no words."""
        plain = RunLook(style.font, style.face, style.size, style.color)
        found = [
            fragment
            for before, inline in zip((None, *inlines), inlines, strict=False)
            for fragment in self._inline(inline, plain, follows_note=isinstance(before, NoteRef))
        ]
        return found or [self._fragment("", self.fonts.name(plain.font, plain.face), plain)]

    def _inline(self, inline: Inline, plain: RunLook, *, follows_note: bool) -> Iterator[ParaFrag]:
        match inline:
            case Text():
                look = self._styled(plain, inline.style)
                marked = replace(look, language=inline.language) if inline.language else look
                yield from self._runs(inline.text, marked, apart=bool(inline.language))
            case Cited():
                look = self._styled(plain, inline.style)
                yield from self._runs(inline.text, look, apart=True)
            case Link():
                yield from self._runs(inline.text, self._linked(plain, inline.target))
            case NoteRef():
                raised = self._raised(plain, inline.number)
                if follows_note:
                    yield from self._runs(_SPACE, replace(raised, target="", spoken=""))
                yield from self._runs(str(inline.number), raised)
            case LineBreak():
                fragment = self._fragment("", self.fonts.name(plain.font, plain.face), plain)
                fragment.lineBreak = True
                yield fragment
            case NumberMark():
                yield from self._runs(inline.text, replace(plain, mark=inline.anchor))
            case Reference():
                yield from self._runs(inline.text, self._referring(plain, inline))
            case _:
                assert_never(inline)

    def _styled(self, plain: RunLook, style: str | None) -> RunLook:
        if style is None:
            return plain
        look = self.theme.text_styles[style]
        face = _combined(plain.face, look.face) if look.face else plain.face
        return replace(plain, face=face, color=look.color or plain.color)

    def _linked(self, plain: RunLook, target: str) -> RunLook:
        return replace(plain, color="accent", target=target) if safe_target(target) else plain

    def _raised(self, plain: RunLook, number: int) -> RunLook:
        """Return the raised, smaller look of a note anchor."""
        return replace(
            plain,
            size=plain.size * 0.66,
            rise=plain.size * 0.36,
            color="accent",
            target=f"{NOTE_PREFIX}{number}" if number in self._known.notes else "",
            spoken=self._known.note.replace("{number}", str(number)),
        )

    def _referring(self, plain: RunLook, reference: Reference) -> RunLook:
        if reference.target not in self._known.marks:
            return plain
        target = f"#{MARK_PREFIX}{reference.target}"
        return replace(plain, color="accent", target=target, spoken=settable(reference.text))

    def _runs(self, text: str, look: RunLook, *, apart: bool = False) -> Iterator[ParaFrag]:
        """Yield fragments; a text marked ``apart`` takes its direction from its own letters."""
        self._links += 1
        isolate = self._links if apart else 0
        for font, run in self.fonts.runs(settable(text), look.font, look.face, look.language):
            yield self._fragment(run, font, look, isolate)

    def _fragment(self, text: str, font: str, look: RunLook, isolate: int = 0) -> ParaFrag:
        marked = look.target or look.language
        return ParaFrag(
            text=text,
            fontName=font,
            fontSize=look.size,
            textColor=self.color(look.color),
            rise=look.rise,
            link=[(self._links, look.target)] if marked else [],
            language=look.language,
            spoken=look.spoken,
            mark=look.mark,
            isolate=isolate,
            us_lines=[],
            greek=0,
            bold=0,
            italic=0,
        )


@cache
def _color(code: str) -> Color:
    return HexColor(int(code, 16))


def _combined(face: str, added: str) -> str:
    words = set(face.split()) | set(added.split())
    return " ".join(word for word in ("semibold", "italic") if word in words) or "regular"


def safe_target(target: str) -> bool:
    """Whether a link to this address may be written into a document."""
    return _SAFE_TARGET.fullmatch(target) is not None


def shortened(text: str, longest: int) -> str:
    """Return a text on one line, cut after a word with an ellipsis where it is too long."""
    text = " ".join(settable(text).split())
    if len(text) <= longest:
        return text
    return (text[: longest - 1].rpartition(" ")[0] or text[: longest - 1]) + "…"


def portions(inlines: Inlines, longest: int = LONGEST) -> tuple[Inlines, ...]:
    """Split inlines after sentences, or after words where a sentence is too long.

    Nothing is lost.
    """
    if sum(len(words_of(inline)) for inline in inlines) <= longest:
        return (inlines,)
    cut: list[Inlines] = []
    current: list[Inline] = []
    room = longest
    for piece in _short_pieces(inlines, longest):
        size = len(words_of(piece))
        if size > room and current and not isinstance(piece, NoteRef):
            cut.append(tuple(current))
            current, room = [], longest
        current.append(piece)
        room -= size
    return (*cut, tuple(current))


def _short_pieces(inlines: Inlines, longest: int) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Text | Cited | Link) and len(inline.text) > 1:
            shown = settable(inline.text)  # or a line end of two characters could be cut in two
            yield from (replace(inline, text=text) for text in _sentences(shown, longest))
        else:
            yield inline


def _sentences(text: str, longest: int) -> Iterator[str]:
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        while end - start > longest:
            space = text.rfind(" ", start + 1, start + longest)
            stop = space + 1 if space > start else start + longest
            yield text[start:stop]
            start = stop
        if end > start:
            yield text[start:end]
            start = end
