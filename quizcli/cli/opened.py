"""What most commands begin with: the learner's folder, settings, index and database, opened."""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from msgspec import Struct

from quizcli import studyday
from quizcli.decks import starter
from quizcli.messages import label
from quizcli.model import Lang
from quizcli.session import collection, home
from quizcli.session.home import Home
from quizcli.settings import Settings
from quizcli.store import index, lock
from quizcli.store.database import Store, open_store


class Opened(Struct, frozen=True):
    home: Home
    settings: Settings
    kept: tuple[str, ...]

    @property
    def lang(self) -> Lang:
        return self.settings.lang

    def today(self) -> int:
        return studyday.study_day(now(), home.zone(self.settings), self.settings.rollover)


def now() -> datetime:
    return datetime.now().astimezone()


def opened(lang: str = "") -> Opened:
    """Settings read, and the shipped decks in their place. Raises QuizError."""
    where = home.find()
    settings = home.in_force(home.given(where, lang))
    kept: tuple[str, ...] = ()
    if where.starter in home.folders(where, settings):
        kept = starter.install(starter.source(), where.starter).kept
    return Opened(where, settings, kept)


def cache(here: Opened) -> Store:
    """The index, brought up to date; long reading shows how far it is."""
    store = index.open_index(here.home.index)
    collection.refresh(store, home.folders(here.home, here.settings), _progress(here.lang))
    return store


def _progress(lang: Lang) -> collection.Progress | None:
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        if total > 20 and (done % 20 == 0 or done == total):
            print(f"\r{label(lang, 'reading', done=done, total=total)}", end="", file=sys.stderr)
            print("\r\033[K" if done == total else "", end="", file=sys.stderr, flush=True)

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
