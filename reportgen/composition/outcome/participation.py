"""Numbers of participants, who spoke, and the list of participants."""

from reportgen.composition.outcome.attendance import (
    all_speakers,
    is_participant,
    roles,
)
from reportgen.composition.outcome.context import Context
from reportgen.composition.shared.counting import printed_numbers
from reportgen.document import (
    Block,
    Blocks,
    Cell,
    Column,
    LineBreak,
    Paragraph,
    ParagraphStyle,
    Row,
    Table,
    Text,
)
from reportgen.people import Details, in_order

_COUNTS = ("registered", "attended", "onsite", "online")
_COLUMNS = (Column(0.25), Column(0.45), Column(0.3))


def participation(context: Context) -> Blocks:
    """Return the numbers as declared and the names of the speakers."""
    given = context.record.forum.participation
    blocks: list[Block] = []
    if sentence := counted_people(context):
        blocks.append(Paragraph((Text(sentence),)))
    if given.note:
        blocks.append(Paragraph((Text(given.note),)))
    if context.outline.countries and (named := countries(context)):
        blocks.append(context.line("countries-represented", names=context.standing.series(named)))
    if speakers := all_speakers(context):
        blocks.append(context.line("spoke", names=context.names(speakers)))
    return tuple(blocks)


def participants(context: Context) -> Blocks:
    """Return the list of participants by surname, without those who did not come."""
    people = [p for p in context.people.everybody if is_participant(context, p.id)]
    if not people:
        return ()
    heads = context.standing.columns("participants-columns")
    rows = [_row(context, person) for person in context.people.sorted_by_surname(people)]
    description = context.say("participants-description", forum=context.record.forum.title)
    note = "participants-note" if context.record.material.segments else "participants-planned"
    return (context.lead(note), Table(_COLUMNS, (header(heads), *rows), description))


def participants_by_country(context: Context) -> Blocks:
    """Return the list of participants, a paragraph for each country."""
    people = [p for p in context.people.everybody if is_participant(context, p.id)]
    if not people:
        return ()
    listed: dict[str, list[str]] = {}
    for person in context.people.sorted_by_surname(people):
        described = context.people.describe_briefly(person.id)
        name = context.people.full_name(person.id)
        words = context.standing.listed(name, described)
        listed.setdefault(person.country, []).append(words)
    elsewhere = listed.pop("", [])
    named = [*sorted(listed.items(), key=lambda row: in_order(row[0]))]
    named += [(context.say("no-country"), elsewhere)] if elsewhere else []
    note = "participants-note" if context.record.material.segments else "participants-planned"
    lines = (_country_line(country, context.standing.series(names)) for country, names in named)
    return (context.lead(note), *lines)


def countries(context: Context) -> tuple[str, ...]:
    """Return the countries on the list of participants, each once, in English order."""
    people = (p for p in context.people.everybody if is_participant(context, p.id))
    return tuple(sorted({p.country for p in people if p.country}, key=in_order))


def _country_line(country: str, names: str) -> Paragraph:
    return Paragraph((Text(country, "Strong"), LineBreak(), Text(names)))


def header(heads: list[str]) -> Row:
    """Return a table's header row."""
    return Row(tuple(cell(head.strip(), head=True) for head in heads), "header")


def cell(*lines: str, head: bool = False) -> Cell:
    """Return a cell with one paragraph for each line."""
    style: ParagraphStyle = "Table Heading" if head else "Table Text"
    written = [line for line in lines if line] or [""]
    return Cell(tuple(Paragraph((Text(line),), style) for line in written))


def counted_people(context: Context) -> str:
    """Return a sentence for each number that was declared."""
    given = context.record.forum.participation
    in_words = context.outline.house.numbers_in_words
    numbers = {name: getattr(given, name) for name in _COUNTS}
    counted = {name: number for name, number in numbers.items() if number is not None}
    printed = printed_numbers(tuple(counted.values()), context.standing, in_words=in_words)
    known = [
        context.standing.say(context.standing.counted(f"count-{name}", count), number=number)
        for (name, count), number in zip(counted.items(), printed, strict=True)
    ]
    sentences = [context.say("counted", counts=context.standing.join(known))] if known else []
    if given.countries is not None:
        key = context.standing.counted("count-countries", given.countries)
        (number,) = printed_numbers((given.countries,), context.standing, in_words=in_words)
        sentences.append(context.say(key, number=number))
    return " ".join(sentences)


def _row(context: Context, person: Details) -> Row:
    name = context.people.full_name(person.id)
    return Row(
        (
            cell(name),
            cell(context.people.describe(person.id)),
            cell(roles(context, person.id)),
        )
    )
