"""An argument as typed, made the number, pair, word or switch it is for its parameter.

Python's own reading, and beside it what people write for windows: `3x3` is a pair there, while
`3*3` is asked again. A quotient and a decimal are no whole numbers, as in Python.
"""

import math
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from quizcli import arithmetic
from quizcli.catalogue.domains import Parameter
from quizcli.errors import Reason
from quizcli.errors.arithmetic import clipped
from quizcli.errors.build import ArgumentUnclear, ArgumentUnread
from quizcli.numbers import phrases

Unread = Callable[[str], Reason]

_WORDS = {"true": True, "false": False, "none": None, "null": None}
_QUOTED = re.compile(r"(['\"])(\w*)\1")
_WORD = re.compile(r"[^\W\d]\w*")
_CROSS = re.compile(r"[0-9]{1,9}(?: ?[x×✕] ?[0-9]{1,9})+", re.IGNORECASE)
_HEXADECIMAL = re.compile(r"0x[0-9]+", re.IGNORECASE)
_PRODUCT = re.compile(r"[0-9]{1,9} ?(?:[*·⋅∙ㆍ] ?[0-9]{1,9}|(?:\*\*|\^) ?2|²)")
_ZEROS = re.compile(r"(?<![0-9A-Za-z_.])(?<![eE][-+])0[0-9_]")
_REAL = re.compile(r"[.÷]|(?<!/)/(?!/)|[0-9][eE]")
_WHOLE = re.compile(r"(?:floor|ceil|int)(?=\()", re.IGNORECASE)


def value(text: str, name: str, parameter: Parameter, spot: tuple[int, str]) -> Any | Reason:
    """What was typed for a parameter of this name; `spot` is the layer's number and name."""

    def unread(found: str) -> Reason:
        return ArgumentUnread(*spot, name, clipped(found))

    inner = _ungrouped(text)
    if (quoted := _QUOTED.fullmatch(inner)) or _WORD.fullmatch(inner):
        word = (quoted[2] if quoted else inner).lower()
        return word if quoted else _WORDS.get(word, word)
    pairs = parameter.sides == 2
    if pairs and _PRODUCT.fullmatch(inner):
        return ArgumentUnclear(*spot, name, inner)
    if _HEXADECIMAL.fullmatch(inner):
        return unread(inner)
    if _CROSS.fullmatch(inner):
        factors = [int(each) for each in re.findall("[0-9]+", inner)]
        if pairs and len(factors) == 2:
            return factors
        return math.prod(factors) if name.endswith("features") else unread(inner)
    if inner[:1] in ("(", "[") and phrases.wrapped(inner):
        entries = [_number(each, unread) for each in phrases.split(inner[1:-1])]
        return next((each for each in entries if isinstance(each, Reason)), entries)
    return _number(inner, unread)


def _ungrouped(text: str) -> str:
    """Without the round brackets around one value, which mean nothing."""
    while text.startswith("(") and phrases.wrapped(text):
        inner = text[1:-1].strip()
        if "," in inner and not phrases.wrapped(inner):
            break
        text = inner
    return text


def _number(text: str, unread: Unread) -> Any | Reason:
    """A number; a list inside of a list is none."""
    text = text.strip()
    expression = arithmetic.read_answer(text)
    if isinstance(expression, Reason) or _ZEROS.search(text) or "=" in text:
        return unread(text)
    made = arithmetic.value(expression, {})
    if isinstance(made, bool | str | tuple | Reason):
        return unread(text)
    called = _WHOLE.match(text)
    cut = (called and phrases.wrapped(text[called.end() :])) or text[:1] + text[-1:] in "⌊⌋⌈⌉"
    if isinstance(made, int) and (cut or not _REAL.search(text)):
        return made
    return _real(made, text, unread)


def _real(made: int | Fraction | float, text: str, unread: Unread) -> float | Reason:
    try:
        return float(made)
    except OverflowError:
        return unread(text)
