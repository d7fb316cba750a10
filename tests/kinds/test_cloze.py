"""A hole is answered as a card of its own kind would be, in every respect."""

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizcli import kinds
from quizcli.errors.answer import Empty
from quizcli.kinds import cloze
from quizcli.model import Card, Made, Place, Reading, Slipped, Text, Unreadable, Variant
from tests.answers import TERMS, outcome, posed, table

KIND = kinds.load("cloze")
HOLES = {
    "text": [
        {"answer": ["망각 게이트", "forget gate"]},
        {"answer": {"term": "forget-gate"}},
        {"answer": {"all": [{"term": "relu"}, "loss"]}},
        {"answer": "ReLU", "case": "exact"},
    ],
    "number": [
        {"answer": "112"},
        {"answer": "1/3", "decimals": 3, "units": {"ko": "초", "en": "s"}},
        {"answer": "61100840", "digits": 3},
        {"answer": "0.5", "rtol": 0.01},
    ],
    "formula": [{"key": "n*(n - 1)/2", "symbols": {"n": {"int": "2..40"}}}],
    "tensor": [{"answer": [["1/2", "0"], ["-1", "2"]], "decimals": 1}],
    "shape": [{"answer": [64, 112, 112], "axes": ["C", "H", "W"]}, {"answer": [10]}],
}
EACH = [(kind, fields) for kind, several in HOLES.items() for fields in several]


def hole(kind: str, **fields) -> Variant:
    return posed("cloze", holes={"h": {"kind": kind, **fields}})


def plain(kind: str, **fields) -> Variant:
    """The hole as a card; the key of a formula is no computed one."""
    return posed(kind, **{"formula" if name == "key" else name: f for name, f in fields.items()})


@pytest.mark.parametrize(("variant", "typed", "expected"), table("cloze"))
def test_as_learners_type(variant, typed, expected):
    assert outcome("cloze", variant, typed) == expected


@pytest.mark.parametrize(("kind", "fields"), EACH)
@given(typed=st.text(max_size=60) | st.from_regex(r"[-0-9(]?[0-9.,x ×*/+)a-z가-힣]{0,12}"))
def test_a_hole_takes_what_a_card_of_its_kind_takes(kind, fields, typed):
    assert outcome("cloze", hole(kind, **fields), typed) == outcome(
        kind, plain(kind, **fields), typed
    )


@pytest.mark.parametrize(("kind", "fields"), EACH)
def test_a_hole_says_of_itself_what_a_card_of_its_kind_says(kind, fields):
    one, other, inner = hole(kind, **fields), plain(kind, **fields), kinds.load(kind)
    assert one.key == other.key
    assert KIND.form(one) == inner.form(other)
    assert KIND.samples(one) == inner.samples(other)
    assert KIND.known(one.card.fields) == inner.known(other.card.fields)
    assert KIND.faults(one.card.fields, TERMS) == []
    alone = kinds.alone(one.card)
    assert (alone.kind, alone.fields) == (kind, other.card.fields)
    assert kinds.alone(other.card) is other.card


@pytest.mark.parametrize(("kind", "fields"), EACH)
def test_a_hole_comes_back_from_the_index_as_it_went_in(kind, fields):
    """What the deck's reader wraps is plain data already: JSON changes nothing of it."""
    typed = msgspec.convert(fields, kinds.load(kind).Fields)
    made = cloze.fields_of("h", kind, typed)
    card = Card("d", "c", "cloze", Text("질문", "q"), made, Place("d.yaml", 1, 1), part="h")
    assert kinds.decode(kinds.encode(card)) == card
    assert kinds.alone(kinds.decode(kinds.encode(card))).fields == typed


def test_the_paths_of_a_hole_lead_to_what_stands_in_the_deck():
    bad = hole("number", answer="1/3", decimals=1).card.fields.holes["h"] | {"decimals": 99}
    (fault,) = KIND.faults(cloze.Fields({"h": bad}), TERMS)
    assert fault.path == ("holes", "h", "decimals")
    computed = cloze.Fields({"h": {"kind": "number", "key": "=n + 1"}})
    assert KIND.expressions(computed) == [(("holes", "h", "key"), "n + 1")]
    assert KIND.texts(computed) == []


def test_only_another_answer_is_another_card():
    """Neither the hole's name nor how a number is rounded is part of what must be known."""

    def print_of(name: str, kind: str, **fields) -> str:
        made = cloze.Fields({name: {"kind": kind, **fields}})
        place = Place("d.yaml", 1, 1)
        return kinds.fingerprint(Card("d", "c", "cloze", Text("", ""), made, place, part=name))

    one = print_of("a", "number", answer="0.5", decimals=2)
    assert one == print_of("b", "number", answer="1/2", decimals=1)
    assert one != print_of("a", "number", answer="0.6", decimals=2)
    assert one != print_of("a", "text", answer="0.5")


def test_a_drawn_hole_names_the_mistake():
    known = [Slipped("no-padding", 109, Text("패딩", "padding")), Slipped("same", 112)]
    variant = posed("cloze", key=112, slips=known, holes={"s": {"kind": "number", "key": "=n"}})
    grade = KIND.grade(variant, Reading(Text("109", "109"), 109))
    assert (grade.right, grade.slip, grade.say) == (False, "no-padding", Text("패딩", "padding"))
    assert KIND.grade(variant, Reading(Text("112", "112"), 112)).right


def test_an_inverse_hole_hangs_on_its_property():
    """Whether the answer has it was found out by the session, not by comparing with a key."""
    variant = posed("cloze", key=14, accept="n == 7", holes={"s": {"kind": "number"}})
    reading = Reading(Text("13", "13"), 13)
    for held in (True, False):
        assert KIND.grade(msgspec.structs.replace(variant, holds=held), reading).right is held


def test_numbers_that_leave_no_question_are_refused_in_a_hole_too():
    fields = cloze.Fields({"h": {"kind": "number", "key": "=n", "integer": True}})
    card = Card("d", "c", "cloze", Text("", ""), fields, Place("d.yaml", 1, 1))
    refused = KIND.variant(Made(card, 0, card.ask, key=Fraction(1, 2)), TERMS)
    assert type(refused).__name__ == "KeyNotWhole"


@given(st.integers(-(10**9), 10**9))
def test_the_key_is_right_in_every_notation_and_its_neighbours_are_wrong(key):
    variant = hole("number", answer=str(key))
    for typed in (str(key), f"{key:,}", f"({key} - 1) + 1", f"{key}.0", str(key).replace("-", "−")):
        assert outcome("cloze", variant, typed)[1] == "right", typed
    for other in {key + 1, key - 1, -key, 2 * key} - {key}:
        assert outcome("cloze", variant, str(other))[1] == "wrong", other


def test_every_kind_a_hole_can_be_of_is_one():
    assert set(cloze.PARTS.kinds) <= set(kinds.names()) - {"cloze"}
    for name in cloze.PARTS.kinds:
        assert not kinds.load(name).SELF_RATED


def test_an_empty_answer_is_asked_again():
    assert KIND.parse(hole("text", answer="a"), "  ") == Unreadable(Empty())
