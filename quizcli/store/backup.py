"""Copies of the database through SQLite's backup API, thinned as they age.

A copy of a day is `quiz-2026-11-22.db`; any other carries its occasion in its name
(`quiz-before-restore-…`) and is never thinned.
"""

import os
import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from quizcli.errors import QuizError
from quizcli.errors.state import Damaged, NewerDatabase, NoBackup
from quizcli.store import VERSION
from quizcli.store.database import translated, version

_DAILY = re.compile(r"quiz-(\d{4}-\d{2}-\d{2})\.db")
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


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(part)) as here:
            there.backup(here)
            here.execute("PRAGMA journal_mode=DELETE")
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def known(path: Path) -> tuple[str, ...]:
    """The labels of the backups there are, the oldest first."""
    found = [
        (file.stat().st_mtime_ns, file.name[len(_PREFIX) : -len(_SUFFIX)])
        for file in folder(path).glob(f"{_PREFIX}*{_SUFFIX}")
    ]
    return tuple(label for _, label in sorted(found))


def thin(path: Path) -> None:
    """Keep the newest 7 daily copies, then one a week for 8 weeks, then one a month."""
    days = sorted(
        (date.fromisoformat(match[1]) for match in map(_DAILY.fullmatch, _names(path)) if match),
        reverse=True,
    )
    for day in set(days) - kept(days):
        (folder(path) / f"{_PREFIX}{day.isoformat()}{_SUFFIX}").unlink(missing_ok=True)


def _names(path: Path) -> list[str]:
    return [file.name for file in folder(path).glob(f"{_PREFIX}*{_SUFFIX}")]


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
    try:
        if path.exists():
            make(path, aside)
    except QuizError:
        for ending in ("", "-wal", "-shm"):
            old = path.with_name(path.name + ending)
            if old.exists():
                os.replace(old, folder(path) / f"{_PREFIX}{aside}-damaged{_SUFFIX}{ending}")
    with (
        translated(path),
        closing(sqlite3.connect(source)) as there,
        closing(sqlite3.connect(path)) as here,
    ):
        there.backup(here)
        here.execute("PRAGMA journal_mode=WAL")


def _inspect(source: Path) -> None:
    with translated(source), closing(sqlite3.connect(source)) as there:
        if (found := version(there)) > VERSION:
            raise QuizError(NewerDatabase(str(source), found, VERSION))
        if (said := there.execute("PRAGMA quick_check").fetchone()[0]) != "ok":
            raise QuizError(Damaged(str(source), said))
