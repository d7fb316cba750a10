"""Arithmetic on two numbers: exact over the rationals, in floats where one is a float.

Sizes are checked before anything is computed. Every function raises `Fault` where there is no
real, finite value.
"""

import math
import operator
from collections.abc import Callable
from fractions import Fraction

from quizcli.arithmetic.bounds import EXPONENT, Fault, fits
from quizcli.arithmetic.printing import shown
from quizcli.arithmetic.tree import Real
from quizcli.errors.arithmetic import DividedByZero, NumberTooBig, OutsideDomain


def bits(number: Real) -> int:
    """Of numerator and denominator together; 64 for a float."""
    if isinstance(number, float):
        return 64
    return number.numerator.bit_length() + number.denominator.bit_length()


def tidy(number: Real) -> Real:
    """A whole fraction as an integer; raises where a float is not finite."""
    if isinstance(number, Fraction):
        return number.numerator if number.denominator == 1 else number
    if isinstance(number, float) and not math.isfinite(number):
        raise Fault(NumberTooBig)
    return number


def real(number: Real) -> float:
    """The nearest float."""
    try:
        return float(number)
    except OverflowError:
        raise Fault(NumberTooBig) from None


def add(a: Real, b: Real) -> Real:
    return _sum(operator.add, a, b)


def subtract(a: Real, b: Real) -> Real:
    return _sum(operator.sub, a, b)


def multiply(a: Real, b: Real) -> Real:
    if isinstance(a, float) or isinstance(b, float):
        return tidy(real(a) * real(b))
    fits(a.numerator.bit_length() + b.numerator.bit_length())
    fits(a.denominator.bit_length() + b.denominator.bit_length())
    return tidy(a * b)


def divide(a: Real, b: Real) -> Real:
    if b == 0:
        raise Fault(DividedByZero)
    if isinstance(a, float) or isinstance(b, float):
        return tidy(real(a) / _divisor(b))
    return multiply(a, 1 / Fraction(b))


def floor_divide(a: Real, b: Real) -> Real:
    """The quotient rounded down."""
    return _whole_quotient(operator.floordiv, a, b)


def remainder(a: Real, b: Real) -> Real:
    """What `floor_divide` leaves, with the sign of the divisor."""
    return _whole_quotient(operator.mod, a, b)


def _sum(operation: Callable[[Real, Real], Real], a: Real, b: Real) -> Real:
    if isinstance(a, float) or isinstance(b, float):
        return tidy(operation(real(a), real(b)))
    _common(a, b)
    return tidy(operation(a, b))


def _common(a: int | Fraction, b: int | Fraction) -> None:
    """Refuse two numbers that are too long over a common denominator."""
    below_a, below_b = a.denominator.bit_length(), b.denominator.bit_length()
    fits(below_a + below_b)
    fits(max(a.numerator.bit_length() + below_b, b.numerator.bit_length() + below_a))


def _whole_quotient(operation: Callable[[Real, Real], Real], a: Real, b: Real) -> Real:
    if b == 0:
        raise Fault(DividedByZero)
    if isinstance(a, float) or isinstance(b, float):
        return tidy(operation(real(a), _divisor(b)))
    _common(a, b)
    return tidy(operation(a, b))


def _divisor(number: Real) -> float:
    """A float to divide by; a fraction can be too small for one."""
    divisor = real(number)
    if divisor == 0:
        raise Fault(NumberTooBig)
    return divisor


def power(a: Real, b: Real) -> Real:
    """Exact where the result is rational and both are."""
    if a == 0 and b < 0:
        raise Fault(DividedByZero)
    if not -EXPONENT <= b <= EXPONENT:
        raise Fault(NumberTooBig)
    if isinstance(a, float) or isinstance(b, float):
        return _float_power(a, b)
    if isinstance(b, int):
        fits(math.log2(max(abs(a.numerator), a.denominator, 1)) * abs(b))
        return tidy(Fraction(a) ** b)
    if a in (0, 1):
        return a
    found = root(a, b.denominator) if a > 0 else None
    return power(found, b.numerator) if found else _float_power(a, b)


def _float_power(a: Real, b: Real) -> Real:
    if a < 0 and b != int(b):
        raise Fault(OutsideDomain, "**", shown(a))
    try:
        return tidy(math.pow(real(a), real(b)))
    except OverflowError:
        raise Fault(NumberTooBig) from None
    except ValueError:
        raise Fault(OutsideDomain, "**", shown(a)) from None


def root(number: int | Fraction, degree: int) -> int | Fraction | None:
    """The `degree`-th root of a positive number where it is rational."""
    above = _whole_root(number.numerator, degree)
    below = _whole_root(number.denominator, degree)
    return None if above is None or below is None else Fraction(above, below)


def _whole_root(number: int, degree: int) -> int | None:
    """By Newton's method from just above, which falls until it is the floor of the root."""
    if number == 1:
        return 1
    if degree >= number.bit_length():
        return None
    length = math.log2(number) / degree
    shift = max(0, int(length) - 52)
    guess = (int(2 ** (length - shift) * (1 + 1e-9)) + 2) << shift
    while True:
        lower = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if lower >= guess:
            return guess if guess**degree == number else None
        guess = lower
