"""What kinds of values there are, and how one is asked for.

Every function raises `Fault` where a value is of another kind or beyond a bound.
"""

import math
from fractions import Fraction

from quizcli.arithmetic.bounds import BITS, DEPTH, ELEMENTS, Fault
from quizcli.arithmetic.tree import Real
from quizcli.errors.arithmetic import (
    ExpressionTooDeep,
    IndexOutside,
    NotFinite,
    NumberTooBig,
    OperandKind,
    TooManyElements,
)
from quizcli.model import Value


def kind(value: object) -> str:
    """number, truth, word, list or mapping, as `OperandKind` names them."""
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int | Fraction | float):
        return "number"
    if isinstance(value, str):
        return "word"
    return "list" if isinstance(value, tuple) else "mapping"


def measured(value: Value, name: str, depth: int = 0) -> int:
    """How many elements a value has; raises where it is not finite or beyond a bound."""
    if isinstance(value, tuple):
        if depth >= DEPTH:
            raise Fault(ExpressionTooDeep, DEPTH)
        count = 0
        for each in value:
            count += measured(each, name, depth + 1)
            if count > ELEMENTS:
                raise Fault(TooManyElements, ELEMENTS)
        return count
    if kind(value) == "mapping":
        raise Fault(OperandKind, name, "mapping", "number")
    if isinstance(value, float) and not math.isfinite(value):
        raise Fault(NotFinite, name)
    if isinstance(value, int | Fraction) and (
        max(value.numerator.bit_length(), value.denominator.bit_length()) > BITS
    ):
        raise Fault(NumberTooBig)
    return 1


def as_number(found: Value, operation: str) -> Real:
    if isinstance(found, bool) or not isinstance(found, int | Fraction | float):
        raise Fault(OperandKind, operation, kind(found), "number")
    return found


def as_list(found: Value, operation: str) -> tuple[Value, ...]:
    if not isinstance(found, tuple):
        raise Fault(OperandKind, operation, kind(found), "list")
    return found


def element(found: Value, index: int) -> Value:
    """The element of a list, counted from 0 or, below it, from the end; raises `Fault`."""
    if not isinstance(found, tuple):
        raise Fault(OperandKind, "[", kind(found), "list")
    if not -len(found) <= index < len(found):
        raise Fault(IndexOutside, index, len(found))
    return found[index]
