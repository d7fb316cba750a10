"""What can be wrong with vectors and matrices: the card's key, how they are typed, what differs.

A place is counted from 1: `(2,)` is the second entry of a vector, `(1, 2)` row 1 and column 2.
"""

from quizcli.errors import Reason


class TensorWanted(Reason, frozen=True):
    """What is to be typed; `form` says how the entries are to be rounded."""

    form: Reason


class KeyNotTensor(Reason, frozen=True):
    """The key is no list of numbers, or lists of one length, up to so many levels and entries."""

    key: str
    rank: int
    most: int


class EntryUnread(Reason, frozen=True):
    """An entry that cannot be read, or not be told right or wrong; `why` says what ails it."""

    place: tuple[int, ...]
    typed: str
    why: Reason


class EntryDigits(Reason, frozen=True):
    """An entry with a comma in it, `1,234`, or a piece of one, `000`: a comma parts two here."""

    typed: str


class RaggedRows(Reason, frozen=True):
    """Rows of different lengths, or entries beside rows."""


class RowsWanted(Reason, frozen=True):
    """A plain list of so many numbers where rows are wanted."""

    count: int


class OneNumber(Reason, frozen=True):
    """One number where a vector of several is wanted."""


class NestedTooDeep(Reason, frozen=True):
    """More levels of brackets than a tensor asked for here can have."""

    most: int


class MinusUnclear(Reason, frozen=True):
    """`2 -1`: two entries, or a difference."""


class SlashUnclear(Reason, frozen=True):
    """`1 2 / 3 4` where a vector is wanted: a fraction, or the end of a row."""


class EntriesDiffer(Reason, frozen=True):
    """The first entries that are not right, with what was typed, and how many more there are."""

    places: tuple[tuple[int, ...], ...]
    seen: tuple[str, ...]
    more: int


class TensorShapeDiffers(Reason, frozen=True):
    """Another shape than the key's."""

    got: tuple[int, ...]
    wanted: tuple[int, ...]


class Transposed(Reason, frozen=True):
    """The right entries, with rows and columns exchanged."""
