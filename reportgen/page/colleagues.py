"""Word and Excel: sheets for colleagues, what comes back of them, and reports edited in Word."""

from collections.abc import Iterator
from pathlib import Path

from reportgen.errors import UsageError
from reportgen.page.asked import Answer
from reportgen.page.book import Book
from reportgen.project import OpenForum, absorb, export_sheet, import_sheet, write_for
from reportgen.project.desk.absorbing import Absorbing
from reportgen.project.desk.importing import Imported

_LONGEST = 600


def send(book: Book, kind: str) -> Answer:
    """Write the points as a workbook or a Word table beside the documents, and say where.

    Raises:
        UsageError: if there is no such kind.
    """
    opened = book.opened
    match kind:
        case "xlsx" | "docx":
            content = export_sheet(opened, kind)
        case _:
            raise UsageError("there is no such sheet", rule="no-such-choice")
    return {"file": str(write_for(opened, {f"points.{kind}": content})[0])}


def take_sheet(book: Book, path: str, by: str, pending: str = "list") -> Answer:
    """Take decisions and wording of a sheet that came back, and say what became of each row.

    ``pending`` says what becomes of tracked changes that nobody accepted or rejected.

    Raises:
        InputError: if the file cannot be read or is no sheet of this forum.
        UsageError: if there is no such way.
    """
    match pending:
        case "list" | "accept" | "reject":
            way = pending
        case _:
            raise UsageError("there is no such choice", rule="no-such-choice")
    taken: list[Imported] = []

    def work(opened: OpenForum) -> OpenForum:
        taken.append(import_sheet(opened, Path(path).expanduser(), by=by, pending=way))
        return taken[0].opened

    book.act(book.opened.seen, work)
    rows = [
        _row(one.came, one.code, (one.field, one.was, one.says), one.place, (one.author, one.at))
        for one in taken[0].outcomes
    ]
    return {"kept": str(taken[0].kept), "rows": rows}


def take_report(book: Book, path: str, by: str) -> Answer:
    """Take the changes of a report that somebody edited in Word, and say what became of each.

    Raises:
        InputError: if the file is no report of this forum.
    """
    taken: list[Absorbing] = []

    def work(opened: OpenForum) -> OpenForum:
        taken.append(absorb(opened, Path(path).expanduser(), by=by))
        return taken[0].opened

    with book.lock:
        book.act(book.opened.seen, work)
        if taken[0].written:
            book.read()
    return {"kept": str(taken[0].kept or ""), "rows": list(_changes(taken[0]))}


def _changes(taken: Absorbing) -> Iterator[Answer]:
    for one in taken.changes:
        words = (one.heading, one.was, one.says)
        yield _row(one.came, one.place, words, f"{one.paragraph}", (one.author, one.at))


def _row(
    came: str, about: str, words: tuple[str, str, str], place: str, who: tuple[str, str]
) -> Answer:
    field, was, says = (text[:_LONGEST] for text in words)
    told = " ".join(filter(None, who))
    return {"came": came, "about": about, "field": field, "was": was, "says": says} | {
        "place": place,
        "who": told,
    }
