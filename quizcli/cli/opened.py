"""What most commands begin with: the learner's folder, settings, index and database, opened."""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from msgspec import Struct

from quizcli import studyday
from quizcli.decks import starter
from quizcli.errors import QuizError
from quizcli.errors.notice import NoFolder
from quizcli.errors.state import Damaged
from quizcli.messages import label
from quizcli.model import Lang
from quizcli.session import collection, home
from quizcli.session.home import Home
from quizcli.settings import Settings
from quizcli.store import index, lock
from quizcli.store.database import Store, open_store, translated


class Opened(Struct, frozen=True):
    home: Home
    settings: Settings
    kept: tuple[str, ...]

    @property
    def lang(self) -> Lang:
        return self.settings.lang

    def missing(self) -> list[NoFolder]:
        """The folders of decks that cannot be read."""
        return [
            NoFolder(str(folder))
            for folder in home.folders(self.home, self.settings)
            if not os.access(folder, os.R_OK | os.X_OK) or not folder.is_dir()
        ]

    def today(self) -> int:
        return studyday.study_day(now(), home.zone(self.settings), self.settings.rollover)


def now() -> datetime:
    return datetime.now().astimezone()


def opened(lang: str | None = None, *, renew: bool = False) -> Opened:
    """Settings read, and the shipped decks in their place. Raises QuizError.

    renew: also look for newer shipped decks, and name the changed ones that are kept.
    """
    where = home.find()
    settings = home.in_force(home.given(where, lang or ""))
    kept: tuple[str, ...] = ()
    if where.starter in home.folders(where, settings) and (renew or not where.starter.exists()):
        with translated(where.starter):
            kept = starter.install(starter.source(), where.starter).kept
    return Opened(where, settings, kept)


def cache(here: Opened, *, plain: bool = False) -> Store:
    """The index, brought up to date; one that turns out damaged is made anew, once."""
    try:
        return _refreshed(here, plain=plain)
    except QuizError as error:
        if not isinstance(error.reason, Damaged):
            raise
    index.remove(here.home.index)
    return _refreshed(here, plain=plain)


def _refreshed(here: Opened, *, plain: bool) -> Store:
    store = index.open_index(here.home.index)
    progress = None if plain else bar(here.lang, "reading")
    collection.refresh(store, home.folders(here.home, here.settings), progress)
    return store


def bar(lang: Lang, what: str) -> collection.Progress:
    """A line on a terminal's stderr that says how far something is; nothing elsewhere."""
    seen = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def show(done: int, total: int) -> None:
        if seen and total > 20 and (done % 20 == 0 or done == total or what == "checking"):
            full = 20 * done // total
            line = f"[{'=' * full}{' ' * (20 - full)}] {label(lang, what, done=done, total=total)}"
            print(f"\r{line}", end="\r\033[K" if done == total else "", file=sys.stderr, flush=True)

    return show


def writing_lock(where: Home) -> AbstractContextManager[None]:
    """The writer's lock. Raises QuizError where another session has it."""
    try:
        terminal = os.ttyname(sys.stdin.fileno())
    except (OSError, ValueError):
        terminal = "-"
    return lock.writer(where.database, terminal, now().strftime("%Y-%m-%d %H:%M"))


@contextmanager
def writing(where: Home) -> Iterator[Store]:
    """The database for writing, alone."""
    with writing_lock(where):
        store = open_store(where.database)
        try:
            yield store
        finally:
            store.close()
