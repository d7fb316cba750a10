"""text: names with glosses, lists however they are written, and what is wrong with a list."""

import pytest

from quizcli import kinds
from tests.kinds.test_kinds import TERMS, card

KIND = kinds.load("text")
MSE = card("text", answer=["평균 제곱 오차", "mean squared error", "MSE"])
ALL = card("text", answer={"all": [["데이터", "data"], ["모델", "model"], {"term": "loss"}]})


def graded(made, typed: str):
    variant = KIND.variant(made, 0, TERMS)
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
    ],
)
def test_right(typed):
    assert graded(MSE, typed).right


@pytest.mark.parametrize(
    "typed",
    ["MAE", "평균 제곱", "MSE (MAE)", "MAE (MSE)", "not MSE", "MSE, MAE", "MSE MAE", "RMSE"],
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
        key = KIND.variant(made, 0, TERMS).key
        assert graded(made, key.ko).right
        assert graded(made, key.en).right
