"""What a reader meets first: the key messages, and all recommendations at a glance."""

import re

from reportgen.composition.outcome.arrangement import addressee, deadline, numbered
from reportgen.composition.outcome.context import Context
from reportgen.composition.outcome.participation import cell, header
from reportgen.composition.outcome.recommendations import capital, printed_text, support_words
from reportgen.composition.shared.prose import parse_prose
from reportgen.document import Blocks, Cell, Column, Paragraph, Reference, Row, Table
from reportgen.ledger import Point

_COLUMNS = (Column(0.07), Column(0.43), Column(0.2), Column(0.15), Column(0.15))
_WORD = re.compile(r"[^\W\d_]{5,}")
_SHARED = 2
"""Words of five letters or more that a message and a recommendation about one thing share."""

KEY_MESSAGES = "report/key-messages"


def key_messages(context: Context) -> Blocks:
    """Return the key messages that the rapporteur wrote."""
    if prose := context.prose(KEY_MESSAGES):
        return parse_prose(prose, context.notes, context.standing)
    return ()


def at_a_glance(context: Context) -> Blocks:
    """Return a table of the recommendations, each number a link to the recommendation."""
    rows = [_row(context, number, point) for number, point in _recommendations(context)]
    if not rows:
        return ()
    heads = context.standing.columns("glance-columns")
    description = context.say("glance-description", forum=context.record.forum.title)
    return (Table(_COLUMNS, (header(heads), *rows), description),)


def not_in_key_messages(context: Context) -> tuple[int, ...]:
    """Return the numbers of the recommendations that no key message touches."""
    prose = context.prose(KEY_MESSAGES)
    if prose is None:
        return ()
    messages = [_words(line) for line in prose.text.split("\n") if line.strip()]
    return tuple(
        number
        for number, point in _recommendations(context)
        if all(len(_words(point.text) & words) < _SHARED for words in messages)
    )


def _recommendations(context: Context) -> list[tuple[int, Point]]:
    return [(n, p) for n, p in numbered(context) if p.finding.kind == "recommendation"]


def _row(context: Context, number: int, point: Point) -> Row:
    link = Reference(str(number), f"recommendation-{number}", str(number))
    sentence = printed_text(context, point, strong=False)
    return Row(
        (
            Cell((Paragraph((link,), "Table Text"),)),
            Cell((Paragraph(sentence, "Table Text"),)),
            cell(capital(addressee(point))),
            cell(deadline(point)),
            cell(support_words(context, point)),
        )
    )


def _words(text: str) -> frozenset[str]:
    """Return the longer words of a text by their beginnings, so that endings do not count."""
    return frozenset(word.casefold()[:6] for word in _WORD.findall(text))
