"""Marks words, paragraphs and rows of Word as inserted or deleted, as Word does it itself."""

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from reportgen.exchange.tracked import Element, W
from reportgen.writers.docx.package.markup import set_property, w, words

Mark = Literal["ins", "del"]
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_KEPT = {f"{W}{name}" for name in ("rStyle", "b", "i", "vertAlign", "rtl", "lang")}


@dataclass(slots=True)
class Marker:
    """Makes marks in somebody's name, each with a number of its own."""

    author: str
    date: str
    number: int

    def mark(self, kind: Mark, *children: Element) -> Element:
        """Return the mark around runs, or the empty one of a paragraph's end or a row."""
        self.number += 1
        dated = {"date": self.date} if self.date else {}
        return w(kind, *children, id=self.number, author=self.author, **dated)

    def insert_paragraph(self, paragraph: Element) -> None:
        """Mark a whole paragraph as inserted."""
        for run in _all_runs(paragraph):
            _wrap(run, self.mark("ins"))
        _mark_end(paragraph, self.mark("ins"))

    def insert_table(self, table: Element) -> None:
        """Mark every row of a table as inserted."""
        for row in table.iter(f"{W}tr"):
            self.insert_row(row)

    def insert_row(self, row: Element) -> None:
        """Mark a row as inserted, with what stands in it."""
        _row_properties(row).append(self.mark("ins"))
        for paragraph in row.iter(f"{W}p"):
            for run in _all_runs(paragraph):
                _wrap(run, self.mark("ins"))

    def deleted_paragraph(self, old: Element) -> Element:
        """Return a paragraph of the old text as deleted: its style and its words."""
        paragraph = _plain(old)
        for run in _old_runs(old):
            paragraph.append(self.mark("del", run))
        _mark_end(paragraph, self.mark("del"))
        return paragraph

    def deleted_row(self, old: Element) -> Element:
        """Return a row of the old text as deleted."""
        row = w("tr")
        for cell in old.iterchildren(f"{W}tc"):
            made = w("tc", *_layout(cell, "tcPr"))
            for paragraph in cell.iter(f"{W}p"):
                plain = _plain(paragraph)
                plain.extend(self.mark("del", run) for run in _old_runs(paragraph))
                made.append(plain)
            if made.find(f"{W}p") is None:
                made.append(w("p"))
            row.append(made)
        _row_properties(row).append(self.mark("del"))
        return row

    def deleted_table(self, old: Element) -> Element:
        """Return a table of the old text as deleted, row by row."""
        table = w("tbl", *_layout(old, "tblPr"), *_layout(old, "tblGrid"))
        table.extend(self.deleted_row(row) for row in old.iterchildren(f"{W}tr"))
        return table

    def reword(self, old: Element, new: Element) -> None:
        """Mark in the new paragraph which words differ from the old one."""
        olds, news = _words_of(old), _words_of(new)
        matcher = SequenceMatcher(
            None, [one[0] for one in olds], [one[0] for one in news], autojunk=False
        )
        changes = [one for one in matcher.get_opcodes() if one[0] != "equal"]
        for _, i1, i2, j1, j2 in reversed(changes):
            gone = [one for one in olds[i1:i2] if one[0]]
            self._replace(new, gone, news, (j1, j2))

    def _replace(
        self,
        new: Element,
        gone: "Sequence[_Piece]",
        news: "Sequence[_Piece]",
        span: tuple[int, int],
    ) -> None:
        """Mark the new words of the span as inserted and put the gone ones before them."""
        first, last = span
        place = _cut(news, first)
        for run in _isolated(news, first, last):
            _wrap(run, self.mark("ins"))
        if not gone:
            return
        deleted = self.mark("del", *_runs_of(gone))
        if place is None:
            new.append(deleted)
        else:
            anchor = place if place.getparent().tag != f"{W}ins" else place.getparent()  # type: ignore[union-attr]
            anchor.addprevious(deleted)  # type: ignore[union-attr]


_Piece = tuple[str, Element, int]
"""A word or blank, the run in which it stands, and where it begins there."""


def text_runs(element: Element) -> Iterator[Element]:
    """Yield the runs with words; those of fields, which Word fills itself, are left alone."""
    depth = 0
    for run in element.iter(f"{W}r"):
        for field in run.iter(f"{W}fldChar"):
            depth += {"begin": 1, "end": -1}.get(str(field.get(f"{W}fldCharType")), 0)
        parents = {str(one.tag) for one in run.iterancestors()}
        if depth or parents & {f"{W}del", f"{W}fldSimple", f"{W}ins"}:
            continue
        if run.find(f"{W}t") is not None:
            yield run


def _words_of(paragraph: Element) -> list[_Piece]:
    return [
        (match[0], run, match.start())
        for run in text_runs(paragraph)
        for match in _WORD.finditer(_text(run))
    ]


def _text(run: Element) -> str:
    return "".join(one.text or "" for one in run.iterchildren(f"{W}t"))


def _cut(news: Sequence[_Piece], first: int) -> Element | None:
    """Return the run that begins with a word, cut in two there; None after the last word."""
    if first >= len(news):
        return None
    _, run, start = news[first]
    return _split(run, start) if start else run


def _isolated(news: Sequence[_Piece], first: int, last: int) -> Iterator[Element]:
    """Yield runs that hold the words of a span and no others."""
    by_run: dict[Element, list[_Piece]] = {}
    for piece in news[first:last]:
        by_run.setdefault(piece[1], []).append(piece)
    for run, pieces in by_run.items():
        start, end = pieces[0][2], pieces[-1][2] + len(pieces[-1][0])
        held = run
        if start and len(_text(run)) > start:
            held = _split(run, start)
        elif start:
            # It was cut here already.
            held = next(run.itersiblings(f"{W}r"), run)
        if end - start < len(_text(held)):
            _split(held, end - start)
        yield held


def _split(run: Element, at: int) -> Element:
    """Cut a run in two and return the second part."""
    text, second = _text(run), copy.deepcopy(run)
    for one, part in ((run, text[:at]), (second, text[at:])):
        first, *others = one.findall(f"{W}t")
        for other in others:
            one.remove(other)
        first.getparent().replace(first, words(part))  # type: ignore[union-attr]
    run.addnext(second)
    return second


def _runs_of(pieces: Sequence[_Piece]) -> Iterator[Element]:
    """Yield deleted runs of the words, those of one old run together."""
    by_run: dict[Element, str] = {}
    for word, run, _ in pieces:
        by_run[run] = by_run.get(run, "") + word
    for run, text in by_run.items():
        yield _deleted_run(run, text)


def _old_runs(paragraph: Element) -> Iterator[Element]:
    for run in _all_runs(paragraph):
        if text := _text(run):
            yield _deleted_run(run, text)


def _all_runs(paragraph: Element) -> list[Element]:
    """Return all runs of a paragraph, those of fields, too, but not those in text boxes of it."""
    return [run for run in paragraph.iter(f"{W}r") if next(run.iterancestors(f"{W}p")) is paragraph]


def _deleted_run(run: Element, text: str) -> Element:
    properties = run.find(f"{W}rPr")
    kept = (
        [copy.deepcopy(one) for one in properties if one.tag in _KEPT]
        if properties is not None
        else []
    )
    made = w("r", *([w("rPr", *kept)] if kept else []))
    made.append(words(text, "delText"))
    return made


def _plain(old: Element) -> Element:
    """Return an empty paragraph in the style of another."""
    paragraph = w("p")
    style = old.find(f"{W}pPr/{W}pStyle")
    if style is not None:
        set_property(paragraph, copy.deepcopy(style))
    return paragraph


def _layout(element: Element, tag: str) -> list[Element]:
    found = element.find(f"{W}{tag}")
    return [copy.deepcopy(found)] if found is not None else []


def _wrap(run: Element, mark: Element) -> None:
    run.addprevious(mark)
    mark.append(run)


def _mark_end(paragraph: Element, mark: Element) -> None:
    """Mark the end of a paragraph, which stands first among the properties of its mark."""
    held = paragraph.find(f"{W}pPr/{W}rPr")
    if held is None:
        set_property(paragraph, held := w("rPr"))
    held.insert(0, mark)


def _row_properties(row: Element) -> Element:
    held = row.find(f"{W}trPr")
    if held is None:
        held = w("trPr")
        before = row.find(f"{W}tblPrEx")
        row.insert(0, held) if before is None else before.addnext(held)
    if not len(held):
        # The schema asks for one property besides the mark.
        held.append(w("cantSplit"))
    return held
