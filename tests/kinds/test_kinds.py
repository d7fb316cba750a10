"""Every kind's own samples come out as it says, whatever the seed; no text makes one raise."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizcli import kinds
from quizcli.model import Card, Computed, Place, Term, Text, Unreadable
from tests.made import variant as variant_of

TERMS = {
    "relu": Term("relu", ("렐루",), ("rectified linear unit",), ("ReLU",)),
    "loss": Term("loss", ("손실 함수",), ("loss function",)),
}


def card(kind: str, **fields) -> Card:
    for option in fields.get("options", []):
        if isinstance(option["text"], str):
            option["text"] = {"ko": option["text"], "en": option["text"]}
    made = msgspec.convert(fields, kinds.load(kind).Fields)
    return Card("d", "c", kind, Text("질문", "question"), made, Place("d.yaml", 1, 1))


CARDS = [
    card("text", answer=["렐루", "ReLU"]),
    card("text", answer="ReLU", case="exact"),
    card("text", answer={"term": "relu"}),
    card("text", answer={"all": [{"term": "relu"}, {"term": "loss"}, ["데이터", "data"], "GPU"]}),
    card("choice", options=[{"text": "a tree"}, {"text": "a graph", "right": True}]),
    card(
        "choice",
        options=[
            {"text": {"ko": f"보기 {n}", "en": f"option {n}"}, "right": n > 2} for n in range(5)
        ],
        several=True,
    ),
    card("choice", options=[{"text": "0"}, {"text": "0.5", "right": True}, {"text": "1"}]),
    card("choice", options=[{"text": "i"}, {"text": "f", "right": True}, {"text": "o"}]),
    card("choice", options=[{"text": "x"}, {"text": "2", "right": True}, {"text": "y"}]),
    card("recall", answer={"ko": "답", "en": "answer"}),
    card("cloze", holes={"gate": {"kind": "text", "answer": ["망각", "forget"]}}),
    card("cloze", holes={"side": {"kind": "number", "answer": "55"}}),
    msgspec.structs.replace(
        card("build", property="parameters == 224"),
        computed=Computed(example="Conv2d(3, 8, 3) -> ReLU"),
    ),
    card("formula", key="n*(n - 1)/2", symbols={"n": {"int": "2..60", "also": ["N"]}}),
    card(
        "formula",
        key="floor(q*k/sqrt(d_k)) + beta",
        symbols={
            "q": {"int": "-9..9"},
            "k": {"int": "-9..9"},
            "d_k": {"int": "1..64"},
            "beta": {"real": "0..1", "step": "0.1"},
        },
    ),
    card("order", rows=[{"ko": f"{n}번째", "en": f"step {n}"} for n in range(10, 15)]),
    card("order", rows={n: {"text": {"ko": n, "en": n}, "value": str(ord(n))} for n in "cab"}),
    card(
        "match",
        rows={
            n: {"left": {"ko": n, "en": n}, "right": {"ko": r, "en": r}}
            for n, r in {"LSTM": "3", "GRU": "2", "RNN": "0", "MLP": "0"}.items()
        },
    ),
    card("number", answer="112"),
    card("number", answer="1/3", decimals=3, units={"ko": "초", "en": "s"}),
    card("number", answer="61100840", digits=3),
    card("shape", answer=[64, 112, 112], axes=["C", "H", "W"]),
    card("shape", answer=[10]),
    card("tensor", answer=[["1", "-2"], ["3", "4"]]),
    card("tensor", answer=["1/3", "2/3", "0"], decimals=2),
    card("tensor", answer=[["1e6", "1/7"]], digits=3),
    card("tensor", answer=[[["0.5"], ["-0.5"]]], rtol=0.01),
]


def test_every_kind_is_tried():
    assert {card.kind for card in CARDS} == set(kinds.names())


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.kind)
@pytest.mark.parametrize("seed", [0, 1, 2, 2**62])
def test_samples(card, seed):
    kind = kinds.load(card.kind)
    assert kind.faults(card.fields, TERMS) == []
    variant = variant_of(card, seed, TERMS)
    samples = kind.samples(variant)
    assert samples.right
    for typed in samples.right:
        assert kind.grade(variant, kind.parse(variant, typed)).right, typed
    for typed in samples.wrong:
        assert not kind.grade(variant, kind.parse(variant, typed)).right, typed
    for typed in samples.unreadable:
        assert isinstance(kind.parse(variant, typed), Unreadable), typed


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.kind)
def test_a_card_comes_back_from_the_index_as_it_went_in(card):
    assert kinds.decode(kinds.encode(card)) == card


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.kind)
@given(typed=st.text(max_size=500))
def test_no_text_makes_a_kind_raise(card, typed):
    kind = kinds.load(card.kind)
    variant = variant_of(card, 7, TERMS)
    reading = kind.parse(variant, typed)
    if not isinstance(reading, Unreadable):
        assert kind.grade(variant, reading).right in (True, False)


@given(st.integers(0, 2**63 - 1))
def test_the_same_seed_gives_the_same_variant(seed):
    assert variant_of(CARDS[5], seed) == variant_of(CARDS[5], seed)


def test_the_right_option_stands_at_each_place_equally_often():
    """3 options, 3,000 seeds: 1,000 each expected, standard deviation 26."""
    places = [0, 0, 0]
    for seed in range(3000):
        places[min(variant_of(CARDS[6], seed).answer)] += 1
    assert all(870 < count < 1130 for count in places)
