"""Numbered references to annexes, figures, recommendations and evidence."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportgen.composition.shared.words import Words
from reportgen.document import Block, Chart, Inlines, NumberMark, Part, Reference, Text

_NUMBER = r"[IVXLC]+|[A-Z가-하]|\d+(?:\.\d+)*"
_NUMBERED = re.compile(rf"(\D{{1,40}} )({_NUMBER})(\. .+)")
_NUMBER_LAST = re.compile(rf"(?:.*\s)?({_NUMBER})")


def marked_heading(text: str, anchor: str) -> Inlines:
    """Return the words of a heading; its number becomes a mark: "Annex I. Agenda"."""
    if (parts := _NUMBERED.fullmatch(text)) is None:
        return (Text(text),)
    before, number, after = parts.groups()
    return (Text(before), NumberMark(number, anchor), Text(after))


def reference(text: str, target: str) -> Reference:
    """Return words that link to a place and end with its number."""
    number = _NUMBER_LAST.fullmatch(text)
    return Reference(text, target, number[1] if number else "")


def counted_figures(parts: tuple[Part, ...], words: Words) -> tuple[Part, ...]:
    """Return the parts with their figures numbered from 1 in the captions."""
    numbers = iter(range(1, 1 + sum(len(part.blocks) for part in parts)))
    return tuple(replace(part, blocks=tuple(_counted(part, numbers, words))) for part in parts)


def _counted(part: Part, numbers: Iterator[int], words: Words) -> Iterator[Block]:
    figure = words.say("figure")
    series = "".join(filter(str.isalpha, figure))
    for block in part.blocks:
        if not isinstance(block, Chart):
            yield block
            continue
        number = str(next(numbers))
        mark = NumberMark(number, f"figure-{number}", series)
        caption = words.splice(
            "figure-caption", figure=(Text(figure),), number=(mark,), caption=block.caption
        )
        yield replace(block, caption=caption)
