"""number: a whole number exactly, or a real one rounded as the card says.

All comparing is done with fractions, so that no rounding of ours decides. How numbers are
typed and shown stands in `quantities`.
"""

import math
import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from quizcli import arithmetic, precision, quantities
from quizcli.errors import Reason
from quizcli.errors.answer import TooLong
from quizcli.errors.quantity import (
    NOTHING,
    BadTolerance,
    Decimals,
    Digits,
    FormRange,
    KeyNeedsForm,
    KeyNotNumber,
    KeyNotWhole,
    KeyWithoutSign,
    MoreDecimals,
    MoreDigits,
    MorePrecise,
    OneMoreDigit,
    PercentAsked,
    SeveralForms,
    SideOrProduct,
    WholeAsked,
    WholeNumber,
    WholeWantedHere,
    Within,
)
from quizcli.kinds import Entry, Fault, Located, Samples
from quizcli.model import Grade, Made, Reading, Slipped, Terms, Text, Unreadable, Value, Variant
from quizcli.quantities import Number, power_of_ten

SELF_RATED = False
COMPUTED = True
ENTRIES = (
    Entry("decimals", "yaml", required=False),
    Entry("answer", "yaml"),
    Entry("units", "text", required=False),
)

_SQUARE = re.compile(r"\s*([0-9]+)\s*[x×X✕]\s*\1\s*")
_MOST_DIGITS = 15
"""More than a double holds cannot be asked for."""
_LARGEST = 10**100


class Fields(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    answer: str = ""
    key: str = ""
    integer: bool = False
    decimals: int | None = None
    digits: int | None = None
    rtol: float | None = None
    atol: float | None = None
    units: Text | None = None


def faults(fields: Fields, terms: Terms) -> list[Fault]:
    found = list(_form_faults(fields))
    if fields.key and not fields.key.startswith("="):
        found.append(Fault(("key",), KeyWithoutSign(fields.key)))
    if fields.answer and not found:
        key = _checked(arithmetic.evaluated(fields.answer, {}), fields)
        if isinstance(key, Reason):
            found.append(Fault(("answer",), key))
    return found


def _form_faults(fields: Fields) -> Iterator[Fault]:
    forms = {
        "integer": fields.integer,
        "decimals": fields.decimals is not None,
        "digits": fields.digits is not None,
        "rtol": fields.rtol is not None,
        "atol": fields.atol is not None,
    }
    given = tuple(name for name, there in forms.items() if there)
    if len(given) > 1 and given != ("rtol", "atol"):
        yield Fault((given[1],), SeveralForms(given))
    for name, count, low in (("decimals", fields.decimals, 0), ("digits", fields.digits, 1)):
        if count is not None and not low <= count <= _MOST_DIGITS:
            yield Fault((name,), FormRange(name, count, low, _MOST_DIGITS))
    for name, bound, below in (("rtol", fields.rtol, 1.0), ("atol", fields.atol, math.inf)):
        if bound is not None and not 0 < bound < below:
            yield Fault((name,), BadTolerance(name, bound))


def texts(fields: Fields) -> list[Located[Text]]:
    return []


def expressions(fields: Fields) -> list[Located[str]]:
    return [(("key",), fields.key.removeprefix("="))] if fields.key else []


def known(fields: Fields) -> tuple[str, ...]:
    return ()


def form(variant: Variant) -> Reason:
    fields: Fields = variant.card.fields
    units = fields.units or NOTHING
    if fields.decimals is not None:
        return Decimals(fields.decimals, units)
    if fields.digits is not None:
        return Digits(fields.digits, units)
    if fields.rtol is not None or fields.atol is not None:
        return Within(fields.rtol or 0.0, fields.atol or 0.0, units)
    return WholeNumber(units)


def essence(fields: Fields) -> str:
    """The key, by its value where it is literal: how it is rounded changes nothing."""
    if fields.key:
        return "=" + fields.key.removeprefix("=").replace(" ", "")
    value = arithmetic.evaluated(fields.answer, {}) if fields.answer else ""
    return fields.answer if isinstance(value, Reason) else arithmetic.shown(value)


def variant(made: Made, terms: Terms) -> Variant | Reason:
    fields: Fields = made.card.fields
    value: Value | Reason | None = made.key
    if value is None:
        value = arithmetic.evaluated(fields.key or fields.answer, made.names)
    key = _checked(value, fields)
    if isinstance(key, Reason):
        return key
    shown = _with_units(_shown(key, fields, _slips(made, key)), fields.units)
    return Variant(made=made, key=shown, answer=key)


def _checked(value: Value | Reason, fields: Fields) -> Fraction | Reason:
    """The key as a fraction, or why it cannot be asked for."""
    if isinstance(value, Reason):
        return value
    key, shown = _fraction(value), arithmetic.shown(value)
    if key is None or abs(key) >= _LARGEST:
        return KeyNotNumber(shown)
    if key.denominator > 1 and fields.integer:
        return KeyNotWhole(shown)
    if key.denominator > 1 and precision.exact(fields):
        return KeyNeedsForm(shown)
    return key


def _fraction(value: Value) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, int | Fraction | float):
        return None
    return Fraction(value) if math.isfinite(value) else None


def _slips(made: Made, key: Fraction) -> list[tuple[Slipped, Fraction]]:
    """The known mistakes that give another number than the key."""
    numbers = ((slip, _fraction(slip.value)) for slip in made.slips)
    return [(slip, value) for slip, value in numbers if value is not None and value != key]


def _with_units(number: str, units: Text | None) -> Text:
    if units is None:
        return Text(number, number)
    gap = "" if units.ko[:1] == "%" or "가" <= units.ko[:1] <= "힣" else " "
    return Text(f"{number}{gap}{units.ko}", f"{number}{'' if units.en == '%' else ' '}{units.en}")


def _shown(key: Fraction, fields: Fields, slips: list[tuple[Slipped, Fraction]]) -> str:
    """The key in the form asked for, with more digits where a known mistake rounds to the same."""
    if fields.decimals is not None:
        return quantities.decimal(key, fields.decimals)
    if fields.digits is not None:
        rivals = [value for _, value in slips]
        for digits in range(fields.digits, 30):
            place = quantities.exponent(key) - digits + 1
            if not precision.blurred(fields, key, place, (key, rivals)):
                return quantities.significant(key, digits)
    if key.denominator == 1:
        return quantities.decimal(key, 0)
    within = quantities.exponent(precision.tolerance(fields, key))
    return quantities.short(key, max(4, quantities.exponent(key) - within + 3))


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    if len(typed) > quantities.LONGEST:
        return Unreadable(TooLong(len(typed), quantities.LONGEST))
    fields: Fields = variant.card.fields
    short = fields.digits is not None
    number = quantities.read(typed, fields.units, short=short)
    if isinstance(number, Reason):
        return Unreadable(number)
    number = _settled(variant, typed, number)
    if isinstance(number, Reason) or _outside(variant, number.value):
        return Unreadable(number if isinstance(number, Reason) else WholeWantedHere(number.shown))
    if number.place is not None and (asked := _coarse(variant, number, number.place)):
        return Unreadable(asked)
    return Reading(Text(number.shown, number.shown), number.value)


def _settled(variant: Variant, typed: str, number: Number) -> Number | Reason:
    """The number, where it can mean one thing only; a slip of notation costs nothing."""
    fields: Fields = variant.card.fields
    computed, value = variant.card.computed, number.value
    inverse = computed is not None and bool(computed.accept)
    if isinstance(value, float) and inverse and abs(value - round(value)) <= 1e-9 * abs(value):
        number = Number(number.shown, round(value), number.place)
    rivals = (other for _, other in _slips(variant.made, variant.answer))
    if any(precision.fits(fields, value, t) for t in (variant.answer, *rivals)):
        return number
    text, unit = quantities.bare(typed, fields.units, counted=True)
    if square := _SQUARE.fullmatch(quantities.unwrapped(text)):
        return SideOrProduct(square[1])  # both sides of a map, or a product: nobody can tell
    percent = quantities.counted_in_percent(fields.units)
    if unit in quantities.PERCENT or percent:
        other = Fraction(value) * 100
        if precision.fits(fields, other, variant.answer):
            return PercentAsked(arithmetic.shown(other) if percent else number.shown)
    if fields.units and (named := quantities.in_units(text + unit, fields.units)):
        return named
    worked_out = number.place is None and not inverse and value != int(value)
    return WholeAsked(number.shown) if worked_out and precision.exact(fields) else number


def _outside(variant: Variant, value: int | Fraction | float) -> bool:
    """Whether an inverse question with a whole example is given something else than that."""
    computed = variant.card.computed
    inverse = (
        computed is not None and bool(computed.accept) and precision.exact(variant.card.fields)
    )
    return inverse and value != int(value)


def _coarse(variant: Variant, number: Number, place: int) -> Reason | None:
    """What is missing from a number written with too few digits to be told right or wrong."""
    fields: Fields = variant.card.fields
    computed = variant.card.computed
    if computed is not None and computed.accept:
        return None
    key, value = variant.answer, Fraction(number.value)
    rivals = [other for _, other in _slips(variant.made, key)]
    unit = precision.unit(fields, key)
    exactly = abs(value - key) * 10**6 <= unit
    if fields.decimals is not None and -place < fields.decimals and not exactly:
        return MoreDecimals(fields.decimals)
    if fields.digits is not None:
        if quantities.exponent(value) - place + 1 < fields.digits and not exactly:
            return MoreDigits(fields.digits)
        return OneMoreDigit() if precision.blurred(fields, value, place, (key, rivals)) else None
    if any(precision.fits(fields, value, target) for target in (key, *rivals)):
        return None
    return MorePrecise() if abs(value - key) * 2 <= power_of_ten(place) else None


def grade(variant: Variant, reading: Reading) -> Grade:
    fields: Fields = variant.card.fields
    key, value = variant.answer, reading.value
    slips = _slips(variant.made, key)
    right = precision.fits(fields, value, key) if variant.holds is None else variant.holds
    if right and variant.holds is None:
        off = abs(Fraction(value) - key)
        slips = [(slip, other) for slip, other in slips if abs(Fraction(value) - other) * 10 <= off]
        right = not any(precision.fits(fields, value, other) for _, other in slips)
    if right:
        return Grade(right=True)
    slip = next((slip for slip, other in slips if precision.fits(fields, value, other)), None)
    return Grade(right=False, slip=slip.label, say=slip.say) if slip else Grade(right=False)


def samples(variant: Variant) -> Samples:
    fields: Fields = variant.card.fields
    key: Fraction = variant.answer
    shown = _shown(key, fields, _slips(variant.made, key))
    plain = shown.replace(",", "")
    wide = plain.translate(str.maketrans("0123456789.-", "０１２３４５６７８９．－"))
    step = max(Fraction(1), 3 * precision.unit(fields, key), 3 * precision.tolerance(fields, key))
    others = (_shown(value, fields, []) for value in (key + step, -key, 2 * key))
    wrong = tuple(
        text for text in others if not precision.fits(fields, Fraction(text.replace(",", "")), key)
    )
    return Samples(
        right=(plain, shown, wide, f"({plain}-1)+1", variant.key.ko, variant.key.en),
        wrong=wrong,
        unreadable=("", "12O", "nan", "1,00", "3 4", "abc"),
    )
