"""When two ways of typing count as the same words, and when they must not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizcli.folding import same

SAME = [
    ("loss function", "Loss Function"),
    ("  loss   function ", "loss function"),
    ("cross entropy", "cross-entropy"),
    ("cross\u2011entropy", "cross-entropy"),
    ("crossentropy", "cross-entropy"),
    ("ＲｅＬＵ", "ReLU"),
    ("'ReLU'", "ReLU"),
    ("“ReLU”.", "ReLU"),
    ("ReLU!", "ReLU"),
    ("the loss function", "loss function"),
    ("an activation function", "activation function"),
    ("activation functions", "activation function"),
    ("losses", "loss"),
    ("loss", "losses"),
    ("biases", "bias"),
    ("entropies", "entropy"),
    ("RNNs", "RNN"),
    ("VGG-16", "VGG16"),
    ("VGG 16", "VGG16"),
    ("손실함수", "손실 함수"),
    ("손실 함수입니다", "손실 함수"),
    ("손실 함수요", "손실 함수"),
    ("손실 함수이다.", "손실 함수"),
    ("데이터가", "데이터"),
    ("모델은", "모델"),
    ("모델을", "모델"),
    (unicodedata.normalize("NFD", "손실 함수"), "손실 함수"),
    ("손실\u3000함수", "손실 함수"),
    ("손실\u200b함수", "손실 함수"),
    ("R^2", "R²"),
    ("1-D", "1D"),
    ("손실 함수도", "손실 함수"),
    ("망각 게이트의", "망각 게이트"),
    ("아핀 변환이라고 한다", "아핀 변환"),
    ("활성화 함수들", "활성화 함수"),
    ("−log likelihood", "-log likelihood"),
    ("- log p", "−log p"),
    ("e^-x", "e⁻ˣ"),
    ("x**2", "x²"),
    ("W^T", "Wᵀ"),
    ("f’(x)", "f'(x)"),
    ("'x'", "x"),
    ("Bayes theorem", "Bayes' theorem"),
    ("A x + b", "Ax + b"),
    ("3x3", "3×3"),
    ("3*3", "3×3"),
    ("−∑ p log q", "-Σ p log q"),
    ("x <= 0", "x ≤ 0"),
    ("½", "1/2"),
    ("1,000", "1000"),
    (".5", "0.5"),
    ("Frechet distance", "Fréchet distance"),
    ("원핫", "원-핫"),
    ("Q-Q plot", "QQ plot"),
    ("bias & variance", "bias and variance"),
    ("GPUs", "GPU"),
    ("NNs", "NN"),
    ("formulas", "formula"),
    ("movies", "movie"),
    ("matrices", "matrix"),
    ("axes", "axis"),
    ("hypotheses", "hypothesis"),
    ("local minima", "local minimum"),
    ("criteria", "criterion"),
    ("stimuli", "stimulus"),
    ("It's the ReLU", "ReLU"),
    ("I think it is ReLU", "ReLU"),
    ("정답은 ReLU", "ReLU"),
    ("렐루인 것 같아요", "렐루"),
    ("렐루라고 불러요", "렐루"),
    ("모델들은", "모델"),
    ("합입니다", "합"),
]

DIFFERENT = [
    ("los", "loss"),
    ("bia", "bias"),
    ("VGG19", "VGG16"),
    ("conv1d", "conv2d"),
    ("RAdam", "NAdam"),
    ("encoder", "decoder"),
    ("underfitting", "overfitting"),
    ("-1", "1"),
    ("− 1", "1"),
    ("x<0에서 1", "x<0에서 −1"),
    ("minus 1", "minus -1"),
    ("log likelihood", "-log likelihood"),
    ("x", "−x"),
    ("n1", "n-1"),
    ("2n-1", "2ⁿ−1"),
    ("R2", "R²"),
    ("데이", "데이터"),
    ("함수", "손실 함수"),
    ("손실 함수", "함수"),
    ("not ReLU", "ReLU"),
    ("it's not ReLU", "ReLU"),
    ("ReLU가 아니다", "ReLU"),
    ("ReLU가 아닌 것 같아요", "ReLU"),
    ("ReLU or tanh", "ReLU"),
    ("1/(1+e^x)", "1/(1+e^-x)"),
    ("ex", "eˣ"),
    ("WT", "Wᵀ"),
    ("∇f", "−∇f"),
    ("(∞, ∞)", "(−∞, ∞)"),
    ("log p", "- log p"),
    ("py", "p - y"),
    ("f(x)", "f'(x)"),
    ("f'(x)", "f''(x)"),
    ("n", "n!"),
    ("A x", "x"),
    ("Σ", "σ"),
    ("y", "ŷ"),
    ("add", "add_"),
    ("planes", "plan"),
    ("stats", "states"),
    ("주의", "주"),
    ("차이", "차"),
    ("수요", "수"),
    ("", "a"),
]


@pytest.mark.parametrize(("answer", "accepted"), SAME)
def test_typed_otherwise_but_the_same(answer, accepted):
    assert same(answer, accepted)


@pytest.mark.parametrize(("answer", "accepted"), DIFFERENT)
def test_alike_but_different(answer, accepted):
    assert not same(answer, accepted)


def test_case_where_it_matters():
    assert same("ReLU", "ReLU", case=True)
    assert not same("relu", "ReLU", case=True)


@given(st.text(max_size=60))
def test_composed_or_not_spaced_or_not(text):
    assert same(text, text)
    assert same(unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text))
    assert same(f"  {text}\t", text)
