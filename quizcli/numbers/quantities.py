"""Numbers as learners type them, and numbers as they are shown: what the kinds with numbers share.

Text in, exact numbers out, and back; whether a number is near enough is decided in `precision`.
The words that may stand around a number are in `phrases`, numbers in words in `numerals`.
"""

import re
from fractions import Fraction

from msgspec import Struct

from quizcli import arithmetic
from quizcli.errors import Reason
from quizcli.errors.answer import Empty
from quizcli.errors.arithmetic import StrangeCharacter
from quizcli.errors.quantity import NotWorkedOut, NumberWanted, PercentAsked, UnknownUnit
from quizcli.model import Text
from quizcli.numbers import numerals, pasted, phrases
from quizcli.numbers.numerals import DIGITS

_PLACES = 40
"""More decimals nobody types."""
LONGEST = 400
"""Characters an answer may have: past that it is a paste, not an answer."""

_LITERAL = re.compile(r"[+-]? ?([0-9,_]*)\.?([0-9_]*)(?:e([+-]?[0-9]+))?", re.IGNORECASE)
_POWER = re.compile(
    rf"([+-]?(?:{DIGITS})) ?[×x*·⋅∙] ?10 ?(?:(?:\^|\*\*) ?\(?([+-]?[0-9]{{1,4}})\)?"
    r"|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}))"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_WITH_WORD = re.compile(rf"[+-]?(?:{DIGITS}) ?([^\W\d_]+)")
_ENDLESS = re.compile("[0-9][\u0300-\u0362]|[0-9]\\.[0-9]*\\((?=[0-9]+\\))")
"""A digit with a mark above it, or in brackets: `0.6̅` and `0.(6)` go on without end."""
_EULER = re.compile(r"(?<![\w.])e(?=[⁰¹²³⁴-⁹]|[^\w.(]|$)")
_BARE_CALL = re.compile(
    rf"([+-]? ?(?:(?:{DIGITS}) ?[*×·]? ?)?)(ln|(?:log|exp|sqrt)(?= )) ?((?:{DIGITS})(?:/[0-9]+)?)"
)
"""`2 ln 2`: alone it can be read in one way only."""
_NAMED_ONLY = ("sigmoid", "tanh")
"""What questions ask for by name, so that the name with a number is no answer."""
_SPREAD = re.compile(rf"(?:{DIGITS}) ?\+/?- ?[0-9.]+")
_SHARE = re.compile(rf"([+-]?)({DIGITS}) ?%")
_PERCENT_WITHIN = re.compile(r"[0-9.)]%(?! ?[0-9(])|%(?= ?[-+])|[0-9]% ")
_SUM = re.compile(r"[0-9.)½%] ?[-+]")
_GOES_ON = re.compile(r"\.([0-9]+)(?:\.{2,}|…)")
_KOREAN_POWER = re.compile(r"([0-9]+(?:\.[0-9]+)?)의 ?(-?[0-9]+) ?(?:제곱|승)")
_SINGLE = re.compile(r"\[([^\[\],;]*)\]|\{([^{},;]*)\}")
_MINUS = re.compile(r"(?:minus|negative|마이너스) ?", re.IGNORECASE)


class Number(Struct, frozen=True):
    """A number read. `place` is the power of ten of the last digit written, None if computed.

    `cut`: dots behind the last digit say that there are more.
    """

    shown: str
    value: int | Fraction | float
    place: int | None = None
    cut: bool = False


def read(
    typed: str, units: Text | None, *, short: bool, rounded: bool = False, named: bool = True
) -> Number | Reason:
    """The number meant by an answer.

    `short`: abbreviations such as 61.1M and 6천만 may be used; `rounded`: one's own sum may be
    followed by its rounded result; `named`: the name of what is asked for may stand before it.
    """
    text, unit = phrases.bare(typed, units, counted=True, named=named)
    if not text:
        return Empty()
    if endless := _ENDLESS.search(text):
        return StrangeCharacter(text, endless.end(), endless[0][-1])
    text = _copied(text)
    hundredths = phrases.counted_in_percent(units)
    if "%" in text or unit in phrases.PERCENT:
        text, unit = _shares(text, unit, hundredths)
        if _PERCENT_WITHIN.search(text) or (unit in phrases.PERCENT and _added(text)):
            return PercentAsked(text)
    text = _MINUS.sub("-", text, count=1) if _MINUS.match(text) else text
    number = _in_words(text, unit, short) or _evaluated(text, rounded)
    if isinstance(number, Reason):
        return number
    number = _going_on(number, typed)
    return number if hundredths or unit not in phrases.PERCENT else _hundredth(number)


def _copied(text: str) -> str:
    """Without what LaTeX, torch and numpy put around a number."""
    text = pasted.from_latex(text)
    text = text if (inner := pasted.uncalled(text)) is None else inner
    text = _KOREAN_POWER.sub(r"(\1)^(\2)", text)
    single = _SINGLE.fullmatch(text)
    return (single[1] or single[2] or "").strip() if single else text


def _shares(text: str, unit: str, hundredths: bool) -> tuple[str, str]:
    """`1/8 = 12.5%` with each side that is a percentage as a plain number."""
    if hundredths or "=" not in text:
        return text, unit
    sides = f"{text}%" if unit in phrases.PERCENT else text
    found = [_SHARE.fullmatch(side.strip()) for side in sides.split("=")]
    plain = [
        f"{share[1]}{_shifted(share[2])}" if share else side.strip()
        for side, share in zip(sides.split("="), found, strict=True)
    ]
    return (" = ".join(plain), "") if found[-1] or not unit else (text, unit)


def _shifted(percentage: str) -> str:
    places = len(percentage.partition(".")[2]) + 2
    return decimal(Fraction(percentage.replace(",", "")) / 100, places).replace(",", "")


def _added(text: str) -> bool:
    """Whether there is a sum outside of brackets, so that a percent sign is only the last one's."""
    inner = re.sub(r"\([^()]*\)", "()", text)
    return bool(_SUM.search(re.sub(rf"(?:{DIGITS})e[+-]?[0-9]+", "0", inner)))


def _hundredth(number: Number) -> Number:
    value = number.value / 100 if isinstance(number.value, float) else Fraction(number.value) / 100
    value = int(value) if value == int(value) and not isinstance(value, float) else value
    place = None if number.place is None else number.place - 2
    return Number(echoed(value), value, place, number.cut)


def _going_on(number: Number, typed: str) -> Number:
    """`0.666…` without end; after other digits than three alike nobody knows which follow."""
    dots = _GOES_ON.search(phrases.tidied(typed))
    if dots is None or number.place is None or isinstance(number.value, float):
        return number
    last = dots[1][-1]
    if not dots[1].endswith(3 * last):
        return Number(number.shown, number.value, number.place, cut=True)
    rest = Fraction(int(last), 9) * power_of_ten(number.place)
    value = Fraction(number.value) + (rest if number.value >= 0 else -rest)
    return Number(echoed(value), value)


def _in_words(text: str, unit: str, short: bool) -> Number | Reason | None:
    """Where numbers may not be abbreviated, one in words is meant to its last unit: 삼백 is 300."""
    found = numerals.abbreviated(text, short=short)
    if found is None:
        counted = bool(unit) and unit not in phrases.PERCENT
        found = numerals.spelled(text, counted=counted)
        if found and not short and found.place and found.place > 0:
            found = numerals.Spelled(found.value, 0)
    if found is None or isinstance(found, Reason):
        return found
    exact = int(found.value) if found.value.denominator == 1 else found.value
    return Number(echoed(exact), exact, found.place)


def in_units(text: str, units: Text) -> Number | None:
    """`16G` where gigabytes are asked for: the letter is the unit's, not a thousand millions."""
    found = re.fullmatch(rf"([+-]?(?:{DIGITS})) ?([kKMGTB])", text)
    if found is None or not units.en.casefold().startswith(found[2].casefold()):
        return None
    number = _evaluated(found[1], False)
    return number if isinstance(number, Number) else None


def _evaluated(text: str, rounded: bool) -> Number | Reason:
    written = _POWER.sub(_scientific, text) if _POWER.fullmatch(text) else text
    written = _EULER.sub("exp(1)", written)
    if call := _BARE_CALL.fullmatch(written):
        written = f"{call[1]}{'*' if call[1].strip()[-1:].isdigit() else ''}{call[2]}({call[3]})"
    if spread := _SPREAD.fullmatch(written):
        return StrangeCharacter(text, spread[0].index("+") + 1, "±")
    expression = arithmetic.read_answer(written, rounded=rounded)
    if isinstance(expression, Reason):
        word = _WITH_WORD.fullmatch(text)
        return UnknownUnit(word[1]) if word else expression
    if expression.called in _NAMED_ONLY:
        return NotWorkedOut(text)
    value = arithmetic.value(expression, {})
    if isinstance(value, Reason):
        return value
    if isinstance(value, bool) or not isinstance(value, int | Fraction | float):
        return NumberWanted(text)
    *before, last = re.split("[=≈≒≃≅]", written)
    if expression.literal:
        place = None if before and not rounded and value % 1 else _place(last.strip())
        return Number(echoed(value), value, place)
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


def last_place(value: int | Fraction | float) -> int | None:
    """The place of the last digit but zeros; None for 0 and where digits go on."""
    if not value or isinstance(value, float):
        return None
    digits = str(int(value)) if value % 1 == 0 else ""
    if digits:
        return len(digits) - len(digits.rstrip("0"))
    places = range(1, _PLACES)
    return next((-count for count in places if value * power_of_ten(count) % 1 == 0), None)


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
