"""Documents made for measuring: a report of 23 pages, two-page briefs, a table without end."""

import datetime as dt
from functools import cache

from reportgen.document import (
    Block,
    Blocks,
    Cell,
    Column,
    Document,
    Furniture,
    Heading,
    List,
    ListItem,
    Paragraph,
    Part,
    Properties,
    Row,
    Table,
    Text,
)

SENTENCES = (
    "Public services are judged at the counter, not in the strategy paper.",
    "A shared register of addresses had cut the time to reach households from nine days to two.",
    "Agree on one definition, publish it, and keep it for at least one budget cycle.",
    "Where two ministries answer for the same form, citizens learn to ask a third.",
    "A helpline that closes at five is of little use to those who come ashore at seven.",
)
CREATED = dt.datetime(2026, 5, 20, 9, 30, tzinfo=dt.UTC)


def prose(seed: int, sentences: int) -> str:
    """Return a paragraph, the same for the same seed."""
    return " ".join(SENTENCES[(seed * 3 + n * 2) % len(SENTENCES)] for n in range(sentences))


def document(template: str, title: str, blocks: Blocks) -> Document:
    """Return a document of some blocks."""
    return Document(
        template=template,
        properties=Properties(title, "", "Seomaru Institute", "en-GB", CREATED),
        furniture=Furniture("Seomaru Forum 2026", "Report", "Draft", "20 May 2026"),
        cover=(),
        cover_page=False,
        parts=(Part("text", blocks),),
        notes=(),
        citations=(),
        fields={},
    )


@cache
def long_report() -> Document:
    """Return a report of 23 pages: headings, paragraphs, lists and tables."""
    blocks = [block for number in range(1, 24) for block in _chapter(number)]
    return document("outcome_report", "Outcome report", tuple(blocks))


def short_brief(number: int) -> Document:
    """Return a brief of two pages, each different."""
    blocks: Blocks = (
        Heading(1, (Text(f"Brief {number}"),), "brief"),
        *(Paragraph((Text(prose(number + n, 6)),)) for n in range(6)),
        _table(6, number),
        _list(number),
        *(Paragraph((Text(prose(number + n, 7)),)) for n in range(2)),
    )
    return document("speaker_brief", f"Brief {number}", blocks)


def table_report(rows: int) -> Document:
    """Return a report of one table with so many rows."""
    return document("outcome_report", "A table", (_table(rows, 1),))


def _chapter(number: int) -> tuple[Block, ...]:
    return (
        Heading(1, (Text(f"Chapter {number}"),), f"chapter-{number}"),
        Paragraph((Text(prose(number, 9)),)),
        Heading(2, (Text("What was said"),), f"said-{number}"),
        *(Paragraph((Text(prose(number + n, 8)),)) for n in range(2)),
        _list(number),
        _table(7, number),
    )


def _list(number: int) -> List:
    lines = (Paragraph((Text(prose(number + n, 1)),), "List Bullet") for n in range(4))
    return List(tuple(ListItem((line,)) for line in lines))


def _table(rows: int, number: int) -> Table:
    head = Row(tuple(_cell(word, "Table Heading") for word in ("Item", "What", "Who")), "header")
    body = (
        Row((_cell(str(n)), _cell(prose(number + n, 1)), _cell(f"District {n % 9}")))
        for n in range(1, rows + 1)
    )
    return Table((Column(0.15), Column(0.6), Column(0.25)), (head, *body), "Items")


def _cell(text: str, style: str = "Table Text") -> Cell:
    return Cell((Paragraph((Text(text),), style),))  # type: ignore[arg-type]
