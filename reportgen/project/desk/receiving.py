"""Holds a report that came from somewhere against what was decided: the same, changed, or new."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from rapidfuzz import fuzz, process

from reportgen.errors import InputError
from reportgen.exchange import word_paragraphs
from reportgen.project.decisions.codes import codes
from reportgen.project.documents.building import Format, Request, compose, render
from reportgen.project.documents.profiles import own_templates
from reportgen.project.documents.record import read_record
from reportgen.project.documents.verifying import Verified, verify_folder
from reportgen.project.folder.opening import OpenForum, open_folder, output_folder
from reportgen.readers import read_forum
from reportgen.verification import read_file, read_pdf_text

ReceivedState = Literal["as decided", "changed", "not in it", "text changed", "from nowhere"]
_SENTENCE = re.compile(r"(?<=[.!?。！？؟])[”\"’»)\]]*\s+(?=\S)")
_FORMATS: dict[str, Format] = {".docx": "docx", ".pdf": "pdf"}
_ALIKE = 60.0
"""Likeness (of 100) from which on a sentence counts as another one, changed."""

_LONG = 25
"""Letters from which on a paragraph is found by itself, whatever stands beside it."""

_REST = 4
"""Letters that may be left of a line when all that is known is taken out."""

_FEWEST = 12
"""Letters below which a line says too little to come from anywhere."""


@dataclass(frozen=True, slots=True)
class ReceivedPart:
    """A point of the report or a sentence of the file, and how the two compare.

    ``was`` is what was decided or built, ``says`` what the file says.
    """

    path: str
    """The document."""
    state: ReceivedState
    """How it compares with what was decided."""
    code: str
    """The code of the point; empty for any other text."""
    was: str
    """The words as decided or built; empty for what comes from nowhere."""
    says: str
    """The words of the file; empty where it has none."""
    author: str = ""
    """Who changed it under Track Changes; empty where the file does not say."""


def check_received(opened: OpenForum, path: Path) -> tuple[ReceivedPart, ...]:
    """Return how a Word or PDF file compares with the points and the text as they stand.

    Raises:
        InputError: if it is neither, or cannot be read.
    """
    suffix = path.suffix.casefold()
    if suffix not in _FORMATS:
        message = "only a Word or PDF file can be compared; name one"
        raise InputError(message, str(path), rule="other-format")
    said = _sentences(read_file(path), suffix, str(path))
    ours = [one for built in _built(opened, _FORMATS[suffix]) for one in _sentences(built, suffix)]
    if suffix == ".pdf":
        # Another program lays the same paragraphs out otherwise, in other lines and on other pages.
        words = [one for built in _built(opened, "docx") for one in _paragraphs(built)]
        said, ours = _left_over(said, [one.key for one in (*words, *ours)]), [*ours, *words]
    return tuple(replace(one, path=str(path)) for one in _compared(opened, said, ours))


def _compared(
    opened: OpenForum, said: Sequence["_Said"], ours: Sequence["_Said"]
) -> Iterator[ReceivedPart]:
    known = {one.key for one in ours}
    whole = "".join(one.key for one in ours)
    foreign = [one for one in said if one.key not in known and one.key not in whole]
    stream = "".join(_key(one.words) for one in said)
    names = codes(opened.proceedings)
    taken: set[int] = set()
    for point in opened.ledger.points:
        code, text = names[point.finding.id], point.text
        if _key(text) in stream:
            yield ReceivedPart("", "as decided", code, text, text)
            continue
        at = _likest(text, [one.words for one in foreign], taken)
        if at is None:
            yield ReceivedPart("", "not in it", code, text, "")
            continue
        taken.add(at)
        yield ReceivedPart("", "changed", code, text, foreign[at].words, foreign[at].author)
    printed, told = [one.words for one in ours], {foreign[at].key for at in taken}
    for one in foreign:
        if one.key in told or len(one.key) < _FEWEST:
            continue
        found = process.extractOne(one.words, printed, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        state: ReceivedState = "text changed" if found else "from nowhere"
        yield ReceivedPart("", state, "", found[0] if found else "", one.words, one.author)


def _likest(text: str, said: Sequence[str], taken: set[int]) -> int | None:
    """Return which sentence is a text, changed; None if there is none."""
    found = process.extract(text, said, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None)
    return next((at for _, _, at in found if at not in taken), None)


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence, and its letters and figures alone."""

    words: str
    key: str
    author: str = ""


def _sentences(content: bytes, suffix: str, name: str = "built") -> list[_Said]:
    if suffix == ".docx":
        found = word_paragraphs(content, name)
        parts = [
            (sentence, ", ".join(dict.fromkeys(change.author for change in one.changes)))
            for one in found
            if not one.is_listed
            for sentence in _SENTENCE.split(one.text)
        ]
    else:
        text = " ".join(_lines(read_pdf_text(content, name=name)))
        parts = [(sentence, "") for sentence in _SENTENCE.split(text)]
    return [_Said(words.strip(), _key(words), who) for words, who in parts if _key(words)]


def _paragraphs(content: bytes) -> list[_Said]:
    return [_Said(one.text, _key(one.text)) for one in word_paragraphs(content, "built")]


def _left_over(said: Sequence[_Said], known: Sequence[str]) -> list[_Said]:
    """Return the sentences, those that consist of known paragraphs as if they stood in the report.

    Long paragraphs are taken out of the whole first; what is left counts as known if it is made of
    headings, heads of tables and numbers of pages.
    """
    whole = "".join(one.key for one in said)
    taken = bytearray(len(whole))
    long = sorted({one for one in known if len(one) >= _LONG}, key=len, reverse=True)
    short = sorted({one for one in known if 3 < len(one) < _LONG}, key=len, reverse=True)
    for one in long:
        at = whole.find(one)
        while at >= 0:
            taken[at : at + len(one)] = b"\1" * len(one)
            at = whole.find(one, at + len(one))
    found, start = [], 0
    for sentence in said:
        end = start + len(sentence.key)
        left = "".join("|" if taken[at] else whole[at] for at in range(start, end))
        for one in short:
            left = left.replace(one, "|")
        is_known = len(re.sub(r"[|\d]", "", left)) < _REST
        found.append(replace(sentence, key=long[0] if is_known and long else sentence.key))
        start = end
    return found


def _lines(pages: Sequence[str]) -> Iterator[str]:
    """Yield the lines of pages without those that stand on most of them, whatever their number."""
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    often = Counter(form for page in lines for form in {_form(line) for line in page})
    for page in lines:
        for line in page:
            if len(pages) < 3 or often[_form(line)] * 2 < len(pages):
                yield line


def _form(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _key(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())


def _built(opened: OpenForum, form: Format) -> Iterator[bytes]:
    request = Request(reports=("outcome-report",), templates=own_templates(opened.folder.path))
    for made in compose(opened.proceedings, request):
        yield render(made.document, form, opened.proceedings.forum.profile, request)


def verify_with_received(
    forum: Path, output: Path | None, files: Sequence[Path] = ()
) -> tuple[Verified, tuple[ReceivedPart, ...]]:
    """Verify built files, and hold files that were edited or came from somewhere against decisions.

    Raises:
        InputError: if a file cannot be read, or nothing was built and no file is named.
    """
    target = output_folder(output, read_forum(forum).forum, forum)
    record, _ = read_record(target)
    ours = {(target / written.name).resolve() for written in record.files}
    built = [path for path in files if path.resolve() in ours]
    came = [path for path in files if path.resolve() not in ours]
    checked = verify_folder(forum, output, built) if built or not files else Verified((), ())
    edited = [Path(one.path) for one in checked.files if one.edited and _is_report(one.path)]
    if not (came or edited):
        return checked, ()
    opened = open_folder(forum, output)
    parts = (part for path in (*came, *edited) for part in check_received(opened, path))
    return checked, tuple(parts)


def _is_report(path: str) -> bool:
    return Path(path).suffix in _FORMATS and Path(path).name.startswith("outcome-report")
