"""Draws: what can come, how often, and that a seed gives the same for ever."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizcli import variants
from quizcli.errors.arithmetic import DividedByZero, ValueMissing
from quizcli.errors.computed import DrawExhausted, NotTruth
from quizcli.model import Computed, Draw, Text
from quizcli.variants import draw
from quizcli.variants.draw import TRIES, drawn, number

SEEDS = 3000
REPLAYED = Computed(
    draw={
        "size": Draw(low="16", high="256"),
        "kernel": Draw(values=("3", "5", "7", "11")),
        "rate": Draw(low="0.1", high="0.9", step="0.1"),
        "table": Draw(low="-3", high="3", shape=(2, 2), never=("0",)),
        "word": Draw(values=("same", "valid")),
    }
)


def names(computed: Computed, seed: int = 0) -> dict[str, object]:
    found = drawn(computed, seed)
    assert isinstance(found, dict), found
    return found


def values(given: Draw, seeds: int = 300) -> Counter:
    return Counter(names(Computed(draw={"n": given}), seed)["n"] for seed in range(seeds))


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("3", 3),
        ("-3", -3),
        ("+3", 3),
        ("0.1", Fraction(1, 10)),
        (".5", Fraction(1, 2)),
        ("0.50", Fraction(1, 2)),
        ("2.0", 2),
        ("1e3", 1000),
        ("1e-3", Fraction(1, 1000)),
        ("-2.5E2", -250),
        ("0.30000000000000000000000000001", Fraction(3 * 10**28 + 1, 10**29)),
    ],
)
def test_numbers_are_exactly_what_is_written(text, exact):
    assert number(text) == exact
    assert type(number(text)) is type(exact)


@pytest.mark.parametrize(
    "text", ["same", "", "1:30", "0x10", "1_000", "1,000", "nan", "1e9999", "٣"]
)
def test_what_is_no_number_is_a_word(text):
    assert number(text) is None


@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        (0, (31, 5, Fraction(2, 5), ((2, 1), (1, 2)), "same")),
        (1, (198, 11, Fraction(7, 10), ((2, -2), (1, 2)), "valid")),
        (2, (204, 3, Fraction(3, 10), ((3, 2), (3, -3)), "same")),
        (7, (82, 5, Fraction(9, 10), ((-1, -2), (-1, -3)), "same")),
        (4142135623730950488, (18, 3, Fraction(1, 2), ((3, 1), (-2, 3)), "same")),
    ],
)
def test_a_seed_gives_these_very_numbers_for_ever(seed, expected):
    """What the log shows of a past question hangs on it: these must never change."""
    assert tuple(names(REPLAYED, seed).values()) == expected


@pytest.mark.parametrize(
    ("seed", "a", "b"), [(0, 8, 1), (1, 5, 2), (2, 6, 2), (3, 8, 1)]
)  # fmt: skip
def test_a_seed_gives_these_very_numbers_where_some_are_refused(seed, a, b):
    nine = Draw(low="1", high="9")
    assert names(Computed(draw={"a": nine, "b": nine}, where="a > 2*b"), seed) == {"a": a, "b": b}


@pytest.mark.parametrize(
    ("item", "reviews", "seed"),
    [
        ("week2.day3.cnn:conv-output-size", 0, 6210476424947905864),
        ("week2.day3.cnn:conv-output-size", 1, 562407495605350209),
        ("d:a#b", 0, 2158739265825269136),
    ],
)
def test_an_item_has_these_very_seeds_for_ever(item, reviews, seed):
    assert variants.seed(item, reviews) == seed


def test_a_range_has_both_its_ends():
    assert set(values(Draw(low="3", high="7"))) == {3, 4, 5, 6, 7}
    assert set(values(Draw(low="-1", high="1"))) == {-1, 0, 1}
    assert set(values(Draw(low="5", high="5"))) == {5}


def test_a_range_with_a_step_ends_at_the_last_that_fits():
    assert set(values(Draw(low="1", high="10", step="4"))) == {1, 5, 9}
    assert set(values(Draw(low="0.1", high="0.95", step="0.25"))) == {
        Fraction(1, 10), Fraction(7, 20), Fraction(3, 5), Fraction(17, 20)
    }  # fmt: skip


def test_reals_are_exact_and_whole_ones_are_whole():
    found = set(values(Draw(low="0.1", high="1", step="0.1")))
    assert found == {Fraction(k, 10) for k in range(1, 11)}
    assert {type(value) for value in found} == {int, Fraction}
    assert [value for value in found if type(value) is int] == [1]


def test_lists_hold_numbers_words_and_lists():
    found = values(Draw(values=("3", "0.5", "same", ("1", ("2", "x")))))
    assert set(found) == {3, Fraction(1, 2), "same", (1, (2, "x"))}


def test_a_word_with_a_text_is_drawn_by_its_name():
    shown = {"same": Text("그대로", "kept"), "2": Text("둘", "two")}
    assert set(values(Draw(values=("same", "2"), shown=shown))) == {"same", 2}


@pytest.mark.parametrize("shape", [(4,), (2, 3), (2, 1, 3), (1,)])
def test_a_list_has_the_shape_wanted(shape):
    found = names(Computed(draw={"n": Draw(low="1", high="9", shape=shape)}))["n"]
    for length in shape:
        assert isinstance(found, tuple)
        assert len(found) == length
        found = found[0]
    assert isinstance(found, int)


def test_entries_of_a_list_are_drawn_each_for_itself():
    found = names(Computed(draw={"n": Draw(low="1", high="1000", shape=(50,))}))["n"]
    assert len(set(found)) > 40


def test_never_keeps_out_numbers_however_written_and_words():
    given = Draw(low="0", high="3", step="0.5", never=("0.50", "1", "2.0"))
    assert set(values(given)) == {0, Fraction(3, 2), Fraction(5, 2), 3}
    assert set(values(Draw(values=("same", "valid"), never=("same",)))) == {"valid"}
    table = Draw(low="-1", high="1", shape=(3, 3), never=("0",))
    for seed in range(200):
        found = names(Computed(draw={"n": table}), seed)["n"]
        assert {entry for row in found for entry in row} <= {-1, 1}


def test_never_that_leaves_nothing_names_the_draw():
    for shape in ((), (2, 2)):
        given = Draw(low="1", high="2", never=("1", "2"), shape=shape)
        assert drawn(Computed(draw={"pad": given}), 0) == DrawExhausted("pad")


def test_where_refuses_draws():
    nine = Draw(low="1", high="9")
    computed = Computed(draw={"a": nine, "b": nine}, let={"c": "2*b"}, where="a > c")
    found = {(each["a"], each["b"]) for each in (names(computed, seed) for seed in range(600))}
    assert found == {(a, b) for a in range(1, 10) for b in range(1, 10) if a > 2 * b}


def test_where_that_nothing_fulfils_is_given_up_after_so_many_tries(monkeypatch):
    tried = []
    value = draw.arithmetic.value
    monkeypatch.setattr(draw.arithmetic, "value", lambda *given: tried.append(1) or value(*given))
    assert drawn(Computed(draw={"a": Draw(low="1", high="9")}, where="a > 9"), 0) == (
        DrawExhausted("a > 9")
    )
    assert len(tried) == TRIES


def test_where_without_a_truth_and_expressions_without_a_value():
    zero = {"a": Draw(low="0", high="0")}
    assert drawn(Computed(draw=zero, where="a + 1"), 0) == NotTruth("a + 1")
    assert isinstance(drawn(Computed(draw=zero, where="1/a > 0"), 0), DividedByZero)
    assert isinstance(drawn(Computed(draw=zero, let={"b": "1/a"}), 0), DividedByZero)
    assert isinstance(drawn(Computed(draw=zero, where="a >"), 0), ValueMissing)


def test_let_sees_what_stands_before_it_and_stays_exact():
    computed = Computed(
        draw={"a": Draw(values=("0.1",))}, let={"b": "3*a", "c": "b - 0.3", "d": "b < 1"}
    )
    assert names(computed) == {"a": Fraction(1, 10), "b": Fraction(3, 10), "c": 0, "d": True}


def test_nothing_drawn_is_no_names():
    assert names(Computed(), 5) == {}


@given(st.integers(0, 2**63 - 1))
def test_the_same_seed_gives_the_same(seed):
    assert names(REPLAYED, seed) == names(REPLAYED, seed)


@given(st.integers(0, 2**63 - 1))
def test_a_new_field_changes_nothing_that_others_draw(seed):
    more = Computed(
        draw={"before": Draw(low="1", high="99"), **REPLAYED.draw, "after": Draw(values=("x", "y"))}
    )
    found = names(more, seed)
    assert {name: found[name] for name in REPLAYED.draw} == names(REPLAYED, seed)


def test_names_in_another_order_draw_the_same():
    turned = Computed(draw=dict(reversed(REPLAYED.draw.items())))
    for seed in range(50):
        assert names(turned, seed) == names(REPLAYED, seed)


def test_two_names_with_one_range_are_drawn_each_for_itself():
    nine = Draw(low="1", high="9")
    found = [names(Computed(draw={"a": nine, "b": nine}), seed) for seed in range(SEEDS)]
    same = sum(each["a"] == each["b"] for each in found)
    assert abs(same - SEEDS / 9) < 6 * (SEEDS * 8 / 81) ** 0.5


def chi_square(counts: Counter, kinds: int) -> float:
    expected = sum(counts.values()) / kinds
    seen = sum((count - expected) ** 2 / expected for count in counts.values())
    return seen + (kinds - len(counts)) * expected


@pytest.mark.parametrize(
    ("given", "kinds", "most"),
    [
        (Draw(low="1", high="10"), 10, 33.7),
        (Draw(low="16", high="256"), 241, 330),
        (Draw(values=("3", "5", "7")), 3, 18.4),
        (Draw(low="0.1", high="0.9", step="0.1"), 9, 31.8),
        (Draw(low="-3", high="3", never=("0",)), 6, 25.7),
    ],
)
def test_every_value_is_as_likely_as_any_other(given, kinds, most):
    """`most` is the 1 - 0.0001 quantile of chi-square with `kinds - 1` degrees of freedom."""
    assert chi_square(values(given, SEEDS), kinds) < most
