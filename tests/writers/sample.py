"""A made report with every block and inline of the tree, over fifteen pages long."""

import datetime as dt
from functools import cache
from itertools import count

from reportgen.document import (
    Block,
    Blocks,
    Cell,
    Citation,
    Cited,
    Column,
    Contents,
    Document,
    Furniture,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteRef,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Part,
    Properties,
    Quote,
    Row,
    Table,
    Text,
)
from reportgen.writers import write_pdf

SENTENCES = (
    "Public services are judged at the counter, not in the strategy paper.",
    (
        "Several delegations described how a shared register of addresses had cut the time needed "
        "to reach households after a storm from nine days to two."
    ),
    (
        "The common thread was modest: agree on one definition, publish it, and keep it for at least "
        "one budget cycle."
    ),
    (
        "Smaller municipalities asked for template contracts, because their lawyers meet a cloud "
        "agreement once in a decade."
    ),
    "Where two ministries answer for the same form, citizens learn to ask a third.",
    (
        "Participants returned more than once to the question of who pays for maintenance once the "
        "pilot has ended and the photographs have been taken."
    ),
    (
        "A helpline that closes at five is of little use to a fishing community that comes ashore "
        "at seven."
    ),
    (
        "Evidence from the island districts suggests that training village clerks costs less, over "
        "three years, than replacing the equipment they were never shown how to repair."
    ),
)
PEOPLE = (
    ("Dr. Han Ji-won (한지원)", "Director, Seomaru Institute of Administration"),
    ("Ms. Zoë Ångström-Lindqvist", "Adviser, Baltic Office for Open Registers"),
    ("Mr. Nguyễn Văn Thành", "Head of Unit, Delta Agency for Local Services"),
    ("Ms. Park Seo-yeon (박서연)", "Researcher, Seomaru Institute of Administration"),
    ("Mr. Павел Дробышев", "Counsellor, Steppe Council of Mayors"),
    ("Ms. Ελένη Παπαδάκη", "Secretary, Aegean League of Ports"),
    ("Mr. Tomé Gonçalves", "Deputy Mayor, Atlantic City Network"),
    ("Ms. Łucja Żółkiewska", "Ombudsperson, Inland Rivers Commission"),
)
NOTES = 24


def prose(seed: int, sentences: int = 5) -> str:
    """Return a paragraph, the same for the same seed."""
    return " ".join(SENTENCES[(seed * 3 + n * 5) % len(SENTENCES)] for n in range(sentences))


def paragraph(*words: str | Inline, style: ParagraphStyle = "Body Text") -> Paragraph:
    """Return a paragraph whose plain strings are texts."""
    return Paragraph(inlines(*words), style)


def inlines(*words: str | Inline) -> Inlines:
    """Return inlines, plain strings as texts."""
    return tuple(Text(word) if isinstance(word, str) else word for word in words)


def cell(*lines: str | Inlines, style: ParagraphStyle = "Table Text", span: int = 1) -> Cell:
    """Return a cell with one paragraph a line."""
    rows = [inlines(line) if isinstance(line, str) else line for line in lines]
    return Cell(tuple(Paragraph(row, style) for row in rows), span)


def _cover() -> Blocks:
    return (
        paragraph(
            "Seomaru Institute of Administration · Baltic Office for Open Registers",
            style="Cover Line",
        ),
        paragraph("Third Seomaru Forum on Services That Reach Everyone", style="Title"),
        paragraph("“The last kilometre: local registers, local voices”", style="Subtitle"),
        paragraph("14 May 2026, 13:30–18:00 (Seoul, UTC+9)", style="Cover Line"),
        paragraph("Outcome report", style="Cover Line"),
        paragraph("Draft of 20 May 2026, not for circulation", style="Notice"),
    )


def _summary() -> Blocks:
    return (
        Heading(1, inlines("Executive summary"), "summary"),
        paragraph(prose(0), " ", NoteRef(1)),
        paragraph(Text("[to be written]", "Placeholder Text")),
        paragraph(
            "The programme is kept at ",
            Link("forum.example.org", "https://forum.example.org/a?b=1&c=2"),
            "; questions go to ",
            Link("desk@forum.example.org", "mailto:desk@forum.example.org"),
            ". ",
            Text("Every number below was checked twice", "Strong"),
            ", as the ",
            Text("rapporteur’s guide", "Emphasis"),
            " asks.",
            NoteRef(2),
        ),
        Heading(2, inlines("Objectives"), "objectives"),
        List(
            tuple(
                ListItem((paragraph(text, style="List Number"),))
                for text in (
                    "Compare how districts keep one register of addresses current with a staff of three;",
                    (
                        "Share what was learned from helplines that stayed open through the night, including "
                        "what it cost and who was finally asked to pay for the second year;"
                    ),
                    "Discuss which tasks belong to the district and which to the province; and",
                    "Agree on four measures that can be reported without new surveys.",
                )
            ),
            "roman",
        ),
    )


def _key_facts() -> Blocks:
    return (
        paragraph("When", style="Label"),
        paragraph(
            "Thursday 14 May 2026, 13:30 (Seoul, UTC+9)",
            LineBreak(),
            "Thursday 14 May 2026, 06:30 (Helsinki, UTC+2)",
            style="Key Fact",
        ),
        paragraph("Where", style="Label"),
        paragraph("Hall 2, Seomaru Civic Centre", style="Key Fact"),
    )


def _session(number: int, notes: "count[int]") -> Blocks:
    blocks: list[Block] = [
        Heading(
            1,
            inlines(f"{number}. Session {number}: registers that people can correct"),
            f"session-{number}",
        ),
        paragraph(prose(number, 7), NoteRef(next(notes))),
    ]
    for topic in range(1, 4):
        seed = number * 7 + topic
        blocks += _topic(f"{number}.{topic}", seed, notes)
    return tuple(blocks)


def _topic(label: str, seed: int, notes: "count[int]") -> Blocks:
    name, position = PEOPLE[seed % len(PEOPLE)]
    said = SENTENCES[seed % len(SENTENCES)]
    return (
        Heading(2, inlines(f"{label} What was said about maintenance"), f"topic-{label}"),
        paragraph(Text(name, "Strong"), f" ({position}) spoke first. {prose(seed, 6)}"),
        Quote(
            inlines("“", Cited(said, seed), "”"),
            inlines(f"{name}, session {label[0]}, 14:0{seed % 10}"),
        ),
        paragraph(prose(seed + 1, 4), NoteRef(next(notes)), " ", prose(seed + 2, 3)),
        Heading(3, inlines("Points noted"), f"points-{label}"),
        List(
            (
                ListItem((paragraph(SENTENCES[seed % 5], style="List Bullet"),)),
                ListItem(
                    (
                        paragraph(prose(seed, 2), style="List Bullet"),
                        paragraph("It was asked who keeps the list.", style="List Bullet"),
                    )
                ),
                ListItem((paragraph(SENTENCES[(seed + 3) % 8], style="List Bullet"),)),
            )
        ),
    )


def _recommendations() -> Blocks:
    items = tuple(
        ListItem(
            (
                paragraph(Text(sentence, "Strong"), style="Recommendation"),
                paragraph("Addressed to district councils", style="Label"),
                paragraph(
                    f"{PEOPLE[n][0]}: ", Cited(SENTENCES[(n + 2) % 8], n + 1), style="List Number"
                ),
            )
        )
        for n, sentence in enumerate(SENTENCES[:6])
    )
    return (
        PageBreak(),
        Heading(1, inlines("Key recommendations"), "recommendations"),
        paragraph("The forum recommends:"),
        List(items, "decimal"),
        paragraph("And, to the provinces:"),
        List(items[:2], "decimal", 7),
    )


def _agenda(notes: "count[int]") -> Table:
    head = Row(
        (
            cell("Time", style="Table Heading"),
            cell("Item", style="Table Heading"),
            cell("Speakers", style="Table Heading"),
        ),
        "header",
    )
    rows = [head]
    for block in range(1, 9):
        rows.append(
            Row(
                (
                    cell(f"{8 + block}:00–{8 + block}:50", style="Table Heading"),
                    cell(
                        f"Session {block}. Registers that people can correct",
                        style="Table Heading",
                        span=2,
                    ),
                ),
                "block",
                keep_with_next=True,
            )
        )
        rows.append(
            Row(
                (cell(""), cell("Moderator: Dr. Han Ji-won (한지원)", span=2)),
                "sub",
                keep_with_next=True,
            )
        )
        rows += [_slot(block, slot, notes) for slot in range(6)]
    return Table(
        (Column(0.2), Column(0.3), Column(0.5)),
        tuple(rows),
        "Agenda: time, item and speakers of eight sessions",
        inlines("Table 1. Agenda as held (Seoul, UTC+9)"),
    )


def _slot(block: int, slot: int, notes: "count[int]") -> Row:
    speakers: list[Inlines] = [
        inlines(
            Text(PEOPLE[(block + slot + n) % 8][0], "Strong"),
            ", " + PEOPLE[(block + slot + n) % 8][1],
        )
        for n in range(1 + slot % 3)
    ]
    if slot == 2 and block < 3:
        speakers[0] = (*speakers[0], NoteRef(next(notes)))
    return Row(
        (
            cell(f"{8 + block}:{slot}0–{8 + block}:{slot}9"),
            cell("Presentation", f"The counter in year {slot + 1}"),
            cell(*speakers),
        )
    )


def _figures() -> Table:
    head = Row(
        tuple(
            cell(text, style="Table Heading")
            for text in ("District", "Registered", "Attended", "Share (%)")
        ),
        "header",
    )
    rows = [
        Row(
            (
                cell(f"District {n}"),
                cell(f"{n * 131:,}"),
                cell(f"{n * 97:,}"),
                cell(f"{74 + n % 3}.{n % 10}"),
            )
        )
        for n in range(1, 8)
    ]
    return Table(
        (Column(0.4), Column(0.2, "right"), Column(0.2, "right"), Column(0.2, "right")),
        (head, *rows),
        "Registered and attending persons by district",
    )


@cache
def sample_document(*, cover_page: bool = True) -> Document:
    """Return the sample report: 20 notes, Korean names, a long table, all kinds of blocks."""
    notes = count(3)
    sessions = tuple(block for number in range(1, 6) for block in _session(number, notes))
    agenda = _agenda(notes)
    contents = (Contents("Contents"), PageBreak()) if cover_page else (Contents("Contents"),)
    return Document(
        template="outcome_report",
        properties=Properties(
            "Third Seomaru Forum: outcome report",
            "Outcome report",
            "Seomaru Institute",
            "en-GB",
            dt.datetime(2026, 5, 20, 9, 30, tzinfo=dt.UTC),
            ("forum", "registers"),
        ),
        furniture=Furniture(
            "Seomaru Forum 2026", "Outcome report", "Draft", "20 May 2026", "Reconstructed example"
        ),
        cover=_cover(),
        cover_page=cover_page,
        parts=(
            Part("contents", contents),
            Part("summary", (*_summary(), *_key_facts())),
            Part("sessions", sessions),
            Part("recommendations", _recommendations()),
            Part(
                "annex",
                (
                    PageBreak(),
                    Heading(1, inlines("Annex A. Agenda"), "annex-a"),
                    agenda,
                    Heading(1, inlines("Annex B. Participation"), "annex-b"),
                    _figures(),
                ),
            ),
        ),
        notes=tuple(Note(n, _note(n)) for n in range(1, NOTES + 1)),
        citations=tuple(
            Citation(
                n,
                "quotation",
                SENTENCES[n % 8],
                "transcripts/s1.vtt",
                "0" * 64,
                f"s1-{n}",
                0,
                len(SENTENCES[n % 8]),
                n,
            )
            for n in range(1, 40)
        ),
        fields={},
    )


def _note(number: int) -> Inlines:
    if number % 4 == 0:
        return inlines("See ", Link("the register", f"https://register.example.org/{number}"), ".")
    return inlines(f"{SENTENCES[number % 8]} Recorded in the minutes, item {number}.")


@cache
def sample_pdf() -> bytes:
    """The sample as PDF, written once a test run: what is asked of it changes nothing."""
    return write_pdf(sample_document())
