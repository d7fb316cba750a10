"""The particle after a value is the one that is said when the value is read aloud."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizcli.variants.particles import KNOWN, bare, fitting, known

READ = {
    "0": "영", "1": "일", "2": "이", "3": "삼", "4": "사",
    "5": "오", "6": "육", "7": "칠", "8": "팔", "9": "구",
    "10": "십", "20": "이십", "100": "백", "1000": "천", "10000": "만", "100000": "십만",
    "120000": "십이만", "1000000": "백만", "10000000": "천만", "100000000": "억",
    "100100000": "일억 십만", "1000000000000": "일조", "2000000000000": "이조",
    "5000000000000000": "오천조", "10000000000000000": "일경", "300000000000000000000": "삼해",
    "12": "십이", "1001": "천일", "33,280": "삼만 삼천이백팔십",
    "0.5": "영점 오", "-1.25": "영점 이오", "2.30": "이점 삼영", "12.01": "십이점 영일",
    "-3": "마이너스 삼", "−7": "마이너스 칠",
    "1/3": "삼분의 일", "3/2": "이분의 삼", "-10/3": "삼분의 십", "1.5/2": "이분의 일점 오",
    "(3, 5)": "삼 오", "(64, 112, 100)": "백", "(1/3, 2/3)": "삼분의 이", "(8)": "팔",
    "1e-07": "칠",
    "렐루": "렐루", "시그모이드": "시그모이드", "풀링": "풀링", "커널": "커널", "합": "합",
    "배치 정규화": "화", "“평균”": "균", "ResNet(잔차 연결)": "결",
    "VGG-16": "육", "H100": "백", "ILSVRC2012": "십이", "GPT-3.5": "오", "F1": "일",
    "LSTM": "엠", "RNN": "엔", "k-NN": "엔", "SQL": "엘", "R": "알", "GPU": "유", "CNN-RBF": "에프",
    "S": "에스", "H": "에이치", "X": "엑스", "3D": "디", "`GRU`": "유",
}  # fmt: skip
"""Values as they are shown, and how they are read; the last syllable is what counts."""

PAIRS = [
    ("을", "를"), ("이", "가"), ("은", "는"), ("과", "와"),
    ("이라", "라"), ("이나", "나"), ("이며", "며"), ("이고", "고"), ("이면", "면"), ("이다", "다"),
]  # fmt: skip


def final(reading: str) -> str:
    """The last consonant of a reading, by how Unicode takes its last syllable apart."""
    parts = unicodedata.normalize("NFD", reading[-1])
    return parts[2] if len(parts) == 3 else ""


@pytest.mark.parametrize(("shown", "reading"), READ.items())
@pytest.mark.parametrize(("after_consonant", "after_vowel"), PAIRS)
def test_the_last_sound_decides(shown, reading, after_consonant, after_vowel):
    wanted = after_consonant if final(reading) else after_vowel
    assert fitting(after_consonant, shown) == fitting(after_vowel, shown) == wanted


@pytest.mark.parametrize(("shown", "reading"), READ.items())
def test_ro_follows_vowels_and_rieul(shown, reading):
    assert fitting("으로", shown) == ("로" if final(reading) in ("", "\u11af") else "으로")


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ("3", "3을 3이 3은 3과 3으로 3이라"),
        ("2", "2를 2가 2는 2와 2로 2라"),
        ("7", "7을 7이 7은 7과 7로 7이라"),
        ("1000000000000", " ".join(f"1000000000000{each}" for each in "를 가 는 와 로 라".split())),
        ("렐루", "렐루를 렐루가 렐루는 렐루와 렐루로 렐루라"),
        ("LSTM", "LSTM을 LSTM이 LSTM은 LSTM과 LSTM으로 LSTM이라"),
        ("R", "R을 R이 R은 R과 R로 R이라"),
        ("ReLU", "ReLU을(를) ReLU이(가) ReLU은(는) ReLU과(와) ReLU(으)로 ReLU(이)라"),
    ],
)
def test_as_it_is_printed(shown, words):
    spellings = ("를", "이", "는", "과", "으로", "라")
    assert " ".join(shown + fitting(each, shown) for each in spellings) == words


@pytest.mark.parametrize(
    "word", ["ReLU", "Adam", "x", "σ", "5%", "", "℃", "ㄱ", "()", "1" + "0" * 24]
)
def test_both_are_printed_where_the_reading_is_not_known(word):
    assert fitting("을", word) == "을(를)"
    assert fitting("로", word) == "(으)로"


@pytest.mark.parametrize(
    "spelling", ["을", "를", "을/를", "을(를)", unicodedata.normalize("NFD", "를")]
)
def test_every_spelling_of_a_pair_is_the_pair(spelling):
    assert known(spelling)
    assert fitting(spelling, "3") == "을"
    assert fitting(spelling, "2") == "를"


@pytest.mark.parametrize("spelling", ["으로", "로", "으로/로", "(으)로"])
def test_every_spelling_of_ro(spelling):
    assert known(spelling)
    assert fitting(spelling, "3") == "으로"


@pytest.mark.parametrize("spelling", ["", "의", "을를", " 을", "부터", "을/가", "d", ">3"])
def test_anything_else_is_no_particle(spelling):
    assert not known(spelling)
    assert fitting(spelling, "3") == ""


def test_one_spelling_of_each_pair_is_listed():
    assert (
        *("을(를)", "이(가)", "은(는)", "과(와)", "(으)로"),
        *("(이)라", "(이)나", "(이)며", "(이)고", "(이)면", "(이)다"),
    ) == KNOWN
    assert all(map(known, KNOWN))


def test_decomposed_words_read_the_same():
    for word in ("렐루", "커널", "합"):
        assert fitting("으로", unicodedata.normalize("NFD", word)) == fitting("으로", word)


@pytest.mark.parametrize(
    ("word", "parted"),
    [
        *((each, (each, "")) for each in "을 를 이 가 은 는 과 와 으로 로".split()),
        *(("과의", ("과", "의")), ("와는", ("와", "는")), ("으로도", ("으로", "도"))),
        *(("로는", ("로", "는")), ("로부터", ("로", "부터")), ("으로서", ("으로", "서"))),
        *((each, None) for each in "가지 이하 이다 이상 로그 과정 을지 은행 이고 의 개를".split()),
        *((each, None) for each in ("", "와이", "으로그", "a", "이나")),
    ],
)
def test_a_bare_particle_is_a_whole_word(word, parted):
    assert bare(word) == parted
    assert bare(unicodedata.normalize("NFD", word)) == parted


def spoken(number: int) -> str:
    """A whole number read out in full, four digits at a time."""
    if number == 0:
        return "영"
    groups, rest = [], number
    while rest:
        rest, group = divmod(rest, 10**4)
        groups.append(group)
    words = [
        _group(group) + unit
        for group, unit in zip(groups, ("", *"만억조경"), strict=False)
        if group
    ]
    if groups[1:] == [1]:
        words[-1] = "만"
    return "".join(reversed(words))


def _group(group: int) -> str:
    """1 to 9999; 일 is not said before 십, 백 and 천."""
    said = ""
    for power, unit in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
        digit = group // power % 10
        if digit:
            said += unit if digit == 1 and unit else "영일이삼사오육칠팔구"[digit] + unit
    return said


@pytest.mark.parametrize(
    ("number", "reading"),
    [
        (16, "십육"), (224, "이백이십사"), (10**4, "만"), (12345, "만이천삼백사십오"),
        (33280, "삼만삼천이백팔십"), (111 * 10**4, "백십일만"), (10**8, "일억"),
        (10**12 + 10**4, "일조일만"), (10**16, "일경"),
    ],
)  # fmt: skip
def test_numbers_read_out_by_hand(number, reading):
    assert spoken(number) == reading


round_numbers = st.builds(
    lambda digits, zeros: digits * 10**zeros, st.integers(0, 10**5), st.integers(0, 12)
)


@given(st.integers(0, 10**18 - 1) | round_numbers, st.booleans())
@example(10**12, False)
@example(10**16, True)
def test_whole_numbers_as_read_out(number, negative):
    last = ord(spoken(number)[-1]) - 0xAC00
    shown = f"-{number}" if negative else str(number)
    assert fitting("을/를", shown) == ("을" if last % 28 else "를")
    assert fitting("으로/로", shown) == ("로" if last % 28 in (0, 8) else "으로")


@given(st.text(), st.text())
def test_nothing_raises(spelling, word):
    assert fitting(spelling, word) or not known(spelling)
    bare(word)
