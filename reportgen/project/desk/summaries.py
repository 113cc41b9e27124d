"""Session summaries that were printed from the notes and that somebody edited in Word."""

from collections.abc import Iterator, Sequence

from reportgen.exchange import WordParagraph, as_markdown, squeezed
from reportgen.model import Forum, Session

_LABELS = frozenset({"label", "caption", "notice"})


class Summaries:
    """The summaries of sessions that nobody wrote yet, as they stand in an edited report.

    Where somebody changed one that was printed from the notes, the whole of it, as edited, becomes
    the text of the session.
    """

    def __init__(self, forum: Forum) -> None:
        """Find the sessions that have no text of their own."""
        written = {one.key for one in forum.prose if one.text.strip()}
        self._sessions = [s for s in forum.sessions if not written.intersection(s.summary_keys)]
        self._texts: dict[str, str] = {}
        self._homes: dict[int, str] = {}

    def read(self, old: Sequence[WordParagraph], new: Sequence[WordParagraph]) -> None:
        """Read the summaries of both versions and keep those that differ."""
        before = dict(self._found(old))
        for path, lines in self._found(new):
            was = before.get(path, [])
            if was and [one.text for one in was] != [one.text for one in lines]:
                self._texts[path] = as_markdown([(_form(one), one.text) for one in lines])
                self._homes |= {one.number: path for one in was}

    def place_of(self, was: WordParagraph) -> str:
        """Return the file that the paragraph goes to, empty where it is in no such summary."""
        return self._homes.get(was.number, "")

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the files to write with their texts."""
        yield from self._texts.items()

    def _found(
        self, paragraphs: Sequence[WordParagraph]
    ) -> Iterator[tuple[str, list[WordParagraph]]]:
        for session in self._sessions:
            lines = list(_under(paragraphs, session))
            if lines:
                yield f"report/sessions/{session.id}.md", lines


def _under(paragraphs: Sequence[WordParagraph], session: Session) -> Iterator[WordParagraph]:
    """Yield the paragraphs under the heading of a session, up to the next of its level."""
    level = 0
    for one in paragraphs:
        if one.level and squeezed(session.title) in one.text and not level:
            level = one.level
        elif level and one.level and one.level <= level:
            return
        elif level and one.style.casefold() not in _LABELS and not _is_placeholder(one.text):
            yield one


def _is_placeholder(words: str) -> bool:
    return words.startswith("[") and words.endswith("]")


def _form(one: WordParagraph) -> str:
    if one.level:
        return "heading"
    return "point" if "list" in one.style.casefold() else ""
