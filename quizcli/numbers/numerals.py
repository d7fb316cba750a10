"""Numbers in words, in Korean and in English, and those half in words: `백이십팔`, `6천만`, 61.1M.

What such a number is, and down to which place it says so; whether a card takes it, and what
may stand around it, is decided elsewhere. What is no number is None, never a guess.
"""

import re
from fractions import Fraction

from msgspec import Struct

from quizcli.errors import Reason
from quizcli.errors.quantity import Abbreviated

DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+"
_SCALES = {
    **{"k": 3, "K": 3, "M": 6, "G": 9, "B": 9, "T": 12},
    **{"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
}
_SMALL = {"십": 1, "백": 2, "천": 3}
_LARGE = {"만": 4, "억": 8, "조": 12}
_ENGLISH_SHORT = re.compile(
    rf"([+-]?)({DIGITS}) ?([kKMGBT]|(?i:thousand|million|billion|trillion))"
)
_KOREAN_SHORT = re.compile("([+-]?)([0-9.][0-9., ]*[십백천만억조][0-9., 십백천만억조]*)")
_KOREAN_TOKEN = re.compile(rf"({DIGITS})|([십백천만억조])")

_SINO = {name: digit for digit, names in enumerate("영공 일 이 삼 사 오 육륙 칠 팔 구".split())
         for name in names}  # fmt: skip
_ZERO = ("영", "공", "제로")
_TENS = dict(
    zip("열 스물 서른 마흔 쉰 예순 일흔 여든 아흔".split(), range(10, 100, 10), strict=True)
)
_ONES = dict(zip("하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉".split(), range(1, 10), strict=True))
_COUNTING_ONES = {"한": 1, "두": 2, "세": 3, "네": 4, **_ONES}
"""The forms before a counter: 두 개, 세 배, 스무 층."""
_NATIVE = re.compile(
    rf"([일이삼사오육륙칠팔구십백천만억조]*?)({'|'.join(_TENS)}|스무)?"
    rf"({'|'.join((*_COUNTING_ONES,))})?"
)
_PARTS = re.compile(r"(.+?) ?분의 ?(.+)")
_WHOLE = re.compile("[0-9]{1,15}")

_UNITS = dict(zip(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split(), range(1, 20), strict=True))  # fmt: skip
_DECADES = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(),
                    range(20, 100, 10), strict=True))  # fmt: skip
_POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SHARES = {
    **{"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6},
    **{"seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000},
}
_POINT_DIGITS = {"zero": 0, "oh": 0, "o": 0, **{name: n for name, n in _UNITS.items() if n < 10}}


class Spelled(Struct, frozen=True):
    """A number in words; `place` is the power of ten of the last unit said, None if a fraction."""

    value: Fraction
    place: int | None


def spelled(text: str, *, counted: bool) -> Spelled | None:
    """The number a text says in words; `counted`: a counter stood behind it, as in `두 개`."""
    sign = -1 if text[:1] == "-" else 1
    text = text.lstrip("+-").strip().casefold()
    if not text or (text[-1:].isdecimal() and "분의" not in text):
        return None
    found = _korean_words(text, counted) or _english_words(text) or _fraction(text)
    return Spelled(sign * found.value, found.place) if found else None


def _fraction(text: str) -> Spelled | None:
    """`3분의 2`, `이분의 일`, `two thirds`, `절반`."""
    if text in ("half", "a half", "절반", "반"):
        return Spelled(Fraction(1, 2), None)
    if found := _PARTS.fullmatch(text):
        below, above = (_plain(side) for side in found.groups())
        return Spelled(Fraction(above, below), None) if above is not None and below else None
    *first, last = text.replace("-", " ").split()
    below = _SHARES.get(last) or _SHARES.get(last.removesuffix("s"))
    above = 1 if first in (["a"], ["an"]) else _plain(" ".join(first))
    return Spelled(Fraction(above, below), None) if above is not None and below else None


def _plain(text: str) -> int | None:
    """A whole number in digits or in words."""
    if _WHOLE.fullmatch(text):
        return int(text)
    found = _korean_words(text, False) or _english_words(text)
    return int(found.value) if found and found.value.denominator == 1 else None


def _korean_words(text: str, counted: bool) -> Spelled | None:
    text = text.replace(" ", "")
    whole, point, decimals = text.partition("점")
    if point:
        known = all(name in _SINO for name in decimals)
        above = _korean_whole(whole, False)
        if not decimals or not known or above is None:
            return None
        digits = "".join(str(_SINO[name]) for name in decimals)
        return Spelled(Fraction(f"{above.value}.{digits}"), -len(digits))
    return _korean_whole(text, counted)


def _korean_whole(text: str, counted: bool) -> Spelled | None:
    if text in _ZERO:
        return Spelled(Fraction(0), 0)
    found = _NATIVE.fullmatch(text)
    if not text or found is None:
        return None
    sino, tens, ones = found.groups()
    if not (tens or ones):
        return _sino(sino)
    if not counted and (ones in ("한", "두", "세", "네") or (tens == "스무")):
        return None
    above = _sino(sino) if sino else Spelled(Fraction(0), 2)
    if above is None or above.place is None or above.place < 2:
        return None
    below = (20 if tens == "스무" else _TENS.get(tens, 0)) + _COUNTING_ONES.get(ones, 0)
    return Spelled(above.value + below, 0 if ones else 1)


def _sino(text: str) -> Spelled | None:
    """백이십팔: its digits written as digits, it is read as 1백2십8 is."""
    digits = re.sub("[일이삼사오육륙칠팔구]", lambda name: str(_SINO[name[0]]), text)
    if re.search("[0-9]{2}", digits):
        return None
    found = _korean(digits, lead=True)
    return Spelled(*found) if found else None


def _english_words(text: str) -> Spelled | None:
    words = text.replace("-", " ").split()
    if words == ["zero"]:
        return Spelled(Fraction(0), 0)
    whole, point, decimals = words, False, []
    if "point" in words:
        at = words.index("point")
        whole, point, decimals = words[:at], True, words[at + 1 :]
    above = Spelled(Fraction(0), 0) if whole in ([], ["zero"]) else _english_whole(whole)
    if above is None or (point and not decimals) or not words:
        return None
    if not point:
        return above if whole else None
    if not all(word in _POINT_DIGITS for word in decimals):
        return None
    digits = "".join(str(_POINT_DIGITS[word]) for word in decimals)
    return Spelled(Fraction(f"{above.value}.{digits}"), -len(digits))


def _english_whole(words: list[str]) -> Spelled | None:
    """`one hundred and twenty-eight`; each power of a thousand smaller than the one before it."""
    if words[:1] in (["a"], ["an"]) and words[1:2] and words[1] in ("hundred", *_POWERS):
        words = ["one", *words[1:]]
    if words[-1:] == ["and"]:
        return None
    total = section = place = 0
    large = 15
    for before, word in zip(["", *words], words, strict=False):
        if word == "and":
            if before not in ("hundred", *_POWERS):
                return None
        elif word in _UNITS:
            room = section % 100 == 0 or (_UNITS[word] < 10 and section % 100 in _DECADES.values())
            if not room:
                return None
            section, place = section + _UNITS[word], 0
        elif word in _DECADES and section % 100 == 0:
            section, place = section + _DECADES[word], 1
        elif word == "hundred" and 0 < section < 100:
            section, place = section * 100, 2
        elif word in _POWERS and section and _POWERS[word] < large:
            large = place = _POWERS[word]
            total, section = total + section * 10**large, 0
        else:
            return None
    return Spelled(Fraction(total + section), place)


def abbreviated(text: str, *, short: bool) -> Spelled | Reason | None:
    """61.1M, 6천만, 1억 3800만; None where nothing is, a Reason where none may be."""
    if english := _ENGLISH_SHORT.fullmatch(text):
        sign, mantissa, suffix = english.groups()
        found = _scaled(mantissa, _SCALES[suffix if len(suffix) == 1 else suffix.lower()])
    elif korean := _KOREAN_SHORT.fullmatch(text):
        sign, suffix = korean[1], "".join(re.findall("[십백천만억조]", text))
        parts = _korean(korean[2])
        if parts is None:
            return None
        found = parts
    else:
        return None
    if not short:
        return Abbreviated(suffix)
    return Spelled(-found[0] if sign == "-" else found[0], found[1])


def _scaled(mantissa: str, exponent: int) -> tuple[Fraction, int]:
    """A number times a power of ten, and the place of its last digit."""
    decimals = len(mantissa.partition(".")[2])
    return Fraction(mantissa.replace(",", "")) * 10**exponent, exponent - decimals


def _korean(text: str, *, lead: bool = False) -> tuple[Fraction, int] | None:
    """천 within 만 within 억: each unit smaller than the one before it, or it means nothing.

    `lead`: 만 alone is 10,000 and 억 alone 100,000,000, as 백 is 100.
    """
    if not text or _KOREAN_TOKEN.sub("", text).strip():
        return None
    total = section = Fraction(0)
    number, place, small, large = Fraction(0), 0, 4, 16
    for digits, unit in _KOREAN_TOKEN.findall(text):
        if digits:
            if number:
                return None
            number, place = _scaled(digits, 0)
        elif unit in _SMALL:
            if _SMALL[unit] >= small or not (section + number or lead):
                return None
            small, place = _SMALL[unit], place if number else 0
            section, number, place = section + (number or 1) * 10**small, Fraction(0), place + small
        else:
            if _LARGE[unit] >= large or not (section + number or lead):
                return None
            place = place if section + number else 0
            large, small = _LARGE[unit], 4
            total += (section + number or 1) * 10**large
            section, number, place = Fraction(0), Fraction(0), place + large
    return total + section + number, place
