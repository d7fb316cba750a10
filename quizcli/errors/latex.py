"""Why a formula written in LaTeX cannot be read, or may mean two things."""

from quizcli.errors import Reason


class LatexDeep(Reason, frozen=True):
    """More levels of braces than any formula needs."""

    most: int


class LatexUnbalanced(Reason, frozen=True):
    """Something opened and not closed, or closed and not opened; `sign` may be empty."""

    sign: str


class LatexUnknown(Reason, frozen=True):
    """A macro that means no number here; `meant` may be empty."""

    macro: str
    meant: str = ""


class LatexArgument(Reason, frozen=True):
    """A macro without what it applies to."""

    macro: str


class LatexScript(Reason, frozen=True):
    """Two superscripts, or two subscripts, of one thing; or one with nothing in it."""

    sign: str


class LatexSubscript(Reason, frozen=True):
    """A subscript that is no part of a name."""

    written: str


class LatexBraces(Reason, frozen=True):
    """Braces, which print nothing, where brackets may have been meant."""

    inside: str


class LatexProduct(Reason, frozen=True):
    """Factors side by side behind a `/`: all of them divide, or only the first."""


class LatexMixed(Reason, frozen=True):
    """A whole number before a fraction: a product or a mixed number."""

    whole: str
    fraction: str


class LatexFunction(Reason, frozen=True):
    """A function without brackets whose argument may end in several places."""

    name: str
