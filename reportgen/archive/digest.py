"""What was found in the archive as a table and as a paper with sources."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from reportgen.archive.finding import Hits, Query
from reportgen.archive.records import FoundPoint
from reportgen.document import (
    Block,
    Document,
    Furniture,
    Heading,
    List,
    ListItem,
    Paragraph,
    Part,
    Properties,
    Text,
)
from reportgen.project import Request, render

Paper = Literal["docx", "pdf"]
HEADER = (
    *("forum", "date", "place", "number", "kind", "text", "quotation", "said by", "session"),
    *("addressee", "deadline", "theme", "support", "status", "edition", "page", "folder"),
)


def cells(record: FoundPoint) -> tuple[str, ...]:
    """Return what was found as the cells of a row under ``HEADER``."""
    point = record.point
    return (
        *(record.title, record.date, record.place, str(point.number), point.kind, point.text),
        *(point.quotation, point.said_by, point.session, point.addressee, point.deadline),
        *(point.theme, point.support, point.status, record.edition),
        *(str(point.page) if point.page else "", record.folder),
    )


def paper(found: Hits, question: Query, form: Paper) -> bytes:
    """Return what was found as a Word file or a PDF, under the forums that printed it."""
    return render(_document(found, question), form, "project-report", Request())


def title_of(question: Query) -> str:
    """Return what was looked for in words."""
    narrowed = (
        ("to", question.addressee),
        ("on", question.theme),
        ("at", question.forum),
        ("since", question.since),
        ("until", question.until),
        ("with status", question.status),
    )
    words = [f"“{question.words}”"] if question.words else ["everything"]
    return " ".join((*words, *(f"{how} {what}" for how, what in narrowed if what)))


def _document(found: Hits, question: Query) -> Document:
    title = f"What forums said: {title_of(question)}"
    days = [record.date for record in found.records if record.date]
    last = dt.date.fromisoformat(max(days)) if days else dt.date(1980, 1, 1)
    blocks: list[Block] = [Paragraph((Text(_counted(found)),))]
    # By forum and date, so that a reader sees how it went over the years.
    listed = sorted(found.records, key=lambda one: (one.date, one.folder, one.point.number))
    for number, (_, held) in enumerate(groupby(listed, key=lambda one: one.folder), 1):
        blocks += _of_forum(list(held), number)
    return Document(
        template="outcome_report",
        properties=Properties(
            title, "", "reportgen", "en", dt.datetime.combine(last, dt.time(), dt.UTC)
        ),
        furniture=Furniture("", "Digest of the archive", "", last.isoformat()),
        cover=(Paragraph((Text(title),), "Title"),),
        cover_page=False,
        parts=(Part("digest", tuple(blocks)),),
        notes=(),
        citations=(),
        fields={},
    )


def _counted(found: Hits) -> str:
    shown = len(found.records)
    counted = f"{found.total} point{'s' * (found.total != 1)}"
    some = f"{counted}, of which the first {shown} follow" if shown < found.total else counted
    return f"{some}; none has all the words, these have some." if found.loosely else f"{some}."


def _of_forum(held: list[FoundPoint], number: int) -> Iterator[Block]:
    first = held[0]
    place = ", ".join(filter(None, (first.title, first.place, first.date)))
    yield Heading(2, (Text(place),), f"forum-{number}")
    yield List(tuple(map(_item, held)), "bullet")


def _item(record: FoundPoint) -> ListItem:
    point = record.point
    lines = (
        f"Addressed to: {point.addressee}" if point.addressee else "",
        f"By: {point.deadline}" if point.deadline else "",
        point.quotation,
        point.said_by,
        f"Status: {point.status}" if point.status else "",
        record.reference + (" (draft)" if record.edition == "draft" else ""),
    )
    told = (Paragraph((Text(line),), "Label") for line in lines if line)
    return ListItem((Paragraph((Text(point.text),)), *told))
