"""number: a whole number exactly, or a real one rounded as the card says.

All comparing is done with fractions, so that no rounding of ours decides. How numbers are
typed and shown stands in `quantities`.
"""

import math
import re
from fractions import Fraction

from msgspec import Struct

from quizcli import arithmetic
from quizcli.errors import Reason
from quizcli.errors.answer import TooLong
from quizcli.errors.quantity import (
    NOTHING,
    KeyNeedsForm,
    KeyNotNumber,
    KeyNotWhole,
    KeyWithoutSign,
    PercentAsked,
    SideOrProduct,
    WholeAsked,
    WholeWantedHere,
)
from quizcli.kinds import Entry, Fault, Located, Samples
from quizcli.model import Grade, Made, Reading, Slipped, Terms, Text, Unreadable, Value, Variant
from quizcli.numbers import phrases, precision, quantities
from quizcli.numbers.quantities import Number

SELF_RATED = False
COMPUTED = True
ENTRIES = (
    Entry("decimals", "yaml", required=False),
    Entry("answer", "yaml"),
    Entry("units", "text", required=False),
)

_SQUARE = re.compile(r"\s*([0-9]+)\s*[x×X✕]\s*\1\s*")
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
    found = [Fault((name,), reason) for name, reason in precision.faults(fields)]
    if fields.key and not fields.key.startswith("="):
        found.append(Fault(("key",), KeyWithoutSign(fields.key)))
    if fields.answer and not found:
        key = _checked(arithmetic.evaluated(fields.answer, {}), fields)
        if isinstance(key, Reason):
            found.append(Fault(("answer",), key))
    return found


def texts(fields: Fields) -> list[Located[Text]]:
    return []


def expressions(fields: Fields) -> list[Located[str]]:
    return [(("key",), fields.key.removeprefix("="))] if fields.key else []


def known(fields: Fields) -> tuple[str, ...]:
    return ()


def form(variant: Variant) -> Reason:
    fields: Fields = variant.card.fields
    return precision.wanted(fields, fields.units or NOTHING)


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
    shown = precision.rounded(fields, key, [value for _, value in _slips(made, key)])
    return Variant(made=made, key=_with_units(shown, fields.units), answer=key)


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
    return Fraction(value) if not isinstance(value, float) or math.isfinite(value) else None


def _slips(made: Made, key: Fraction) -> list[tuple[Slipped, Fraction]]:
    """The known mistakes that give another number than the key."""
    numbers = ((slip, _fraction(slip.value)) for slip in made.slips)
    return [(slip, value) for slip, value in numbers if value is not None and value != key]


def _with_units(number: str, units: Text | None) -> Text:
    if units is None:
        return Text(number, number)
    gap = "" if units.ko[:1] == "%" or "가" <= units.ko[:1] <= "힣" else " "
    return Text(f"{number}{gap}{units.ko}", f"{number}{'' if units.en == '%' else ' '}{units.en}")


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    if len(typed) > quantities.LONGEST:
        return Unreadable(TooLong(len(typed), quantities.LONGEST))
    fields: Fields = variant.card.fields
    short, real = fields.digits is not None, not precision.exact(fields)
    number = quantities.read(typed, fields.units, short=short, rounded=real)
    if isinstance(number, Reason):
        return Unreadable(number)
    number = _settled(variant, typed, number)
    if isinstance(number, Reason):
        return Unreadable(number)
    if not _inverse(variant):
        rivals = [value for _, value in _slips(variant.made, variant.answer)]
        if asked := precision.coarse(fields, number, variant.answer, rivals):
            return Unreadable(asked)
    elif precision.exact(fields) and number.value != int(number.value):
        return Unreadable(WholeWantedHere(number.shown))
    return Reading(Text(number.shown, number.shown), number.value)


def _inverse(variant: Variant) -> bool:
    """Whether any answer with a property is right; nothing is told from the example then."""
    computed = variant.card.computed
    return computed is not None and bool(computed.accept)


def _settled(variant: Variant, typed: str, number: Number) -> Number | Reason:
    """The number, where it can mean one thing only; a slip of notation costs nothing."""
    fields: Fields = variant.card.fields
    inverse, value = _inverse(variant), number.value
    if isinstance(value, float) and inverse and abs(value - round(value)) <= 1e-9 * abs(value):
        number = Number(number.shown, round(value), number.place)
    rivals = (other for _, other in _slips(variant.made, variant.answer))
    if any(precision.fits(fields, value, t) for t in (variant.answer, *rivals)):
        return number
    text, unit = phrases.bare(typed, fields.units, counted=True, named=True)
    if square := _SQUARE.fullmatch(phrases.unwrapped(text)):
        return SideOrProduct(square[1])  # both sides of a map, or a product: nobody can tell
    if asked := _in_percent(variant, number, unit):
        return asked
    if fields.units and (named := quantities.in_units(text + unit, fields.units)):
        return named
    worked_out = number.place is None and not inverse and value != int(value)
    return WholeAsked(number.shown) if worked_out and precision.exact(fields) else number


def _in_percent(variant: Variant, number: Number, unit: str) -> Reason | None:
    """Whether it cannot be told if a share or a number of hundredths is meant."""
    fields: Fields = variant.card.fields
    percent = phrases.counted_in_percent(fields.units)
    signed = unit in phrases.PERCENT and not percent
    if signed and precision.exact(fields):
        return PercentAsked(number.shown)
    other = Fraction(number.value) * 100
    if (signed or percent) and precision.fits(fields, other, variant.answer):
        return PercentAsked(arithmetic.shown(other) if percent else number.shown)
    return None


def grade(variant: Variant, reading: Reading) -> Grade:
    fields: Fields = variant.card.fields
    key, value = variant.answer, reading.value
    slips = _slips(variant.made, key)
    right = precision.fits(fields, value, key) if variant.holds is None else variant.holds
    if right and variant.holds is None:
        slips = [each for each in slips if precision.mistaken(fields, [(value, key, each[1])])]
        right = not any(precision.fits(fields, value, other) for _, other in slips)
    if right:
        return Grade(right=True)
    slip = next((slip for slip, other in slips if precision.fits(fields, value, other)), None)
    return Grade(right=False, slip=slip.label, say=slip.say) if slip else Grade(right=False)


def samples(variant: Variant) -> Samples:
    fields: Fields = variant.card.fields
    key: Fraction = variant.answer
    shown = precision.rounded(fields, key, [value for _, value in _slips(variant.made, key)])
    plain = shown.replace(",", "")
    wide = plain.translate(str.maketrans("0123456789.-", "０１２３４５６７８９．－"))
    step = max(Fraction(1), 3 * precision.unit(fields, key), 3 * precision.tolerance(fields, key))
    others = (precision.written(fields, value) for value in (key + step, -key, 2 * key))
    wrong = tuple(
        text for text in others if not precision.fits(fields, Fraction(text.replace(",", "")), key)
    )
    return Samples(
        right=(plain, shown, wide, f"({plain}-1)+1", variant.key.ko, variant.key.en),
        wrong=wrong,
        unreadable=("", "12O", "nan", "1,00", "3 4", "abc"),
    )
