"""Accepted points with numbers: the sentence, its addressee and who said it."""

from collections.abc import Iterator
from dataclasses import replace

from reportgen.composition.outcome.arrangement import (
    Chapter,
    addressee,
    deadline,
    numbered,
    other_chapters,
    recommendation_chapters,
)
from reportgen.composition.outcome.context import Context
from reportgen.composition.shared.counting import printed_numbers
from reportgen.composition.shared.prose import anchor_of, plain_text
from reportgen.document import (
    Block,
    Blocks,
    Heading,
    Inline,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Reference,
    Text,
)
from reportgen.ledger import Point
from reportgen.model import Finding, FindingId, PersonId


def recommendations(context: Context) -> Blocks:
    """Return the accepted recommendations; a draft without any says that they are missing."""
    chapters = recommendation_chapters(context)
    if not chapters:
        return context.missing("no-recommendations", "ask-decisions")
    return (context.lead("recommendations-note"), *_printed(context, chapters))


def other_points(context: Context) -> Blocks:
    """Return the other accepted points: commitments, good practices, challenges and so on."""
    return tuple(_printed(context, other_chapters(context)))


def _printed(context: Context, chapters: tuple[Chapter, ...]) -> Iterator[Block]:
    numbers = {point.finding.id: number for number, point in numbered(context)}
    for chapter in chapters:
        if len(chapters) > 1 or not context.outline.house.heading_numbers:
            # A numbered heading does not stand alone on its level.
            yield Heading(2, (Text(chapter.heading),), f"points-{anchor_of(chapter.heading)}")
        for name, points in chapter.parts:
            if name:
                yield Heading(3, (Text(name),), f"points-{anchor_of(name)}")
            items = tuple(_item(context, point, numbers) for point in points)
            yield List(items, "decimal", numbers[points[0].finding.id])


def _item(context: Context, point: Point, numbers: dict[FindingId, int]) -> ListItem:
    """Return a numbered point, kept on one page."""
    sentence = Paragraph(printed_text(context, point), "Recommendation", keep_with_next=True)
    labels = _labels(context, point, numbers[point.finding.id])
    themes = _themes(context, point)
    dissent = (_dissent(context, one) for one in point.dissent)
    answers = (line for answer in point.answers for line in _answer(context, answer))
    *lines, last = (*labels, *themes, *dissent, *answers)
    kept = (replace(line, keep_with_next=True) for line in lines)
    return ListItem((sentence, *kept, last), f"recommendation-{numbers[point.finding.id]}")


def _themes(context: Context, point: Point) -> Iterator[Paragraph]:
    """Yield the themes of a recommendation; in public only where the outline wants them.

    In the working edition they come with the words that show them.
    """
    tags = [tag for tag in context.record.appraisal(point.finding).themes if tag.is_shown]
    if not tags or not (context.is_working or context.outline.house.themes):
        return
    names = [
        context.say("goal", number=str(tag.goal), name=tag.theme) if tag.goal else tag.theme
        for tag in tags
    ]
    if context.is_working:
        named = zip(names, tags, strict=True)
        names = [f"{name} ({', '.join(tag.terms)})" for name, tag in named]
    yield context.label("themes", themes=" · ".join(names))


def _dissent(context: Context, against: Point) -> Paragraph:
    """Return what was said against a point and, where people are named, by whom."""
    words = printed_text(context, against, strong=False)
    if context.outline.house.individual_statements:
        key = "disputed-after" if against.decision.wording else "disputed-by"
        said = context.say(key, voice=context.voice_within(against.finding))
    else:
        said = context.say("disputed")
        if context.people.names_somebody(plain_text(words)):
            return Paragraph((Text(said),), "Label")
    return Paragraph((Text(f"{said}: "), *words), "Label")


def _asked_by_speaker(context: Context, point: Point) -> bool:
    """Whether somebody else reported it of a person who spoke at the forum, too."""
    asked = {context.record.appraisal(finding).author for finding in point.everything} - {None}
    sessions = [session.id for session in context.record.forum.sessions]
    return any(one and context.record.has_spoken(one, held) for one in asked for held in sessions)


def support_words(context: Context, point: Point) -> str:
    """Return how many people stand behind a recommendation, as far as a person declared it."""
    if point.consensus is None or point.finding.kind != "recommendation":
        return ""
    level = replace(point.consensus, dissent=()).level
    if level == "unknown speaker":
        return ""
    if level == "reported" and _asked_by_speaker(context, point):
        return context.say("consensus-handed-on")
    counted = [len(point.consensus.speakers)]
    in_words = context.outline.house.numbers_in_words
    (number,) = printed_numbers(counted, context.standing, in_words=in_words)
    return context.say(f"consensus-{level.replace(' ', '-')}", number=number)


def _answer(context: Context, answer: Point) -> Iterator[Paragraph]:
    """Yield the answers and, where people are named, who gave them."""
    yield Paragraph(printed_text(context, answer, strong=False), "Recommendation")
    if context.outline.house.individual_statements:
        key = "answered-after" if answer.decision.wording else "answered-by"
        yield context.label(key, voice=context.voice_within(answer.finding))
    else:
        yield context.label("answer")


def printed_text(context: Context, point: Point, *, strong: bool = True) -> Inlines:
    """Return the sentence that was accepted if there is one, else the words as said."""
    if point.decision.wording:
        return (context.citations.cite_wording(point.decision, "Strong" if strong else None),)
    return context.words(point.finding, strong=strong)


def _labels(context: Context, point: Point, number: int) -> Iterator[Paragraph]:
    """Yield addressee, speaker and, in the working edition, the evidence."""
    *lines, last = _lines(context, point, number)
    named = context.outline.house.individual_statements
    hidden = named and not point.voices and not is_nameless(context, point)
    support = "" if hidden else support_words(context, point)
    evidence: list[Inline] = [Text(f" · {support}")] if support else []
    if context.is_working:
        evidence += [Text(" · "), *_evidence(context, number, len(point.everything))]
    yield from lines
    yield replace(last, inlines=(*last.inlines, *evidence))


def _lines(context: Context, point: Point, number: int) -> Iterator[Paragraph]:
    """Yield addressee and deadline, then the evidence; where nobody is named, only the first."""
    if not context.outline.house.individual_statements:
        yield _number_label(context, point, number)
        return
    if asked := _asked(context, point):
        yield Paragraph((Text(asked),), "Label")
    if has_quotation(context, point):
        yield Paragraph(context.words(point.finding), "Quote")
    yield context.label("said-by", voice=context.voice(point.finding))
    if point.voices and not is_nameless(context, point):
        named = context.standing.series([context.voice_within(one) for one in point.voices])
        yield context.label("supported-by", voices=named)
    related = [context.voice_within(one) for one in _related(context, point)]
    if related and context.is_working:
        yield context.label("related-statements", voices=context.standing.series(related))


def has_quotation(context: Context, point: Point) -> bool:
    """Whether the words of the speaker follow the sentence of the rapporteur.

    They do not where nobody may be named and they name somebody.
    """
    finding = point.finding
    if not point.decision.wording or context.is_noted(finding):
        return False
    quote = finding.evidence.quote
    return not (is_nameless(context, point) and context.people.names_somebody(quote))


def _asked(context: Context, point: Point) -> str:
    """Return whom a point addresses and by when, empty where neither is known."""
    name, until = addressee(point), deadline(point)
    parts = (
        context.say("addressed-to", addressee=capital(name)) if name else "",
        context.say("by-when", deadline=until) if until else "",
    )
    return " · ".join(filter(None, parts))


def _related(context: Context, point: Point) -> Iterator[Finding]:
    """Yield what is printed with a point by other speakers, once each, without support declared."""
    heard = set(context.record.segment(point.finding.evidence.segment).speakers)
    heard |= {p for one in point.voices for p in _speakers(context, one)}
    for finding in point.support:
        speakers = set(_speakers(context, finding))
        if finding not in point.voices and speakers - heard:
            heard |= speakers
            yield finding


def is_nameless(context: Context, point: Point) -> bool:
    """Whether nothing may tell who stands behind a point."""
    behind = (context.record.segment(one.evidence.segment) for one in point.evidence)
    return any(one.attribution == "none" for one in behind)


def _speakers(context: Context, finding: Finding) -> tuple[PersonId, ...]:
    return context.record.segment(finding.evidence.segment).speakers


def _number_label(context: Context, point: Point, number: int) -> Paragraph:
    """Return the number of the point and its addressee, without the speaker."""
    is_recommendation = point.finding.kind == "recommendation"
    key = "recommendation-number" if is_recommendation else "point-number"
    words = context.say(key, number=str(number))
    asked = _asked(context, point)
    return Paragraph((Text(" · ".join(filter(None, (words, asked)))),), "Label")


def capital(words: str) -> str:
    """Return words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def _evidence(context: Context, number: int, count: int) -> Inlines:
    """Return the numbers of the evidence, each linked to its row in the annex."""
    numbers: list[Inline] = []
    for name in (f"{number}.{n}" for n in range(1, count + 1)):
        separator = [Text(context.standing.comma)] if numbers else []
        numbers += [*separator, Reference(name, f"evidence-{name}", name)]
    return context.standing.splice("evidence", numbers=tuple(numbers))
