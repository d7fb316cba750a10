"""What can be wrong with formulas: the card's symbols, what was typed, where the two differ.

The first class says what form an answer must have; it stands under the question.
"""

import difflib

from quizcli.errors import Reason
from quizcli.errors.arithmetic import At


class FormulaWanted(Reason, frozen=True):
    """A formula in these names."""

    names: tuple[str, ...]


class UnknownSymbol(At, Reason, frozen=True):
    """A name that the question does not have; `known` are those it has."""

    name: str
    known: tuple[str, ...]

    @property
    def meant(self) -> str:
        """The nearest of those known, or empty."""
        lowered = {name.casefold(): name for name in reversed(self.known)}
        close = difflib.get_close_matches(self.name[:40].casefold(), lowered, n=1, cutoff=0.5)
        return lowered[close[0]] if close else ""


class NameUnclear(At, Reason, frozen=True):
    """Letters that may be one name or a product of several."""

    name: str
    readings: tuple[str, ...]


class GroupingUnclear(At, Reason, frozen=True):
    """`1/2n`, `2^2n`, `√2n`, `log 2n`: what belongs together; both readings are written out."""

    one: str
    other: str


class SquareUnclear(At, Reason, frozen=True):
    """Square brackets that may group or round down, where that is not the same."""


class TwoFormulas(Reason, frozen=True):
    """Two sides of an equals sign that are not the same formula."""

    left: str
    right: str


class NotFormula(Reason, frozen=True):
    """A value that is no number: a list."""

    typed: str


class CannotCompare(Reason, frozen=True):
    """An answer whose values are too large to be compared with the key's."""

    typed: str


class Counterexample(Reason, frozen=True):
    """Where an answer has another value than the key; `at` is `n = 3, d = 2`."""

    at: str
    got: str
    wanted: str


class NoValueThere(Reason, frozen=True):
    """Where an answer has no value and the key has one."""

    at: str
    wanted: str


class ValueThere(Reason, frozen=True):
    """Where an answer has a value and the key has none."""

    at: str
    got: str


class NoSymbols(Reason, frozen=True):
    """A formula card that declares no names."""


class DomainOnce(Reason, frozen=True):
    """A symbol whose domain is not given exactly once."""

    name: str


class SameSpelling(Reason, frozen=True):
    """A name for a symbol that means another symbol, or something else, already."""

    spelling: str
    owner: str


class TooFewPoints(Reason, frozen=True):
    """Domains with too few points to tell formulas apart."""

    count: int
    least: int


class KeyNotFormula(Reason, frozen=True):
    """A key that gives no number at enough points; `why` is the reason at one of them."""

    key: str
    why: Reason
