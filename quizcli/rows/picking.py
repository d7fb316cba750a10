"""Which option a text or labels typed pick, and whether two options could be taken for one.

A text is compared as `folding` has it, to the letter first; the labels are those of `lettering`.
"""

import re
from collections.abc import Callable
from fractions import Fraction
from itertools import combinations

from quizcli import arithmetic
from quizcli.errors import Reason
from quizcli.model import Text
from quizcli.rows import wrapping, writing
from quizcli.rows.lettering import CIRCLED, DIGITS, MOST, Row, Texts, of_options, plain, run
from quizcli.words import folding

_POWER = re.compile(r"(?<=[0-9])[x*·]10\^(-?[0-9]{1,3})(?![0-9])|(?<![0-9.])10\^\((-?[0-9]{1,3})\)")
_NUMBER = re.compile(r"-?(\d+|\d*\.\d+)(e[-+]?\d{1,3})?([/^]-?\d{1,9})?%?", re.ASCII)
_BETWEEN = re.compile(
    r"(?:[\s,;:/()\[\]{}<>_·•&+?!…。、'\"`*#]|(?<!\d)\.|\.(?!\d)|번|\band\b|및|그리고|와|과"
    r"|하고|이랑|랑)+"
)
_LAST = re.compile(r"(?:the\s+)?last(?:\s+(?:one|option))?|(?:맨\s*)?마지막(?:\s*(?:것|거|보기))?")
_ORDINAL = re.compile(
    r"(?:\bthe\s+)?(?:(첫|두|둘|세|셋|네|넷|다섯|여섯|일곱|여덟|[1-8])\s*번?째"
    r"|\b(first|second|third|fourth|fifth|sixth|seventh|eighth|1st|2nd|3rd|[4-8]th)\b)"
    r"(?:\s*(?:것|거|보기|선택지|\bone\b|\boption\b|\bchoice\b))?"
)
_ORDINALS: Row = {
    word: place
    for words in (
        "첫 둘 셋 넷 다섯 여섯 일곱 여덟",
        "첫 두 세 네",
        "1st 2nd 3rd 4th 5th 6th 7th 8th",
        "first second third fourth fifth sixth seventh eighth",
        " ".join(DIGITS),
    )
    for place, word in enumerate(words.split())
}
_UNIT = re.compile(
    "(?<=[0-9])\\s*(?:(?:개|층|배|장|회|칸|가지|단계|차원|픽셀|채널|필터|게이트|헤드)"
    "|(?:gate|layer|channel|filter|pixel|unit|head|time|dimension|parameter|weight|epoch|step)s?|px)$"
)
_FINAL = " .!?~…。,"
_BOTH = re.compile(r"[(\[]?\s*([^\s().\[\]:,]{1,3})(?:\s*[)\].:,-]\s*|\s+)(.+)", re.DOTALL)
_BOTH_BACK = re.compile(r"(.+?)\s*[(\[,]\s*([^\s()\[\],]{1,3})[)\]]?", re.DOTALL)


def picked(options: Texts, typed: str) -> tuple[int, ...] | None:
    """The places picked by a text, by labels, by a label with its text, or by a number.

    A circled number is a label before it is a number, and `c) BCE` an option before it is the
    labels c, b, c and e.
    """
    circled = {*plain(typed).strip(_FINAL)} <= {*CIRCLED}
    ways = (by_label, by_text) if circled else (by_text, _by_both, by_label, _by_number)
    return next((found for way in ways if (found := way(options, typed))), None)


def by_text(options: Texts, typed: str) -> tuple[int, ...] | None:
    """The place of the one option whose text was typed: to the letter, folded, or spoken."""
    exact, fold = folding.exact(typed), folding.fold(typed)
    ways = (
        (folding.exact, {exact}),
        (folding.fold, {fold}),
        (folding.fold, {*folding.spoken(fold)}),
    )
    said = next((found for same, texts in ways if (found := _said(options, texts, same))), ())
    if not said and len(fold) > 1:
        sides = enumerate(map(writing.sides, options))
        said = tuple(p for p, ways in sides if any(folding.same(typed, one) for one in ways))
    if not said and (place := writing.said(options, typed)) is not None:
        said = (place,)
    return said if len(said) == 1 and not writing.doubtful(options, typed) else None


def _said(options: Texts, said: set[str], same: Callable[[str], str]) -> tuple[int, ...]:
    places = enumerate(options)
    return tuple(p for p, o in places if not said.isdisjoint(map(same, writing.sides(o))))


def by_label(options: Texts, typed: str) -> tuple[int, ...] | None:
    """The places whose labels were typed, with words around them or a Korean ending behind."""
    text = ordinals(wrapping.unwrapped(plain(typed)).casefold()).strip(_FINAL)
    if _LAST.fullmatch(text):
        text = CIRCLED[len(options) - 1]
    joined = re.sub(r"\s+", "", text)
    rows = of_options(options)
    ways = (text, *folding.spoken(text)[1:], *folding.spoken(joined)[1:])
    return next((found for way in ways if (found := _labels(way, rows))), None)


def ordinals(text: str) -> str:
    """The text with circled numbers for `second`, `두 번째` and the like."""
    return _ORDINAL.sub(lambda word: CIRCLED[_ORDINALS[word[1] or word[2]]], text)


def _labels(text: str, rows: list[Row]) -> tuple[int, ...] | None:
    """The places of the labels typed, however separated; None where something is no label.

    Labels run together are of one row and each another: `b가` and `11` are none.
    """
    found: list[int] = []
    for word in filter(None, _BETWEEN.split(text)):
        said = run(word, rows)
        if said is None or len({*said[1]}) < len(said[1]):
            return None
        found += said[1]
    return tuple(found) or None


def _by_both(options: Texts, typed: str) -> tuple[int, ...] | None:
    """The place of an option given by its label and its text together, where those agree."""
    text = wrapping.unwrapped(plain(typed))
    ways = (_BOTH.fullmatch(text), _BOTH_BACK.fullmatch(text))
    for way, label, beside in zip(ways, (1, 2), (2, 1), strict=True):
        place = by_label(options, way[label]) if way else None
        saids = (way[beside], way[beside].strip("()[] ")) if way else ()
        if place and any(place == by_text(options, said) for said in saids):
            return place
    return None


def _by_number(options: Texts, typed: str) -> tuple[int, ...] | None:
    """The place of the one option that is the number typed, however written: 0.50 is 0.5.

    What is counted may be left out, or said where the option leaves it out, not changed; a
    number that may be an option's own is none of those.
    """
    number, unit = _counted(typed)
    small = number in range(1, MOST + 1)
    for units in ({unit}, {"", unit} if unit or small else None):
        found = [
            place
            for place, option in enumerate(options)
            if any(
                _equal(number, value) and (units is None or said in units)
                for value, said in map(_counted, (option.ko, option.en))
            )
        ]
        if found:
            return (found[0],) if len(found) == 1 else None
    return None


def _counted(text: str) -> tuple[Fraction | None, str]:
    """The number of a text, and what is counted with it."""
    text = folding.bare(text)
    unit = _UNIT.search(text)
    return (_number(text[: unit.start()]), unit[0].strip()) if unit else (_number(text), "")


def alike(texts: Texts) -> tuple[int, int, str] | None:
    """The first two that say the same in one language, or the same number, and what they say."""
    sides = (tuple(text.ko for text in texts), tuple(text.en for text in texts))
    for said in dict.fromkeys(sides):
        ways = (writing.sides(Text(one, one)) for one in said)
        keys = [({*map(folding.exact, way)}, _number(way[0])) for way in ways]
        for (one, first), (other, second) in combinations(enumerate(keys), 2):
            if first[0] & second[0] or _equal(first[1], second[1]):
                return one, other, said[other]
    return None


def _number(text: str) -> Fraction | None:
    """The number that a text is, as far as one needs no working out."""
    if not any(map(str.isnumeric, text)):
        return None
    bare = _POWER.sub(_power, folding.exact(writing.line(text)).casefold())
    if not _NUMBER.fullmatch(bare):
        return None
    read = arithmetic.read_answer(bare.removesuffix("%"))
    value = read if isinstance(read, Reason) else arithmetic.value(read, {})
    if isinstance(value, bool | str | tuple | Reason):
        return None
    return Fraction(value) / (100 if bare.endswith("%") else 1)


def _power(ten: re.Match[str]) -> str:
    return f"e{ten[1]}" if ten[1] else f"1e{ten[2]}"


def _equal(one: Fraction | None, other: Fraction | None) -> bool:
    """Equal numbers; what is not whole was perhaps rounded to ten digits."""
    if one is None or other is None or one.denominator == other.denominator == 1:
        return one is not None and one == other
    return abs(one - other) <= abs(one) * Fraction(6, 10**10)
