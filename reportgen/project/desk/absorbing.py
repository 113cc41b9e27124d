"""Takes what somebody changed in a built Word report back to where each sentence came from."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from reportgen.errors import InputError
from reportgen.exchange import (
    WordParagraph,
    aligned,
    passages,
    reworded,
    squeezed,
    with_paragraph_after,
    without,
    word_paragraphs,
)
from reportgen.journal import Stamp, append, read_journal, stamp
from reportgen.ledger import Point, text_hash
from reportgen.model import Event
from reportgen.places import one_line
from reportgen.project.decisions.codes import codes
from reportgen.project.decisions.deciding import Given, decision
from reportgen.project.desk.received import keep_received
from reportgen.project.desk.summaries import Summaries
from reportgen.project.documents.building import Request, compose, render
from reportgen.project.documents.copies import built_copies
from reportgen.project.documents.profiles import own_templates
from reportgen.project.folder.atomic import write_atomic
from reportgen.project.folder.opening import OpenForum, look_again
from reportgen.verification import read_file

Absorption = Literal["taken", "left", "conflict", "comment"]
_LEAST = 0.2
"""Share of the paragraphs of a built report that a file must still have to count as edited."""


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What became of a changed paragraph: where it went, or why it was left."""

    came: Absorption
    place: str
    was: str = ""
    says: str = ""
    paragraph: int = 0
    heading: str = ""
    author: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Absorbing:
    """An edited report that was taken in: every change in it, and where the file is kept."""

    changes: tuple[Absorbed, ...]
    kept: Path | None
    opened: OpenForum
    written: tuple[str, ...] = ()
    events: int = 0


@dataclass(slots=True)
class _Work:
    """The texts and events that the changes make, before anything is written."""

    texts: dict[str, str] = field(default_factory=dict)
    wordings: dict[str, tuple[Point, str, str]] = field(default_factory=dict)
    told: list[Absorbed] = field(default_factory=list)


def absorb(
    opened: OpenForum, path: Path, *, by: str, accept: bool = True, check: bool = False
) -> Absorbing:
    """Take the changes of an edited Word report back: wording, texts, session summaries.

    ``accept`` counts pending tracked changes as accepted; ``check`` only tells what would be done.

    Raises:
        InputError: if the file is no Word report of this forum.
        PipelineError: if a text cannot be written.
        ReviewError: if nobody is named, or somebody decides right now.
    """
    who, content = stamp(by, dt.datetime.now(dt.UTC)), read_file(path)
    new = word_paragraphs(content, str(path), accept=accept)
    old = _base(opened, new, path)
    work = _Work()
    _Places(opened, work, f"{path.name}").take(old, new)
    if check:
        return Absorbing(tuple(work.told), None, opened)
    kept = keep_received(opened.folder.path, content, path.name, who.at)
    events = tuple(_events(opened, work, who))
    for name, text in work.texts.items():
        write_atomic(opened.folder.path / name, text.encode())
    if events:
        append(opened.folder.journal, events, seen=opened.seen)
    return Absorbing(tuple(work.told), kept, look_again(opened), tuple(work.texts), len(events))


def _base(opened: OpenForum, new: Sequence[WordParagraph], path: Path) -> tuple[WordParagraph, ...]:
    """Return the built report from which the file was edited: the one that is most like it.

    Raises:
        InputError: if it is like none.
    """
    words = Counter(one.text for one in new)
    built = [word_paragraphs(copy, "built.docx") for copy in built_copies(opened.output)]
    likest = max(built, key=lambda one: _shared(one, words), default=())
    if _shared(likest, words) < len(likest) or not likest:
        now = [word_paragraphs(copy, "built.docx") for copy in _rendered(opened)]
        likest = max((likest, *now), key=lambda one: _shared(one, words))
    if _shared(likest, words) < max(1, int(len(likest) * _LEAST)):
        message = "this is no outcome report of this forum; name the file that was built and edited"
        raise InputError(message, str(path), rule="not-our-report")
    return likest


def _shared(built: Sequence[WordParagraph], words: Counter[str]) -> int:
    return (Counter(one.text for one in built) & words).total()


def _rendered(opened: OpenForum) -> Iterator[bytes]:
    """Yield both editions as they would be built now."""
    request = Request(reports=("outcome-report",), templates=own_templates(opened.folder.path))
    for made in compose(opened.proceedings, request):
        yield render(made.document, "docx", opened.proceedings.forum.profile, request)


def _events(opened: OpenForum, work: _Work, who: Stamp) -> Iterator[Event]:
    known = codes(opened.proceedings)
    for point, words, via in work.wordings.values():
        given = Given(words)
        code = known[point.finding.id]
        made = decision(opened.ledger, "edit", [code], who, log=(), words=given)[1]
        yield from (replace(event, via=via) for event in made)
    for name, text in work.texts.items():
        event = Event(who.at, who.actor, "adopt", quote=name, text_hash=text_hash(text))
        yield replace(event, via="absorb")


class _Places:
    """Finds the place of each changed paragraph and notes what to write there."""

    def __init__(self, opened: OpenForum, work: _Work, name: str) -> None:
        self._work, self._name, self._opened = work, name, opened
        self._points = {squeezed(one_line(p.text)): p for p in opened.ledger.points}
        self._prose = {one.path: one for one in opened.proceedings.forum.prose}
        self._past = self._past_texts()
        self._quotes = {squeezed(f.evidence.quote) for f in opened.proceedings.findings}
        self._summaries = Summaries(opened.proceedings.forum)
        self._last: tuple[str, str] | None = None
        """Text and words of the paragraph that was passed last, where a new one may follow."""

    def take(self, old: Sequence[WordParagraph], new: Sequence[WordParagraph]) -> None:
        """Note every change between the two."""
        old, new = ([one for one in side if not one.is_listed] for side in (old, new))
        pairs = aligned([one.text for one in old], [one.text for one in new])
        self._summaries.read(old, new)
        for i, j in pairs:
            was, says = old[i] if i is not None else None, new[j] if j is not None else None
            if says:
                self._comments(says)
            if was and says and was.text == says.text:
                self._last = self._prose_of(was.text)
            else:
                self._change(was, says)
        for path, text in self._summaries.texts():
            self._work.texts[path] = text

    def _change(self, was: WordParagraph | None, says: WordParagraph | None) -> None:
        words = says.text if says else ""
        if was is None:
            if says:
                self._tell(says, *self._added(words), "", words)
            return
        one = says or was
        held = squeezed(was.text)
        if point := self._point(held):
            self._tell(one, *self._wording(point, words), was.text, words)
        elif self._prose_of(held):
            self._tell(one, *self._reworded(held, words), was.text, words)
        elif summary := self._summaries.place_of(was):
            self._tell(one, "taken", summary, was.text, words)
        else:
            self._tell(one, *self._nowhere(held), was.text, words)

    def _nowhere(self, held: str) -> tuple[Absorption, str]:
        """Return why words that are neither a text nor a printed point are left."""
        if held.strip("“”\"'«» ") in self._quotes:
            return "left", "these are words that somebody said; they stay as they were said"
        if held in self._past:
            return "conflict", f"{self._past[held]} reads otherwise since the file was built"
        return "left", "written by the program or taken from forum.yaml; change it there"

    def _point(self, held: str) -> Point | None:
        point = self._points.get(held) or self._points.get(held.strip("“”\"'«» "))
        return point if point and (point.decision.wording or held not in self._quotes) else None

    def _wording(self, point: Point, words: str) -> tuple[Absorption, str]:
        code = codes(self._opened.proceedings)[point.finding.id]
        if not words:
            return "left", f"{code} was deleted; decide {code} reject leaves it out"
        before = self._work.wordings.get(code)
        if before and before[1] != words:
            return "conflict", f"{code} stands twice in the file, in two wordings"
        self._work.wordings[code] = (point, words, self._name)
        return "taken", f"{code} in decisions.jsonl"

    def _prose_of(self, words: str) -> tuple[str, str] | None:
        """Return the file and the words of a passage that people wrote, None if there is none."""
        for path in self._prose:
            if any(one.words == words for one in passages(self._text(path))):
                return path, words
        return None

    def _reworded(self, held: str, words: str) -> tuple[Absorption, str]:
        found = self._prose_of(held)
        if found is None:
            return "left", ""
        path = found[0]
        text = self._text(path)
        passage = next(one for one in passages(text) if one.words == held)
        made = reworded(text, passage, words) if words else without(text, passage)
        place = f"{path}:{passage.first + 1}"
        if made is None:
            return "left", f"{place} has a link, a note or emphasis there; change it in the file"
        self._work.texts[path] = made
        self._last = (path, squeezed(words)) if words else self._last
        return "taken", place

    def _added(self, words: str) -> tuple[Absorption, str]:
        """Return where a new paragraph goes: after the text that stands before it."""
        if self._last is None:
            return "left", "a new paragraph that follows no text of yours"
        path, before = self._last
        text = self._text(path)
        passage = next((one for one in passages(text) if one.words == before), None)
        if passage is None:
            return "left", f"a new paragraph; write it into {path}"
        self._work.texts[path] = with_paragraph_after(text, passage, words)
        self._last = path, squeezed(words)
        return "taken", f"{path}:{passage.last + 2}"

    def _text(self, path: str) -> str:
        if path not in self._work.texts:
            return (self._opened.folder.path / path).read_text("utf-8").replace("\r\n", "\n")
        return self._work.texts[path]

    def _past_texts(self) -> Mapping[str, str]:
        """Return texts that the journal printed before, each with the code of its point."""
        known = codes(self._opened.proceedings)
        events, _ = read_journal(self._opened.folder.journal)
        return {
            squeezed(text): known[event.target]
            for event in events
            if event.target in known
            for text in (event.wording, event.quote)
            if text
        }

    def _comments(self, says: WordParagraph) -> None:
        for note in says.notes:
            told = Absorbed("comment", "", says.text, note.words, says.number, says.heading)
            self._work.told.append(replace(told, author=note.author, at=note.at))

    def _tell(self, one: WordParagraph, came: Absorption, place: str, was: str, says: str) -> None:
        author = ", ".join(dict.fromkeys(change.author for change in one.changes))
        at = max((change.at for change in one.changes), default="")
        self._work.told.append(
            Absorbed(came, place, was, says, one.number, one.heading, author, at)
        )
