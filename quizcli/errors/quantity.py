"""What can be wrong with numbers and shapes: the card's key, what was typed, how far it is off.

The first classes say what form an answer must have; they stand under the question.
"""

from quizcli.errors import Reason
from quizcli.model import Text

NOTHING = Text("", "")


class WholeNumber(Reason, frozen=True):
    """A whole number is wanted."""

    units: Text = NOTHING


class Decimals(Reason, frozen=True):
    """A number with so many decimals is wanted."""

    count: int
    units: Text = NOTHING


class Digits(Reason, frozen=True):
    """A number with so many significant digits is wanted."""

    count: int
    units: Text = NOTHING


class Within(Reason, frozen=True):
    """A number is wanted, off by `atol` plus `rtol` times the key at most (0: not declared)."""

    rtol: float
    atol: float
    units: Text = NOTHING


class AxesWanted(Reason, frozen=True):
    """A shape is wanted, its dimensions in this order."""

    axes: tuple[str, ...]


class ShapeWanted(Reason, frozen=True):
    """A shape is wanted."""


class KeyNotNumber(Reason, frozen=True):
    """The key is a list, a word, a truth, or too large to be shown."""

    key: str


class KeyNeedsForm(Reason, frozen=True):
    """The key is no whole number, and the card does not say how far it is to be rounded."""

    key: str


class KeyNotWhole(Reason, frozen=True):
    """`integer: true`, but the key is no whole number."""

    key: str


class KeyNotShape(Reason, frozen=True):
    """The key is no list of whole numbers from 0."""

    key: str


class KeyAxes(Reason, frozen=True):
    """The key has another number of dimensions than `axes` has names."""

    key: str
    axes: tuple[str, ...]


class KeyWithoutSign(Reason, frozen=True):
    """`key` does not begin with an equals sign, as an expression must."""

    key: str


class SeveralForms(Reason, frozen=True):
    """More than one of integer, decimals, digits and rtol/atol."""

    fields: tuple[str, ...]


class FormRange(Reason, frozen=True):
    """`decimals` or `digits` outside its range."""

    field: str
    given: int
    low: int
    high: int


class BadTolerance(Reason, frozen=True):
    """`rtol` or `atol` that is not above 0, or too large to tell anything."""

    field: str
    given: float


class BadAxes(Reason, frozen=True):
    """An axis without a name, or a name that stands twice."""

    axes: tuple[str, ...]


class Abbreviated(Reason, frozen=True):
    """An abbreviation such as M or 만 where the number itself is wanted."""

    suffix: str


class UnknownUnit(Reason, frozen=True):
    """A number with something behind it that is no unit of this question."""

    word: str


class NotWorkedOut(Reason, frozen=True):
    """The name of what is asked for, called with a number: `sigmoid(2)`."""

    typed: str


class NumberWanted(Reason, frozen=True):
    """A comparison where a number is wanted."""

    typed: str


class MoreDecimals(Reason, frozen=True):
    """Fewer decimals than asked for."""

    count: int


class MoreDigits(Reason, frozen=True):
    """Fewer significant digits than asked for."""

    count: int


class MorePrecise(Reason, frozen=True):
    """Rounded too far to be told from other answers."""


class OneMoreDigit(Reason, frozen=True):
    """So rounded, the right answer and a known mistake look the same."""


class AxesAsked(Reason, frozen=True):
    """Other dimensions than the axes asked for, or not all of them named."""

    axes: tuple[str, ...]


class OtherLayout(Reason, frozen=True):
    """The dimensions in the other customary order of the axes."""

    axes: tuple[str, ...]


class CommasWanted(Reason, frozen=True):
    """A product, or the dimensions of a shape: it cannot be told which."""


class NotDimension(Reason, frozen=True):
    """A dimension that is not a whole number from 0."""

    typed: str


class AxisDiffers(Reason, frozen=True):
    """The axes that are not as they should be, as `C = 3`."""

    seen: tuple[str, ...]


class RankDiffers(Reason, frozen=True):
    """A shape with another number of dimensions than the key."""

    got: int
    wanted: int


class SideOrProduct(Reason, frozen=True):
    """`7×7` where one number is wanted: one side, or the product?"""

    side: str


class WholeWantedHere(Reason, frozen=True):
    """A fraction as the answer to an inverse question about a whole number."""

    typed: str


class PercentAsked(Reason, frozen=True):
    """Right but for a hundred: with or without a percent sign."""

    typed: str


class WholeAsked(Reason, frozen=True):
    """Arithmetic that comes to no whole number, where the question says how to round."""

    typed: str
