"""How much an expression may cost, and how a fault leaves the recursion.

Every bound is a counter checked before the work is done, never a time.
"""

from collections.abc import Callable

from quizcli.errors import Reason
from quizcli.errors.arithmetic import NumberTooBig, TooMuchWork

LENGTH = 1000
"""Characters of an expression."""
NODES = 500
"""Numbers, names, operators, lists and calls."""
DEPTH = 50
"""Levels of nesting, of an expression and of a list."""
EXPONENT = 10_000
BITS = 20_000
"""Of a numerator or a denominator."""
ELEMENTS = 10_000
"""Of a list, those of the lists in it included."""
WORK = 10_000_000
"""Bits of all operands together, each operand counting 64 at least."""


class Fault(Exception):
    """A reason on its way out; the function that was called from outside returns it.

    `kind` is called with the text, the column and `fields`. Without `at` the column is where
    the evaluation stands.
    """

    def __init__(self, kind: Callable[..., Reason], *fields: object, at: int = 0) -> None:
        super().__init__(kind, fields, at)
        self.kind = kind
        self.fields = fields
        self.at = at

    def reason(self, text: str, at: int = 1) -> Reason:
        return self.kind(text, self.at or at, *self.fields)


class Work:
    """What is left of the work one evaluation may do."""

    def __init__(self) -> None:
        self.left = WORK

    def spend(self, bits: int) -> None:
        self.left -= bits
        if self.left < 0:
            raise Fault(TooMuchWork)


def fits(bits: float) -> None:
    """Refuse a number of more bits before it is computed."""
    if bits > BITS:
        raise Fault(NumberTooBig)
