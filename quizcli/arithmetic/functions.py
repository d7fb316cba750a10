"""The functions an expression may call: those of one number, and the names of all."""

import math
from collections.abc import Callable
from fractions import Fraction

from quizcli.arithmetic.bounds import Fault
from quizcli.arithmetic.exact import real, root, tidy
from quizcli.arithmetic.printing import shown
from quizcli.arithmetic.tree import Real
from quizcli.errors.arithmetic import NumberTooBig, OutsideDomain

SEVERAL = ("min", "max", "dot")
"""Those that take several arguments."""


def _abs(number: Real) -> Real:
    return -number if number < 0 else number


def _sqrt(number: Real) -> Real:
    if number < 0:
        raise _outside("sqrt", number)
    if isinstance(number, float):
        return math.sqrt(number)
    if number == 0:
        return 0
    found = root(number, 2)
    return math.sqrt(real(number)) if found is None else tidy(found)


def _exp(number: Real) -> Real:
    if number == 0 and not isinstance(number, float):
        return 1
    try:
        return math.exp(real(number))
    except OverflowError:
        raise Fault(NumberTooBig) from None


def _sigmoid(number: Real) -> Real:
    """By the one of its two forms whose exponential is small."""
    if number == 0:
        return Fraction(1, 2)
    small = math.exp(-abs(real(number)))
    return (1 if number > 0 else small) / (1 + small)


def _tanh(number: Real) -> Real:
    return 0 if number == 0 else math.tanh(real(number))


def _log(number: Real) -> Real:
    if number <= 0:
        raise _outside("log", number)
    if isinstance(number, float):
        return math.log(number)
    return 0 if number == 1 else _apart(math.log, number)


def _log2(number: Real) -> Real:
    """Exact for a power of two."""
    if number <= 0:
        raise _outside("log2", number)
    if isinstance(number, float):
        return math.log2(number)
    above, below = number.numerator, number.denominator
    if above & (above - 1) == 0 and below & (below - 1) == 0:
        return above.bit_length() - below.bit_length()
    return _apart(math.log2, number)


def _apart(log: Callable[[int | float], float], number: int | Fraction) -> float:
    """The logarithm of a number that may lie outside the floats."""
    if isinstance(number, int):
        return log(number)
    if 1e-300 < number < 1e300:
        return log(float(number))
    return log(number.numerator) - log(number.denominator)


def _outside(function: str, number: Real) -> Fault:
    return Fault(OutsideDomain, function, shown(number))


ONE: dict[str, Callable[[Real], Real]] = {
    "abs": _abs,
    "floor": math.floor,
    "ceil": math.ceil,
    "sqrt": _sqrt,
    "exp": _exp,
    "log": _log,
    "log2": _log2,
    "sigmoid": _sigmoid,
    "tanh": _tanh,
}
"""Those of one number."""

FUNCTIONS = (*SEVERAL, *ONE)
