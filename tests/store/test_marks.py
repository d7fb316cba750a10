"""Suspend, bury, resume, reset, imports: what the log says is what is stored, and is right."""

import os
import signal
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from quizcli.errors import QuizError, history
from quizcli.errors.state import NothingToUndo
from quizcli.model import FOREVER, Decided, Rating, Standing
from quizcli.schedule import DEFAULT_PARAMETERS, choices
from quizcli.store import doctor, imported, log, marks
from quizcli.store.database import open_store
from quizcli.store.imported import Held
from tests.store.test_log import ITEMS, answer, state

DAY = 20_000


def elsewhere(standing: Standing, item: str, day: int, rating: Rating) -> Decided:
    """A review that another program recorded."""
    return Decided(
        item=item,
        at=day * 86_400_000,
        day=day,
        before=standing,
        choice=choices(item, standing, day, 0.9)[rating],
        retention=0.9,
        parameters=DEFAULT_PARAMETERS,
        right=rating > 1,
        self_rated=True,
        milliseconds=1500,
        answer="",
    )


def ignored(count: int) -> None:
    """Progress that nobody looks at."""


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "quiz.db")
    yield opened
    opened.close()


REVIEWS = ("review", "imported")


class Marked(RuleBasedStateMachine):
    """A second bookkeeping beside the log's: a plain list of what was done and not taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(Path(self.folder.name) / "quiz.db")
        self.store.connection.execute("PRAGMA synchronous=OFF")
        self.day = DAY
        self.done: list[tuple[str, str, int]] = []
        self.last: tuple | None = None

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def hidden(self, item: str) -> int:
        untils = [until for kind, name, until in self.done if name == item and until]
        return untils[-1] if untils else 0

    def remembered(self, item: str) -> bool:
        kinds = [k for k, name, _ in self.done if name == item and k in (*REVIEWS, "reset")]
        return bool(kinds) and kinds[-1] in REVIEWS

    @rule(item=st.sampled_from(ITEMS), rating=st.sampled_from(Rating))
    def answers(self, item, rating):
        self.last = answer(self.store, item, self.day, rating)
        self.done.append(("review", item, 0))

    @rule(item=st.sampled_from(ITEMS), rating=st.sampled_from(Rating))
    def takes_in_a_review(self, item, rating):
        self.last = None
        before = log.standing(self.store, item)
        imported.put(self.store, [elsewhere(before, item, self.day, rating)], ignored)
        self.done.append(("imported", item, 0))

    @precondition(lambda self: self.last)
    @rule(rating=st.sampled_from(Rating))
    def rates_otherwise(self, rating):
        event, found = self.last
        log.rate(self.store, event, found[rating], 1)

    @rule(items=st.lists(st.sampled_from(ITEMS), min_size=1, unique=True))
    def suspends(self, items):
        marks.suspend(self.store, items, 1, self.day)
        for item in items:
            if self.hidden(item) < FOREVER:
                self.done.append(("suspend", item, FOREVER))
        self.last = None

    @rule(items=st.lists(st.sampled_from(ITEMS), min_size=1, unique=True))
    def buries(self, items):
        marks.bury(self.store, items, 1, self.day)
        for item in items:
            if self.hidden(item) <= self.day:
                self.done.append(("bury", item, self.day + 1))
        self.last = None

    @rule(items=st.lists(st.sampled_from(ITEMS), min_size=1, unique=True))
    def resumes(self, items):
        marks.resume(self.store, items, 1, self.day)
        for item in items:
            if self.hidden(item) > self.day:
                gone = [d for d in self.done if d[1] == item and d[2] > self.day]
                self.done = [d for d in self.done if d not in gone]
        self.last = None

    @rule(items=st.lists(st.sampled_from(ITEMS), min_size=1, unique=True))
    def resets(self, items):
        marks.reset(self.store, items, 1, self.day)
        for item in items:
            if self.remembered(item):
                self.done.append(("reset", item, 0))
        self.last = None

    @rule(days=st.integers(1, 40))
    def days_pass(self, days):
        self.day += days

    @rule()
    def undoes(self):
        """What was imported came from elsewhere and stays."""
        self.last = None
        own = [n for n, (kind, _, _) in enumerate(self.done) if kind != "imported"]
        if own:
            kind, item, _ = self.done.pop(own[-1])
            assert log.undo(self.store, 1, self.day) == (kind, item)
        else:
            with pytest.raises(QuizError) as error:
                log.undo(self.store, 1, self.day)
            assert error.value.reason == NothingToUndo()

    @invariant()
    def the_log_says_what_is_stored(self):
        assert doctor.differing(self.store) == ((), ())

    @invariant()
    def what_is_stored_is_what_was_done(self):
        for item in ITEMS:
            now = log.standing(self.store, item)
            assert now.hidden_until == self.hidden(item)
            assert bool(now.memory) == self.remembered(item)
            assert now.reviews == sum(
                kind in REVIEWS and name == item for kind, name, _ in self.done
            )


Marked.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestMarked = Marked.TestCase


def test_each_says_what_became_of_each_item(store):
    one, two = ITEMS[:2]
    answer(store, one, DAY, Rating.GOOD)
    assert marks.bury(store, [one, two], 1, DAY) == [history.NowBuried(one), history.NowBuried(two)]
    assert marks.bury(store, [one], 1, DAY) == [history.AlreadyBuried(one, "2024-10-05")]
    assert marks.suspend(store, [one], 1, DAY) == [history.NowSuspended(one)]
    assert marks.suspend(store, [one, two], 1, DAY) == [
        history.AlreadySuspended(one),
        history.NowSuspended(two),
    ]
    assert marks.bury(store, [one], 1, DAY) == [history.AlreadySuspended(one)]
    assert marks.resume(store, [one], 1, DAY) == [history.NowResumed(one)]
    assert marks.resume(store, [one], 1, DAY) == [history.NotHidden(one)]
    assert marks.reset(store, [one, two], 1, DAY) == [
        history.NowReset(one),
        history.NothingToReset(two),
    ]
    assert marks.reset(store, [one], 1, DAY) == [history.NothingToReset(one)]


def test_what_changes_nothing_writes_nothing(store):
    for change in (marks.resume, marks.reset):
        change(store, ITEMS, 1, DAY)
    assert store.rows("SELECT count(*) FROM events") == [(0,)]


def test_after_resume_undo_takes_back_what_came_before(store):
    answer(store, "a:one", DAY, Rating.GOOD)
    before = state(store)
    marks.suspend(store, ["a:one"], 1, DAY)
    marks.resume(store, ["a:one"], 1, DAY)
    assert state(store) == before
    assert log.undo(store, 1, DAY) == ("review", "a:one")
    assert state(store) == ({}, set())


def test_resume_takes_back_only_what_hides_still(store):
    """The bury of five days before is over: it stays in the log as it was."""
    marks.bury(store, ["a:one"], 1, DAY)
    marks.suspend(store, ["a:one"], 1, DAY + 5)
    marks.resume(store, ["a:one"], 1, DAY + 5)
    assert log.standing(store, "a:one").hidden_until == DAY + 1
    assert log.undo(store, 1, DAY + 5) == ("bury", "a:one")


def test_a_bury_that_was_suspended_over_is_taken_back_too(store):
    marks.bury(store, ["a:one"], 1, DAY)
    marks.suspend(store, ["a:one"], 1, DAY)
    marks.resume(store, ["a:one"], 1, DAY)
    assert log.standing(store, "a:one") == Standing()


def test_undo_of_reset_gives_the_same_memory_back(store):
    answer(store, "a:one", DAY, Rating.GOOD)
    before = state(store)
    marks.reset(store, ["a:one"], 1, DAY)
    kept = log.standing(store, "a:one")
    assert (kept.memory, kept.reviews) == (None, 1)
    assert log.undo(store, 1, DAY) == ("reset", "a:one")
    assert state(store) == before


def test_a_suspension_under_a_former_name_is_resumed(store):
    answer(store, "a:one", DAY, Rating.GOOD)
    before = log.standing(store, "a:one")
    marks.suspend(store, ["a:one"], 1, DAY)
    log.move(store, {"a:one": "b:uno"}, 1, DAY)
    log.move(store, {"b:uno": "c:een"}, 1, DAY)
    assert [marks.present_name(store, name) for name in ("a:one", "b:uno", "c:een", "a:x")] == [
        "c:een",
        "c:een",
        "c:een",
        "",
    ]
    assert marks.resume(store, ["c:een"], 1, DAY) == [history.NowResumed("c:een")]
    assert log.standing(store, "c:een") == before
    assert doctor.differing(store) == ((), ())


def test_a_name_used_again_is_the_newer_items(store):
    answer(store, "a:one", DAY, Rating.GOOD)
    log.move(store, {"a:one": "b:uno"}, 1, DAY)
    assert marks.present_name(store, "a:one") == "b:uno"
    answer(store, "a:one", DAY + 1, Rating.AGAIN)
    assert marks.present_name(store, "a:one") == "a:one"
    marks.reset(store, ["a:one"], 1, DAY + 1)
    assert log.standing(store, "b:uno").memory is not None


def test_several_items_are_marked_together_or_not_at_all(store):
    store.connection.execute(
        "CREATE TEMP TRIGGER second BEFORE INSERT ON main.events "
        "WHEN (SELECT count(*) FROM events) = 1 BEGIN SELECT raise(ABORT, 'second'); END"
    )
    for change in (marks.suspend, marks.bury):
        with pytest.raises(sqlite3.IntegrityError, match="second"):
            change(store, ITEMS, 1, DAY)
        assert store.rows("SELECT count(*) FROM events") == [(0,)]


def test_what_the_log_holds_of_an_item(store):
    """Taken-back reviews were seen but do not count; a forgetting counts for the order."""
    assert imported.held(store, "a:one") == Held("a:one")
    answer(store, "a:one", 100, Rating.GOOD)
    answer(store, "a:one", 101, Rating.GOOD)
    log.undo(store, 1, 101)
    log.move(store, {"a:one": "b:uno"}, 1, 101)
    marks.reset(store, ["b:uno"], 150 * 86_400_000, 150)
    found = imported.held(store, "a:one")
    assert (found.item, found.standing) == ("b:uno", log.standing(store, "b:uno"))
    assert found.seen == {100 * 86_400_000, 101 * 86_400_000}
    assert found.counted == {100 * 86_400_000}
    assert found.last == 150 * 86_400_000


def decided(count: int) -> list[Decided]:
    """Reviews of three items in turn, as another program recorded them."""
    now = dict.fromkeys(ITEMS, Standing())
    found = []
    for n in range(count):
        item = ITEMS[n % 3]
        found.append(elsewhere(now[item], item, 100 + n, Rating(1 + n % 4)))
        now[item] = Standing(found[-1].choice.memory, now[item].reviews + 1)
    return found


def killed(path: Path, reviews: list[Decided], statements: int) -> bool:
    """Import in a child that is killed before the statement of this number; False: it ended."""
    process = os.fork()
    if process == 0:
        try:
            store, seen = open_store(path), 0

            def count(_: str) -> None:
                nonlocal seen
                seen += 1
                if seen == statements:
                    os.kill(os.getpid(), signal.SIGKILL)

            store.connection.set_trace_callback(count)
            imported.put(store, reviews, ignored)
        finally:
            os._exit(0)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def test_killed_in_the_middle_nothing_is_there_or_all(tmp_path):
    reviews = decided(9)
    kept = []
    for statements in range(1, 200):
        path = tmp_path / str(statements) / "quiz.db"
        open_store(path).close()
        died = killed(path, reviews, statements)
        store = open_store(path)
        assert doctor.broken(store) == []
        assert doctor.differing(store) == ((), ())
        kept.append(store.rows("SELECT count(*) FROM events")[0][0])
        store.close()
        if not died:
            break
    assert not died
    assert set(kept[:-1]) == {0}
    assert kept[-1] == 9
    assert len(kept) > 5 * 9


def test_imported_reviews_show_nothing(store):
    told = []
    imported.put(store, decided(4), told.append)
    assert told == [1, 2, 3, 4]
    assert store.rows("SELECT count(*) FROM shown") == [(0,)]
    assert store.rows("SELECT DISTINCT self_rated, answer FROM events") == [(1, "")]
    assert store.rows("SELECT item, rating FROM reviews ORDER BY id") == [
        ("a:one", 1), ("a:two", 2), ("b:three", 3), ("a:one", 4),
    ]  # fmt: skip
