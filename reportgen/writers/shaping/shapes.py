"""Shapes runs of text with HarfBuzz: glyphs, each with the characters it stands for."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import uharfbuzz as harfbuzz

_MARKS_APART = harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph by its number in the font; lengths are in thousandths of the type size.

    ``width`` is the glyph's own, ``advance`` the distance to the next glyph. ``text`` is what the
    glyph is extracted as; it is empty if another glyph already stands for the letter.
    """

    number: int
    text: str
    width: float
    advance: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Shape:
    """The glyphs of a run from left to right, and its length in thousandths of the type size.

    ``is_told`` is set where the glyphs, read one by one, do not give the text.
    """

    glyphs: tuple[Glyph, ...]
    advance: float
    is_told: bool


class Shaper:
    """Shapes text with one font."""

    def __init__(self, content: bytes) -> None:
        """Take the bytes of a TrueType font."""
        face = harfbuzz.Face(harfbuzz.Blob(content))
        self._font = harfbuzz.Font(face)
        self._scale = 1000 / face.upem
        self._known: dict[tuple[str, bool, str, str], Shape] = {}

    def shape(self, text: str, *, backward: bool, script: str = "", language: str = "") -> Shape:
        """Return the glyphs of a run from left to right, whichever way the run itself goes."""
        key = text, backward, script, language
        if key not in self._known:
            glyphs = self._shaped(*key)
            is_told = backward or any(not glyph.text for glyph in glyphs)
            self._known[key] = Shape(glyphs, sum(glyph.advance for glyph in glyphs), is_told)
        return self._known[key]

    def _shaped(self, text: str, backward: bool, script: str, language: str) -> tuple[Glyph, ...]:  # noqa: FBT001
        buffer: Any = harfbuzz.Buffer()
        buffer.cluster_level = _MARKS_APART
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if backward else "ltr"
        if script not in {"", "Punc"}:
            buffer.script = script
        if language:
            buffer.language = language
        harfbuzz.shape(self._font, buffer)
        found = [
            Glyph(
                info.codepoint,
                "",
                self._font.get_glyph_h_advance(info.codepoint) * self._scale,
                *(length * self._scale for length in (at.x_advance, at.x_offset, at.y_offset)),
            )
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]
        read = _read(text, [info.cluster for info in buffer.glyph_infos], found, backward=backward)
        turned = self._mirrored if backward else _as_it_is
        return tuple(
            replace(glyph, text=turned(letters, glyph.number))
            for glyph, letters in zip(found, read, strict=True)
        )

    def _mirrored(self, text: str, number: int) -> str:
        """Return a text in visual order with mirrored brackets, which PDF readers turn back."""
        if len(text) != 1 or not unicodedata.mirrored(text):
            return text[::-1]
        for step in (1, -1, 2, -2, 16, -16):
            other = chr(max(ord(text) + step, 0))
            if unicodedata.mirrored(other) and self._font.get_nominal_glyph(ord(other)) == number:
                return other
        return text


def _as_it_is(text: str, _: int) -> str:
    return text


def _read(
    text: str, starts: Sequence[int], glyphs: Sequence[Glyph], *, backward: bool
) -> list[str]:
    """Return what each glyph is extracted as; ``starts`` is the first character of each glyph.

    The characters of glyphs that belong together are assigned in order, first to glyphs with a
    width; what is left over goes to the first glyph. A glyph beyond their number gets no text, and
    neither does a mark that is raised or lowered, which belongs to its letter.
    """
    order = range(len(starts) - 1, -1, -1) if backward else range(len(starts))
    ends = dict(pairwise([*sorted(set(starts)), len(text)]))
    together: dict[int, list[int]] = {}
    for index in order:
        together.setdefault(starts[index], []).append(index)
    read = [""] * len(starts)
    letter = order[0] if len(order) else 0
    for start, members in together.items():
        members.sort(key=lambda index: not glyphs[index].advance)
        for index, part in zip(
            members, _dealt(text[start : ends[start]], len(members)), strict=False
        ):
            is_raised = bool(glyphs[index].y) and not glyphs[index].advance
            letter = letter if is_raised and read[letter] else index
            read[letter] += part
    return read


def _dealt(letters: str, count: int) -> list[str]:
    over = max(len(letters) - count + 1, 1)
    return [letters[:over], *letters[over:]]
