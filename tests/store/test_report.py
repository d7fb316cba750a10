"""What a report reads of a log written answer by answer: figures by hand, and a real learner's."""

import csv
import random
from collections import defaultdict
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from quizcli import stats
from quizcli.errors.progress import BadSince, SinceAhead
from quizcli.model import Decided, Rating, Shown, Text
from quizcli.schedule import DEFAULT_PARAMETERS, choices, recall
from quizcli.session import collection, home, progress
from quizcli.stats import Coming, Hard, Mistake, Retention, Streak, Today
from quizcli.store import index, log
from quizcli.store.database import open_store
from quizcli.store.report import book
from quizcli.studyday import study_day

TODAY = 20_779  # 2026-11-22
RELU, SIGMOID, WHY = "small:relu", "small:sigmoid-at-zero", "small:why-nonlinear"
REAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "real_review_log.csv"


def answer(store, item, day, rating, *, typed="x", slip="", self_rated=False, took=10_000):
    """One answer as a session records it; gives the event and what each rating would do."""
    standing = log.standing(store, item)
    found = choices(item, standing, day, 0.9)
    decided = Decided(
        item=item, at=day * 86_400_000, day=day, before=standing, choice=found[rating],
        retention=0.9, parameters=DEFAULT_PARAMETERS, right=rating > 1, self_rated=self_rated,
        milliseconds=took, answer="f",
    )  # fmt: skip
    shown = Shown("en", 1, f"{item} on {day}?", "{}", "key", typed, typed, slip)
    return log.review(store, decided, shown), found


def report(house, deck="", since=None, new_per_day=20):
    collection.refresh(house.cache, home.folders(house.home, house.settings))
    with book(house.home.database, house.home.index, deck) as now:
        return progress.report(now, TODAY, since, new_per_day)


def share(self_rated, days, right, answers) -> Retention:
    """As it has to come out, its interval from the formula the tests of `stats` prove."""
    low, high = stats.wilson(right, answers) if answers else (None, None)
    first = date.fromordinal(date(2026, 11, 22).toordinal() - days + 1)
    part = right / answers if answers else None
    return Retention(days, first, self_rated, answers, right, part, low, high)


def test_nothing_answered(house):
    found = report(house)
    assert found.today == Today(0, 0, None, 0, 0, 0, 3)
    assert found.streak == Streak(0, 0)
    title = Text("작은 덱", "Small deck")
    assert found.decks == (stats.Counts("small", title, new=3),)
    assert [one.share for one in found.retention] == [None] * 4
    assert len(found.coming) == 14
    assert not any(one.items for one in found.coming)
    assert (found.hardest, found.slips) == ((), ())


def test_a_log_by_hand(house):
    """Seven answers over 41 study days; three first answers of a day of items known before."""
    store = house.store
    answer(store, RELU, TODAY - 40, Rating.GOOD)
    answer(store, RELU, TODAY - 8, Rating.AGAIN, typed="selu", slip="other-unit")
    answer(store, RELU, TODAY - 8, Rating.GOOD)
    answer(store, RELU, TODAY - 7, Rating.GOOD)
    answer(store, WHY, TODAY - 1, Rating.GOOD, self_rated=True)
    answer(store, SIGMOID, TODAY, Rating.AGAIN, typed="1", took=40_000)
    answer(store, WHY, TODAY, Rating.HARD, self_rated=True, took=5000)
    found = report(house)
    items = [log.standing(store, item).memory for item in (RELU, SIGMOID, WHY)]
    waiting = sum(memory.due <= TODAY for memory in items)
    assert found.today == Today(2, 1, 0.5, 1, 45_000, waiting, 0)
    assert found.streak == Streak(2, 2)
    assert found.retention == (
        share(False, 7, 0, 0),
        share(False, 30, 1, 2),
        share(True, 7, 1, 1),
        share(True, 30, 1, 1),
    )
    (small,) = found.decks
    expected = [recall(memory.stability, TODAY - memory.last_day) for memory in items]
    assert (small.new, small.learning, small.known, small.suspended) == (0, 3, 0, 0)
    assert small.recall == pytest.approx(sum(expected) / 3)
    usual = (10_000 * 4 + 45_000) // 6
    by_day = defaultdict(int)
    for memory in items:
        by_day[max(memory.due, TODAY)] += 1
    assert [(one.items, one.milliseconds) for one in found.coming] == [
        (by_day[day], by_day[day] * usual) for day in range(TODAY, TODAY + 14)
    ]
    assert found.hardest[0].item == RELU
    assert found.hardest[0].wrong == ("selu",)
    assert found.hardest[0].question == Text("max(0, x)의 이름은?", "The name of max(0, x)?")
    assert [one.item for one in found.hardest] == [RELU, SIGMOID]
    assert found.slips == (Mistake("other-unit", 1, 1, date(2026, 11, 14)),)


def test_a_period_of_ones_own(house):
    for ago in (50, 40, 20):
        answer(house.store, RELU, TODAY - ago, Rating.GOOD, slip="early" if ago == 40 else "")
    found = report(house, since=TODAY - 40)
    assert found.since == date(2026, 10, 13)
    assert [one.days for one in found.retention] == [7, 30, 41] * 2
    assert found.retention[1:3] == (share(False, 30, 1, 1), share(False, 41, 2, 2))
    assert [one.slip for one in found.slips] == ["early"]
    assert report(house).slips == ()
    assert report(house, since=TODAY - 39).slips == ()


def test_an_answer_taken_back_leaves_nothing(house):
    store = house.store
    answer(store, RELU, TODAY - 90, Rating.GOOD)
    answer(store, RELU, TODAY - 80, Rating.AGAIN, typed="then")
    before = report(house)
    assert before.hardest[0].wrong == ("then",)
    answer(store, RELU, TODAY, Rating.AGAIN, typed="no", slip="some")
    changed = report(house)
    assert changed.retention[0] == share(False, 7, 0, 1)
    assert changed.hardest[0].wrong == ("no", "then")
    assert changed.slips == (Mistake("some", 1, 1, date(2026, 11, 22)),)
    log.undo(store, 1, TODAY)
    assert report(house) == before


def test_another_rating_counts_instead(house):
    store = house.store
    answer(store, RELU, TODAY - 90, Rating.GOOD)
    answer(store, RELU, TODAY - 80, Rating.AGAIN, typed="then")
    answer(store, RELU, TODAY - 80, Rating.GOOD)
    event, found = answer(store, RELU, TODAY - 2, Rating.AGAIN, typed="now")
    log.rate(store, event, found[Rating.HARD], 1, claimed=True)
    rated = report(house)
    assert rated.retention[0] == share(False, 7, 1, 1)
    assert (rated.hardest[0].wrong, rated.hardest[0].lapses) == (("then",), 1)
    log.rate(store, event, found[Rating.AGAIN], 2)
    again = report(house)
    assert again.retention[0] == share(False, 7, 0, 1)
    assert (again.hardest[0].wrong, again.hardest[0].lapses) == (("now", "then"), 2)


def test_history_goes_with_a_card_that_moves(house):
    """What an item is and was answered goes along; what a day was stays the deck's of that day."""
    store = house.store
    answer(store, "old:relu", TODAY - 9, Rating.GOOD)
    answer(store, "old:relu", TODAY - 4, Rating.AGAIN, typed="before", slip="some")
    answer(store, RELU, TODAY - 4, Rating.GOOD)
    log.undo(store, 1, TODAY - 4)
    before = report(house)
    assert [row.deck for row in before.decks] == ["small", None]
    assert before.hardest == ()
    log.move(store, {"old:relu": RELU}, 1, TODAY - 3)
    answer(store, RELU, TODAY - 3, Rating.AGAIN, typed="after", slip="some")
    found = report(house)
    assert [(row.deck, row.new, row.seen) for row in found.decks] == [("small", 2, 1)]
    assert found.hardest[0].wrong == ("after", "before")
    assert found.slips == (Mistake("some", 2, 1, date(2026, 11, 19)),)
    assert report(house, "small").slips == found.slips
    assert report(house, "old").slips == ()
    assert report(house, "old").retention[0] == share(False, 7, 0, 1)
    assert report(house, "small").retention[0] == share(False, 7, 0, 1)


def test_a_move_the_log_has_not_been_told(house):
    """The index knows of it first: the item counts by its new name at once."""
    answer(house.store, RELU, TODAY - 1, Rating.AGAIN, typed="no")
    report(house)
    house.edit("- id: relu", "- id: rectifier")
    found = report(house)
    assert [(row.deck, row.new, row.seen) for row in found.decks] == [("small", 2, 1)]
    assert [(one.item, one.wrong) for one in found.hardest] == [("small:rectifier", ("no",))]
    assert found.coming[0].items == found.today.waiting_due == 1


def test_wrong_answers_are_three_different_ones_newest_first(house):
    store = house.store
    typed = ["zero", "one", "two ", " ", "two", "three", "three", "one"]
    for ago, word in enumerate(reversed(typed)):
        answer(store, RELU, TODAY - len(typed) + 1 + ago, Rating.AGAIN, typed=word)
    answer(store, RELU, TODAY, Rating.GOOD, typed="relu")
    (hard,) = report(house).hardest
    assert isinstance(hard, Hard)
    assert hard.wrong == ("zero", "one", "two")


def test_of_one_deck_alone(house):
    store = house.store
    answer(store, RELU, TODAY, Rating.GOOD)
    answer(store, "old.part:card", TODAY - 1, Rating.GOOD)
    answer(store, "old.part:card", TODAY, Rating.AGAIN, slip="some")
    whole, old, small = report(house), report(house, "old"), report(house, "sm*")
    assert (whole.streak, old.streak, small.streak) == (Streak(2, 2), Streak(2, 2), Streak(1, 1))
    assert (whole.today.answers, old.today.answers, small.today.answers) == (2, 1, 1)
    assert [row.deck for row in whole.decks] == ["small", None]
    assert [row.deck for row in old.decks] == [None]
    assert [row.deck for row in small.decks] == ["small"]
    assert (old.deck, old.today.waiting_new, small.today.waiting_new) == ("old", 0, 2)
    assert [one.slip for one in old.slips] == ["some"]
    assert small.slips == ()
    with book(house.home.database, house.home.index, "old") as now:
        assert now.knows_deck()
    with book(house.home.database, house.home.index, "oldest") as now:
        assert not now.knows_deck()


def test_hidden_and_forgotten_items(house):
    store = house.store
    for item in (RELU, SIGMOID, WHY):
        answer(store, item, TODAY - 30, Rating.GOOD)
    log.bury(store, RELU, 1, TODAY)
    log.suspend(store, SIGMOID, 1, TODAY)
    log.relearn(store, WHY, 1, TODAY)
    found = report(house)
    (small,) = found.decks
    assert (small.new, small.learning, small.known, small.suspended) == (1, 1, 0, 1)
    assert [one.items for one in found.coming] == [1, 1] + [0] * 12
    assert found.today.waiting_due == 1


def test_what_is_due_today_is_what_waits(house):
    """The bar of today and `quiz due` agree, whatever was done with the items."""
    chance = random.Random(7)
    for n in range(60):
        item, day = chance.choice((RELU, SIGMOID, WHY, "old:card")), TODAY - 60 + n
        act = chance.choice(("answer", "answer", "bury", "suspend", "relearn", "undo"))
        if act == "answer":
            answer(house.store, item, day, chance.choice(list(Rating)))
        elif act == "undo" and house.store.rows("SELECT 1 FROM memory LIMIT 1"):
            log.undo(house.store, 1, day)
        elif act != "undo":
            getattr(log, act)(house.store, item, 1, day)
        found = report(house)
        assert found.coming[0].items == found.today.waiting_due
        row = found.decks[0]
        assert row.new + row.seen + row.suspended == 3


def test_days_to_come_are_left_out(house):
    """A clock that stood ahead for a while: its days count once they have come."""
    answer(house.store, RELU, TODAY + 1, Rating.GOOD)
    answer(house.store, SIGMOID, TODAY, Rating.GOOD)
    found = report(house)
    assert (found.today.answers, found.streak) == (1, Streak(1, 1))


def test_a_missing_database_is_not_made(house, tmp_path):
    missing = tmp_path / "elsewhere" / "quiz.db"
    collection.refresh(house.cache, home.folders(house.home, house.settings))
    with book(missing, house.home.index) as now:
        found = progress.report(now, TODAY, None, 20)
    assert found == report(house)
    assert not missing.parent.exists()


def test_neither_events_nor_shown_is_read_through(house):
    """Every step of every query goes by a key or an index, or over the small tables."""
    plans = []
    log.move(house.store, {"old:relu": RELU}, 1, TODAY - 3)
    answer(house.store, RELU, TODAY, Rating.AGAIN, slip="some")
    with book(house.home.database, house.home.index, "small") as now:
        connection = now.connection

        class Spy:
            def execute(self, sql, values=()):
                plans.extend(connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall())
                return connection.execute(sql, values)

        now.connection = Spy()
        progress.report(now, TODAY, TODAY - 99, 20)
        now.connection = connection
    scans = {row[3] for row in plans if row[3].startswith("SCAN")}
    assert len(plans) > 20
    events = {scan for scan in scans if scan.split()[1] in ("e", "s", "u", "events", "shown")}
    assert events == {"SCAN s USING COVERING INDEX shown_slip"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30", TODAY - 29),
        ("1", TODAY),
        ("36500", TODAY - 36_499),
        ("2026-11-22", TODAY),
        ("1969-12-31", -1),
        ("2026-11-23", SinceAhead("2026-11-23", "2026-11-22")),
        ("2026-02-30", BadSince("2026-02-30", 36_500)),
        ("20261122", BadSince("20261122", 36_500)),
        ("0", BadSince("0", 36_500)),
        ("-3", BadSince("-3", 36_500)),
        ("", BadSince("", 36_500)),
        ("9" * 5000, BadSince("9" * 5000, 36_500)),
        ("yesterday", BadSince("yesterday", 36_500)),
    ],
)
def test_where_a_period_begins(text, expected):
    assert progress.first_day(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("20261122", "2026-11-22"),
        ("2026-1-5", "2026-01-05"),
        ("2026.11.22.", "2026-11-22"),
        ("2026-02-30", ""),
        ("30d", "30"),
        ("30일", "30"),
        ("-3", "3"),
        ("0", ""),
        ("99999", ""),
        ("yesterday", ""),
    ],
)
def test_what_was_probably_meant(text, meant):
    assert BadSince(text, 36_500).meant == meant


@pytest.mark.skipif(not REAL.exists(), reason="the real log lies beside the project, not in it")
def test_a_real_learners_log(tmp_path, house):
    """12,580 real reviews through the log; every figure again from the file by plain Python."""
    reviews = []
    with REAL.open(newline="") as file:
        for row in csv.DictReader(file):
            when = datetime.fromisoformat(row["review_time"])
            day = study_day(when, ZoneInfo("UTC"), 4)
            took = int(row["review_duration"])
            reviews.append((when, day, row["card_id"], int(row["review_rating"]), took))
    reviews.sort()
    today = reviews[-1][1]
    store = open_store(tmp_path / "real.db")
    store.connection.execute("PRAGMA synchronous=OFF")
    for _, day, card, rating, took in reviews:
        answer(store, f"real:{card}", day, Rating(rating), took=took)
    with book(store.path, house.home.index) as now:
        found = progress.report(now, today, today - 364, 20)
    store.close()

    seen, lasts = set(), {}
    firsts = defaultdict(lambda: [0, 0])
    for _, day, card, rating, _ in reviews:
        if lasts.get(card, day) != day:
            firsts[day][0] += 1
            firsts[day][1] += rating > 1
        seen.add(card)
        lasts[card] = day
    for one, days in zip(found.retention, (7, 30, 365), strict=False):
        inside = [sums for day, sums in firsts.items() if today - days < day <= today]
        assert (one.answers, one.right) == tuple(map(sum, zip(*inside, strict=True)))
    assert found.retention[2].answers > 1000
    assert all(one.share is None for one in found.retention[3:])
    (row,) = found.decks
    assert (row.deck, row.new, row.seen) == (None, 0, len(seen))
    days = sorted({day for _, day, *_ in reviews})
    runs = [1]
    for before, day in pairwise(days):
        runs = [*runs, 1] if day - before > 1 else [*runs[:-1], runs[-1] + 1]
    assert found.streak == Streak(runs[-1], max(runs))
    last = [review for review in reviews if review[1] == today]
    assert found.today.answers == len(last)
    assert found.today.right == sum(rating > 1 for _, _, _, rating, _ in last)
    assert found.today.milliseconds == sum(review[4] for review in last)
    assert not any(isinstance(one, Coming) and one.items for one in found.coming)
    assert index.items(house.cache) == ()
