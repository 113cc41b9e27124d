"""How many took part, who spoke, and the list of participants."""

import unicodedata

from reportgen.composition.attendance import (
    all_speakers,
    is_participant,
    roles,
)
from reportgen.composition.context import Context
from reportgen.composition.wording import join_words
from reportgen.document import (
    Block,
    Blocks,
    Cell,
    Column,
    Paragraph,
    ParagraphStyle,
    Row,
    Table,
    Text,
)
from reportgen.model import Person

_COUNTS = ("registered", "attended", "online")
# Letters that no decomposition turns into plain ones; lists run in English order.
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_COLUMNS = (Column(0.25), Column(0.45), Column(0.3))


def participation(context: Context) -> Blocks:
    """Return the numbers as given and who spoke."""
    given = context.record.forum.participation
    blocks: list[Block] = []
    if sentence := _counted(context):
        blocks.append(Paragraph((Text(sentence),)))
    if given.note:
        blocks.append(Paragraph((Text(given.note),)))
    if speakers := all_speakers(context):
        blocks.append(context.line("spoke", names=context.names(speakers)))
    return tuple(blocks)


def participants(context: Context) -> Blocks:
    """Return the list of participants as given, by surname, without those who did not come."""
    people = [p for p in context.record.forum.people if is_participant(context, p.id)]
    if not people:
        return ()
    heads = context.say("participants-columns").split("|")
    rows = [_row(context, person) for person in sorted(people, key=_by_surname)]
    description = context.say("participants-description", forum=context.record.forum.title)
    note = "participants-note" if context.record.material.segments else "participants-planned"
    return (context.line(note), Table(_COLUMNS, (header(heads), *rows), description))


def header(heads: list[str]) -> Row:
    """Return the header row of a table."""
    return Row(tuple(cell(head.strip(), head=True) for head in heads), "header")


def cell(*lines: str, head: bool = False) -> Cell:
    """Return a cell with a paragraph per line."""
    style: ParagraphStyle = "Table Heading" if head else "Table Text"
    written = [line for line in lines if line] or [""]
    return Cell(tuple(Paragraph((Text(line),), style) for line in written))


def _counted(context: Context) -> str:
    """Return a sentence for the numbers that were given, each under its own name."""
    given = context.record.forum.participation
    numbers = {name: getattr(given, name) for name in _COUNTS}
    known = [
        context.say(f"count-{name}", number=f"{number:,}")
        for name, number in numbers.items()
        if number is not None
    ]
    sentences = [context.say("counted", counts=join_words(known))] if known else []
    if given.countries is not None:
        key = "count-one-country" if given.countries == 1 else "count-countries"
        sentences.append(context.say(key, number=f"{given.countries:,}"))
    return " ".join(sentences)


def _row(context: Context, person: Person) -> Row:
    name = context.people.full_name(person.id)
    return Row(
        (
            cell(name),
            cell(context.people.describe(person.id)),
            cell(roles(context, person.id)),
        )
    )


def _by_surname(person: Person) -> tuple[str, str]:
    """Return a key in which accents and case do not count."""
    return _plain(person.surname or person.name), _plain(person.name)


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
