"""match: tests/answers/match.txt, shared and left-over sides, rows that are items of their own."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from quizcli import kinds
from quizcli.decks import cards
from quizcli.errors import Reason
from quizcli.errors import answer as said
from quizcli.errors import rows as why
from quizcli.errors.computed import OptionsAlike
from quizcli.errors.form import PickOne
from quizcli.model import Card, Made, Place, Text, Unreadable, Variant
from quizcli.rows import lettering
from quizcli.screen import Question
from quizcli.store import past
from tests.answers import attempt, both, outcome, posed, table

KIND = kinds.load("match")
PAIRS = [
    ("MSE", "regression"),
    ("cross-entropy", "classification"),
    ("dropout", "overfitting"),
    ("ReLU", "vanishing gradients"),
    ("batch norm", "covariate shift"),
]


@pytest.mark.parametrize(("variant", "typed", "expected"), table("match"))
def test_as_learners_type(variant, typed, expected):
    assert outcome("match", variant, typed) == expected


def rows(count: int, pairs=PAIRS) -> dict:
    return {f"r{n}": {"left": a, "right": b} for n, (a, b) in enumerate(pairs[:count])}


def faults(**fields) -> list[Reason]:
    typed = msgspec.convert(both(fields), KIND.Fields)
    return [fault.reason for fault in KIND.faults(typed, {})]


def graded(variant: Variant, typed: str):
    reading = KIND.parse(variant, typed)
    assert not isinstance(reading, Unreadable), (typed, reading)
    return KIND.grade(variant, reading)


def notations(variant: Variant, places) -> list[str]:
    """The options of the rows in every notation there is for them."""
    numbers = "12345678"[: len(places)]
    alphabets = ("abcdefgh", "가나다라마바사아", "ㅁㅠㅊㅇㄷㄹㅎㅗ")
    lefts, rights = [t.en for t in variant.rows], [variant.options[p].en for p in places]
    found = []
    for alphabet in alphabets:
        letters = [alphabet[place] for place in places]
        pairs = list(zip(numbers, letters, strict=True))
        found += [f"{sign}".join(letters) for sign in (" ", ", ")]
        for between in ("", "-", ":", " ", "→", "=", " - ", "번 "):
            found.append(", ".join(f"{n}{between}{letter}" for n, letter in pairs))
        found.append(" ".join(n + letter for n, letter in reversed(pairs)))
        found.append(" ".join(f"({n}, {letter})" for n, letter in pairs))
        found.append(" ".join(f"{letter}-{n}" for n, letter in pairs))
        found.append(", ".join(f"{a}: {b}" for a, b in zip(lefts, letters, strict=True)))
    found.append("; ".join(f"{a} - {b}" for a, b in zip(lefts, rights, strict=True)))
    found.append("; ".join(f"{n}. {b}" for n, b in zip(numbers, rights, strict=True)))
    found.append(" ".join(f"{b} {a}" for a, b in zip(lefts, rights, strict=True)))
    return found


@settings(max_examples=20)
@given(st.integers(2, 5), st.integers(0, 999), st.booleans())
def test_the_key_is_right_in_every_notation(count, seed, more):
    variant = posed("match", seed=seed, rows=rows(count), others=["speed"] if more else [])
    for typed in (variant.key.ko, variant.key.en, *notations(variant, variant.answer)):
        assert graded(variant, typed).right, typed


@settings(max_examples=20)
@given(st.integers(2, 5), st.integers(0, 999), st.data())
def test_a_row_with_another_letter_is_wrong_and_named(count, seed, data):
    variant = posed("match", seed=seed, rows=rows(count))
    row, places = data.draw(st.integers(0, count - 1)), list(variant.answer)
    places[row] = (places[row] + data.draw(st.integers(1, count - 1))) % count
    for typed in notations(variant, places):
        assert graded(variant, typed).why == (why.RowsWrong((variant.rows[row],)),), typed


@settings(max_examples=60)
@given(st.text(max_size=900))
def test_no_text_makes_it_raise(typed):
    odd = {"a": {"left": "1", "right": "a"}, "b": {"left": "b", "right": "-1"}}
    for variant in (posed("match", rows=rows(5)), posed("match", rows=odd)):
        reading = KIND.parse(variant, typed)
        if not isinstance(reading, Unreadable):
            assert len(reading.value) == len(variant.rows)
            assert max(reading.value) < len(variant.options)


@pytest.mark.parametrize("typed", ["1a " * 200, "1 2 " * 200, "MSE - " * 120, "가나 " * 200])
def test_long_answers_are_read_within_bounds(typed):
    assert isinstance(KIND.parse(posed("match", rows=rows(5)), typed), Unreadable)


def test_rows_left_out_and_rows_with_two_letters_are_named():
    variant = posed("match", rows=rows(3))
    missing = why.RowsLeftOut((Text("cross-entropy", "cross-entropy"),))
    assert KIND.parse(variant, "1a 3b") == Unreadable(missing)
    assert KIND.parse(variant, "1a 2b 2c 3a") == Unreadable(
        why.SeveralFor(Text("cross-entropy", "cross-entropy"))
    )
    assert KIND.parse(variant, "x" * 801) == Unreadable(said.TooLong(801, 800))


def test_rows_keep_their_order_and_options_are_drawn():
    seen = {posed("match", seed=seed, rows=rows(3)).options for seed in range(60)}
    assert len(seen) == 6
    assert {posed("match", seed=s, rows=rows(3)).rows for s in range(9)} == {
        tuple(Text(left, left) for left, _ in PAIRS[:3])
    }


def test_a_side_that_two_rows_share_is_shown_once():
    shared = rows(3, [("Adam", "adaptive"), ("SGD", "fixed"), ("RMSprop", "Adaptive")])
    shared["r2"]["right"] = "adaptive"
    variant = posed("match", rows=shared, others=["none"])
    assert sorted(option.en for option in variant.options) == ["adaptive", "fixed", "none"]
    assert variant.answer[0] == variant.answer[2]


@pytest.mark.parametrize(
    ("pairs", "labels"),
    [
        ([("LSTM", "gates"), ("MLP", "none")], ("abcdefgh", "12345678")),
        ([("LSTM", "3"), ("GRU", "2")], ("abcdefgh", "12345678")),
        ([("f", "erase"), ("b", "add")], ("가나다라마바사아", "12345678")),
        ([("model B", "large"), ("model A", "small")], ("가나다라마바사아", "12345678")),
        ([("layer 2", "deep"), ("layer 1", "flat")], ("가나다라마바사아", "abcdefgh")),
        ([("layer 1", "flat"), ("layer 2", "deep")], ("abcdefgh", "12345678")),
        ([("LeNet-5", "1998"), ("VGG-16", "2014")], ("abcdefgh", "12345678")),
        ([("first", "B1"), ("second", "B2")], ("가나다라마바사아", "12345678")),
        ([("2", "b"), ("1", "c")], ("가나다라마바사아", "①②③④⑤⑥⑦⑧")),
    ],
)
def test_labels_that_cannot_be_taken_for_what_is_shown(pairs, labels):
    shown = lettering.shown(posed("match", rows=rows(2, pairs)))
    assert (shown.options, shown.rows) == labels


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"rows": rows(1)}, why.TooFewRows(1)),
        ({"rows": rows(9, [(f"l{n}00", f"r{n}00") for n in range(9)])}, why.TooManyRows(9, 8)),
        ({"rows": rows(5), "others": list("pqrs")}, why.TooManyRows(9, 8)),
        ({"rows": rows(2, [("a1", "same"), ("a2", "same")])}, why.OneSide()),
        ({"rows": rows(2, [("MSE", "x"), ("mse", "y"), ("MSE", "z")])}, None),
        ({"rows": rows(2, [("MSE", "x"), ("MSE", "y")])}, why.SameRows("MSE", "r0")),
        ({"rows": rows(2, [("p", "1/2"), ("q", "50%")])}, why.SameRows("50%", "1/2")),
        ({"rows": rows(2), "others": ["regression"]}, why.SameRows("regression", "regression")),
    ],
)
def test_what_is_wrong_with_a_card(fields, reason):
    assert faults(**fields) == ([reason] if reason else [])


def test_sides_alike_with_the_numbers_drawn_are_no_question():
    ask, place = Text("?", "?"), Place("d.yaml", 1, 1)
    drawn = rows(2, [("a0", "{n}"), ("b0", "{m}")])
    typed = msgspec.convert(both({"rows": drawn, "others": ["7"]}), KIND.Fields)
    card = Card("d", "c", "match", ask, typed, place)
    made = Made(card, 0, ask, values={"n": 7, "m": 5})
    assert KIND.variant(made, {}) == OptionsAlike("7")
    shared = KIND.variant(structs.replace(made, values={"n": 5, "m": 5}), {})
    assert sorted(option.en for option in shared.options) == ["5", "7"]
    assert shared.answer[0] == shared.answer[1]


DECK = """deck: rows
title: Rows
cards:
- id: gates
  kind: match
  ask: How many gates?
  rows:
    lstm: {left: LSTM, right: three}
    gru: {left: GRU, right: two}
    rnn: {left: plain RNN, right: none}
"""
EACH = DECK.replace("  rows:", "  each: true\n  rows:")


def part(name: str) -> Variant:
    """One row of the card, as an item of its own."""
    typed = msgspec.convert(both({"rows": rows(3), "each": True}), KIND.Fields)
    ask = Text("?", "?")
    card = Card("d", "c", "match", ask, typed, Place("d.yaml", 1, 1), part=name)
    return KIND.variant(Made(card, 0, ask), {})


def test_one_row_is_asked_among_all_right_sides():
    variant = part("r1")
    assert variant.rows == (Text("cross-entropy", "cross-entropy"),)
    assert sorted(o.en for o in variant.options) == ["classification", "overfitting", "regression"]
    assert lettering.shown(variant) == lettering.Labels("abcdefgh")
    assert KIND.form(variant) == PickOne()
    place = variant.answer[0]
    answers = ("abc"[place], "123"[place], "가나다"[place], "①②③"[place], "ㅁㅠㅊ"[place])
    right = variant.options[place].en
    for typed in (*answers, right, f"cross-entropy: {right}", variant.key.en, f"{right}입니다"):
        assert graded(variant, typed).right, typed
    for wrong in {0, 1, 2} - {place}:
        grade = graded(variant, "abc"[wrong])
        assert (grade.right, grade.why) == (False, ())


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("a b", said.OneOnly(2)),
        ("d", said.NoSuchOption("d", "c")),
        ("x", said.NotAnOption("x", "c")),
    ],
)
def test_one_row_cannot_be_read(typed, reason):
    assert KIND.parse(part("r1"), typed) == Unreadable(reason)


def test_the_samples_of_one_row():
    variant = part("r2")
    samples = KIND.samples(variant)
    assert all(graded(variant, typed).right for typed in samples.right)
    assert not any(graded(variant, typed).right for typed in samples.wrong)
    assert all(isinstance(KIND.parse(variant, typed), Unreadable) for typed in samples.unreadable)


def test_a_deck_makes_an_item_of_each_row_where_it_says_so():
    whole, parts = (cards.read(deck.encode(), "rows.yaml", {}) for deck in (DECK, EACH))
    assert (whole.problems, parts.problems) == ((), ())
    assert [card.item for card in whole.cards] == ["rows:gates"]
    assert [card.item for card in parts.cards] == [
        f"rows:gates#{n}" for n in ("lstm", "gru", "rnn")
    ]


def essence(**fields) -> str:
    return KIND.essence(msgspec.convert(both(fields), KIND.Fields))


def test_what_makes_the_answer_the_answer():
    turned = dict(reversed(rows(3).items()))
    assert essence(rows=rows(3)) == essence(rows=turned) == essence(rows=rows(3), others=["x"])
    other = rows(3)
    other["r0"]["right"], other["r1"]["right"] = other["r1"]["right"], other["r0"]["right"]
    assert essence(rows=rows(3)) != essence(rows=other)
    renamed = {"r0": {"left": "mean squared error", "right": "regression"}}
    assert essence(rows=rows(1), each=True) == essence(rows=renamed, each=True)
    assert essence(rows=rows(1), each=True) != essence(rows={"r0": rows(2)["r1"]}, each=True)


def test_rows_and_options_can_be_shown_again_from_the_log(house):
    house.deck.write_text(DECK, encoding="utf-8")
    session, screen = house.session("=right", "")
    session.run()
    (row,) = past.reviews(house.store, "rows:gates")
    variant, about = screen.of(Question)[0].variant, json.loads(row["draws"])
    assert about["rows"] == ["LSTM", "GRU", "plain RNN"]
    assert about["options"] == [option.en for option in variant.options]
    assert row["correct"] == 1


def test_what_fails_to_match_is_wrong_for_what_could_not_be_drawn():
    same = rows(2, [("a0", "x"), ("b0", "x")])
    assert attempt("match", rows=same) == why.OneSide()
