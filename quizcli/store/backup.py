"""Copies of the database through SQLite's backup API, thinned as they age.

A copy of a day is `quiz-2026-11-22.db`; any other carries its occasion in its name
(`quiz-before-restore-…`) and is never thinned.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from quizcli.errors import QuizError
from quizcli.errors.state import Busy, Damaged, NewerDatabase, NoBackup
from quizcli.store import VERSION
from quizcli.store.database import BUSY_SECONDS, translated, version

_DAILY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PREFIX, _SUFFIX = "quiz-", ".db"


def folder(path: Path) -> Path:
    """Where the backups of a database lie."""
    return path.parent / "backups"


def make(path: Path, label: str) -> Path:
    """A copy of the database under this label; one of the same label is replaced when whole.

    One read transaction: a session writing meanwhile neither waits nor tears it.
    """
    target = folder(path) / f"{_PREFIX}{label}{_SUFFIX}"
    with translated(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(path, target)
    return target


def _copy(source: Path, target: Path, journal: str = "DELETE") -> None:
    """A whole copy in place of the target, or none."""
    with _copied(source, target, journal) as part:
        os.replace(part, target)


@contextmanager
def _copied(source: Path, target: Path, journal: str) -> Iterator[Path]:
    """A whole copy beside the target, safe on the disk, gone again unless it is renamed."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(part)) as here:
            there.backup(here, progress=_patience())
            here.execute(f"PRAGMA journal_mode={journal}")
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        yield part
    finally:
        part.unlink(missing_ok=True)


def _patience() -> Callable[[int, int, int], None]:
    """Ends the waiting for a locked database, which SQLite's backup would go on with for ever."""
    waited = 0

    def step(status: int, remaining: int, total: int) -> None:
        nonlocal waited
        waited += status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        if waited > BUSY_SECONDS / 0.25:
            raise BlockingIOError

    return step


def known(path: Path) -> tuple[str, ...]:
    """The labels of the backups there are, the oldest first."""
    found = [
        (file.stat().st_mtime_ns, file.name[len(_PREFIX) : -len(_SUFFIX)])
        for file in folder(path).glob(f"{_PREFIX}*{_SUFFIX}")
    ]
    return tuple(label for _, label in sorted(found))


def thin(path: Path) -> None:
    """Keep the newest 7 daily copies, then one a week for 8 weeks, then one a month."""
    with translated(folder(path)):
        days = sorted(filter(None, map(_day, known(path))), reverse=True)
        for day in set(days) - kept(days):
            (folder(path) / f"{_PREFIX}{day.isoformat()}{_SUFFIX}").unlink(missing_ok=True)
        for part in folder(path).glob(f".{_PREFIX}*.part"):
            if not _running(part.name.split(".")[-2]):
                part.unlink(missing_ok=True)


def _running(number: str) -> bool:
    """Whether the process of a copy still being made is there."""
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


def _day(label: str) -> date | None:
    """The day a daily copy is of; None for any other label."""
    try:
        return date.fromisoformat(label) if _DAILY.fullmatch(label) else None
    except ValueError:
        return None


def kept(days: list[date]) -> set[date]:
    """Which of the days, newest first, `thin` keeps: of a week or a month its first copy."""
    weeks: dict[tuple[int, int], date] = {}
    months: dict[tuple[int, int], date] = {}
    for day in days[7:]:
        weeks[day.isocalendar()[:2]] = day
        months[day.year, day.month] = day
    recent = sorted(weeks.values(), reverse=True)[:8]
    return {*days[:7], *recent, *months.values()}


def restore(path: Path, label: str, aside: str) -> None:
    """Put a backup in the database's place; what was there is kept under the label `aside`.

    Raises QuizError: no such backup, a damaged or a newer one. A database too damaged to be
    copied is moved into the backups as it is.
    """
    source = folder(path) / f"{_PREFIX}{label}{_SUFFIX}"
    if not source.exists():
        raise QuizError(NoBackup(label, known(path)))
    _inspect(source)
    with translated(path), _copied(source, path, "WAL") as part:
        if path.exists():
            _put_aside(path, aside)
        for file in _beside(path):
            file.unlink(missing_ok=True)
        os.replace(part, path)


def _beside(path: Path) -> list[Path]:
    """The write-ahead log and its index, which must not meet another database."""
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm")]


def _put_aside(path: Path, label: str) -> None:
    """Copy what is there and empty its write-ahead log; a damaged one is moved as it is."""
    try:
        make(path, label)
        with translated(path), closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as there:
            if there.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                raise QuizError(Busy(str(path)))
    except QuizError as error:
        if not isinstance(error.reason, Damaged):
            raise
        for file in (path, *_beside(path)):
            if file.exists():
                ending = file.name.removeprefix(path.name)
                os.replace(file, folder(path) / f"{_PREFIX}{label}-damaged{_SUFFIX}{ending}")


def _inspect(source: Path) -> None:
    """Refuse what is newer, damaged, or no database of ours."""
    with translated(source), closing(sqlite3.connect(source)) as there:
        found = version(there)
        if found > VERSION:
            raise QuizError(NewerDatabase(str(source), found, VERSION))
        if (said := there.execute("PRAGMA quick_check").fetchone()[0]) != "ok" or not found:
            raise QuizError(Damaged(str(source), said))
