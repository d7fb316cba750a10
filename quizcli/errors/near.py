"""What an answer nearly right was taken for: a letter off, or the other keyboard layout."""

from quizcli.errors import Reason


class NearMiss(Reason, frozen=True):
    """One letter from an accepted form: the learner decides."""

    form: str


class Misspelt(Reason, frozen=True):
    """A word too short to tell whether a letter slipped or another thing was meant."""

    word: str


class OtherKeyboard(Reason, frozen=True):
    """Right as the same keys would have it in the other keyboard layout."""

    typed: str
    read: str
