"""text: names with glosses, lists however they are written, and what is wrong with a list."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizcli import kinds
from quizcli.model import Unreadable
from tests.answers import outcome, posed, table

KIND = kinds.load("text")
MSE = posed("text", answer=["평균 제곱 오차", "mean squared error", "MSE"])
ALL = posed("text", answer={"all": [["데이터", "data"], ["모델", "model"], {"term": "loss"}]})


def graded(variant, typed: str):
    return KIND.grade(variant, KIND.parse(variant, typed))


@pytest.mark.parametrize(("variant", "typed", "expected"), table("text"))
def test_as_learners_type(variant, typed, expected):
    assert outcome("text", variant, typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "MSE",
        "mse",
        "평균제곱오차",
        "평균 제곱 오차 (mean squared error, MSE)",
        "평균제곱오차(MSE)",
        "MSE(mean squared error)입니다",
        "mean-squared errors",
        "평균 제곱 오차 (MSE) 인 것 같아요",
        "평균 제곱 오차, MSE",
        "MSE = mean squared error",
    ],
)
def test_right(typed):
    assert graded(MSE, typed).right


@pytest.mark.parametrize(
    "typed",
    [
        "MAE",
        "평균 제곱",
        "MSE (MAE)",
        "MAE (MSE)",
        "not MSE",
        "MSE, MAE",
        "MSE MAE",
        "RMSE",
        "MSE=MAE",
        "MSE (MSE) MAE",
    ],
)
def test_wrong(typed):
    assert not graded(MSE, typed).right


@pytest.mark.parametrize(
    "typed",
    [
        "데이터, 모델, 손실 함수",
        "손실함수 모델 데이터",
        "데이터와 모델, 손실 함수입니다",
        "data, model and loss function",
        "data/model/loss function",
        "data & model & the loss functions",
        "1. 데이터 2. 모델 3. 손실 함수",
        "(1) data (2) model (3) loss function",
        "① 데이터 ② 모델 ③ 손실 함수",
        "데이터 (data), 모델 (model), 손실 함수 (loss function)",
        "- data - model - loss function",
        "1.데이터 2.모델 3.손실 함수",
        "①데이터②모델③손실 함수",
        "1 데이터 2 모델 3 손실 함수",
        "•데이터 •모델 •손실 함수",
        "데이터 → 모델 → 손실 함수",
        "데이터(data), 모델(model), 손실 함수(loss function)인 것 같아요",
        "Data AND Model AND Loss Function",
        "data, model, loss function인 것 같아요",
    ],
)
def test_a_list_however_written(typed):
    assert graded(ALL, typed).right


@pytest.mark.parametrize(
    ("typed", "missing", "extra"),
    [
        ("data, model", ("loss function",), ()),
        ("data, model, loss function, GPU", (), ("GPU",)),
        ("data, GPU power", ("model", "loss function"), ("GPU", "power")),
        ("data 2, model, loss function", (), ("2",)),
        ("data, model, loss function 아님", (), ("아님",)),
        ("not data, model, loss function", (), ("not",)),
        ("data or model, loss function", (), ("or",)),
        ("data data data", ("model", "loss function"), ()),
    ],
)
def test_what_is_missing_and_what_is_too_much(typed, missing, extra):
    grade = graded(ALL, typed)
    assert not grade.right
    names = {type(why).__name__: why.names for why in grade.why}
    assert tuple(name.en for name in names.get("Missing", ())) == missing
    assert names.get("Extra", ()) == extra


def test_the_key_typed_back_is_right():
    for variant in (MSE, ALL, posed("text", answer={"term": "relu"})):
        assert graded(variant, variant.key.ko).right
        assert graded(variant, variant.key.en).right


@pytest.mark.parametrize(
    ("wanted", "typed", "right"),
    [
        (["VGG16", "ResNet50"], "VGG 16, ResNet 50", True),
        (["VGG16", "ResNet50"], "1. VGG 16 2. ResNet 50", True),
        (["VGG16", "ResNet50"], "VGG 50, ResNet 16", False),
        (["GPT", "BERT"], "GPT 2, BERT", False),
        (["GPT", "BERT"], "GPT 1, BERT 2", False),
        (["top-1", "top-5"], "top 5, top 1", True),
        (["1/2", "3"], "3, 1/2", True),
        (["1/2", "3"], "12, 3", False),
        (["-1", "1"], "1, −1", True),
        (["-1", "1"], "1, 1", False),
        (["and", "or"], "OR, AND", True),
        (["bias and variance", "noise"], "noise, bias & variance", True),
        (["C", "C++"], "C++, C", True),
        (["C", "C++"], "C++, C++", False),
        (["O(n)", "O(n²)"], "O(n), O(n^2)", True),
        (["O(n)", "O(n²)"], "O(n), O(n)", False),
    ],
)
def test_a_list_of_names_with_numbers_and_signs(wanted, typed, right):
    assert graded(posed("text", answer={"all": wanted}), typed).right is right


@pytest.mark.parametrize("typed", ["\ufdfa" * 400, "① " * 200, "½" * 400])
def test_letters_that_unfold_into_many_are_too_long(typed):
    reading = KIND.parse(ALL, typed)
    assert isinstance(reading, Unreadable) or not KIND.grade(ALL, reading).right


NAMES = ["batch normalization", "교차 엔트로피", "long short-term memory", "기울기 소실", "RMSprop"]
DECORATED = st.sampled_from(
    [
        "{}",
        "  {} ",
        "{}.",
        "{}!",
        "“{}”",
        "「{}」",
        "정답: {}",
        "the {}",
        "{}입니다",
        "{} 이다",
        "({})",
    ]
)
WAYS = st.sampled_from(
    [
        str.upper,
        str.lower,
        str.title,
        lambda name: name.replace(" ", ""),
        lambda name: name.replace(" ", "  "),
        lambda name: name.replace(" ", "-").replace("--", "-"),
        lambda name: unicodedata.normalize("NFD", name),
        lambda name: name.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}),
        lambda name: name.replace("ization", "isation"),
    ]
)


@given(st.sampled_from(NAMES), WAYS, DECORATED)
def test_the_key_in_any_dress_is_right(name, way, dress):
    variant = posed("text", answer=name)
    assert graded(variant, dress.format(way(name))).right


@given(st.sampled_from(NAMES), st.sampled_from(["not {}", "no {}", "{} 아님", "{} 말고", "non{}"]))
def test_the_key_denied_is_wrong(name, denied):
    grade = graded(posed("text", answer=name), denied.format(name))
    assert (grade.right, grade.near) == (False, None)


@given(
    st.permutations(NAMES),
    st.sampled_from(["{} or {}", "{}/{}", "{} 아니면 {}", "{}, {}", "{}({})"]),
)
def test_two_different_answers_in_one_are_wrong(names, both):
    grade = graded(posed("text", answer=names[0]), both.format(*names))
    assert (grade.right, grade.near) == (False, None)


def test_near_only_where_case_does_not_matter():
    assert graded(posed("text", answer="Normalization"), "Normalizaton").near
    assert not graded(posed("text", answer="Normalization", case="exact"), "Normalizaton").near


def test_an_answer_as_long_as_may_be_is_compared_with_every_name_of_a_term():
    """A bound, not a time: 67 names of 30 letters, an answer of 400 characters."""
    variant = posed("text", answer=[f"normalization layer number {n:03}" for n in range(67)])
    for typed in ("normalizaton (" * 28, "a b " * 100, "ㅁ" * 400, "망각 a " * 80, "," * 399 + "a"):
        assert not graded(variant, typed[:400]).right
