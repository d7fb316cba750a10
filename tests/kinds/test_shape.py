"""shape: what learners type (answers/shape.txt), batches, layouts and labels."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizcli import kinds, messages
from quizcli.errors import quantity as why
from quizcli.errors.answer import TooLong
from quizcli.model import Slipped, Text, Unreadable, Variant
from tests.answers import attempt, outcome, posed, table
from tests.kinds.test_number import ALPHABET

KIND = kinds.load("shape")


@pytest.mark.parametrize(("variant", "typed", "expected"), table("shape"))
def test_as_learners_type(variant, typed, expected):
    assert outcome("shape", variant, typed) == expected


def right(variant: Variant, typed: str) -> bool:
    reading = KIND.parse(variant, typed)
    assert not isinstance(reading, Unreadable), (typed, reading)
    return KIND.grade(variant, reading).right


AXES = ("N", "C", "H", "W")
SHAPES = st.lists(st.integers(0, 4096), min_size=1, max_size=4).map(tuple)


@given(SHAPES, st.booleans())
def test_the_key_is_right_in_every_notation_and_wrong_when_changed(key, declared):
    axes = AXES[-len(key) :] if declared else ()
    variant = posed("shape", key=key, axes=axes)
    assert right(variant, str(key))
    assert right(variant, str(list(key)))
    assert right(variant, f"torch.Size({list(key)})")
    assert right(variant, ", ".join(f"({n}+1)-1" for n in key))
    assert right(variant, variant.key.ko)
    assert right(variant, variant.key.en)
    for separator in (",", "x", " × ", " ") if len(key) > 1 else ():
        assert right(variant, separator.join(map(str, key)))
    if declared:
        named = [f"{axis}={n}" for axis, n in zip(axes, key, strict=True)]
        assert right(variant, ", ".join(reversed(named)))
        assert right(variant, " ".join(named))
    for place in range(len(key)):
        more = tuple(n + (at == place) for at, n in enumerate(key))
        assert not right(variant, str(more))


@given(st.permutations([3, 5, 7]))
def test_another_order_is_never_right(order):
    variant = posed("shape", key=(3, 5, 7), axes=["C", "H", "W"])
    _, verdict = outcome("shape", variant, str(tuple(order)))
    expected = {(3, 5, 7): "right", (5, 7, 3): "OtherLayout"}
    assert verdict == expected.get(tuple(order), "wrong AxisDiffers")


CARDS = [
    posed("shape", key=(64, 112, 112), axes=["C", "H", "W"], slips=[Slipped("a", (1, 2, 3))]),
    posed("shape", answer=[8, 7, 5, 64], axes=["N", "H", "W", "C"]),
    posed("shape", key=(1024,)),
    posed("shape", answer=[]),
    posed("shape", answer=[10, 20, 30], axes=["L", "N", "d_model"]),
]


@pytest.mark.parametrize("variant", CARDS)
@given(st.one_of(st.text(max_size=500), st.text(ALPHABET + "CHWNB[]채널높이;:@?", max_size=60)))
def test_no_text_makes_it_raise(variant, typed):
    reading = KIND.parse(variant, typed)
    if not isinstance(reading, Unreadable):
        assert KIND.grade(variant, reading).right in (True, False)


@pytest.mark.parametrize(
    "typed",
    [
        "(" * 400,
        "(" * 200 + ")" * 200,
        "1," * 200,
        "C=1 " * 100,
        "x" * 400,
        "1 " * 200,
        "w\u0131dth 1, he\u0131ght 2, c 3",
    ],
)
def test_long_runs_are_read_at_once(typed):
    for variant in CARDS:
        KIND.parse(variant, typed)


def test_a_paste_is_no_answer():
    assert KIND.parse(CARDS[0], "1" * 401) == Unreadable(TooLong(401, 400))


@pytest.mark.parametrize("variant", CARDS)
def test_its_own_samples(variant):
    samples = KIND.samples(variant)
    assert all(right(variant, typed) for typed in samples.right)
    assert not any(right(variant, typed) for typed in samples.wrong)
    assert all(isinstance(KIND.parse(variant, typed), Unreadable) for typed in samples.unreadable)


@pytest.mark.parametrize(
    ("key", "axes", "reason"),
    [
        (112, (), why.KeyNotShape("112")),
        ("wide", (), why.KeyNotShape("wide")),
        ((64, -1), (), why.KeyNotShape("(64, -1)")),
        ((64, 1.5), (), why.KeyNotShape("(64, 1.5)")),
        ((64, True), (), why.KeyNotShape("(64, true)")),
        ((64, (7, 7)), (), why.KeyNotShape("(64, (7, 7))")),
        ((64, 7), ("C", "H", "W"), why.KeyAxes("(64, 7)", ("C", "H", "W"))),
    ],
)
def test_a_key_that_cannot_be_asked_for(key, axes, reason):
    assert attempt("shape", key=key, axes=axes) == reason


@pytest.mark.parametrize(
    ("fields", "path", "reason"),
    [
        ({"axes": ["C", "H", "h"]}, "axes", why.BadAxes(("C", "H", "h"))),
        ({"axes": ["C", ""]}, "axes", why.BadAxes(("C", ""))),
        ({"key": "[a, b]"}, "key", why.KeyWithoutSign("[a, b]")),
        ({"answer": [-1, 3]}, "answer", why.KeyNotShape("(-1, 3)")),
        ({"answer": [1, 3], "axes": ["C"]}, "answer", why.KeyAxes("(1, 3)", ("C",))),
    ],
)
def test_faults(fields, path, reason):
    assert KIND.faults(msgspec.convert(fields, KIND.Fields), {}) == [kinds.Fault((path,), reason)]


def test_no_faults():
    fields = msgspec.convert({"answer": [3, 7], "axes": ["C", "L"]}, KIND.Fields)
    assert KIND.faults(fields, {}) == []


def test_the_key_and_the_form_as_shown():
    variant = CARDS[0]
    assert variant.key == Text("(64, 112, 112)", "(64, 112, 112)")
    assert CARDS[2].key.en == "(1024,)"
    forms = [messages.say(lang, KIND.form(variant)) for lang in ("ko", "en")]
    assert forms == ["(C, H, W) 순서로 입력하세요", "Type the shape as (C, H, W)"]
    assert KIND.form(CARDS[2]) == why.ShapeWanted()


def test_every_differing_axis_is_told():
    grade = KIND.grade(CARDS[0], KIND.parse(CARDS[0], "(64, 110, 111)"))
    assert grade.why == (why.AxisDiffers(("H = 110", "W = 111")),)


def test_a_key_expression():
    variant = attempt(
        "shape", names={"c": 3, "s": 8}, **{"axes": ["C", "H"]}, answer=None, key=None
    )
    assert variant == why.KeyAxes("()", ("C", "H"))
    typed = msgspec.convert({"key": "=[c, s // 2]", "axes": ["C", "H"]}, KIND.Fields)
    card = msgspec.structs.replace(CARDS[0].card, fields=typed)
    made = msgspec.structs.replace(CARDS[0].made, card=card, key=None, names={"c": 3, "s": 8})
    variant = KIND.variant(made, {})
    assert isinstance(variant, Variant)
    assert variant.answer == (3, 4)
    assert KIND.expressions(typed) == [(("key",), "[c, s // 2]")]
    assert KIND.texts(typed) == []


def test_an_inverse_question_goes_by_what_the_reference_said():
    held = msgspec.structs.replace(CARDS[2], holds=True)
    failed = msgspec.structs.replace(CARDS[2], holds=False)
    assert KIND.grade(held, KIND.parse(held, "(7,)")).right
    assert not KIND.grade(failed, KIND.parse(failed, "(1024,)")).right


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"answer": [3, 7]}, {"answer": [3, 7], "axes": ["C", "L"]}, True),
        ({"answer": [3, 7]}, {"answer": [7, 3]}, False),
        ({"key": "=[a, b]"}, {"key": "=[a,b]"}, True),
        ({"answer": []}, {"axes": ["C"]}, False),
    ],
)
def test_what_makes_the_answer_the_answer(one, other, same):
    first, second = (KIND.essence(msgspec.convert(fields, KIND.Fields)) for fields in (one, other))
    assert (first == second) is same


def test_an_inverse_question_has_no_other_layout():
    """Several shapes may be right there, and one of them may be the example's axes turned."""
    variant = posed("shape", key=(64, 8, 8), axes=["C", "H", "W"], accept="output_size == 4")
    reading = KIND.parse(variant, "(8, 8, 64)")
    assert not isinstance(reading, Unreadable)
    assert reading.value == (8, 8, 64)
