"""text: names with glosses, lists however they are written, and what is wrong with a list."""

import pytest

from quizcli import kinds
from quizcli.model import Unreadable
from tests.kinds.test_kinds import TERMS, card
from tests.made import variant as variant_of

KIND = kinds.load("text")
MSE = card("text", answer=["평균 제곱 오차", "mean squared error", "MSE"])
ALL = card("text", answer={"all": [["데이터", "data"], ["모델", "model"], {"term": "loss"}]})


def graded(made, typed: str):
    variant = variant_of(made, 0, TERMS)
    return KIND.grade(variant, KIND.parse(variant, typed))


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
    for made in (MSE, ALL, card("text", answer={"term": "relu"})):
        key = variant_of(made, 0, TERMS).key
        assert graded(made, key.ko).right
        assert graded(made, key.en).right


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
    assert graded(card("text", answer={"all": wanted}), typed).right is right


@pytest.mark.parametrize("typed", ["\ufdfa" * 400, "① " * 200, "½" * 400])
def test_letters_that_unfold_into_many_are_too_long(typed):
    variant = variant_of(ALL, 0, TERMS)
    reading = KIND.parse(variant, typed)
    assert isinstance(reading, Unreadable) or not KIND.grade(variant, reading).right
