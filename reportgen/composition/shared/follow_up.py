"""What became of an earlier forum's recommendations, as a table."""

from collections.abc import Callable

from reportgen.composition.shared.wording import format_date
from reportgen.composition.shared.words import Words
from reportgen.document import Blocks, Cell, Column, Paragraph, ParagraphStyle, Row, Table, Text
from reportgen.model import FollowedPoint, FollowUp

_COLUMNS = (Column(0.07), Column(0.4), Column(0.18), Column(0.13), Column(0.22))
Paragraphs = tuple[Paragraph, ...]


def follow_up_table(
    follow_up: FollowUp, words: Words, evidence: Callable[[FollowedPoint], Paragraphs]
) -> Blocks:
    """Return a sentence and the table; nothing where no earlier forum is followed up.

    ``evidence`` gives what this forum's speakers said about a point.
    """
    if not follow_up.points:
        return ()
    rows = [_row(point, words, evidence(point)) for point in follow_up.points]
    heads = tuple(_cell(head, head=True) for head in words.columns("follow-up-columns"))
    lead = Paragraph((Text(lead_words(follow_up, words)),), keep_with_next=True)
    description = words.say("follow-up-description", forum=follow_up.forum)
    return (lead, Table(_COLUMNS, (Row(heads, "header"), *rows), description))


def lead_words(follow_up: FollowUp, words: Words) -> str:
    """Return the sentence above the table."""
    forum, date = follow_up.forum, follow_up.date
    if date is None:
        return words.say("follow-up-lead", forum=forum)
    return words.say("follow-up-lead-dated", forum=forum, date=format_date(date, words))


def status_words(point: FollowedPoint, words: Words) -> str:
    """Return what became of it, or that nobody has said yet."""
    return words.say(f"follow-up-{(point.status or 'unknown').replace(' ', '-')}")


def _row(point: FollowedPoint, words: Words, evidence: Paragraphs) -> Row:
    told = _cell(status_words(point, words), point.note).paragraphs
    return Row(
        (
            _cell(point.number),
            _cell(point.text),
            _cell(point.addressee),
            _cell(point.deadline),
            Cell((*told, *evidence)),
        )
    )


def _cell(*lines: str, head: bool = False) -> Cell:
    style: ParagraphStyle = "Table Heading" if head else "Table Text"
    written = [line for line in lines if line] or [""]
    return Cell(tuple(Paragraph((Text(line),), style) for line in written))
