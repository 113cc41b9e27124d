"""The index in one SQLite file: what is written to it, and what is taken out without a trace."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reportgen.archive.records import COLUMNS, ArchivedForum, ArchivedPoint
from reportgen.archive.stemming import tokens_of
from reportgen.errors import InputError, PipelineError

_APPLICATION = 0x52474158  # "RGAX"
_VERSION = 3
_APPLICATION_AT, _HEAD = 68, 72
"""Bytes of a SQLite file in which it says whose it is."""

_WAIT = 30.0
"""Seconds to wait for somebody else who writes."""

_TABLES = f"""
CREATE TABLE forums (
    id INTEGER PRIMARY KEY, folder TEXT UNIQUE, digest TEXT, key TEXT, title TEXT, date TEXT,
    place TEXT, edition TEXT
);
CREATE TABLE points (
    id INTEGER PRIMARY KEY, forum INTEGER NOT NULL REFERENCES forums, {", ".join(COLUMNS)}
);
CREATE INDEX forums_by_date ON forums (date DESC, id);
CREATE INDEX points_of ON points (forum, number);
CREATE TABLE told (forum INTEGER NOT NULL REFERENCES forums, title TEXT, code TEXT, status TEXT);
CREATE INDEX told_of ON told (code);
CREATE VIRTUAL TABLE words USING fts5 (
    text, addressee, theme, forum, tokenize = "unicode61 remove_diacritics 0", detail = full
);
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
"""
_SETTLED = """
UPDATE points SET status = coalesce((
    SELECT told.status FROM told
    JOIN forums AS later ON later.id = told.forum
    JOIN forums AS own ON own.id = points.forum
    WHERE told.code = points.code AND told.title = own.title
    ORDER BY later.date DESC, later.id DESC LIMIT 1
), '')
"""
DAMAGED = "index-damaged"


class Store:
    """An open index. Each forum is written in one step, however the program ends."""

    def __init__(self, path: Path, *, new: bool = False) -> None:
        """Open the file; ``new`` makes it where there is none.

        Raises:
            InputError: there is no index, or the file is something else or damaged.
        """
        self.path = path
        if not new and not path.is_file():
            message = "there is no index; make it with 'reportgen archive index FOLDER... --into'"
            raise InputError(message, str(path), rule="no-index")
        with self._explained():
            self.connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
            try:
                self._prepare(new=new)
            except BaseException:
                self.connection.close()
                raise

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def _prepare(self, *, new: bool) -> None:
        pragma = self.connection.execute
        pragma("PRAGMA secure_delete = ON")  # what is taken out is overwritten
        application = pragma("PRAGMA application_id").fetchone()[0]
        is_empty = not pragma("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if is_empty and new:
            with self.transaction():
                for statement in filter(str.strip, _TABLES.split(";\n")):
                    pragma(statement)
        elif application != _APPLICATION:
            raise _foreign(self.path)
        elif pragma("PRAGMA user_version").fetchone()[0] != _VERSION:
            message = "another version of reportgen made this index; delete it and index anew"
            raise InputError(message, str(self.path), rule="index-version")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Say in one line what a file or a disk refuses."""
        try:
            yield
        except sqlite3.OperationalError as error:
            message = f"the index cannot be used ({error}); nothing is lost, try again"
            raise PipelineError(message, self.path, rule="index-not-writable") from error
        except sqlite3.DatabaseError as error:
            raise _damaged(self.path, str(error)) from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all or nothing.

        Raises:
            InputError: the file is damaged.
            PipelineError: it cannot be written.
        """
        with self._explained():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        """Return the rows that a question gives.

        Raises:
            InputError: the file is damaged.
        """
        with self._explained():
            return list(self.connection.execute(sql, values))

    def check(self) -> None:
        """Check the file as a whole.

        Raises:
            InputError: it is damaged.
        """
        found = self.rows("PRAGMA quick_check(1)")
        if found != [("ok",)]:
            raise _damaged(self.path, str(found[0][0]))

    def digests(self) -> dict[str, str]:
        """Return the digest of each forum that is kept, by its folder."""
        found = self.rows("SELECT folder, digest FROM forums")
        return {str(folder): str(digest) for folder, digest in found}

    def put(self, entry: ArchivedForum) -> bool:
        """Write a forum in place of what was kept of it; say whether something was taken out."""
        with self.transaction() as write:
            taken_out = self._drop(entry.folder)
            forum = write.execute(
                "INSERT INTO forums (folder, digest, key, title, date, place, edition)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(entry.folder, entry.digest, entry.key, entry.title),
                    *(entry.date, entry.place, entry.edition),
                ),
            ).lastrowid
            marks = ", ".join("?" * (len(COLUMNS) + 1))
            names = tokens_of(f"{entry.key} {entry.title} {entry.place}")
            for row in entry.rows:
                point = write.execute(
                    f"INSERT INTO points (forum, {', '.join(COLUMNS)}) VALUES ({marks})",  # noqa: S608 - our own names
                    (forum, *row.values),
                ).lastrowid
                write.execute(
                    "INSERT INTO words (rowid, text, addressee, theme, forum)"
                    " VALUES (?, ?, ?, ?, ?)",
                    (point, _searched(row), tokens_of(row.addressee), tokens_of(row.theme), names),
                )
            write.executemany(
                "INSERT INTO told (forum, title, code, status) VALUES (?, ?, ?, ?)",
                [(forum, one.title, one.code, one.status) for one in entry.told],
            )
        return taken_out

    def settle(self) -> None:
        """Give each point the status that the latest forum which follows it up tells."""
        with self.transaction() as write:
            write.execute(_SETTLED)

    def drop(self, folder: str) -> bool:
        """Take a forum out; say whether it was there."""
        with self.transaction():
            return self._drop(folder)

    def _drop(self, folder: str) -> bool:
        write = self.connection.execute
        for (forum,) in write("SELECT id FROM forums WHERE folder = ?", (folder,)).fetchall():
            write(
                "DELETE FROM words WHERE rowid IN (SELECT id FROM points WHERE forum = ?)", (forum,)
            )
            write("DELETE FROM points WHERE forum = ?", (forum,))
            write("DELETE FROM told WHERE forum = ?", (forum,))
            write("DELETE FROM forums WHERE id = ?", (forum,))
            return True
        return False

    def wipe(self) -> None:
        """Leave no trace of what was taken out in any byte of the file."""
        with self.transaction() as write:
            write.execute("INSERT INTO words (words) VALUES ('optimize')")
        with self._explained():
            self.connection.execute("VACUUM")


def _searched(row: ArchivedPoint) -> str:
    """Return the tokens under which a point is found: its words, and who said them."""
    return tokens_of(" ".join((row.text, row.quotation, row.said_by, row.session)))


def _damaged(path: Path, why: str) -> InputError:
    """Return the error of a file that cannot be read, which may be somebody else's."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if head[_APPLICATION_AT:_HEAD] != _APPLICATION.to_bytes(4, "big"):
        return _foreign(path)
    message = f"the index is damaged ({why}); index the folders again, which are the truth"
    return InputError(message, str(path), rule="index-damaged")


def _foreign(path: Path) -> InputError:
    message = "this file is no index of reportgen; name another with --into"
    return InputError(message, str(path), rule="not-an-index")
