"""The matrix of an earlier forum's recommendations, as a workbook and a Word table."""

from typing import Literal

from reportgen.composition import Words, status_words
from reportgen.exchange.word import add_row, add_table, finished, new_word, write
from reportgen.exports.workbook import write_workbook
from reportgen.model import FollowUp
from reportgen.project.desk.sheets import page_of
from reportgen.project.documents.profiles import outline_of, own_templates
from reportgen.project.editing.following import followed
from reportgen.project.folder.opening import OpenForum

_WIDTHS = (1.4, 9.0, 4.6, 3.0, 4.0, 4.1)
Row = tuple[str, ...]


def follow_up_matrix(opened: OpenForum, kind: Literal["xlsx", "docx"]) -> bytes:
    """Return what is followed up, and a person's word on it, in the forum's language.

    Raises:
        InputError: if nothing is followed up.
    """
    forum = opened.proceedings.forum
    follow_up = followed(forum, str(opened.folder.path))
    outline = outline_of(forum, "outcome-report", own_templates(opened.folder.path))
    words = Words(outline)
    heads = (*words.columns("follow-up-columns"), words.say("follow-up-note"))
    rows = _rows(follow_up, words)
    title = words.say("follow-up-description", forum=follow_up.forum)
    if kind == "xlsx":
        return write_workbook(heads, rows, title)
    page = page_of(forum, title, landscape=True)
    word = new_word(page)
    word.add_heading(title, 1)
    add_table(word, heads, _WIDTHS)
    for row in rows:
        for cell, value in zip(add_row(word, _WIDTHS).cells, row, strict=True):
            write(cell, value)
    return finished(word, page)


def _rows(follow_up: FollowUp, words: Words) -> list[Row]:
    return [
        (
            point.number,
            point.text,
            point.addressee,
            point.deadline,
            status_words(point, words),
            point.note,
        )
        for point in follow_up.points
    ]
