"""Words that run the other way than their document: invisible marks keep them in order.

A paragraph that Word is told to turn would take its bullet, its indents and its tabs to the other
side. Between two marks of their own direction its words stand as if it were turned.
"""

from collections.abc import Iterator

from reportgen.writers.docx.package.markup import Element, qualified, w, words

_FORWARD_MARK, _BACKWARD_MARK = "\u200e", "\u200f"

Stretch = list[list[Element]]
"""The runs between two tabs, in the lines that typed breaks make, each from its first words on.

The number of a note that opens a line stays before it, an anchor behind words belongs to them.
"""


def stretches(paragraph: Element) -> Iterator[Stretch]:
    """Yield the stretches of a paragraph that have words."""
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
    """Put each line of a stretch between two marks."""
    for line in stretch:
        line[0].addprevious(_mark(backward=backward))
        line[-1].addnext(_mark(backward=backward))


def _mark(*, backward: bool) -> Element:
    properties = [w("rPr", w("rtl"))] if backward else []
    return w("r", *properties, words(_BACKWARD_MARK if backward else _FORWARD_MARK))


def words_alone(run: Element) -> str:
    """Return the words of a run that holds nothing else."""
    inside = [each for each in run if each.tag != qualified("rPr")]
    return (inside[0].text or "") if [each.tag for each in inside] == [qualified("t")] else ""
