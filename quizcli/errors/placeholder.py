"""What can be wrong with the placeholders in a card's texts.

`column` is the place in the text, in characters counted from 1.
"""

import difflib

from quizcli.errors import Reason


class UnknownPlaceholder(Reason, frozen=True):
    """A name that stands for nothing on this card."""

    name: str
    known: tuple[str, ...]
    mathematics: bool
    column: int

    @property
    def meant(self) -> str:
        return next(iter(difflib.get_close_matches(self.name, self.known, n=1)), "")


class UnknownParticle(Reason, frozen=True):
    """What follows the colon is no Korean particle that comes in two forms."""

    name: str
    particle: str
    known: tuple[str, ...]
    column: int


class ParticleInEnglish(Reason, frozen=True):
    """A Korean particle asked for in an English text."""

    name: str
    particle: str
    column: int


class ParticleInMathematics(Reason, frozen=True):
    """A Korean particle asked for between dollars."""

    name: str
    particle: str
    column: int


class ValueOutsideMathematics(Reason, frozen=True):
    r"""`\val{name}` not between dollars."""

    name: str
    column: int


class ValueWithoutName(Reason, frozen=True):
    r"""`\val` without a name in braces after it."""

    column: int


class LeftOpen(Reason, frozen=True):
    """A name after a brace that is never closed."""

    name: str
    column: int


class BareParticle(Reason, frozen=True):
    """A particle written out after a placeholder, with what follows it: 과, 의."""

    name: str
    particle: str
    rest: str
    column: int


class BareAfterMathematics(Reason, frozen=True):
    """A particle written out after mathematics that ends in a value."""

    name: str
    particle: str
    rest: str
    column: int
