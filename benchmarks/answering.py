"""From an answer given to the next question drawn, beside one bare commit of SQLite.

The session is the program's own, on a copy of the large database, with a screen that takes no
time; after every answer comes one bare commit, so that both meet the same disk.
"""

import shutil
import sqlite3
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

from benchmarks.prepare import DATA, HOME, copied
from benchmarks.table import Row
from quizcli import kinds
from quizcli.errors import Reason
from quizcli.model import Card, Lang
from quizcli.plan import Limits
from quizcli.screen import Command, Feedback, Question, Said, Summary
from quizcli.session import home as homes
from quizcli.session.desk import Desk
from quizcli.session.home import Home
from quizcli.session.run import Session
from quizcli.store.database import open_store
from quizcli.store.index import open_index

_PLACE = DATA / "answering"
_BARE = "INSERT INTO events VALUES (NULL, {})".format(", ".join("?" * 16))


class Bare:
    """A database of one table, opened as the program opens its own."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("PRAGMA synchronous=FULL")
        columns = ", ".join(f"c{number}" for number in range(16))
        self.connection.execute(f"CREATE TABLE events (id INTEGER PRIMARY KEY, {columns})")

    def commit(self) -> float:
        """Seconds that a row takes as wide as an answer and what was shown with it."""
        numbers = (1_700_000_000_000, 20_000, 3, 20_040, 40, 0.9, 40.5, 5.5, 0.9, 1, 1, 0, 12_345)
        row = ("review", *numbers, "0123456789abcdef", "x" * 250)
        start = time.perf_counter()
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute(_BARE, row)
        self.connection.execute("COMMIT")
        return time.perf_counter() - start


class Scripted:
    """A `Screen` that answers rightly at once and takes the time between its questions."""

    def __init__(self, bare: Bare, rounds: int) -> None:
        self.bare = bare
        self.rounds = rounds
        self.ours: list[float] = []
        self.theirs: list[float] = []
        self._since: float | None = None

    def ask(self, lang: Lang, question: Question) -> Said:
        now = time.perf_counter()
        if self._since is not None:
            self.ours.append(now - self._since)
        if len(self.ours) == self.rounds:
            return Command.QUIT
        self.theirs.append(self.bare.commit())
        variant = question.variant
        typed = kinds.load(variant.card.kind).samples(variant).right[0]
        self._since = time.perf_counter()
        return typed

    def feedback(self, lang: Lang, feedback: Feedback) -> Said:
        assert feedback.grade.right
        return ""

    def again(self, lang: Lang, reason: Reason) -> Said:
        raise AssertionError(reason)

    def changed(self, lang: Lang, card: Card) -> Said:
        raise AssertionError(card.id)

    def edit(self, lang: Lang, card: Card) -> Reason | None:
        raise AssertionError(card.id)

    def help(self, lang: Lang) -> None: ...

    def summary(self, lang: Lang, summary: Summary) -> None: ...


def rows(sessions: int = 3, rounds: int = 250) -> list[Row]:
    """One row from several sessions: a burst of other work may last as long as one of them."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(sessions):
        screen = _session(rounds)
        ours += screen.ours
        theirs += screen.theirs
    what = "answer given → committed and next question drawn"
    return [Row(what, ours, "one bare SQLite commit", theirs, 3.0, "median")]


def _session(rounds: int) -> Scripted:
    """A session of so many answers on a fresh copy, each followed by a bare commit."""
    shutil.rmtree(_PLACE, ignore_errors=True)
    home = Home(_PLACE)
    copied(HOME / "index.db", home.index)
    bare = Bare(_PLACE / "bare.db")
    with (
        closing(open_store(copied(HOME / "quiz.db", home.database))) as store,
        closing(open_index(home.index)) as cache,
        closing(bare.connection),
    ):
        settings = homes.in_force(homes.given(home, "en"))
        desk = Desk(home, settings, store, cache, lambda: datetime.now().astimezone())
        screen = Scripted(bare, rounds)
        Session(desk, screen, "en", desk.planned(Limits(0, 20), "")).run()
    shutil.rmtree(_PLACE)
    return screen
