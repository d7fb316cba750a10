"""tensor: tests/answers/tensor.txt, every notation of a key, what differs and how it is said."""

from fractions import Fraction
from itertools import product
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizcli import kinds, messages
from quizcli.errors import quantity
from quizcli.errors import tensor as why
from quizcli.errors.answer import TooLong
from quizcli.model import Slipped, Text, Unreadable, Variant
from tests.answers import attempt, outcome, posed, table

KIND = kinds.load("tensor")


@pytest.mark.parametrize(("variant", "typed", "expected"), table("tensor"))
def test_as_learners_type(variant, typed, expected):
    assert outcome("tensor", variant, typed) == expected


def right(variant: Variant, typed: str) -> bool:
    reading = KIND.parse(variant, typed)
    assert not isinstance(reading, Unreadable), (typed, reading)
    return KIND.grade(variant, reading).right


WHOLE = st.integers(-999, 999)
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(WHOLE, min_size=width, max_size=width).map(tuple), min_size=1, max_size=4
    ).map(tuple)
)


def in_rows(key: tuple[tuple[int, ...], ...], within: str, between: str) -> str:
    return between.join(within.join(map(str, row)) for row in key)


@given(ROWS)
def test_a_matrix_is_right_in_every_notation_and_wrong_when_changed(key):
    variant = posed("tensor", key=key)
    listed = str([list(row) for row in key])
    notations = [
        listed,
        str(key),
        f"tensor({listed})",
        f"np.array({listed}, dtype=np.float64)",
        listed.replace("[", "{").replace("]", "}"),
        listed.replace("-", "−"),
        "\\begin{bmatrix}" + in_rows(key, "&", "\\\\") + "\\end{bmatrix}",
        f"W = {listed}",
        str([[f"({n}+1)-1" for n in row] for row in key]).replace("'", ""),
        variant.key.ko,
    ]
    if len(key) > 1:  # one row alone would be a vector
        notations += [f"[{in_rows(key, ' ', '; ')}]", f"[{in_rows(key, ', ', ';')}]"]
    for typed in notations:
        assert right(variant, typed), typed
    for row, column in product(range(len(key)), range(len(key[0]))):
        changed = [list(each) for each in key]
        changed[row][column] += 1
        assert not right(variant, str(changed))


@given(ROWS)
def test_a_matrix_turned_is_wrong_unless_it_is_turned_back(key):
    variant = posed("tensor", key=key)
    turned = tuple(zip(*key, strict=True))
    assert right(variant, f"{turned}ᵀ")
    assume(turned != key)
    grade = KIND.grade(variant, KIND.parse(variant, str(turned)))
    assert (grade.right, grade.why) == (False, (why.Transposed(),))


@given(st.lists(WHOLE, min_size=2, max_size=5).map(tuple))
def test_a_vector_may_stand_as_a_row_or_a_column(key):
    variant = posed("tensor", key=key)
    row, column = str([list(key)]), str([[n] for n in key])
    inside = ", ".join(map(str, key))
    spaced = " ".join(map(str, key))
    for typed in (row, column, inside, f"[{inside}]ᵀ", spaced, f"[{spaced.replace(' ', '; ')}]"):
        assert right(variant, typed), typed
    assert not right(variant, str([*key[:-1], key[-1] + 1]))
    assert outcome("tensor", variant, str([*key, 0]))[1] == "wrong TensorShapeDiffers"


@given(st.lists(st.decimals(-99, 99, places=6), min_size=2, max_size=4), st.integers(0, 4))
def test_entries_are_rounded_as_numbers_are(entries, places):
    key = tuple(Fraction(each) for each in entries)
    variant = posed("tensor", key=key, decimals=places)
    assert right(variant, variant.key.en)
    assert right(variant, ", ".join(f"{each:f}" for each in entries))
    unit = Fraction(1, 10**places)
    off = [f"{float(entry + 2 * unit):.{places}f}" for entry in key]
    assert not right(variant, ", ".join(off))
    if places:
        short = ", ".join(f"{float(entry + Fraction(1, 7)):.{places - 1}f}" for entry in key)
        assert outcome("tensor", variant, short)[1] in ("EntryUnread", "right")


@pytest.mark.parametrize("shape", [(2, 2, 2), (1, 2, 3, 2)])
def test_tensors_of_higher_rank(shape):
    """Counted from 1 in the order of torch.arange(…).reshape(shape)."""
    numbers = iter(range(1, 100))

    def built(rest: tuple[int, ...]) -> Any:
        return tuple(built(rest[1:]) for _ in range(rest[0])) if rest else next(numbers)

    key = built(shape)
    variant = posed("tensor", key=key)
    assert right(variant, str(key))
    assert right(variant, variant.key.en)
    assert not right(variant, str(key).replace("2", "3", 1))


CARDS = [
    posed("tensor", key=((1, 2), (3, 4)), slips=[Slipped("added", ((2, 3), (4, 5)))]),
    posed("tensor", key=(0.5, -0.25, 1.0), rtol=0.01),
    posed("tensor", key=(Fraction(1, 3), Fraction(2, 3)), digits=3),
    posed("tensor", key=((1,), (2,)), decimals=2),
    posed("tensor", key=(((1, 2),), ((3, 4),))),
]
ALPHABET = "0123456789.,;-+*/|[](){} \\&ᵀ^T'x=이라demtensor(np.ary½·begin{bmatrix}"


@pytest.mark.parametrize("variant", CARDS)
@given(st.one_of(st.text(max_size=500), st.text(ALPHABET, max_size=60)))
def test_no_text_makes_it_raise(variant, typed):
    reading = KIND.parse(variant, typed)
    if not isinstance(reading, Unreadable):
        assert KIND.grade(variant, reading).right in (True, False)
    else:
        assert messages.say("ko", reading.reason) != messages.say("en", reading.reason)


@pytest.mark.parametrize(
    "typed",
    ["[" * 1000, "(" * 500 + ")" * 500, "1 " * 500, "1 -" * 333, "[1]," * 250, "1;" * 500,
     "[1" * 500, "1 / " * 250, "((1,2)" * 166, "10^999, 10^999", "\\frac{" * 160, "x=" * 500],
)  # fmt: skip
def test_long_runs_are_read_at_once(typed):
    for variant in CARDS:
        reading = KIND.parse(variant, typed)
        if not isinstance(reading, Unreadable):
            assert not KIND.grade(variant, reading).right


def test_a_paste_is_no_answer():
    assert KIND.parse(CARDS[0], "1" * 1001) == Unreadable(TooLong(1001, 1000))


@pytest.mark.parametrize("variant", CARDS)
def test_its_own_samples(variant):
    samples = KIND.samples(variant)
    assert all(right(variant, typed) for typed in samples.right)
    assert samples.wrong
    assert not any(right(variant, typed) for typed in samples.wrong)
    assert all(isinstance(KIND.parse(variant, typed), Unreadable) for typed in samples.unreadable)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("[[1, 2, 3], [4, 5, 6]]", why.TensorShapeDiffers((2, 3), (2, 2))),
        ("[[1, 3], [2, 4]]", why.Transposed()),
        ("[[1, 2], [3, 5]]", why.EntriesDiffer(((2, 2),), ("5",), 0)),
        (
            "[[0, 0], [1/2, 0.5]]".replace("1/2", "7"),
            why.EntriesDiffer(((1, 1), (1, 2), (2, 1)), ("0", "0", "7"), 1),
        ),
    ],
)
def test_what_differs_is_named(typed, reason):
    assert KIND.grade(CARDS[0], KIND.parse(CARDS[0], typed)).why == (reason,)


def test_a_mistake_is_told_by_the_whole_tensor():
    grade = KIND.grade(CARDS[0], KIND.parse(CARDS[0], "[[2, 3], [4, 5]]"))
    assert (grade.right, grade.slip) == (False, "added")
    grade = KIND.grade(CARDS[0], KIND.parse(CARDS[0], "[[2, 3], [4, 4]]"))
    assert (grade.right, grade.slip) == (False, "")


def test_digits_that_fit_a_mistake_too_are_asked_for_again():
    """0.12346 and 0.12349 are both 0.123; the fifth digit tells them apart."""
    rival = Slipped("rival", (0.12349, 0.5))
    variant = posed("tensor", key=(0.12346, 0.5), digits=3, slips=[rival])
    assert outcome("tensor", variant, "0.123, 0.500") == ("-", "OneMoreDigit")
    assert outcome("tensor", variant, "0.12346, 0.50000")[1] == "right"
    assert outcome("tensor", variant, "0.12349, 0.50000")[1] == "wrong rival"
    assert variant.key.en == "[0.12346, 0.50000]"


def test_an_entry_that_cannot_be_read_is_named_with_its_place():
    reading = KIND.parse(CARDS[0], "[[1, 2], [12O, 4]]")
    assert isinstance(reading, Unreadable)
    assert isinstance(reading.reason, why.EntryUnread)
    assert (reading.reason.place, reading.reason.typed) == ((2, 1), "12O")
    said = [messages.say(lang, reading.reason) for lang in ("ko", "en")]
    assert said[0].startswith("2행 1열 `12O`: ")
    assert said[1].startswith("Row 2, column 1, `12O`: ")


@pytest.mark.parametrize(
    ("reason", "korean", "english"),
    [
        (
            why.EntriesDiffer(((2,), (3,)), ("5", "0.5"), 2),
            "맞지 않는 성분: 2번째 성분 (5), 3번째 성분 (0.5) 외 2개.",
            "Not right: entry 2 (5); entry 3 (0.5); and 2 more.",
        ),
        (
            why.EntriesDiffer(((1, 2, 1),), ("5",), 0),
            "맞지 않는 성분: (1, 2, 1) 성분 (5).",
            "Not right: entry (1, 2, 1) (5).",
        ),
        (
            why.TensorShapeDiffers((3,), (2, 2)),
            "모양이 다릅니다. 입력: 길이 3인 벡터, 정답: 2×2.",
            "The shape differs: yours is a vector of 3, the right one 2×2.",
        ),
        (
            why.TensorWanted(quantity.Decimals(2)),
            "[1, 2]나 [[1, 2], [3, 4]]처럼 쓰고, 각 성분은 소수점 아래 2자리까지 입력하세요",
            "Type it as [1, 2] or [[1, 2], [3, 4]]. Each entry: to 2 decimals",
        ),
    ],
)
def test_how_it_is_said(reason, korean, english):
    assert (messages.say("ko", reason), messages.say("en", reason)) == (korean, english)


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"key": ((1, 2), (3, 4))}, "[[1, 2], [3, 4]]"),
        ({"key": (10000, 2)}, "[10000, 2]"),
        ({"answer": ["1/3", "2"], "decimals": 2}, "[0.33, 2.00]"),
        ({"key": (0.5, 12345.678), "digits": 3}, "[0.500, 12300]"),
        ({"key": ((0.5,), (0.25,)), "rtol": 0.01}, "[[0.5], [0.25]]"),
    ],
)
def test_how_the_key_is_shown(fields, shown):
    assert posed("tensor", **fields).key == Text(shown, shown)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"key": 3}, why.KeyNotTensor("3", 4, 100)),
        ({"key": "wide"}, why.KeyNotTensor("wide", 4, 100)),
        ({"key": (1, True)}, why.KeyNotTensor("(1, true)", 4, 100)),
        ({"key": ()}, why.KeyNotTensor("()", 4, 100)),
        ({"key": ((1, 2), (3,))}, why.KeyNotTensor("((1, 2), (3))", 4, 100)),
        ({"key": ((((((1,),),),),),)}, why.KeyNotTensor("((((((1))))))", 4, 100)),
        ({"key": (1, float("nan"))}, why.KeyNotTensor("(1, nan)", 4, 100)),
        ({"key": (1, 0.5)}, quantity.KeyNeedsForm("(1, 0.5)")),
        ({"key": (1, 0.5), "integer": True}, quantity.KeyNotWhole("(1, 0.5)")),
    ],
)
def test_a_key_that_cannot_be_asked_for(fields, reason):
    assert attempt("tensor", **fields) == reason


def test_a_key_of_too_many_entries():
    found = attempt("tensor", key=tuple(range(101)))
    assert isinstance(found, why.KeyNotTensor)
    assert isinstance(attempt("tensor", key=tuple(range(100))), Variant)


@pytest.mark.parametrize(
    ("fields", "path", "reason"),
    [
        ({"decimals": 1, "digits": 2}, "digits", quantity.SeveralForms(("decimals", "digits"))),
        ({"key": "[a, b]"}, "key", quantity.KeyWithoutSign("[a, b]")),
        ({"answer": ["1", "0.5"]}, "answer", quantity.KeyNeedsForm("(1, 0.5)")),
        ({"answer": [["1"], "2"]}, "answer", why.KeyNotTensor("((1), 2)", 4, 100)),
    ],
)
def test_faults(fields, path, reason):
    assert KIND.faults(msgspec.convert(fields, KIND.Fields), {}) == [kinds.Fault((path,), reason)]


def test_a_key_expression():
    typed = msgspec.convert({"key": "=[a, 2*a]"}, KIND.Fields)
    card = msgspec.structs.replace(CARDS[0].card, fields=typed)
    made = msgspec.structs.replace(CARDS[0].made, card=card, key=None, names={"a": 3})
    variant = KIND.variant(made, {})
    assert isinstance(variant, Variant)
    assert variant.key.en == "[3, 6]"
    assert KIND.expressions(typed) == [(("key",), "[a, 2*a]")]
    assert KIND.texts(typed) == []
    assert KIND.known(typed) == ()


def test_an_inverse_question_goes_by_what_the_reference_said():
    variant = posed("tensor", key=(1, 2), accept="output == 3")
    held = msgspec.structs.replace(variant, holds=True)
    failed = msgspec.structs.replace(variant, holds=False)
    reading = KIND.parse(held, "[5, 7]")
    assert reading.value == (5, 7)
    assert KIND.grade(held, reading).right
    assert not KIND.grade(failed, KIND.parse(failed, "[1, 2]")).right
    found = KIND.parse(held, "[1, 2.5]")
    assert isinstance(found, Unreadable)
    assert found.reason.why == quantity.WholeWantedHere("2.5")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"answer": ["1", "2"]}, {"answer": ["1.0", "4/2"]}, True),
        ({"answer": ["1/2"], "decimals": 2}, {"answer": ["0.5"], "digits": 1}, True),
        ({"answer": ["1", "2"]}, {"answer": ["2", "1"]}, False),
        ({"answer": ["1", "2"]}, {"answer": [["1", "2"]]}, False),
        ({"key": "=[a, b]"}, {"key": "=[a,b]"}, True),
    ],
)
def test_what_makes_the_answer_the_answer(one, other, same):
    first, second = (KIND.essence(msgspec.convert(fields, KIND.Fields)) for fields in (one, other))
    assert (first == second) is same
