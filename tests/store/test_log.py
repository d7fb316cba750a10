"""The log and what folds from it: bit for bit the same, however it came about."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from quizcli.errors import QuizError
from quizcli.errors.state import NothingToUndo
from quizcli.model import FOREVER, Decided, Rating, Shown, Standing
from quizcli.schedule import DEFAULT_PARAMETERS, choices
from quizcli.store import doctor, log
from quizcli.store.database import open_store

SHOWN = Shown("ko", 1, "질문", "{}", "키", "답", "답", "")
ITEMS = ("a:one", "a:two", "b:three")


def answer(store, item: str, day: int, rating: Rating, *, self_rated: bool = False):
    """One graded answer, as a session would record it; gives the event and all choices."""
    standing = log.standing(store, item)
    found = choices(item, standing, day, 0.9)
    decided = Decided(
        item=item,
        at=day * 86_400_000,
        day=day,
        before=standing,
        choice=found[rating],
        retention=0.9,
        parameters=DEFAULT_PARAMETERS,
        right=rating > 1,
        self_rated=self_rated,
        milliseconds=1000 + int(rating),
        answer="f",
    )
    return log.review(store, decided, SHOWN), found


def state(store) -> tuple:
    """All that folds from the log, floats exact, by name instead of number."""
    names = dict(store.rows("SELECT id, name FROM items"))
    memory = {names[item]: kept for item, kept in doctor.stored(store).items()}
    return memory, set(store.rows("SELECT * FROM daily"))


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "quiz.db")
    yield opened
    opened.close()


class Histories(RuleBasedStateMachine):
    """Random histories with undo and other ratings; after every step log and state agree."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(Path(self.folder.name) / "quiz.db")
        self.store.connection.execute("PRAGMA synchronous=OFF")
        self.day = 20_000
        self.before: list[tuple] = []
        self.last: tuple | None = None

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule(item=st.sampled_from(ITEMS), rating=st.sampled_from(Rating), self_rated=st.booleans())
    def answers(self, item, rating, self_rated):
        self.before.append(state(self.store))
        self.last = answer(self.store, item, self.day, rating, self_rated=self_rated)

    @precondition(lambda self: self.last)
    @rule(rating=st.sampled_from(Rating))
    def rates_otherwise(self, rating):
        event, found = self.last
        log.rate(self.store, event, found[rating], 1)

    @rule(item=st.sampled_from(ITEMS), hide=st.sampled_from([log.bury, log.suspend, log.relearn]))
    def hides_or_relearns(self, item, hide):
        self.before.append(state(self.store))
        self.last = None
        hide(self.store, item, 1, self.day)

    @rule(days=st.integers(1, 60))
    def days_pass(self, days):
        self.day += days

    @precondition(lambda self: self.before)
    @rule()
    def undoes(self):
        self.last = None
        log.undo(self.store, 1, self.day)
        assert state(self.store) == self.before.pop()

    @invariant()
    def the_log_says_what_is_stored(self):
        assert doctor.differing(self.store) == ((), ())


Histories.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestHistories = Histories.TestCase


def test_thirty_answers_can_be_undone_after_reopening(store, tmp_path):
    empty = state(store)
    for n in range(30):
        answer(store, ITEMS[n % 3], 100 + n, Rating(1 + n % 4))
    store.close()
    store = open_store(tmp_path / "quiz.db")
    for n in reversed(range(30)):
        assert log.undo(store, 1, 200) == ("review", ITEMS[n % 3])
    assert state(store) == empty
    with pytest.raises(QuizError) as error:
        log.undo(store, 1, 200)
    assert error.value.reason == NothingToUndo()
    assert store.rows("SELECT count(*) FROM events") == [(60,)]


def test_the_sums_by_hand(store):
    """Day 100: new and right in 1003 ms, then new and wrong in 1001 ms. Day 102: known, right."""
    answer(store, "a:one", 100, Rating.GOOD)
    answer(store, "a:two", 100, Rating.AGAIN)
    answer(store, "a:one", 102, Rating.GOOD)
    answer(store, "a:one", 102, Rating.EASY, self_rated=True)
    assert store.rows("SELECT * FROM daily ORDER BY day, self_rated") == [
        (100, "a", 0, 2, 1, 2, 0, 0, 2004),
        (102, "a", 0, 1, 1, 0, 1, 1, 1003),
        (102, "a", 1, 1, 1, 0, 0, 0, 1004),
    ]


def test_the_view_shows_what_counts(store):
    event, found = answer(store, "a:one", 20_000, Rating.AGAIN)
    log.rate(store, event, found[Rating.HARD], 1)
    answer(store, "a:two", 20_000, Rating.GOOD)
    log.undo(store, 1, 20_000)
    rows = store.rows("SELECT item, study_day, rating, due, seconds, question FROM reviews")
    assert rows == [("a:one", "2024-10-04", 2, "2024-10-05", 1.001, "질문")]


def test_history_goes_with_a_card_that_moves_and_comes_back(store):
    answer(store, "a:one", 100, Rating.GOOD)
    before = log.standing(store, "a:one")
    log.move(store, {"a:one": "b:uno"}, 1, 101)
    assert log.standing(store, "b:uno") == before
    assert log.standing(store, "a:one") == Standing()
    answer(store, "b:uno", 102, Rating.GOOD)
    after = log.standing(store, "b:uno")
    log.move(store, {"b:uno": "a:one"}, 1, 103)
    assert log.standing(store, "a:one") == after
    assert doctor.differing(store) == ((), ())
    assert log.undo(store, 1, 104) == ("review", "a:one")
    assert log.standing(store, "a:one") == before
    assert doctor.differing(store) == ((), ())


def test_a_memory_that_differs_in_one_bit_is_found_and_rebuilt(store):
    answer(store, "a:one", 100, Rating.GOOD)
    whole = state(store)
    with store.transaction() as write:
        write("UPDATE memory SET stability = ?", (2.3065000000000002 + 4.5e-16,))
        write("UPDATE daily SET reviews = 7")
    assert doctor.differing(store) == (("a:one",), (100,))
    doctor.rebuild(store)
    assert state(store) == whole


def test_hidden_until(store):
    log.bury(store, "a:one", 1, 100)
    assert log.standing(store, "a:one").hidden_until == 101
    log.suspend(store, "a:one", 1, 100)
    assert log.standing(store, "a:one").hidden_until == FOREVER
    assert log.undo(store, 1, 100) == ("suspend", "a:one")
    assert log.standing(store, "a:one").hidden_until == 101


def test_a_transaction_is_never_nested_and_undoes_what_raised(store):
    with store.transaction() as write:
        write("INSERT INTO items (name) VALUES ('x')")
        with pytest.raises(AssertionError), store.transaction():
            pass
    with pytest.raises(ZeroDivisionError), store.transaction() as write:
        write("INSERT INTO items (name) VALUES ('y')")
        raise ZeroDivisionError
    assert store.rows("SELECT name FROM items") == [("x",)]
    assert not store.connection.in_transaction


@given(st.lists(st.integers(1, 4), min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_rebuilding_gives_the_same_bits(ratings):
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "quiz.db")
        for n, rating in enumerate(ratings):
            answer(store, "a:one", 100 + n * n, Rating(rating))
        before = store.rows("SELECT * FROM memory"), store.rows("SELECT * FROM daily")
        doctor.rebuild(store)
        assert (store.rows("SELECT * FROM memory"), store.rows("SELECT * FROM daily")) == before
        store.close()
