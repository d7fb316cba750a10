"""What is asked, what goes wrong and what was wrong where rows are put in order or matched."""

import difflib

from quizcli.errors import Reason
from quizcli.model import Text


class OrderThem(Reason, frozen=True):
    """All letters, in the right order."""


class MatchThem(Reason, frozen=True):
    """A letter for each number; `example` is a pair as it is typed."""

    example: str


class NotInOrder(Reason, frozen=True):
    """Something that is neither the letter nor the text of a row."""

    typed: str
    last: str


class RowsLeftOut(Reason, frozen=True):
    """Some rows were not given."""

    rows: tuple[Text, ...]


class RowTwice(Reason, frozen=True):
    """A row was given twice."""

    row: Text


class WhichWay(Reason, frozen=True):
    """`a > b` where the rows have values: first a, or a the larger one?"""

    typed: str


class NotPairs(Reason, frozen=True):
    """Something that cannot be read as numbers with letters."""

    typed: str
    example: str


class NoSuchRow(Reason, frozen=True):
    """A number beyond the rows."""

    typed: str
    last: str


class SeveralFor(Reason, frozen=True):
    """A row was given several letters."""

    row: Text


class FirstWrong(Reason, frozen=True):
    """The first place at which an order is wrong, counted from 1."""

    place: int
    got: Text
    wanted: Text


class RowsWrong(Reason, frozen=True):
    """The rows that were matched with the wrong side."""

    rows: tuple[Text, ...]


class TooFewRows(Reason, frozen=True):
    """A card with one row or none."""

    count: int


class TooManyRows(Reason, frozen=True):
    """More rows, or more sides to match them with, than there are letters."""

    count: int
    most: int


class SameRows(Reason, frozen=True):
    """Two rows that read the same."""

    text: str
    first: str


class ValuesMissing(Reason, frozen=True):
    """Some rows have a value and others none; `rows` are those without."""

    rows: tuple[str, ...]


class NeedsValues(Reason, frozen=True):
    """A field that means something only where all rows have a value."""

    field: str


class BadPick(Reason, frozen=True):
    """`pick` that is not between 2 and the number of rows, or beyond the letters."""

    pick: int
    most: int


class UnknownRow(Reason, frozen=True):
    """A name that no row has."""

    name: str
    known: tuple[str, ...]

    @property
    def meant(self) -> str:
        return next(iter(difflib.get_close_matches(self.name, self.known, n=1)), "")


class FreeAlone(Reason, frozen=True):
    """A group of `free` with fewer than two rows."""


class FreeApart(Reason, frozen=True):
    """Two rows of `free` that cannot change places, as `between` stands between them."""

    one: str
    other: str
    between: str


class NothingFixed(Reason, frozen=True):
    """Every order would be right."""


class OneSide(Reason, frozen=True):
    """All rows belong to the same, and there is nothing else to choose from."""


class RowsTooClose(Reason, frozen=True):
    """Values not as far apart as the card asks for."""

    apart: str


class NotOrdered(Reason, frozen=True):
    """The value of a row is no number."""

    row: Text
    value: str
