"""How near an answer must come to a number: to the last place asked for, or within a tolerance.

All in fractions, so that no rounding of ours decides. Whether more digits are wanted hangs on
the digits typed, never on how near they come: nobody is to be led to the key.
"""

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import Protocol

from quizcli.errors import Reason
from quizcli.errors.quantity import (
    NOTHING,
    BadTolerance,
    Decimals,
    Digits,
    FormRange,
    MoreDecimals,
    MoreDigits,
    MorePrecise,
    OneMoreDigit,
    SeveralForms,
    WholeNumber,
    Within,
)
from quizcli.model import Text
from quizcli.numbers import quantities
from quizcli.numbers.quantities import Number, power_of_ten

MOST_DIGITS = 15
"""More than a double holds cannot be asked for."""

_HALF = Fraction(51, 100)
"""Half a unit of the last place asked for, and a little: either rounding of a tie is right."""
_NOISE = Fraction(1, 10**12)
"""What a float worked out by the learner may be off where a whole number is wanted."""
_LEAST = Fraction(1, 10**300)
"""What the smallest floats are off by in decimals."""


class Form(Protocol):
    """The fields of a card that say how a number is to be rounded; all None: it is whole."""

    @property
    def integer(self) -> bool: ...
    @property
    def decimals(self) -> int | None: ...
    @property
    def digits(self) -> int | None: ...
    @property
    def rtol(self) -> float | None: ...
    @property
    def atol(self) -> float | None: ...


def faults(form: Form) -> Iterator[tuple[str, Reason]]:
    """The fields that cannot be as they are, and why."""
    forms = {
        "integer": form.integer,
        "decimals": form.decimals is not None,
        "digits": form.digits is not None,
        "rtol": form.rtol is not None,
        "atol": form.atol is not None,
    }
    given = tuple(name for name, there in forms.items() if there)
    if len(given) > 1 and given != ("rtol", "atol"):
        yield given[1], SeveralForms(given)
    for name, count, low in (("decimals", form.decimals, 0), ("digits", form.digits, 1)):
        if count is not None and not low <= count <= MOST_DIGITS:
            yield name, FormRange(name, count, low, MOST_DIGITS)
    for name, bound, below in (("rtol", form.rtol, 1.0), ("atol", form.atol, math.inf)):
        if bound is not None and not 0 < bound < below:
            yield name, BadTolerance(name, bound)


def wanted(form: Form, units: Text = NOTHING) -> Reason:
    """What is to be typed, for the line under the question."""
    if form.decimals is not None:
        return Decimals(form.decimals, units)
    if form.digits is not None:
        return Digits(form.digits, units)
    if form.rtol is not None or form.atol is not None:
        return Within(form.rtol or 0.0, form.atol or 0.0, units)
    return WholeNumber(units)


def rounded(form: Form, key: Fraction, rivals: list[Fraction]) -> str:
    """A number in the form asked for, with more digits where a rival rounds to the same."""
    if form.decimals is not None:
        return quantities.decimal(key, form.decimals)
    if form.digits is not None:
        for digits in range(form.digits, 30):
            place = quantities.exponent(key) - digits + 1
            if not blurred(form, key, place, (key, rivals)):
                return quantities.significant(key, digits)
    if key.denominator == 1:
        return quantities.decimal(key, 0)
    within = quantities.exponent(tolerance(form, key))
    return quantities.short(key, max(4, quantities.exponent(key) - within + 3))


def written(form: Form, value: Fraction) -> str:
    """A number as somebody who takes it for the key may type it, with as many digits as asked."""
    if form.rtol is None and form.atol is None:
        return rounded(form, value, [])
    if not value:
        return quantities.decimal(value, 2 - min(0, quantities.exponent(tolerance(form, value))))
    within = quantities.exponent(tolerance(form, value / 2))
    return quantities.significant(value, max(2, quantities.exponent(value) - within + 2))


def exact(form: Form) -> bool:
    return {form.decimals, form.digits, form.rtol, form.atol} == {None}


def unit(form: Form, target: Fraction) -> Fraction:
    """The last place asked for of a number; 0 where no place is."""
    if form.decimals is not None:
        return power_of_ten(-form.decimals)
    if form.digits is not None:
        return power_of_ten(quantities.exponent(target) - form.digits + 1)
    return Fraction(0)


def tolerance(form: Form, target: Fraction) -> Fraction:
    """How far from a number an answer may be that means it.

    Of rtol and atol the one not declared is next to nothing beside the other.
    """
    if form.rtol is None and form.atol is None:
        return _HALF * unit(form, target)
    relative = Fraction(repr(form.rtol)) * abs(target) if form.rtol is not None else Fraction(0)
    if form.atol is not None:
        return relative + Fraction(repr(form.atol)) + _NOISE * abs(target)
    return relative + (max(relative / 1000, _LEAST) if target else _NOISE)


def fits(form: Form, value: int | Fraction | float, target: Fraction) -> bool:
    noise = _NOISE * abs(target) if isinstance(value, float) else 0
    return abs(Fraction(value) - target) <= tolerance(form, target) + noise


def means(form: Form, value: Fraction, place: int, target: Fraction) -> bool:
    """Whether a number written down to a place may stand for a target."""
    near = _HALF * power_of_ten(place)
    return fits(form, value, target) and abs(value - target) <= near


def mistaken(form: Form, triples: list[tuple[int | Fraction | float, Fraction, Fraction]]) -> bool:
    """Whether numbers that fit both the key and a known mistake are the mistake's.

    triples: typed, key, mistake. Theirs are numbers far nearer to it, and such as it, and not the
    key, is rounded to at the places down to which they are written.
    """
    off = max(abs(Fraction(value) - key) for value, key, _ in triples)
    other = max(abs(Fraction(value) - rival) for value, _, rival in triples)
    if other * 10 <= off:
        return True
    if form.decimals is None and form.digits is None:
        return False
    places = [quantities.last_place(value) for value, _, _ in triples if value]
    halves = [_HALF * power_of_ten(place) for place in places if place is not None]
    if len(halves) < len(places):
        return False
    written = list(zip(halves, (triple for triple in triples if triple[0]), strict=True))
    return all(abs(Fraction(value) - rival) <= half for half, (value, _, rival) in written) and any(
        abs(Fraction(value) - key) > half for half, (value, key, _) in written
    )


def blurred(
    form: Form, value: Fraction, place: int, targets: tuple[Fraction, list[Fraction]]
) -> bool:
    """Whether a number written down to a place may be the key or a known mistake."""
    key, rivals = targets
    return means(form, value, place, key) and any(
        means(form, value, place, rival) for rival in rivals
    )


def coarse(form: Form, number: Number, key: Fraction, rivals: list[Fraction]) -> Reason | None:
    """What is missing from a number written with too few digits to be told right or wrong.

    What was left out may be zeros: one that is the key all the same lacks nothing.
    """
    if number.place is None:
        return None
    place, value = number.place, Fraction(number.value)
    exactly = abs(value - key) * 10**6 <= unit(form, key)
    meant = any(fits(form, value, target) for target in (key, *rivals))
    if number.cut and not meant and power_of_ten(place) >= unit(form, value) > 0:
        return OneMoreDigit()
    if form.decimals is not None:
        return MoreDecimals(form.decimals) if -place < form.decimals and not exactly else None
    if form.digits is not None:
        if quantities.exponent(value) - place + 1 < form.digits and not exactly:
            return MoreDigits(form.digits)
        return OneMoreDigit() if blurred(form, value, place, (key, rivals)) else None
    return MorePrecise() if not meant and _vague(form, value, place) else None


def _vague(form: Form, value: Fraction, place: int) -> bool:
    """Whether a number that rounds to what was typed may be further off than is allowed.

    Next to 0 no tolerance is left by `rtol`; so 0 is taken at its word from two decimals on.
    """
    if exact(form):
        return place > 0
    if not value and form.atol is None:
        return place > -2
    half = power_of_ten(place) / 2
    return half > tolerance(form, max(abs(value) - half, Fraction(0)))
