"""A made report that asks of the writers all at once: every block, 80 pages, 70 notes."""

from dataclasses import replace
from functools import cache

from reportgen.document import (
    Attachment,
    Block,
    Cell,
    Cited,
    Column,
    Document,
    Heading,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteRef,
    NumberMark,
    PageBreak,
    Paragraph,
    Part,
    Quote,
    Reference,
    Row,
    Table,
    Text,
)
from tests.writers.charts import BAR, COLUMN, LINE, STACKED, TIMELINE
from tests.writers.pictures import LOGOS, PHOTO
from tests.writers.sample import PEOPLE, SENTENCES, inlines, paragraph, prose, sample_document

CHAPTERS = 24
ROWS = 130
SCRIPTS = (
    Text("Ελληνικά και πολυτονικό: ἀρχή", language="el"),
    Text("Русский, українська, қазақша", language="ru"),
    Text("한국어 문장과 English 낱말", language="ko"),
    Text("Łódź, Đà Nẵng, Ångström, İzmir, naïve, œuvre", "Emphasis"),
)
REFERENCES = (
    Reference("Annex I", "annex", "I"),
    Text(" and "),
    Reference("table 9", "table-9", "9"),
)
EVIDENCE = Attachment("evidence.json", b"{}\n", "application/json", "What was said, by whom, where")


@cache
def torture(*files: Attachment) -> Document:
    """Return the report, with files attached to it."""
    notes: list[Note] = []
    chapters = [block for n in range(1, CHAPTERS + 1) for block in _chapter(n, notes)]
    charts = (BAR, STACKED, COLUMN, LINE, TIMELINE)
    title = inlines("Annex ", NumberMark("I", "annex"), ". Questions")
    annex = (PageBreak("landscape"), Heading(1, title, "annex"), _long_table(notes), *charts)
    sample = sample_document()
    # The blocks of the sample come first: there are some of every kind among them.
    return replace(
        sample,
        parts=(
            *sample.parts,
            Part("chapters", tuple(chapters)),
            Part("long", (*annex, PageBreak(), PHOTO, LOGOS)),
        ),
        notes=(*sample.notes, *notes),
        attachments=files,
    )


def _anchor(notes: list[Note], sentences: int) -> NoteRef:
    """Return the anchor of a new note, numbered after those of the sample."""
    number = len(sample_document().notes) + len(notes) + 1
    words = Text(prose(number, sentences))
    see = Link("the register", f"https://register.example.org/{number}")
    notes.append(Note(number, (words, Text(" See "), see, Text("."))))
    return NoteRef(number)


def _chapter(number: int, notes: list[Note]) -> tuple[Block, ...]:
    name, position = PEOPLE[number % len(PEOPLE)]
    said = SENTENCES[number % len(SENTENCES)]
    script = SCRIPTS[number % len(SCRIPTS)]
    head = f"What {name} asked, and who answered"
    return (
        Heading(1, inlines(head), f"chapter-{number}"),
        paragraph(prose(number, 9), _anchor(notes, 1), " ", script, " ", prose(number + 1, 9)),
        paragraph("See ", *REFERENCES, "."),
        Heading(2, (*inlines("In the words of "), script), f"words-{number}"),
        Quote(
            inlines("“", Cited(said, 1 + number % 30), "”"), inlines(name, LineBreak(), position)
        ),
        Heading(3, inlines("Numbered and lettered"), f"listed-{number}"),
        _listed("paragraph", 1 + 3 * (number - 1), number),
        _listed("letter", 1, number),
        _listed("roman", 1, number),
        paragraph(prose(number + 2, 8), _anchor(notes, 2 + 12 * (number % 8 == 0))),
        paragraph(Text("[to be written]", "Placeholder Text"), " ", prose(number + 3, 8)),
        paragraph("x" * 400 if number == 5 else prose(number, 8), style="Notice"),
    )


def _listed(kind: str, start: int, seed: int) -> List:
    style = "List Number" if kind == "roman" else "Body Text"
    items = tuple(
        ListItem((Paragraph(inlines(prose(seed + n, 2)), style),))  # type: ignore[arg-type]
        for n in range(3)
    )
    return List(items, kind, start)  # type: ignore[arg-type]


def _long_table(notes: list[Note]) -> Table:
    head = Row(
        tuple(
            Cell((paragraph(word, style="Table Heading"),))
            for word in ("Number", "Asked by", "What was asked", "Persons")
        ),
        "header",
    )
    rows = [_long_row(number, notes) for number in range(1, ROWS + 1)]
    columns = (Column(0.12), Column(0.28), Column(0.45), Column(0.15, "right"))
    caption = inlines(
        "Table ", NumberMark("9", "table-9", "Table"), ". Questions and who asked them"
    )
    return Table(columns, (head, *rows), "Questions, who asked them and for whom", caption)


def _long_row(number: int, notes: list[Note]) -> Row:
    asked = Paragraph(inlines(prose(number, 40 if number == 60 else 1)), "Table Text")
    if number % 20 == 0:
        asked = replace(asked, inlines=(*asked.inlines, _anchor(notes, 2)))
    label = paragraph(f"Q{number}", style="Table Heading")
    who = paragraph(PEOPLE[number % len(PEOPLE)][0], style="Table Text")
    persons = paragraph(f"{number * 37:,}", style="Table Text")
    return Row((Cell((label,)), Cell((who,)), Cell((asked,)), Cell((persons,))))
