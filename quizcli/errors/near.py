"""What is said of an answer that was nearly right, or typed with the other keyboard layout."""

from quizcli.errors import Reason


class NearMiss(Reason, frozen=True):
    """One letter from an accepted form; the learner decides."""

    form: str


class Misspelt(Reason, frozen=True):
    """One letter from an accepted form, and too short a word to be sure."""

    word: str


class OtherKeyboard(Reason, frozen=True):
    """Right as the same keys have it in the other layout."""

    typed: str
    read: str
