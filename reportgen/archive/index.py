"""The archive as a library sees it: open, index, find."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType

from reportgen.archive.entries import read_entry
from reportgen.archive.finding import Hits, Query, find
from reportgen.archive.folders import folder_digest, forum_folders
from reportgen.archive.records import ArchivedForum, FoundPoint
from reportgen.archive.recurring import SaidAgain, said_again
from reportgen.archive.store import DAMAGED, Store
from reportgen.errors import InputError, Issue, Place, ReportgenError
from reportgen.extraction import GroupBy

Read = Callable[[Path], ArchivedForum]
Tell = Callable[[str], None]


@dataclass(slots=True)
class Indexed:
    """What indexing did: the folders that were read, kept as they were, taken out, and failed.

    ``points`` counts what stands in the index now.
    """

    read: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    points: int = 0


class ForumArchive:
    """An archive of forums in one file.

    Use it in a ``with`` statement, or close it.
    """

    def __init__(self, store: Store) -> None:
        """Take an open store; ``Archive.open`` opens a file."""
        self._store = store

    @property
    def path(self) -> Path:
        """The file of the archive."""
        return self._store.path

    @classmethod
    def open(cls, path: str | Path, *, new: bool = False) -> "ForumArchive":
        """Return the archive in a file; ``new`` makes it where there is none.

        Raises:
            InputError: there is no archive, the file is something else, or it is damaged.
        """
        return cls(Store(Path(path), new=new))

    @classmethod
    def mended(cls, path: str | Path) -> tuple["ForumArchive", bool]:
        """Return the archive in a file, and whether it was damaged and is made anew, empty.

        Raises:
            InputError: the file is something else.
        """
        try:
            store = Store(Path(path), new=True)
            try:
                store.check()
            except BaseException:
                store.close()
                raise
        except InputError as error:
            if error.rule != DAMAGED:
                raise
            for name in (path, f"{path}-journal"):
                Path(name).unlink(missing_ok=True)
            return cls(Store(Path(path), new=True)), True
        return cls(store), False

    def __enter__(self) -> "ForumArchive":
        """Use the archive in a ``with`` statement."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close the archive."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def index(
        self, *folders: str | Path, read: Read = read_entry, tell: Tell = lambda _: None
    ) -> Indexed:
        """Read the forums in folders, and those again that changed; return what was done.

        A folder is a forum, or holds forums. A forum that cannot be read leaves the archive as it
        was and does not stop the rest. What lay in one of the folders and is gone is taken out.

        Raises:
            InputError: the archive is damaged.
            PipelineError: it cannot be written.
        """
        named = [Path(folder) for folder in folders]
        forums, done = forum_folders(named), Indexed()
        done.issues += forums.issues
        known, wipes = self._store.digests(), False
        for gone in self._gone(known, named, forums.folders):
            wipes |= self._store.drop(gone)
            done.removed.append(gone)
        for number, folder in enumerate(forums.folders, 1):
            tell(f"{number} of {len(forums.folders)}: {folder}")
            wipes |= self._index_one(folder, known.get(str(folder), ""), read, done)
        if done.read or done.removed or wipes:
            self._store.settle()
        if wipes:
            self._store.wipe()
        done.points = len(self)
        return done

    def _index_one(self, folder: Path, known: str, read: Read, done: Indexed) -> bool:
        """Read a forum if it changed; say whether something of it was taken out."""
        try:
            if folder_digest(folder) == known:
                done.unchanged.append(str(folder))
                return False
            entry = read(folder)
        except (ReportgenError, OSError) as error:
            done.failed.append(str(folder))
            rule = error.rule if isinstance(error, ReportgenError) else "not-readable"
            done.issues.append(Issue("error", rule, _told(error), Place(str(folder))))
            return bool(known) and self._store.drop(str(folder))
        done.read.append(str(folder))
        return self._store.put(entry)

    def _gone(
        self, known: Iterable[str], named: Sequence[Path], found: Sequence[Path]
    ) -> list[str]:
        """Return the forums of these folders that are not there any more."""
        above = [folder.resolve() for folder in named]
        there = set(map(str, found))
        return [
            folder
            for folder in known
            if folder not in there
            and any(Path(folder).is_relative_to(one) for one in above)
            and not (Path(folder) / "forum.yaml").is_file()
        ]

    def forget(self, folder: str | Path) -> bool:
        """Take a forum out of every byte of the archive; say whether it was in it."""
        was_there = self._store.drop(str(Path(folder).resolve()))
        if was_there:
            self._store.settle()
            self._store.wipe()
        return was_there

    def find(self, words: str = "", *, question: Query | None = None) -> Hits:
        """Return the points that hold all of the words, the best first; else those with some.

        Words count by their stem in English and French, and without case and accents. A
        ``question`` narrows by addressee, theme, forum, time and more.

        Raises:
            InputError: the archive is damaged.
            UsageError: a date in the question is none.
        """
        asked = question or Query()
        return find(self._store, replace(asked, words=words or asked.words))

    def recurring(
        self, query: Query | None = None, *, least: int = 2, by: GroupBy = "words"
    ) -> tuple[SaidAgain, ...]:
        """Return what at least so many forums seem to have said, in the same or other words.

        It is offered to a person, who tells whether it is so. ``by`` "meaning" finds more; it
        needs the sentence encoder of the extra "semantic".

        Raises:
            InputError: the archive is damaged.
            PipelineError: the sentence encoder is not installed.
            UsageError: a date in the query is none.
        """
        asked = replace(query or Query(kind="recommendation"), limit=0)
        return said_again(find(self._store, asked).records, least=least, by=by)

    def records(self) -> tuple[FoundPoint, ...]:
        """Return everything that is in the archive, the latest forum first."""
        return find(self._store, Query(limit=0)).records

    def __len__(self) -> int:
        """Return how many points are in the archive."""
        (counted,) = self._store.rows("SELECT count(*) FROM points")[0]
        return counted if isinstance(counted, int) else 0


def _told(error: Exception) -> str:
    if isinstance(error, ReportgenError):
        return f"not indexed: {error}"
    return f"not indexed: {error.strerror if isinstance(error, OSError) else error}"
