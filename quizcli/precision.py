"""How near an answer must come to a number: to the last place asked for, or within a tolerance.

All in fractions, so that no rounding of ours decides.
"""

from fractions import Fraction
from typing import Protocol

from quizcli import quantities
from quizcli.quantities import power_of_ten

_HALF = Fraction(51, 100)
"""Half a unit of the last place asked for, and a little: either rounding of a tie is right."""
_NOISE = Fraction(1, 10**12)
"""What a float worked out by the learner may be off where a whole number is wanted."""


_LEAST = Fraction(1, 10**300)
"""What the smallest floats are off by in decimals."""


class Form(Protocol):
    """The fields of a card that say how a number is to be rounded; all None: it is whole."""

    @property
    def decimals(self) -> int | None: ...
    @property
    def digits(self) -> int | None: ...
    @property
    def rtol(self) -> float | None: ...
    @property
    def atol(self) -> float | None: ...


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


def blurred(
    form: Form, value: Fraction, place: int, targets: tuple[Fraction, list[Fraction]]
) -> bool:
    """Whether a number written down to a place may be the key or a known mistake."""
    near = _HALF * power_of_ten(place)
    key, rivals = targets

    def meant(target: Fraction) -> bool:
        return fits(form, value, target) and abs(value - target) <= near

    return meant(key) and any(map(meant, rivals))
