"""Why an expression, or a number a learner typed, cannot be read or has no value.

`text` is the whole expression and `column` the character of it at fault, from 1. Where a
reason knows the names there are, `meant` is the one that was probably meant, or empty; it is
looked for only when the reason is put into words.
"""

import difflib

from msgspec import Struct

from quizcli.errors import Reason

_ALSO = {"ln": "log", "int": "floor", "trunc": "floor", "root": "sqrt"}
AROUND = 20
"""Characters quoted on either side of a fault."""
_LONGEST = 60
"""Longer names are compared by their beginning only."""


def _nearest(word: str, known: tuple[str, ...]) -> str:
    lowered = {name.lower(): name for name in reversed(known)}
    close = difflib.get_close_matches(word[:_LONGEST].lower(), lowered, n=1)
    return lowered[close[0]] if close else ""


def clipped(text: str, most: int = 2 * AROUND) -> str:
    """The beginning of a text, without anything that would command a terminal."""
    visible = "".join(c if c.isprintable() else "�" for c in text[: most + 1])
    return visible if len(visible) <= most else f"{visible[: most - 1]}…"


def excerpt(text: str, column: int) -> str:
    """The text around a column, `…` for what is left out."""
    start, end = max(0, column - 1 - AROUND), column + AROUND
    part = clipped(text[start:end], 3 * AROUND)
    return f"{'…' if start else ''}{part}{'…' if end < len(text) else ''}"


class At(Struct, frozen=True):
    """Where in which text; no reason by itself."""

    text: str
    column: int


class ExpressionEmpty(At, Reason, frozen=True):
    """Nothing but spaces."""


class ExpressionTooLong(Reason, frozen=True):
    """More characters than any expression needs."""

    length: int
    most: int


class ExpressionTooDeep(At, Reason, frozen=True):
    """Brackets, signs and powers in each other, deeper than any expression needs."""

    most: int


class ExpressionTooWide(At, Reason, frozen=True):
    """More numbers, names and operators than any expression needs."""

    most: int


class StrangeCharacter(At, Reason, frozen=True):
    """A character that no expression has."""

    found: str


class WrittenOtherwise(At, Reason, frozen=True):
    """Mathematics or another language; `meant` is how it is written here."""

    found: str
    meant: str


class WordReserved(At, Reason, frozen=True):
    """A word of Python that expressions do not have: not, if, lambda, True, …"""

    word: str


class BadNumber(At, Reason, frozen=True):
    """Begins like a number and is none: `12O`, `1.2.3`, `2x`."""

    found: str


class BadThousands(At, Reason, frozen=True):
    """Digits in groups that are not thousands: `1,00`."""

    found: str


class CommaUnclear(At, Reason, frozen=True):
    """`max(1,000)`: a thousand, or 1 and 0."""

    found: str


class ValueMissing(At, Reason, frozen=True):
    """No number or name where one belongs; `found` stands there instead, or the end (empty)."""

    found: str


class OperatorMissing(At, Reason, frozen=True):
    """Two values side by side; `found` begins the second."""

    found: str


class ProductUnclear(At, Reason, frozen=True):
    """`1/2(3)`: a half times three, or one sixth."""


class BracketOpen(At, Reason, frozen=True):
    """A bracket that is never closed."""

    found: str


class BracketStray(At, Reason, frozen=True):
    """A closing bracket that closes nothing."""

    found: str


class CommaOutside(At, Reason, frozen=True):
    """A comma that stands neither in a list nor between the arguments of a function."""


class NoAttributes(At, Reason, frozen=True):
    """A dot and a name behind a value."""

    name: str


class NoStrings(At, Reason, frozen=True):
    """A quotation mark."""


class NotFunction(At, Reason, frozen=True):
    """A call of something that is none of the functions there are."""

    name: str
    known: tuple[str, ...]

    @property
    def meant(self) -> str:
        return _ALSO.get(self.name.lower()) or _nearest(self.name, self.known)


class FunctionBare(At, Reason, frozen=True):
    """A function without its argument in parentheses."""

    name: str


class ArgumentCount(At, Reason, frozen=True):
    """A function with too few or too many arguments; `most` is 0 where there is no limit."""

    name: str
    got: int
    least: int
    most: int


class NameNotKnown(At, Reason, frozen=True):
    """A name that stands for nothing here."""

    name: str
    known: tuple[str, ...]

    @property
    def meant(self) -> str:
        return _nearest(self.name, self.known)


class UnknownWord(At, Reason, frozen=True):
    """A word in a learner's number."""

    word: str


class ListInAnswer(At, Reason, frozen=True):
    """A square bracket where one number is asked for."""

    found: str


class TwoValues(At, Reason, frozen=True):
    """Two sides of an equals sign that are not the same number."""

    left: str
    right: str


class DividedByZero(At, Reason, frozen=True):
    """A division or remainder by zero, or zero to a negative power."""


class OutsideDomain(At, Reason, frozen=True):
    """A function or power that has no real value there: sqrt(-1), log(0), (-8)**(1/3)."""

    function: str
    value: str


class NumberTooBig(At, Reason, frozen=True):
    """A number of more digits, before or after the point, than are calculated with."""


class NotFinite(At, Reason, frozen=True):
    """A name that stands for infinity or for no number at all."""

    name: str


class OperandKind(At, Reason, frozen=True):
    """An operation on the wrong kind of value.

    `got` and `wanted` are of: number, whole, truth, word, list, mapping.
    """

    operation: str
    got: str
    wanted: str


class IndexOutside(At, Reason, frozen=True):
    """An index beyond the ends of a list."""

    index: int
    length: int


class LengthsDiffer(At, Reason, frozen=True):
    """`dot` of two lists that are not equally long."""

    first: int
    second: int


class TooManyElements(At, Reason, frozen=True):
    """A list of more elements, all levels together, than are calculated with."""

    most: int


class TooMuchWork(At, Reason, frozen=True):
    """Lists gone through, or long numbers multiplied, more often than any card needs."""


class BadPath(At, Reason, frozen=True):
    """Not a path to a result such as `gates.f` or `weights[0]`."""
