"""What a report counts, against published tables, the fsrs package and sums by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizcli import schedule, stats
from quizcli.model import FOREVER, Memory, Text
from quizcli.stats import Coming, Counts, Kept, Mistake, Streak

TODAY = 20_779  # 2026-11-22


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_published(right, of, low, high):
    """R. G. Newcombe, Statistics in Medicine 17 (1998) 857, table I, method 3."""
    assert stats.wilson(right, of) == pytest.approx((low, high), abs=0.00005)


@given(st.integers(1, 3000), st.data())
def test_the_interval_solves_what_defines_it(of, data):
    """(p - bound)^2 = z^2 bound (1 - bound) / n at both ends, and the share lies between."""
    right = data.draw(st.integers(0, of))
    share = right / of
    low, high = stats.wilson(right, of)
    assert 0 <= low <= share <= high <= 1
    for bound in (low, high):
        left, square = (share - bound) ** 2, 3.841458820694124 * bound * (1 - bound) / of
        assert left == pytest.approx(square, abs=1e-9)
    assert stats.wilson(of - right, of) == pytest.approx((1 - high, 1 - low))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], Streak(0, 0)),
        ([TODAY], Streak(1, 1)),
        ([TODAY - 1], Streak(1, 1)),
        ([TODAY - 2], Streak(0, 1)),
        ([TODAY, TODAY - 1, TODAY - 2], Streak(3, 3)),
        ([TODAY - 1, TODAY - 2, TODAY - 4, TODAY - 5, TODAY - 6], Streak(2, 3)),
        ([TODAY - 9, TODAY - 10, TODAY - 12], Streak(0, 2)),
    ],
)
def test_streaks(days, expected):
    assert stats.streak(days, TODAY) == expected


@given(st.sets(st.integers(TODAY - 40, TODAY)))
def test_streaks_day_by_day(days):
    start = TODAY if TODAY in days else TODAY - 1
    now = next(n for n in range(60) if start - n not in days)
    longest = max(
        (n for first in days for n in range(1, 50) if set(range(first, first + n)) <= days),
        default=0,
    )
    assert stats.streak(sorted(days, reverse=True), TODAY) == Streak(now, longest)


@given(st.floats(0.001, 36500), st.integers(-5, 40_000), st.sampled_from([0.1, 0.1542, 0.8]))
def test_recall_is_what_the_fsrs_package_says(stability, days, weight):
    parameters = (*schedule.DEFAULT_PARAMETERS[:20], weight)
    memory = Memory(stability, 5.0, TODAY, TODAY, 0, False)
    expected = schedule.retrievability(parameters, memory, TODAY + days)
    assert schedule.recall(stability, days, weight) == pytest.approx(expected, rel=1e-12)


def test_recall_at_its_stability_is_nine_in_ten():
    assert schedule.recall(17.5, 0) == schedule.recall(17.5, -3) == 1
    assert schedule.recall(10.0, 10) == pytest.approx(0.9, rel=1e-12)


def kept(item: str, **given) -> Kept:
    """An item seen yesterday and due tomorrow, but for what is given."""
    known = dict(
        id=1, item=item, stability=10.0, difficulty=3.0, last_day=TODAY - 1, due=TODAY + 1,
        lapses=0, failing=False, reviews=1, hidden_until=0,
    )  # fmt: skip
    return Kept(**(known | given))


def forgotten(item: str, **given) -> Kept:
    nothing = dict(stability=0.0, difficulty=0.0, last_day=0, due=0)
    return kept(item, **(nothing | given))


def test_the_items_of_decks():
    title = Text("가", "A")
    held = {f"b:{n}": "b" for n in range(9)} | {"a:0": "a"}
    items = [
        kept("b:0", last_day=TODAY - 10, due=TODAY + 11),  # 21 days: known; recall .9
        kept("b:1", last_day=TODAY - 10, due=TODAY + 10),  # 20 days: learning; recall .9
        kept("b:2", last_day=TODAY, due=TODAY + 30, failing=True),  # learning; recall 1
        kept("b:3", hidden_until=FOREVER),
        forgotten("b:4"),
        forgotten("b:5", reviews=0, hidden_until=TODAY + 1),  # buried before it was seen
        forgotten("b:6", reviews=0, hidden_until=FOREVER),  # suspended before it was seen
        kept("b:7", hidden_until=TODAY + 1, last_day=TODAY, due=TODAY + 21),  # recall 1
        kept("gone:0", last_day=TODAY, due=TODAY + 40),
        kept("gone:1", hidden_until=FOREVER),
        forgotten("gone:2"),
        forgotten("gone:3", reviews=0, hidden_until=TODAY + 1),  # never answered: nothing
    ]
    rows = stats.by_deck(held, items, {"a": title}, TODAY)
    assert rows == [
        Counts("a", title, new=1),
        Counts("b", None, 3, 2, 2, 2, pytest.approx(3.8 / 4)),
        Counts(None, None, 1, 0, 1, 1, 1.0),
    ]
    assert stats.total(rows) == Counts(None, None, 5, 2, 3, 3, pytest.approx(4.8 / 5))


def test_no_decks_and_no_items():
    assert stats.by_deck({}, [], {}, TODAY) == []
    assert stats.total([]) == Counts(None, None)


def test_what_falls_due():
    items = [
        kept("a:0", due=TODAY - 50),
        kept("a:1", due=TODAY),
        forgotten("a:2"),
        forgotten("a:3", reviews=0),
        kept("a:4", due=TODAY, hidden_until=TODAY + 1),
        kept("a:5", due=TODAY + 13),
        kept("a:6", due=TODAY + 14),
        kept("a:7", due=TODAY, hidden_until=FOREVER),
        kept("a:8", due=TODAY + 3, hidden_until=TODAY + 1),
    ]
    found = stats.coming(items, TODAY, 7000)
    assert len(found) == 14
    assert [one for one in found if one.items] == [
        Coming(date(2026, 11, 22), 3, 21_000),
        Coming(date(2026, 11, 23), 1, 7000),
        Coming(date(2026, 11, 25), 1, 7000),
        Coming(date(2026, 12, 5), 1, 7000),
    ]


def test_the_hardest():
    items = [
        kept("a:easy"),
        kept("a:hard", difficulty=5.0),
        kept("a:harder", difficulty=9.0),
        kept("a:lapsed", lapses=1),
        kept("a:more", lapses=3, difficulty=6.0),
        kept("a:most", lapses=3, difficulty=7.0),
        kept("a:suspended", lapses=9, hidden_until=FOREVER),
        forgotten("a:forgotten", lapses=9),
    ]
    found = stats.hardest(items, lambda one: (Text(one.item, "?"), ("no",)))
    order = ["a:most", "a:more", "a:lapsed", "a:harder", "a:hard"]
    assert [one.item for one in found] == order
    assert found[0] == stats.Hard("a:most", Text("a:most", "?"), 3, 7.0, ("no",))
    more = [kept(f"b:{n}", lapses=2) for n in range(9)]
    found = stats.hardest([*reversed(more), *items], lambda one: (Text("", ""), ()))
    assert [one.item for one in found] == ["a:most", "a:more", "b:0", "b:1", "b:2"]


def test_slips_are_ranked():
    rows = [
        ("rounded-up", "a:1", 2, TODAY - 3),
        ("no-padding", "a:1", 1, TODAY),
        ("no-padding", "a:2", 3, TODAY - 1),
        ("once", "a:2", 2, TODAY),
        ("no-padding", "a:1", 1, TODAY - 9),
    ]
    assert stats.ranked(rows) == [
        Mistake("no-padding", 5, 2, date(2026, 11, 22)),
        Mistake("once", 2, 1, date(2026, 11, 22)),
        Mistake("rounded-up", 2, 1, date(2026, 11, 19)),
    ]


def test_a_period_without_answers_has_no_share():
    none = stats.retention(TODAY - 6, TODAY, False, (0, 0))
    assert none == stats.Retention(7, date(2026, 11, 16), False, 0, 0, None, None, None)
    some = stats.retention(TODAY, TODAY, True, (263, 81))
    assert (some.days, some.since, some.self_rated) == (1, date(2026, 11, 22), True)
    assert (some.share, some.low, some.high) == pytest.approx((0.30798, 0.2553, 0.3662), abs=5e-5)
