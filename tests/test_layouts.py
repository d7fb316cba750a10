"""What the same keys give with the other layout: against the keyboard itself."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizcli.words.layouts import composed, joined, otherwise, strokes

HANGUL = [
    ("ㅣㄴ스", "lstm"),
    ("ㅎㄱㅕ", "gru"),
    ("ㅎㅁㅜ", "gan"),
    ("려ㅜㅊ샤ㅐㅜ", "function"),
    ("ㅐㅍㄷㄱ랴ㅅ샤ㅜㅎ", "overfitting"),
    ("ㄱ디ㅕ", "relu"),
    ("ㄲ디ㅕ", "Relu"),
    ("ㅗㅕㅠㄷㄱ ㅣㅐㄴㄴ", "huber loss"),
    ("forget ㅎㅁㅅㄷ", "forget gate"),
    ("쳐ㅏㅓ", "cukj"),
    ("값이", "rkqtdl"),
    ("꽤", "Rho"),
    ("얘 예", "dO dP"),
    ("ㅘ", "hk"),
]

LATIN = [
    ("akdrkr", "망각"),
    ("akdrkr rpdlxm", "망각 게이트"),
    ("akdrkrrpdlxm", "망각게이트"),
    ("망각 rpdlxm", "망각 게이트"),
    ("gkqtjdrhq", "합성곱"),
    ("rkqt", "값"),
    ("rkqtdl", "값이"),
    ("ekfr", "닭"),
    ("ekfrdl", "닭이"),
    ("rkatl", "감시"),
    ("dmldml", "의의"),
    ("dnjsql", "원비"),
    ("dho", "왜"),
    ("Rho", "꽤"),
    ("RJa", "껌"),
    ("dOdP", "얘예"),
    ("wjdrbghk", "정규화"),
    ("gkrtmqfbf", "학습률"),
    ("dlfrek", "읽다"),
    ("dlfrdj", "읽어"),
    ("Eo", "때"),
    ("rr", "ㄱㄱ"),
    ("kk", "ㅏㅏ"),
    ("r", "ㄱ"),
    ("rtk", "ㄱ사"),
    ("akdrkr (12)", "망각 (12)"),
    ("AKDRKR", "망각"),
]


@pytest.mark.parametrize(("typed", "meant"), HANGUL)
def test_hangul_as_latin(typed, meant):
    assert otherwise(typed)[0] == meant


@pytest.mark.parametrize(("typed", "meant"), LATIN)
def test_latin_as_hangul(typed, meant):
    assert meant in otherwise(typed)
    assert all(unicodedata.is_normalized("NFC", each) for each in otherwise(typed))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ㅣㄴ스입니다", "lstm입니다"),
        ("ㅣㄴ스 네트워크", "lstm 네트워크"),
        ("ㄹㅐㄱㅎㄷㅅ 게이트요", "forget 게이트요"),
        ("lstm dlqslek", "lstm 입니다"),
        ("akdrkr gate", "망각 gate"),
    ],
)
def test_only_the_words_that_cannot_be_meant_as_they_stand(typed, meant):
    assert meant in otherwise(typed)


@pytest.mark.parametrize("typed", ["ㅣㄴ스", "ㅎㄱㅕ", "망각"])
def test_composed_or_not(typed):
    assert otherwise(unicodedata.normalize("NFD", typed)) == otherwise(typed)


def test_half_width_jamo_are_jamo():
    assert otherwise("ﾾﾡￊ")[0] == "gru"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ㅁㅜㅜ", ("ann", "ANN")),
        ("ㅣㄴㅆㅡ", ("lsTm", "LSTM")),
        ("ㅣㄴㅅㅡ", ("lstm",)),
        ("ㅡㄴㄷ", ("mse",)),
        ("ㅡㄴㄸ", ("msE", "MSE")),
    ],
)
def test_capitals_where_shift_may_have_been_down(typed, meant):
    """ㅁ has no other jamo with Shift, ㅅ has: then it was not down."""
    assert otherwise(typed) == meant


@pytest.mark.parametrize("typed", ["", " ", "12", "1/2", "σ + μ", "漢字", "é"])
def test_nothing_to_turn_round(typed):
    assert otherwise(typed) == ()


@given(st.text(alphabet=[chr(code) for code in range(0xAC00, 0xD7A4)], max_size=20))
def test_every_syllable_there_is_comes_back(text):
    keys = otherwise(text)[0] if text else ""
    assert keys.isascii()
    assert composed(keys) == text
    assert joined(strokes(text)) == text


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=30))
def test_every_row_of_small_letters_comes_back(text):
    assert not text.strip() or text in otherwise(otherwise(text)[0])


@given(st.text(max_size=80))
def test_no_text_makes_it_raise(text):
    found = otherwise(text)
    assert len(set(found)) == len(found) <= 6
    assert unicodedata.normalize("NFC", text) not in found


@pytest.mark.parametrize(("jamo", "syllable"), [("ㄱㅏㅄ", "값"), ("ㄱㅘ", "과"), ("ㅅㅏㄻ", "삶")])
def test_jamo_that_are_two_strokes_each_are_joined_too(jamo, syllable):
    assert joined(jamo) == syllable
