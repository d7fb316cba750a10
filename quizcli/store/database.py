"""The learner's database: opened, guarded and written in one place.

`Store.transaction` is the only way to write: it is never nested, takes the write lock at its
start and commits at its end, so that an answer is kept whole or not at all. The connection is
in autocommit, so that a stray statement can never hold a transaction open.
"""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from quizcli.errors import QuizError, Reason
from quizcli.errors.state import Busy, CannotWrite, Damaged, DiskFull, NewerDatabase
from quizcli.store import VERSION
from quizcli.store.agenda import Agenda, uri
from quizcli.store.lock import setting_up

BUSY_SECONDS = 5.0

Row = tuple[Any, ...]
Write = Callable[..., sqlite3.Cursor]


class Store:
    """One open database; `path` is where."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def rows(self, sql: str, values: Sequence[object] | dict[str, object] = ()) -> list[Row]:
        """The rows of a query."""
        with translated(self.path):
            return self.connection.execute(sql, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[Write]:
        """Gives `execute`; all of the block is kept, or nothing where it raises."""
        assert not self.connection.in_transaction, "a transaction is open already"
        with translated(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection.execute
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        self.connection.close()


def open_store(path: Path) -> Store:
    """The database at `path`, made or brought up to date where it must be.

    Raises QuizError: newer than this program, damaged, locked, or not to be written.
    """
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = connect(path)
        try:
            store = Store(path, connection)
            if version(connection) != VERSION:
                with setting_up(path):
                    _bring_up_to_date(store, version(connection))
            connection.execute("PRAGMA synchronous=FULL")
            return store
        except BaseException:
            connection.close()
            raise


def open_readonly(path: Path) -> Store:
    """The database for reading only, beside a session that writes; also on a read-only disk."""
    with translated(path):
        for options in ("mode=ro", "mode=ro&immutable=1"):
            connection = connect(path, options)
            try:
                found = version(connection)
            except sqlite3.OperationalError:
                connection.close()
                continue
            if found > VERSION:
                raise QuizError(NewerDatabase(str(path), found, VERSION))
            if found == VERSION:
                return Store(path, connection)
            connection.close()
            return open_store(path)
        raise QuizError(CannotWrite(str(path), ""))


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def connect(path: Path, options: str = "") -> sqlite3.Connection:
    """A connection in autocommit; `options` as in SQLite's file URIs."""
    name = uri(path, options)
    connection = sqlite3.connect(name, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def _bring_up_to_date(store: Store, found: int) -> None:
    """Migrate after a backup; a newer database is refused untouched."""
    if found == VERSION:
        return
    if found > VERSION:
        raise QuizError(NewerDatabase(str(store.path), found, VERSION))
    from quizcli.store import backup, schema  # sqlite_utils costs .07 s: only where needed

    if found:
        backup.make(store.path, f"before-version-{VERSION}")
    schema.migrate(store.connection, store.path)


@contextmanager
def reading(database: Path, index: Path) -> Iterator[Agenda]:
    """Database and index read together. Raises QuizError where either cannot be."""
    with translated(database), Agenda(database, index) as now:
        yield now


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors, and the system's, as reasons of ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise QuizError(_reason(path, error)) from error
    except BlockingIOError as error:
        raise QuizError(Busy(str(path))) from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        where = str(error.filename or path)
        reason = DiskFull(where) if full else CannotWrite(where, error.strerror or "")
        raise QuizError(reason) from error


def _reason(path: Path, error: sqlite3.Error) -> Reason:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(str(path))
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Busy(str(path))
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged(str(path), str(error))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return CannotWrite(str(path), str(error))
    if code == sqlite3.SQLITE_IOERR:
        full = path.parent.exists() and os.statvfs(path.parent).f_bavail < 256
        return DiskFull(str(path)) if full else CannotWrite(str(path), str(error))
    raise error
