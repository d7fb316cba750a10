"""What can be wrong between the holes of a cloze card and its sentence."""

import difflib

from quizcli.errors import Reason


class NoHoles(Reason, frozen=True):
    """`holes` without any."""


class UnknownHole(Reason, frozen=True):
    """A marker in the question whose name no hole has."""

    name: str
    known: tuple[str, ...]

    @property
    def meant(self) -> str:
        return next(iter(difflib.get_close_matches(self.name.lower(), self.known, n=1)), "")


class HoleNotInText(Reason, frozen=True):
    """A hole without a marker in the question, or in the one `language` of it."""

    name: str
    language: str


class HoleInMathematics(Reason, frozen=True):
    """A marker between dollars."""

    name: str
