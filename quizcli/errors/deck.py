"""What can be wrong with a deck, a card or a file of terms."""

from quizcli.errors import Reason


class EmptyText(Reason, frozen=True):
    """A text that is empty, or nothing but spaces and punctuation."""


class TermOrAll(Reason, frozen=True):
    """`answer: {…}` needs exactly one of `term` and `all`."""


class UnknownTerm(Reason, frozen=True):
    """A term that terms.yaml does not have."""

    term: str
    known: tuple[str, ...]


class TooFewOptions(Reason, frozen=True):
    """A choice with one option or none."""

    count: int


class TooManyOptions(Reason, frozen=True):
    """A choice with more options than there are letters."""

    count: int
    most: int


class NoRightOption(Reason, frozen=True):
    """No option says `right: true`."""


class SeveralRight(Reason, frozen=True):
    """More than one right option where the card does not say `several: true`."""

    count: int


class SameOptions(Reason, frozen=True):
    """Two options that read the same."""

    text: str
    first: int
