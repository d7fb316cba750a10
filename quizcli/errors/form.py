"""What is to be typed: the line under a question."""

from quizcli.errors import Reason


class TypeWord(Reason, frozen=True):
    """A word or a few."""


class TypeAll(Reason, frozen=True):
    """Several names, in any order."""


class PickOne(Reason, frozen=True):
    """The letter of an option."""


class PickAll(Reason, frozen=True):
    """The letters of all right options."""


class RecallIt(Reason, frozen=True):
    """Nothing need be typed: the learner rates himself."""
