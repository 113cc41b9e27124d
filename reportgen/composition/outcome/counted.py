"""Declared numbers: participants by country, sector and gender, attendance, evaluation forms."""

from collections.abc import Iterator
from dataclasses import replace

from reportgen.composition.outcome.context import Context
from reportgen.composition.shared.charts import MOST, Numbers, number_chart
from reportgen.composition.shared.counting import printed_numbers
from reportgen.composition.shared.wording import format_date, format_time
from reportgen.document import Block, Blocks, Chart, ChartKind, Paragraph, Text
from reportgen.model import Count, Headcount, Question, left_out
from reportgen.people import in_order

_Groups = list[tuple[str, tuple[int, ...]]]
_QUESTIONS = 8
"""Most questions in one chart."""

_LINE = 3
"""Number of counts from which attendance is drawn as a line."""


def declared_groups(context: Context) -> Blocks:
    """Return a chart for each way in which participants were counted, as declared."""
    given = context.record.forum.participation
    blocks: list[Block] = []
    folded = False
    for key, counts in (("country", _countries(context)), ("sector", given.by_sector)):
        hidden = left_out(counts)
        folded = folded or bool(hidden)
        if rows := _folded(context, counts, hidden):
            blocks.append(_groups(context, key, rows, len(hidden)))
    hidden = left_out(given.by_gender)
    shown = tuple(count for count in given.by_gender if count.number and count not in hidden)
    if shown:
        blocks.append(_groups(context, "gender", shown))
    if hidden:
        blocks.append(context.label("small-groups"))
    if folded:
        blocks.append(context.label("folded-groups"))
    return tuple(blocks)


def _folded(
    context: Context, counts: tuple[Count, ...], hidden: tuple[Count, ...]
) -> tuple[Count, ...]:
    """Return groups with the small ones as one; none where that would be the only one."""
    shown = tuple(count for count in counts if count not in hidden)
    if not hidden or not shown:
        return shown
    name = context.say("other-groups", number=str(len(hidden)))
    return (*shown, Count(name, sum(count.number for count in hidden)))


def _countries(context: Context) -> tuple[Count, ...]:
    """Return the countries, the largest first; those without a printed name form one last group."""
    given = context.record.forum.participation.by_country
    named = [count for count in given if count.name]
    named.sort(key=lambda count: (-count.number, in_order(count.name)))
    if nameless := sum(count.number for count in given if not count.name):
        named.append(Count(context.say("no-country"), nameless))
    return tuple(named)


def _groups(context: Context, key: str, counts: tuple[Count, ...], folded: int = 0) -> Chart:
    given = context.record.forum.participation
    title = context.say(f"chart-by-{key}")
    heads = context.standing.columns(f"columns-by-{key}")
    total = context.standing.number(sum(count.number for count in counts))
    counted = context.say(f"counted-{given.counted}")
    words = {"title": title, "counted": counted, "number": total, "source": given.source}
    caption = context.say("chart-source" if given.source else "chart-number", **words)
    rows: _Groups = [(count.name, (count.number,)) for count in counts]
    chart = number_chart("bar", Numbers(title, caption, heads, rows), context.standing)
    return _largest(context, chart, rows, folded)


def _largest(context: Context, chart: Chart, rows: _Groups, folded: int = 0) -> Chart:
    """Return the chart with as many bars as can be read; the smallest groups are combined.

    The last of the rows stands for ``folded`` groups where that is no zero.
    """
    if len(rows) <= MOST:
        return chart
    rest = rows[MOST - 1 :]
    others = context.say("other-groups", number=str(len(rest) + max(folded - 1, 0)))
    (series,) = chart.series
    values = (*series.values[: MOST - 1], float(sum(numbers[0] for _, numbers in rest)))
    return replace(
        chart,
        categories=(*chart.categories[: MOST - 1], others),
        series=(replace(series, values=values),),
    )


# --- attendance -------------------------------------------------------------------------------


def attendance(context: Context) -> Blocks:
    """Return how many attended at which times, with places side by side where possible."""
    counts = context.record.forum.participation.over_time
    places: dict[str, dict[str, int]] = {}
    for count in sorted(counts, key=lambda count: (_day(context, count), count.time)):
        places.setdefault(count.place, {})[_when(context, count)] = count.number
    if len({tuple(times) for times in places.values()}) <= 1:
        return (_attendance(context, places),) if places else ()
    return tuple(_attendance(context, {place: times}) for place, times in places.items())


def _attendance(context: Context, places: dict[str, dict[str, int]]) -> Chart:
    title = context.say("chart-attendance")
    first, other = context.standing.columns("columns-attendance")
    times = next(iter(places.values()))
    rows = [(when, tuple(counts[when] for counts in places.values())) for when in times]
    heads = (first, *(place or other for place in places))
    kind: ChartKind = "line" if len(rows) >= _LINE else "column"
    return number_chart(kind, Numbers(title, title, heads, rows), context.standing)


def _day(context: Context, count: Headcount) -> str:
    dates = context.record.forum.dates
    day = count.date or (min(dates) if dates else None)
    return day.isoformat() if day else ""


def _when(context: Context, count: Headcount) -> str:
    several = len({_day(context, one) for one in context.record.forum.participation.over_time}) > 1
    day = count.date or min(context.record.forum.dates, default=None)
    clock = format_time(count.time, context.standing)
    if not (several and day):
        return clock
    return context.say("date-and-time", date=format_date(day, context.standing), time=clock)


# --- evaluation -------------------------------------------------------------------------------


def evaluation(context: Context) -> Blocks:
    """Return how many forms came back, and a chart of answers for each set of questions."""
    given = context.record.forum.evaluation
    blocks: list[Block] = [Paragraph((Text(sentence),)) for sentence in _returned(context)]
    if given.note:
        blocks.append(Paragraph((Text(given.note),)))
    blocks += [_answers(context, questions) for questions in _by_scale(given.questions)]
    return tuple(blocks)


def _returned(context: Context) -> Iterator[str]:
    given = context.record.forum.evaluation
    if given.returned is None:
        return
    in_words = context.outline.house.numbers_in_words
    numbers = [given.returned, *([given.sent] if given.sent else [])]
    printed = printed_numbers(numbers, context.standing, in_words=in_words)
    if given.sent:
        share = str(round(given.returned / given.sent * 100))
        yield context.say("forms-of", returned=printed[0], sent=printed[1], share=share)
    else:
        yield context.say("forms", returned=printed[0])


def _by_scale(questions: tuple[Question, ...]) -> Iterator[tuple[Question, ...]]:
    """Group questions that have the same answers, in order, no more than fit on a page."""
    scales: dict[tuple[str, ...], list[Question]] = {}
    for question in questions:
        scale = tuple(answer.name for answer in question.answers)
        if scale:
            scales.setdefault(scale, []).append(question)
    for held in scales.values():
        yield from (tuple(held[at : at + _QUESTIONS]) for at in range(0, len(held), _QUESTIONS))


def _answers(context: Context, questions: tuple[Question, ...]) -> Chart:
    answers = questions[0].answers
    if len(questions) == 1:
        title = questions[0].question
        heads = context.standing.columns("columns-answers")
        rows: _Groups = [(answer.name, (answer.number,)) for answer in answers]
        total = context.standing.number(sum(answer.number for answer in answers))
        caption = context.say("chart-answers", title=title, number=total)
        chart = number_chart("bar", Numbers(title, caption, heads, rows), context.standing)
        return _largest(context, chart, rows)
    title = context.say("chart-evaluation")
    heads = [context.say("column-question"), *(answer.name for answer in answers)]
    rows = [(q.question, tuple(answer.number for answer in q.answers)) for q in questions]
    return number_chart("stacked", Numbers(title, title, heads, rows), context.standing)
