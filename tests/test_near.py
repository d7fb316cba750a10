"""Which answers are one letter off a name, which are asked again, and which are other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizcli.words import folding, lexicon
from quizcli.words.near import near

NEAR = [
    ("forgt gate", "forget gate", "forgt"),
    ("forgeet gate", "forget gate", "forgeet"),
    ("fprget gate", "forget gate", "fprget"),
    ("froget gate", "forget gate", "froget"),
    ("Fogret Gate", "forget gate", "Fogret"),
    ("forgotgate", "forget gate", "forgot"),
    ("for get gaze forgte", "forget gaze forget", "forgte"),
    ("망각 게이투", "망각 게이트", "게이투"),
    ("망각게이투", "망각 게이트", "게이투"),
    ("망각 게이투입니다", "망각 게이트", "게이투"),
    ("망각 게잍으", "망각 게이트", "게잍으"),
    ("망가 게이트", "망각 게이트", "망가"),
    ("배치 정귀화", "배치 정규화", "정귀화"),
    ("활율 분포", "확률 분포", "활율"),
    ("초댓값 함수", "최댓값 함수", "초댓값"),
    ("gradient decent", "gradient descent", "decent"),
    ("normalisaton", "normalization", "normalisaton"),
    ("gradeints", "gradient", "gradeint"),
    ("gradeint", "gradients", "gradeint"),
    ("AlxNet", "AlexNet", "AlxNet"),
    ("Goolenet", "GoogLeNet", "Goolenet"),
    ("mean squar error", "mean square error", "squar"),
    ("casual convolution", "causal convolution", "casual"),
    ("colbfuture", "coldfuture", "colbfuture"),
    ("RseNet50", "ResNet50", "RseNet"),
    ("ssymmetric", "symmetric", "ssymmetric"),
    ("볷셀", "복스셀", "볷셀"),
    ("ㅁ망각 게이트", "망각 게이트", "ㅁ망각"),
    ("vanising gradient", "vanishing gradient", "vanising"),
    ("decoderr", "decoder", "decoderr"),
]

AGAIN = [
    ("LSTN", "LSTM", "LSTN"),
    ("LTSM", "LSTM", "LTSM"),
    ("k-flod", "k-fold", "flod"),
    ("forget gaet", "forget gate", "gaet"),
    ("forgetgaet", "forget gate", "gaet"),
    ("카널", "커널", "카널"),
    ("최대 우도 추청", "최대 우도 추정", "추청"),
    ("확률 분보", "확률 분포", "분보"),
    ("모댈", "모델", "모댈"),
    ("RMSporp", "RMSprop", "RMSporp"),
    ("tahn", "tanh", "tahn"),
    ("cnov2d", "conv2d", "cnov"),
    ("thre stages", "three stages", "thre"),
    ("CycelGAN", "CycleGAN", "CycelGAN"),
]

NEVER = [
    ("RAdam", "NAdam"),
    ("Adam", "NAdam"),
    ("NAdam", "Adam"),
    ("AdamW", "Adam"),
    ("AdamP", "AdamW"),
    ("Adamax", "Adam"),
    ("VGG16", "VGG19"),
    ("VGG-19", "VGG-16"),
    ("VGH16", "VGG16"),
    ("conv1d", "conv2d"),
    ("conv", "conv2d"),
    ("ResNet18", "ResNet101"),
    ("ResNeXt", "ResNet"),
    ("ResNet5O", "ResNet50"),
    ("encoder", "decoder"),
    ("encoding", "decoding"),
    ("batch normalization", "layer normalization"),
    ("patch normalization", "batch normalization"),
    ("patchnorm", "batchnorm"),
    ("underfitting", "overfitting"),
    ("MAE", "MSE"),
    ("MSE", "RMSE"),
    ("NADE", "MADE"),
    ("GELU", "SELU"),
    ("CELU", "ELU"),
    ("LeakyReLU6", "LeakyReLU"),
    ("MAPE estimation", "MAP estimation"),
    ("R-RNN", "R-CNN"),
    ("kl-fold", "k-fold"),
    ("m-gram", "n-gram"),
    ("네겹신경망", "세겹신경망"),
    ("rknn", "rcnn"),
    ("channels", "channel"),
    ("regularizer", "regulariser"),
    ("symmetric", "asymmetric"),
    ("asymmetric", "symmetric"),
    ("causal", "acausal"),
    ("unsupervised learning", "supervised learning"),
    ("비지도 학습", "지도 학습"),
    ("비선형 변환", "선형 변환"),
    ("maximum", "minimum"),
    ("최소 풀링", "최대 풀링"),
    ("micro average", "macro average"),
    ("이차원 배열", "일차원 배열"),
    ("세 번째 층", "네 번째 층"),
    ("이단계 검출", "일단계 검출"),
    ("마르코프 가정", "마르코프 과정"),
    ("다층 퍼셉트론", "단층 퍼셉트론"),
    ("세제곱근 함수", "네제곱근 함수"),
    ("type III error", "type II error"),
    ("seventy percent", "seventh percent"),
    ("기울기 손실", "기울기 소실"),
    ("깊이 차원", "길이 차원"),
    ("패치정규화", "배치정규화"),
    ("조기 종료", "초기 종료"),
    ("n-l", "n-1"),
    ("sigmoid(y)", "sigmoid(x)"),
    ("gradient+", "gradient"),
    ("gradient x", "gradient"),
    ("x gradient", "gradient"),
    ("xgradient", "gradient"),
    ("layer xnorm", "layer norm"),
    ("gate", "rate"),
    ("gae", "gaf"),
    ("합", "곱"),
    ("lose function", "cost function"),
    ("gradient", "gradient"),
    ("", "gradient"),
    ("gradient", ""),
]


@pytest.mark.parametrize(("answer", "name", "word"), NEAR)
def test_one_letter_off(answer, name, word):
    found = near(answer, ["zzzzzzzzzzzz", name])
    assert found is not None
    assert (found.form, found.word, found.again) == (name, word, False)


@pytest.mark.parametrize(("answer", "name", "word"), AGAIN)
def test_too_short_or_an_abbreviation_to_tell(answer, name, word):
    found = near(answer, [name])
    assert found is not None
    assert (found.form, found.word, found.again) == (name, word, True)


@pytest.mark.parametrize(("answer", "name"), NEVER)
def test_another_word_is_no_slip(answer, name):
    assert near(answer, [name]) is None


def test_a_name_that_can_be_told_is_preferred_to_one_asked_again():
    found = near("kernels funktion", ["kernels funktio", "kernels function"])
    assert found is not None
    assert not found.again


def test_the_fields_words_stand_folded():
    """A word that `fold` would change could never be found again."""
    assert {word for word in lexicon.FIELD if folding.fold(word) != word} == set()


def _one_off(first: str, second: str) -> bool:
    """Damerau and Levenshtein's distance is one, by the plain table of prefixes."""
    rows = [[*range(len(second) + 1)]]
    for i, a in enumerate(first, 1):
        row = [i]
        for j, b in enumerate(second, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and b == first[i - 2]:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1] == 1


WORDS = sorted(word for word in lexicon.FIELD if word.isascii() and len(word) > 5)


@pytest.mark.parametrize("word", WORDS[::3])
def test_no_word_of_the_field_is_a_slip_for_another(word):
    for other in lexicon.FIELD:
        if abs(len(other) - len(word)) < 2 and _one_off(word, other):
            assert near(other, [word]) is None


LONG = "regularizer", "hyperbolic", "perplexed", "homoscedastic", "stochastics"
letters = st.sampled_from("bcdfghjklmpqrtvwxz")


@given(st.sampled_from(LONG), st.integers(1, 8), letters)
def test_any_letter_added_to_a_long_word_is_near(word, at, letter):
    assert near(f"the {word[:at]}{letter}{word[at:]} rule", [f"{word} rule"])


@given(st.sampled_from(LONG), st.integers(1, 8))
def test_any_letter_left_out_of_a_long_word_is_near(word, at):
    assert near(word[:at] + word[at + 1 :], [word])


@given(st.sampled_from(LONG), st.integers(0, 8), letters)
def test_any_letter_taken_for_another_is_near(word, at, letter):
    typed = word[:at] + letter + word[at + 1 :]
    assert typed == word or near(typed, [word])


@given(st.sampled_from(LONG), st.integers(0, 7))
def test_neighbours_the_wrong_way_round_are_near(word, at):
    typed = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert typed == word or near(typed, [word])


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=5))
def test_no_text_makes_it_raise(answer, names):
    found = near(answer, names)
    assert found is None or found.form in names


@given(st.sampled_from(LONG), st.integers(1, 8), st.sampled_from("0123456789-+^(.,/="))
def test_a_digit_or_sign_is_never_a_slip(word, at, sign):
    found = near(f"{word[:at]}{sign}{word[at:]}", [word])
    assert found is None
