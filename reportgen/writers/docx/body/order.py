"""Keeps words in order that run the other way than their document, with invisible marks.

Turning the whole paragraph in Word would move its bullet, indents and tabs to the other side.
Between two marks of its own direction the text keeps its order without that.
"""

from collections.abc import Iterator

from reportgen.writers.docx.package.markup import Element, qualified, w, words

_FORWARD_MARK, _BACKWARD_MARK = "\u200e", "\u200f"

Stretch = list[list[Element]]
"""The runs between two tabs, as lines between typed line breaks, each from its first words on.

A note number at the start of a line stays outside; an anchor after words belongs to them.
"""


def stretches(paragraph: Element) -> Iterator[Stretch]:
    """Yield the stretches of a paragraph that contain words."""
    stretch: Stretch = [[]]
    for run in paragraph.iter(qualified("r")):
        if run.find(qualified("tab")) is not None:
            yield from _with_words(stretch)
            stretch = [[]]
        elif run.find(qualified("br")) is not None:
            stretch.append([])
        elif stretch[-1] or words_alone(run):
            stretch[-1].append(run)
    yield from _with_words(stretch)


def _with_words(stretch: Stretch) -> Iterator[Stretch]:
    lines = [line for line in stretch if line]
    if lines:
        yield lines


def keep_order(stretch: Stretch, *, backward: bool) -> None:
    """Put direction marks around each line of a stretch."""
    for line in stretch:
        line[0].addprevious(_mark(backward=backward))
        line[-1].addnext(_mark(backward=backward))


def _mark(*, backward: bool) -> Element:
    properties = [w("rPr", w("rtl"))] if backward else []
    return w("r", *properties, words(_BACKWARD_MARK if backward else _FORWARD_MARK))


def words_alone(run: Element) -> str:
    """Return the words of a run that contains nothing else."""
    inside = [each for each in run if each.tag != qualified("rPr")]
    return (inside[0].text or "") if [each.tag for each in inside] == [qualified("t")] else ""
