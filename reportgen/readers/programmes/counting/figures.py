"""What was counted, as lines of forum.yaml and as the private table of attendees."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from reportgen.readers.programmes.counting.answers import Forms
from reportgen.readers.programmes.counting.attendees import Attendee, People
from reportgen.yaml_editing import scalar

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DIVIDED = (("by_country", "country"), ("by_sector", "sector"), ("by_gender", "gender"))
_UNSAID = "Not declared"
_COLUMNS = (
    *("name", "position", "organization", "country", "sector", "gender"),
    *("registered", "attended", "online", "onsite", "list"),
)


def participation_lines(people: People, sources: Sequence[str]) -> list[str]:
    """Return the lines under ``participation:``; registered, online and in the room stand apart."""
    counted = _counted(people)
    lines = [
        f"# Counted from {', '.join(sources)}: people, not rows. Correct it where you know more."
    ]
    lines.append("participation:")
    numbers = {
        "registered": sum(one.registered for one in people),
        "attended": sum(one.attended for one in people),
        "online": sum(one.online for one in people),
        "onsite": sum(one.onsite for one in people),
    }
    if not people.says_who_came:
        numbers = {"registered": numbers["registered"]}
    lines += [f"  {key}: {number}" for key, number in numbers.items() if number]
    lines.append(f"  counted: {counted}")
    of = [one for one in people if getattr(one, counted)]
    for key, field in _DIVIDED:
        lines += _groups(key, Counter(getattr(one, field) for one in of))
    return lines


def _counted(people: People) -> str:
    """Return whom the groups divide: those who came where that is known."""
    for key in ("attended", "online", "registered"):
        if any(getattr(one, key) for one in people):
            return key
    return "registered"


def _groups(key: str, counts: Counter[str]) -> Iterator[str]:
    if not any(counts.keys() - {""}):
        return
    yield f"  {key}:"
    rest = counts.pop("", 0)
    for name, number in sorted(counts.items(), key=lambda group: (-group[1], group[0])):
        yield f"    - {{name: {scalar(name)}, number: {number}}}"
    if rest:
        yield f"    - {{name: {_UNSAID}, number: {rest}}}"


def evaluation_lines(forms: Sequence[Forms], sources: Sequence[str]) -> list[str]:
    """Return the lines under ``evaluation:`` with every question that could be counted."""
    returned = max((one.returned for one in forms), default=0)
    lines = [f"# Counted from {', '.join(sources)}; free answers are not taken.", "evaluation:"]
    lines.append(f"  returned: {returned}")
    questions = [question for form in forms for question in form.questions]
    lines += ["  questions:"] if questions else []
    for question in questions:
        lines.append(f"    - question: {scalar(question.question)}")
        lines.append("      answers:")
        lines += [
            f"        - {{name: {scalar(answer)}, number: {number}}}"
            for answer, number in question.answers
        ]
    return lines


def attendance_table(people: Sequence[Attendee]) -> str:
    """Return the private table of attendees; no cell is a formula, and no address is in it."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for one in people:
        texts = (one.name, one.position, one.organization, one.country, one.sector, one.gender)
        marks = (one.registered, one.attended, one.online, one.onsite, one.listed)
        cells = [f"'{text}" if text.startswith(_FORMULA) else text for text in texts]
        writer.writerow([*cells, *("yes" if mark else "" for mark in marks)])
    return target.getvalue()
