"""order: tests/answers/order.txt, which orders are right, what is drawn, what a card may say."""

import json
from itertools import pairwise, permutations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizcli import arithmetic, kinds
from quizcli.decks import cards
from quizcli.errors import Reason
from quizcli.errors import rows as why
from quizcli.errors.answer import TooLong
from quizcli.errors.computed import OptionsAlike
from quizcli.model import Text, Unreadable, Variant
from quizcli.rows import lettering
from quizcli.screen import Question
from quizcli.store import past
from tests.answers import attempt, both, outcome, posed, table

KIND = kinds.load("order")
STEPS = ["forward pass", "loss", "backward pass", "update", "zero the gradients", "next batch"]


@pytest.mark.parametrize(("variant", "typed", "expected"), table("order"))
def test_as_learners_type(variant, typed, expected):
    assert outcome("order", variant, typed) == expected


def graded(variant: Variant, typed: str):
    reading = KIND.parse(variant, typed)
    assert not isinstance(reading, Unreadable), (typed, reading)
    return KIND.grade(variant, reading)


def faults(**fields) -> list[Reason]:
    typed = msgspec.convert(both(fields), KIND.Fields)
    return [fault.reason for fault in KIND.faults(typed, {})]


def notations(variant: Variant, places) -> list[str]:
    """An order in every notation there is for it."""
    shown = lettering.shown(variant).options
    labels = [shown[place] for place in places]
    korean = ["가나다라마바사아"[place] for place in places]
    circled = ["①②③④⑤⑥⑦⑧"[place] for place in places]
    jamo = ["ㅁㅠㅊㅇㄷㄹㅎㅗ"[place] for place in places]
    texts = [variant.options[place].en for place in places]
    whole = [f"{label}) {text}" for label, text in zip(labels, texts, strict=True)]
    joined = (" ", ", ", " > ", "→", " -> ", "-", " then ", " 다음 ")
    return [
        *(sign.join(each) for sign in joined for each in (labels, korean, circled, jamo)),
        *(sign.join(each) for sign in (", ", " > ", " → ") for each in (texts, whole)),
        "".join(labels),
        "".join(korean),
        "".join(circled),
        " ".join(labels).upper(),
        " ".join(f"{n}. {label}" for n, label in enumerate(labels, 1)),
        f"정답은 {', '.join(labels)}입니다",
    ]


@settings(max_examples=20)
@given(st.integers(2, 6), st.integers(0, 999))
def test_the_key_is_right_in_every_notation(count, seed):
    variant = posed("order", seed=seed, rows=STEPS[:count])
    for typed in (variant.key.ko, variant.key.en, *notations(variant, variant.answer)):
        assert graded(variant, typed).right, typed


@settings(max_examples=20)
@given(st.integers(2, 6), st.integers(0, 999), st.data())
def test_two_rows_exchanged_are_wrong_in_every_notation(count, seed, data):
    variant = posed("order", seed=seed, rows=STEPS[:count])
    one, other = sorted(data.draw(st.permutations(range(count)))[:2])
    places = list(variant.answer)
    places[one], places[other] = places[other], places[one]
    for typed in notations(variant, places):
        grade = graded(variant, typed)
        early, due = (variant.options[p] for p in (places[one], variant.answer[one]))
        assert grade.why == (why.FirstWrong(one + 1, early, due),), typed


@settings(max_examples=60)
@given(st.text(max_size=700))
def test_no_text_makes_it_raise(typed):
    for variant in (posed("order", rows=STEPS), posed("order", rows=["1", "a", "-1"])):
        reading = KIND.parse(variant, typed)
        if not isinstance(reading, Unreadable):
            assert sorted(reading.value) == list(range(len(variant.options)))


@pytest.mark.parametrize("typed", ["a" * 601, "(" * 300 + ")" * 300 + "b"])
def test_what_is_no_answer_but_a_paste_is_not_read(typed):
    variant = posed("order", rows=STEPS)
    assert KIND.parse(variant, typed) == Unreadable(TooLong(601, 600))


@pytest.mark.parametrize("typed", ["b a " * 100, "a 다음 " * 80, "forward pass, " * 40])
def test_long_answers_are_read_within_bounds(typed):
    variant = posed("order", rows=STEPS)
    assert isinstance(KIND.parse(variant, typed), Unreadable)


def test_what_is_missing_and_what_stands_twice_is_named():
    variant = posed("order", seed=2, rows=["LeNet-5", "AlexNet", "VGG-16"])
    both_missing = why.RowsLeftOut((Text("VGG-16", "VGG-16"), Text("AlexNet", "AlexNet")))
    assert KIND.parse(variant, "b") == Unreadable(both_missing)
    assert KIND.parse(variant, "bcb") == Unreadable(why.RowTwice(Text("LeNet-5", "LeNet-5")))


def test_rows_of_equal_value_may_stand_either_way_and_no_others():
    rows = {name: {"text": name * 3, "value": v} for name, v in zip("wxyz", "0110", strict=True)}
    variant = posed("order", rows=rows)
    names = ["w", "x", "y", "z"]
    for order in permutations("wxyz"):
        places = [variant.order.index(names.index(name)) for name in order]
        reading = KIND.parse(variant, " ".join("abcd"[place] for place in places))
        assert KIND.grade(variant, reading).right is ({*order[:2]} == {"w", "z"})


def test_groups_that_are_free():
    variant = posed("order", rows=STEPS[:4], free=[["loss", "backward pass"]])
    right = 0
    for order in permutations(range(4)):
        reading = KIND.parse(variant, " ".join("abcd"[place] for place in order))
        right += KIND.grade(variant, reading).right
    assert right == 2


@given(st.integers(0, 999), st.integers(3, 8))
def test_three_rows_or_more_never_stand_in_the_right_order(seed, count):
    rows = [*STEPS, "save", "stop"][:count]
    assert posed("order", seed=seed, rows=rows).order != tuple(range(count))


def test_two_rows_stand_either_way():
    seen = {posed("order", seed=seed, rows=STEPS[:2]).order for seed in range(20)}
    assert seen == {(0, 1), (1, 0)}


VALUES = {f"v{n}": {"text": f"value {n * 11}", "value": f"{n}/20"} for n in range(12)}


@given(st.integers(0, 999))
def test_so_many_rows_are_picked_so_far_apart(seed):
    """Of 0, 0.05, … 0.55 four that differ by 0.15 or more: 0.45 of room, so a tight fit too."""
    variant = posed("order", seed=seed, rows=VALUES, pick=4, apart="0.15")
    picked = [variant.order[place] for place in variant.answer]
    assert len(picked) == 4
    assert all(b - a >= 3 for a, b in pairwise(picked))


def test_picks_differ_and_cover_all_rows():
    picks = [posed("order", seed=s, rows=VALUES, pick=4, apart="0.1").order for s in range(60)]
    assert {row for pick in picks for row in pick} == set(range(12))
    assert len({frozenset(pick) for pick in picks}) > 30


def test_a_tight_fit_is_found():
    """Only 0, 0.25 and 0.5 are so far apart, of eleven."""
    variant = posed("order", rows={k: VALUES[k] for k in list(VALUES)[:11]}, pick=3, apart="0.25")
    assert sorted(variant.order) == [0, 5, 10]


def test_rows_too_close_are_no_question():
    assert attempt("order", rows=VALUES, pick=4, apart="0.2") == why.RowsTooClose("0.2")
    assert attempt("order", rows={k: VALUES[k] for k in ("v1", "v2")}, apart="0.1") == (
        why.RowsTooClose("0.1")
    )


def test_by_turns_the_order_round():
    rows = {"a": {"text": "nine", "value": "9"}, "b": {"text": "four", "value": "4"}}
    assert posed("order", rows=rows).key.en.endswith("nine")
    assert posed("order", rows=rows, by="=-value").key.en.endswith("four")


def test_values_follow_the_draws():
    rows = {"s": {"text": "sum", "value": "=n + 3"}, "p": {"text": "product", "value": "=n*3"}}
    assert posed("order", rows=rows, names={"n": 1}).key.en.endswith("sum")
    assert posed("order", rows=rows, names={"n": 5}).key.en.endswith("product")


def test_what_leaves_no_question():
    same = {"a": {"text": "x", "value": "2"}, "b": {"text": "y", "value": "2"}}
    assert attempt("order", rows=same) == why.NothingFixed()
    close = {"a": {"text": "x", "value": "0.1 + 0.2"}, "b": {"text": "y", "value": "=r"}}
    assert attempt("order", rows=close, names={"r": 0.1 + 0.2}) == why.NothingFixed()
    words = {"a": {"text": "x", "value": "1 < 2"}, "b": {"text": "y", "value": "2"}}
    assert attempt("order", rows=words) == why.NotOrdered(Text("x", "x"), "true")
    alike = {"a": {"text": "0.5", "value": "1"}, "b": {"text": "50%", "value": "2"}}
    assert isinstance(attempt("order", rows=alike), OptionsAlike)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"rows": ["one"]}, why.TooFewRows(1)),
        ({"rows": [f"row {n}00" for n in range(9)]}, why.TooManyRows(9, 8)),
        ({"rows": ["one", "One", "one"]}, why.SameRows("one", "one")),
        ({"rows": ["1/2", "x", "0.5"]}, why.SameRows("0.5", "1/2")),
        ({"rows": STEPS, "pick": 7}, why.BadPick(7, 6)),
        ({"rows": STEPS, "pick": 1}, why.BadPick(1, 6)),
        ({"rows": STEPS, "apart": "0.1"}, why.NeedsValues("apart")),
        ({"rows": STEPS, "free": [["loss"]]}, why.FreeAlone()),
        ({"rows": STEPS, "free": [["loss", "losss"]]}, why.UnknownRow("losss", tuple(STEPS))),
        ({"rows": STEPS[:2], "free": [STEPS[:2]]}, why.NothingFixed()),
        ({"rows": STEPS, "free": [[STEPS[0], STEPS[2]]]}, why.FreeApart(*STEPS[:3:2], STEPS[1])),
        (
            {"rows": {"a": {"text": "x", "value": "1"}, "b": {"text": "y"}}},
            why.ValuesMissing(("b",)),
        ),
    ],
)
def test_what_is_wrong_with_a_card(fields, reason):
    assert reason in faults(**fields)


def test_the_row_that_was_meant():
    assert why.UnknownRow("losss", tuple(STEPS)).meant == "loss"


def test_by_knows_nothing_but_the_value():
    rows = {"a": {"text": "x", "value": "1"}, "b": {"text": "y", "value": "2"}}
    assert faults(rows=rows, by="=-value") == []
    (unknown,) = faults(rows=rows, by="=-n")
    assert type(unknown) is type(arithmetic.unknown(arithmetic.read("n"), ("value",)))


def essence(**fields) -> str:
    return KIND.essence(msgspec.convert(both(fields), KIND.Fields))


def test_what_makes_the_answer_the_answer():
    named = {"a": {"text": "x"}, "b": {"text": "y"}}
    reworded = {"a": {"text": "the x"}, "b": {"text": "the y"}}
    assert essence(rows=named) == essence(rows=reworded)
    assert essence(rows=named) != essence(rows=dict(reversed(named.items())))
    assert essence(rows=["x", "y"]) != essence(rows=["y", "x"])
    assert essence(rows=STEPS) != essence(rows=STEPS, free=[STEPS[:2]])
    valued = {"a": {"text": "x", "value": "=n+1"}, "b": {"text": "y", "value": "2"}}
    assert essence(rows=valued) == essence(rows=dict(reversed(valued.items())))
    assert essence(rows=valued) != essence(rows=valued, by="=-value")
    assert essence(rows=VALUES, pick=4) == essence(rows=VALUES, pick=5)


DECK = """deck: rows
title: Rows
cards:
- id: history
  kind: order
  ask: Oldest first.
  rows: [LeNet-5, AlexNet, VGG-16]
- id: sizes
  kind: order
  ask: "Fewest first, n = {n}"
  draw: {n: 2..9}
  rows:
    sum: {text: "{n} and {n}", value: "=n + n"}
    square: {text: "{n} times {n}", value: "=n*n + 1"}
  apart: 0.5
- id: bad
  kind: order
  ask: Ascending
  rows:
    one: {text: a, value: "=m"}
    two: {text: b, value: 2, valu: 3}
"""


def test_a_deck_is_read_with_its_values_and_its_faults():
    deck = cards.read(DECK.encode(), "rows.yaml", {})
    assert [card.id for card in deck.cards] == ["history", "sizes"]
    fields = deck.cards[1].fields
    assert (fields.rows["sum"].value, fields.apart) == ("=n + n", "0.5")
    assert {(p.place.line, p.card) for p in deck.problems} == {(21, "bad")}


def test_rows_can_be_shown_again_from_the_log(house):
    house.deck.write_text(DECK.partition("- id: sizes")[0], encoding="utf-8")
    session, screen = house.session("=right", "")
    session.run()
    (row,) = past.reviews(house.store, "rows:history")
    options = screen.of(Question)[0].variant.options
    assert json.loads(row["draws"])["options"] == [option.en for option in options]
    assert row["correct"] == 1
    assert [said[3:] for said in row["key"].split(" → ")] == ["LeNet-5", "AlexNet", "VGG-16"]
