"""The fields of computed cards: every fault in full in both languages, and what is read.

The decks with their faults are the plain-text cases of `computed.txt` beside this file.
"""

from collections.abc import Iterator

import pytest

from quizcli.decks import cards
from quizcli.errors import Reason, computed, placeholder
from quizcli.model import Card, Computed, Draw, Slip, Text
from tests.decks.test_problems import cases, said

CASES = cases("computed.txt")
WITH_NUMBERS = {"DrawExhausted", "NotTruth", "ExampleFails", "OptionsAlike", "RightOptions"}
"""What shows only when a variant is made."""
OF_PATHS = {"NotTaken"}
"""What shows only when a reference has answered."""
OF_CHECKING = {"BareParticle", "BareAfterMathematics"}
"""What `quiz check` asks for; the card can be asked all the same."""


@pytest.mark.parametrize(("text", "english", "korean"), CASES)
def test_a_deck_and_all_that_is_wrong_with_it(text: str, english: str, korean: str) -> None:
    deck = cards.read(text.encode(), "d.yaml", {})
    first = f"{len(deck.cards)} of {deck.total}"
    assert said("en", first, deck.problems) == english
    assert said("ko", first, deck.problems) == korean


def names(module: object) -> set[str]:
    found = vars(module).values()
    return {each.__name__ for each in found if isinstance(each, type) and each is not Reason}


def seen() -> Iterator[str]:
    for case in CASES:
        deck = cards.read(case.values[0].encode(), "d.yaml", {})
        yield from (type(problem.reason).__name__ for problem in deck.problems)


def test_every_reason_that_a_deck_can_show_is_among_the_cases():
    found = set(seen())
    assert names(computed) - WITH_NUMBERS - OF_PATHS <= found
    assert names(placeholder) - OF_CHECKING <= found


def card(fields: str, *, kind: str = "number", ask: str = '"?"') -> Card:
    """The one card of a deck, which must be right."""
    text = f"deck: d\ntitle: T\ncards:\n- id: a\n  kind: {kind}\n  ask: {ask}\n{fields}"
    deck = cards.read(text.encode(), "d.yaml", {})
    assert deck.problems == ()
    (found,) = deck.cards
    return found


def test_a_card_without_such_fields_is_not_computed():
    assert card("  answer: 2").computed is None


def test_draws_stand_as_they_are_written():
    found = card(
        """\
  key: "=1"
  draw:
    whole: 16..256
    single: 5..5
    spaced: " -3 .. 3 "
    listed: [3, 0.50, 1e3, same, [1, 2]]
    real: {real: 0.1..0.9, step: 0.10}
    table: {int: -3..3, step: 2, shape: [2, 4], never: [0, 1.0]}
    word: {same: {ko: 그대로, en: kept}, none: "0"}
""",
        ask='"{whole}{single}{spaced}{listed}{real}{table}{word}"',
    ).computed
    assert found == Computed(
        draw={
            "whole": Draw(low="16", high="256"),
            "single": Draw(low="5", high="5"),
            "spaced": Draw(low="-3", high="3"),
            "listed": Draw(values=("3", "0.50", "1e3", "same", ("1", "2"))),
            "real": Draw(low="0.1", high="0.9", step="0.10"),
            "table": Draw(low="-3", high="3", step="2", shape=(2, 4), never=("0", "1.0")),
            "word": Draw(
                values=("same", "none"),
                shown={"same": Text("그대로", "kept"), "none": Text("0", "0")},
            ),
        }
    )


def test_everything_beside_the_draws():
    found = card(
        """\
  draw: {size: 16..256, kernel_size: 3..5}
  let: {pad: kernel_size // 2}
  where: size > 2*pad
  reference: conv2d
  with:
    in_channels: 3
    out_channels: "=pad + 4"
    padding: "=pad"
    bias: false
    dilation: null
  runs: {wide: {stride: 2}, plain: {}}
  take: "output_shape[0]"
  closed_form: pad + 4
  slips:
  - {with: {padding: 0, bias: "false"}, label: none, say: so}
  - {take: output_size@wide, label: strided}
  - {when: 0.1, label: tenth}
  fixed: true
  reason: " as in the paper "
"""
    ).computed
    assert found == Computed(
        draw={"size": Draw(low="16", high="256"), "kernel_size": Draw(low="3", high="5")},
        let={"pad": "kernel_size // 2"},
        where="size > 2*pad",
        reference="conv2d",
        given={
            "in_channels": 3,
            "out_channels": "=pad + 4",
            "padding": "=pad",
            "bias": False,
            "dilation": None,
        },
        runs={"wide": {"stride": 2}, "plain": {}},
        take="output_shape[0]",
        closed_form="pad + 4",
        slips=(
            Slip("none", given={"padding": 0, "bias": "false"}, say=Text("so", "so")),
            Slip("strided", take="output_size@wide"),
            Slip("tenth", when="0.1"),
        ),
        fixed="as in the paper",
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("3", 3),
        ("-3", -3),
        ("0x10", 16),
        ("0.1", 0.1),
        ("1e3", 1000.0),
        ("true", True),
        ('"true"', "true"),
        ("no", "no"),
        ("1:30", "1:30"),
        ("'3'", "3"),
        ("null", None),
        ("same", "same"),
        ("'=pad'", "=pad"),
        ("[3, [4, no]]", [3, [4, "no"]]),
        ("[{conv2d: {kernel_size: 3, layers: [relu, {repeat: '=pad'}]}}]",
         [{"conv2d": {"kernel_size": 3, "layers": ["relu", {"repeat": "=pad"}]}}]),
    ],
)  # fmt: skip
def test_settings_are_read_as_yaml_1_2_has_them(written, read):
    fields = f"  let: {{pad: 1 + 1}}\n  reference: conv2d\n  with: {{padding: {written}}}\n"
    found = card(f"{fields}  take: output_size\n", ask='"{pad}"').computed
    assert found.given == {"padding": read}
    assert type(found.given["padding"]) is type(read)


def test_an_inverse_question():
    found = card(
        """\
  draw: {size: 8..64}
  reference: conv2d
  with: {in_channels: 1, out_channels: 1, kernel_size: 3, padding: "=answer"}
  accept: output_size == size
  example: 1
  closed_form: answer == 1
"""
    ).computed
    assert (found.accept, found.example) == ("output_size == size", "1")
    assert found.closed_form == "answer == 1"


def test_a_part_is_a_card_of_its_own_under_the_question_of_the_whole():
    text = """\
deck: d
title: T
cards:
- id: layer
  kind: number
  ask: {ko: "층 {n}", en: "Layer {n}"}
  hint: H
  was: [old, "x:older", "y:oldest#b"]
  after: [first]
  tags: [t]
  draw: {n: 1..99}
  parts:
    a: {ask: {ko: 둘, en: two}, key: "=2*n"}
    b: {ask: three, key: "=3*n", hint: I, tags: [u], was: [former, "z:gone"], draw: {n: 5..9}}
- {id: first, kind: recall, ask: Q, answer: A}
"""
    deck = cards.read(text.encode(), "d.yaml", {})
    assert deck.problems == ()
    a, b, _ = deck.cards
    assert (a.item, b.item, deck.total) == ("d:layer#a", "d:layer#b", 2)
    assert a.ask == Text("층 {n}\n둘", "Layer {n}\ntwo")
    assert b.ask == Text("층 {n}\nthree", "Layer {n}\nthree")
    assert (a.hint, b.hint) == (Text("H", "H"), Text("I", "I"))
    assert (a.tags, b.tags) == (("t",), ("u",))
    assert a.after == b.after == ("d:first",)
    assert a.was == ("d:old#a", "x:older#a", "y:oldest#b")
    assert b.was == ("d:layer#former", "z:gone", "d:old#b", "x:older#b", "y:oldest#b")
    assert a.computed.draw == {"n": Draw(low="1", high="99")}
    assert b.computed.draw == {"n": Draw(low="5", high="9")}
    assert (a.place.line, b.place.line) == (13, 14)
