"""How a value is written for people: in questions, worked solutions and feedback.

What is written is read back as the same value, but for floats (10 digits) and words.
"""

import math
from decimal import Decimal
from fractions import Fraction

from quizcli.model import Value

_CHUNK = 4000
_BEYOND = 10**_CHUNK
"""Digits the interpreter converts at once; beyond 4300 it refuses."""


def shown(value: Value) -> str:
    """`33280`, `0.25`, `1/3`, `0.6666666667`, `true`, `(1, 2)`, `(1)`; a word as it is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return _digits(value)
    if isinstance(value, Fraction):
        return _fraction(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, tuple):
        return f"({', '.join(map(shown, value))})"
    return value


def _digits(number: int) -> str:
    if number < 0:
        return f"-{_digits(-number)}"
    chunks = []
    while number >= _BEYOND:
        number, low = divmod(number, _BEYOND)
        chunks.append(f"{low:0{_CHUNK}}")
    return "".join((str(number), *reversed(chunks)))


def _fraction(number: Fraction) -> str:
    """As a decimal where it ends: where the denominator has no factors but 2 and 5."""
    below = number.denominator
    twos = (below & -below).bit_length() - 1
    below >>= twos
    fives = 0
    while below % 5 == 0:
        below //= 5
        fives += 1
    if below != 1:
        return f"{_digits(number.numerator)}/{_digits(number.denominator)}"
    places = max(twos, fives)
    digits = _digits(abs(number.numerator) * 10**places // number.denominator)
    digits = digits.rjust(places + 1, "0")
    cut = len(digits) - places
    sign = "-" if number < 0 else ""
    return sign + digits[:cut] + (f".{digits[cut:]}" if places else "")


def _float(number: float) -> str:
    short = f"{number + 0.0:.10g}"
    if not math.isfinite(number) or not 1e-6 <= abs(number) <= 1e15:
        return "0" if number == 0 else short
    return f"{Decimal(short):f}"
