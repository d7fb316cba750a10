"""Which Korean particle fits a value, by how the value is read aloud.

All that is known of Korean sounds stands here: how numbers end when they are read in
Sino-Korean, how letters are named, which particles come in pairs. Words and numbers come as they
are shown; nothing here knows what a placeholder looks like.
"""

import re
import unicodedata

_VOWEL, _RIEUL, _OTHER = 0, 8, 16
"""Final consonants by their number in Unicode; all but none and ㄹ choose alike."""

_PAIRS = (
    *(("을", "를"), ("이", "가"), ("은", "는"), ("과", "와"), ("으로", "로")),
    *(
        ("이라", "라"),
        ("이나", "나"),
        ("이며", "며"),
        ("이고", "고"),
        ("이면", "면"),
        ("이다", "다"),
    ),
)
"""After a consonant, after a vowel."""


def _both(pair: tuple[str, str]) -> str:
    """The two in one, for a word whose reading is not known: 을(를), (으)로."""
    after_consonant, after_vowel = pair
    if after_consonant.endswith(after_vowel):
        return f"({after_consonant[0]}){after_vowel}"
    return f"{after_consonant}({after_vowel})"


def _spellings(pair: tuple[str, str]) -> set[str]:
    a, b = pair
    return {a, b, f"{a}/{b}", f"{b}/{a}", f"{a}({b})", f"{b}({a})", _both(pair)}


_PAIR_OF = {spelling: pair for pair in _PAIRS for spelling in _spellings(pair)}
KNOWN = tuple(_both(pair) for pair in _PAIRS)
"""One spelling of each pair, for messages."""

_FOLLOWING = {
    **dict.fromkeys(("과", "와"), ("", "의", "는", "도", "만")),
    **dict.fromkeys(
        ("으로", "로"), ("", "는", "도", "만", "의", "서", "써", "부터", "까지", "서의", "부터의")
    ),
}
_BARE = {
    particle + rest: (particle, rest)
    for pair in _PAIRS[:5]
    for particle in pair
    for rest in _FOLLOWING.get(particle, ("",))
}

_TAIL = 64
"""How much of a word is looked at: enough for any number that is read out."""
_CLOSING = " \t\n)]}>\"'`’”」』》〉"
_NUMBER = re.compile(r"([0-9][0-9,]*)(\.[0-9]+)?(?:/[0-9]+(?:\.[0-9]+)?)?$")
_LETTERS = re.compile(r"[^\W\d_]+$")
_DIGITS = dict(zip("0123456789", (16, 8, 0, 16, 0, 0, 16, 8, 8, 0), strict=True))
"""영 일 이 삼 사 오 육 칠 팔 구."""
_LARGE = (_OTHER, _OTHER, _OTHER, _VOWEL, _OTHER, _VOWEL)
"""영, 십, 백 or 천; then 만 억 조 경 해, for every four zeros more."""
_NAMED = {"L": _RIEUL, "R": _RIEUL, "M": _OTHER, "N": _OTHER}
"""엘 알 엠 엔: the letters whose names do not end in a vowel."""


def known(spelling: str) -> bool:
    """Whether this is a spelling of a pair: `을`, `를`, `을/를`, `을(를)`, `(으)로`."""
    return unicodedata.normalize("NFC", spelling) in _PAIR_OF


def fitting(spelling: str, word: str) -> str:
    """The particle of the pair that fits the word as it is read, both if that is not known.

    A spelling that is not known gives nothing.
    """
    pair = _PAIR_OF.get(unicodedata.normalize("NFC", spelling))
    if pair is None:
        return ""
    final = _final(unicodedata.normalize("NFC", word).rstrip(_CLOSING)[-_TAIL:])
    if final is None:
        return _both(pair)
    after_consonant, after_vowel = pair
    vowel = final == _VOWEL or (final == _RIEUL and after_vowel == "로")
    return after_vowel if vowel else after_consonant


def bare(word: str) -> tuple[str, str] | None:
    """A word that is nothing but a particle of a pair, parted from what may follow: 과, 의."""
    return _BARE.get(unicodedata.normalize("NFC", word))


def _final(word: str) -> int | None:
    """How the reading of a word ends."""
    if number := _NUMBER.search(word):
        whole, decimals = number.groups()
        return _DIGITS[decimals[-1]] if decimals else _final_of_whole(whole.replace(",", ""))
    letters = _LETTERS.search(word)
    if letters is None:
        return None
    if "가" <= (last := letters[0][-1]) <= "힣":
        final = (ord(last) - ord("가")) % 28
        return final if final in (_VOWEL, _RIEUL) else _OTHER
    if letters[0].isascii() and letters[0].isupper():
        return _NAMED.get(last, _VOWEL)
    return None


def _final_of_whole(digits: str) -> int | None:
    """How a whole number ends: by its last digit or, before zeros, the last unit spoken."""
    zeros = len(digits) - len(digits.rstrip("0"))
    if not zeros:
        return _DIGITS[digits[-1]]
    large = zeros // 4
    return _LARGE[large] if large < len(_LARGE) else None
