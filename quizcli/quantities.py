"""Numbers as learners type them, and numbers as they are shown: what number and shape share.

Text in, exact numbers out, and back; whether a number is near enough is decided in the kinds.
The words that may stand around a number are all here.
"""

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from quizcli import arithmetic
from quizcli.errors import Reason
from quizcli.errors.answer import Empty
from quizcli.errors.quantity import Abbreviated, NumberWanted, UnknownUnit
from quizcli.model import Text

LONGEST = 400
"""Characters an answer may have: past that it is a paste, not an answer."""

_WIDE = str.maketrans(
    {chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)}
    | {"。": ".", "、": ",", "−": "-", "–": "-", "﹣": "-"}
)
_LEAD = re.compile(
    r"(?:(?:정답은?|답은?|(?:the )?answer(?: is)?|it is|it's)(?![a-z]) ?:? ?"
    r"|(?:=|≈|≒|≃|~|약|대략|about|approximately|approx\.?|around)(?![a-z]) ?)*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^\s*[^\W\d]\w{0,15}'?\s*=\s*(?=[^\s=])")
"""The name of what is asked for, as in `W = 125`."""
_END = r"(?: ?(?:입니다|이에요|예요|에요|이다|이요|이죠|다|요|죠|임))?[ .?]*"
_UNCOUNTED = re.compile(rf"(.*?)(){_END}")
PERCENT = ("%", "퍼센트", "프로", "percent", "per cent")
_WORDS = (
    *"개 층 배 장 번 칸 회 명 단계 차원 바이트 픽셀 채널 파라미터".split(),
    *(
        f"개{of} {noun}"
        for noun in ("파라미터", "픽셀", "채널", "층", "가중치")
        for of in ("", "의")
    ),
    *"px pixel pixels channel channels param params parameter parameters weight weights".split(),
    *"layer layers unit units dimension dimensions time times step steps byte bytes".split(),
)
"""Counters and units that change nothing where a card does not ask for them."""
_SIGN = r"(?<=[0-9) ])[x×]"

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+"
_LITERAL = re.compile(r"[+-]? ?([0-9,_]*)\.?([0-9_]*)(?:e([+-]?[0-9]+))?", re.IGNORECASE)
_POWER = re.compile(
    rf"([+-]?(?:{_NUMBER})) ?[×x*·⋅∙] ?10 ?(?:(?:\^|\*\*) ?\(?([+-]?[0-9]{{1,4}})\)?"
    r"|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}))"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_ENGLISH = {
    **{"k": 3, "K": 3, "M": 6, "G": 9, "B": 9, "T": 12},
    **{"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
}
_SMALL = {"십": 1, "백": 2, "천": 3}
_LARGE = {"만": 4, "억": 8, "조": 12}
_ENGLISH_SHORT = re.compile(rf"([+-]?)({_NUMBER}) ?({'|'.join(_ENGLISH)})")
_KOREAN_SHORT = re.compile("([+-]?)([0-9.][0-9., ]*[십백천만억조][0-9., 십백천만억조]*)")
_KOREAN_TOKEN = re.compile(rf"({_NUMBER})|([십백천만억조])")
_CALLED = re.compile(r"(?:torch\.)?(?:size|shape) ?[:=]? ?(?=[(\[])", re.IGNORECASE)
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_WITH_WORD = re.compile(rf"[+-]?(?:{_NUMBER}) ?([^\W\d_]+)")


class Number(Struct, frozen=True):
    """A number read. `place` is the power of ten of the last digit written, None if computed."""

    shown: str
    value: int | Fraction | float
    place: int | None = None


def bare(typed: str, units: Text | None, *, counted: bool) -> tuple[str, str]:
    """What was typed without the words around it, and the unit (if `counted`) behind it."""
    text = _tidied(typed)
    lead = _LEAD.match(text)
    text = text[lead.end() :] if lead else text
    found = (_tail(units) if counted else _UNCOUNTED).fullmatch(text)
    return (found[1], (found[2] or "").casefold()) if found else (text, "")


def _tidied(typed: str) -> str:
    """Without invisible characters, wide ones and runs of spaces; superscripts stay raised."""
    kept = "".join(c for c in typed if unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFC", kept).translate(_WIDE).split())


@lru_cache(maxsize=32)
def _tail(units: Text | None) -> re.Pattern[str]:
    """The number, its unit, a copula and final punctuation."""
    given = (units.ko, units.en) if units else ()
    declared = [text for text in map(_tidied, given) if text]
    declared += [text[:-1] for text in declared if re.search("[a-rt-z]s$", text)]
    words = sorted({*declared, *_WORDS, *PERCENT}, key=len, reverse=True)
    latin = "|".join(re.escape(word) for word in words if word[0].isascii())
    other = "|".join(re.escape(word) for word in words if not word[0].isascii())
    unit = rf"(?<![A-Za-z])(?:{latin})|{other}|{_SIGN}"
    return re.compile(rf"(.*?) ?({unit})?{_END}", re.IGNORECASE)


def unwrapped(text: str) -> str:
    """What stands inside the brackets around all of it, and behind `torch.Size`."""
    called = _CALLED.match(text)
    text = text[called.end() :] if called else text
    while text and _CLOSING.get(text[0]) == text[-1] and _closes(text):
        text = text[1:-1].strip()
    return text


def _closes(text: str) -> bool:
    """Whether the first bracket is closed by the last character."""
    depth = 0
    for place, c in enumerate(text):
        depth += (c in "([{") - (c in ")]}")
        if not depth:
            return place == len(text) - 1
    return False


def at_commas(text: str) -> list[str]:
    """The pieces between commas or semicolons that stand in no brackets."""
    pieces, depth = [""], 0
    for c in text:
        depth += (c in "([{") - (c in ")]}")
        if c in ",;" and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += c
    pieces = [piece.strip() for piece in pieces]
    return pieces if pieces[-1] else pieces[:-1]


def read(typed: str, units: Text | None, *, short: bool) -> Number | Reason:
    """The number meant by an answer; `short`: abbreviations such as 61.1M and 6천만 may be used."""
    text, unit = bare(_NAMED.sub("", typed), units, counted=True)
    if not text:
        return Empty()
    number = _abbreviated(text, short) or _evaluated(text)
    if isinstance(number, Reason) or unit not in PERCENT or counted_in_percent(units):
        return number
    value = number.value / 100 if isinstance(number.value, float) else Fraction(number.value) / 100
    value = int(value) if value == int(value) and not isinstance(value, float) else value
    place = None if number.place is None else number.place - 2
    return Number(echoed(value), value, place)


def in_units(text: str, units: Text) -> Number | None:
    """`16G` where gigabytes are asked for: the letter is the unit's, not a thousand millions."""
    found = re.fullmatch(rf"([+-]?(?:{_NUMBER})) ?([kKMGTB])", text)
    if found is None or not units.en.casefold().startswith(found[2].casefold()):
        return None
    number = _evaluated(found[1])
    return number if isinstance(number, Number) else None


def counted_in_percent(units: Text | None) -> bool:
    """Whether 12.5% is 12.5 here, not 0.125."""
    given = (units.ko, units.en) if units else ()
    return any(_tidied(text).casefold() in PERCENT for text in given)


def _evaluated(text: str) -> Number | Reason:
    written = _POWER.sub(_scientific, text) if _POWER.fullmatch(text) else text
    expression = arithmetic.read_answer(written)
    if isinstance(expression, Reason):
        word = _WITH_WORD.fullmatch(text)
        return UnknownUnit(word[1]) if word else expression
    value = arithmetic.value(expression, {})
    if isinstance(value, Reason):
        return value
    if isinstance(value, bool) or not isinstance(value, int | Fraction | float):
        return NumberWanted(text)
    if expression.literal:
        return Number(echoed(value), value, _place(written))
    return Number(f"{text} = {echoed(value)}", value)


def _scientific(power: re.Match[str]) -> str:
    mantissa, plain, raised = power.groups()
    return f"{mantissa}e{plain or raised.translate(_RAISED)}"


def _place(literal: str) -> int | None:
    found = _LITERAL.fullmatch(literal)
    if found is None:
        return None
    _, decimals, exponent = found.groups()
    return int(exponent or 0) - len(decimals.replace("_", ""))


def _abbreviated(text: str, short: bool) -> Number | Reason | None:
    """61.1M, 6천만, 1억 3800만; None where nothing is abbreviated."""
    if english := _ENGLISH_SHORT.fullmatch(text):
        sign, mantissa, suffix = english.groups()
        value, place = _scaled(mantissa, _ENGLISH[suffix])
    elif korean := _KOREAN_SHORT.fullmatch(text):
        sign, suffix = korean[1], "".join(re.findall("[십백천만억조]", text))
        parts = _korean(korean[2])
        if parts is None:
            return None
        value, place = parts
    else:
        return None
    if not short:
        return Abbreviated(suffix)
    value = -value if sign == "-" else value
    exact = int(value) if value.denominator == 1 else value
    return Number(echoed(exact), exact, place)


def _scaled(mantissa: str, exponent: int) -> tuple[Fraction, int]:
    """A number times a power of ten, and the place of its last digit."""
    decimals = len(mantissa.partition(".")[2])
    return Fraction(mantissa.replace(",", "")) * 10**exponent, exponent - decimals


def _korean(text: str) -> tuple[Fraction, int] | None:
    """천 within 만 within 억: each unit smaller than the one before it, or it means nothing."""
    if _KOREAN_TOKEN.sub("", text).strip():
        return None
    total = section = Fraction(0)
    number, place, small, large = Fraction(0), 0, 4, 16
    for digits, unit in _KOREAN_TOKEN.findall(text):
        if digits:
            if number:
                return None
            number, place = _scaled(digits, 0)
        elif unit in _SMALL:
            if _SMALL[unit] >= small or not section + number:
                return None
            small, place = _SMALL[unit], place if number else 0
            section, number, place = section + (number or 1) * 10**small, Fraction(0), place + small
        else:
            if _LARGE[unit] >= large or not section + number:
                return None
            large, small = _LARGE[unit], 4
            total += (section + number) * 10**large
            section, number, place = Fraction(0), Fraction(0), place + large
    return total + section + number, place


def exponent(value: Fraction) -> int:
    """The power of ten of the leading digit; 0 for 0."""
    size = abs(value)
    if not size:
        return 0
    bits = size.numerator.bit_length() - size.denominator.bit_length()
    power = bits * 30103 // 100000 - 1
    while power_of_ten(power + 1) <= size:
        power += 1
    return power


def power_of_ten(power: int) -> Fraction:
    return Fraction(10) ** power


def decimal(value: Fraction, places: int) -> str:
    """Rounded half to even, with thousands commas from 10,000."""
    scaled = round(abs(value) * 10**places)
    whole, rest = divmod(scaled, 10**places)
    sign = "-" if value < 0 and scaled else ""
    text = f"{whole:,}" if whole >= 10_000 else str(whole)
    return f"{sign}{text}.{rest:0{places}d}" if places else f"{sign}{text}"


def significant(value: Fraction, digits: int) -> str:
    """Rounded to so many significant digits; below 1e-6 and from 1e15 with an exponent."""
    top = exponent(value)
    if round(abs(value) / power_of_ten(top - digits + 1)) == 10**digits:
        top += 1
    if not -6 <= top < 15:
        return f"{decimal(value / power_of_ten(top), digits - 1)}e{top}"
    if digits > top:
        return decimal(value, digits - 1 - top)
    step = 10 ** (top - digits + 1)
    return decimal(Fraction(round(value / step) * step), 0)


def short(value: Fraction, digits: int) -> str:
    """`significant` without zeros at the end of decimals."""
    text, mark, power = significant(value, digits).partition("e")
    return (text.rstrip("0").rstrip(".") if "." in text else text) + mark + power


def echoed(value: int | Fraction | float) -> str:
    """A number as it was understood: whole ones in full, others to ten digits, no commas."""
    if isinstance(value, int) and abs(value) < 10**30:
        return str(value)
    return short(Fraction(value), 10).replace(",", "")
