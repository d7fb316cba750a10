"""What can be wrong with what is looked for, and that nothing was found."""

from quizcli.errors import Reason


class NoSuchFilter(Reason, frozen=True):
    """A word before a colon that is nearly a filter's name; `typed` is all of it."""

    typed: str
    name: str
    meant: str
    known: tuple[str, ...]


class NoSuchFilterValue(Reason, frozen=True):
    """A kind or state that there is not; `meant` is the nearest, or empty."""

    name: str
    value: str
    meant: str
    known: tuple[str, ...]


class EmptyFilter(Reason, frozen=True):
    """A filter with nothing behind its colon; `example` is a value."""

    name: str
    example: str


class EmptySearch(Reason, frozen=True):
    """Nothing to look for."""

    usage: str


class LongSearch(Reason, frozen=True):
    """More to look for than can be looked for at once, in characters."""

    length: int
    most: int


class NotACount(Reason, frozen=True):
    """Something other than a whole number from 1 behind `-n`."""

    typed: str


class NothingFound(Reason, frozen=True):
    """No item fits; `nowhere` are the words that occur in no card at all."""

    query: str
    nowhere: tuple[str, ...]
