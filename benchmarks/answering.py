"""From an answer given to the next question drawn, beside one bare commit of SQLite.

The session is the program's own, on a copy of the large database, with a screen that takes no
time; after every answer comes one bare commit, so that both meet the same disk. The worker runs
beside it: it computes the next variants of what was answered and, where no keys were kept, all
that is coming.
"""

import sqlite3
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path

from benchmarks import desks
from benchmarks.prepare import DATA
from benchmarks.table import Row
from quizcli import kinds
from quizcli.errors import Reason
from quizcli.model import Card, Job, Lang, Text
from quizcli.screen import Command, Feedback, Question, Said, Summary
from quizcli.session.run import Session

_WARMING = Job("conv2d", {"size": 9, "in_channels": 1, "out_channels": 1, "kernel_size": 3})
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
    """A `Screen` that answers rightly at once and takes the time between its questions.

    At the first one it has the worker started and waits for it.
    """

    def __init__(self, bare: Bare, rounds: int, start: Callable[[], object]) -> None:
        self.bare = bare
        self.rounds = rounds
        self.start = start
        self.ours: list[float] = []
        self.theirs: list[float] = []
        self._since: float | None = None

    def ask(self, lang: Lang, question: Question) -> Said:
        now = time.perf_counter()
        if self._since is None:
            self.start()
        else:
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

    def changed(self, lang: Lang, ask: Text) -> Said:
        raise AssertionError(ask)

    def computing(self, lang: Lang) -> AbstractContextManager[None]:
        return nullcontext()

    def edit(self, lang: Lang, card: Card) -> Reason | None:
        raise AssertionError(card.id)

    def help(self, lang: Lang) -> None: ...

    def summary(self, lang: Lang, summary: Summary) -> None: ...


def rows(sessions: int = 3, rounds: int = 250) -> list[Row]:
    """Each row from several sessions: a burst of other work may last as long as one of them."""
    what = "answer given → committed and next question drawn"
    beside = "… answered without a pause while keys are computed"
    return [
        _row(what, [_session(rounds, kept=True) for _ in range(sessions)], 3.0),
        _row(beside, [_session(rounds, kept=False) for _ in range(sessions)], None),
    ]


def _row(what: str, screens: list[Scripted], budget: float | None) -> Row:
    ours = [seconds for screen in screens for seconds in screen.ours]
    theirs = [seconds for screen in screens for seconds in screen.theirs]
    return Row(what, ours, "one bare SQLite commit", theirs, budget, "median")


def _session(rounds: int, *, kept: bool) -> Scripted:
    """A session of so many answers on a fresh copy, each followed by a bare commit."""
    with desks.desk(_PLACE, kept=kept) as desk:
        bare = Bare(_PLACE / "bare.db")
        with closing(bare.connection):
            screen = Scripted(bare, rounds, lambda: desk.keys.ask(_WARMING))
            Session(desk, screen, "en", desks.planned(desk)).run()
    return screen
