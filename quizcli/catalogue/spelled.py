"""Layers spelled as torch prints them: `Conv2d(64, 128, 3, padding=1)`, `nn.ReLU()`.

A reader of its own for numbers, products of whole numbers, words and flat lists of numbers;
nothing is evaluated. As in Python `(3)` is a number and `(3,)` a list.
"""

import math
import re
from typing import Any

from msgspec import Struct

LONGEST = 200

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_PRODUCT = r"[-+]?\d+(?:\s*\*\s*\d+)+"
_TERM = rf"(?:{_PRODUCT}|{_NUMBER})"
_LIST = rf"[(\[]\s*{_TERM}(?:\s*,\s*{_TERM})*\s*,?\s*[)\]]"
_PREFIX = re.compile(r"\s*(?:torch\.)?nn\.")
_CALL = re.compile(r"\s*([A-Za-z]\w*)\s*(?:\((.*)\))?\s*", re.DOTALL)
_ARGUMENT = re.compile(
    rf"\s*(?:([A-Za-z_]\w*)\s*=\s*)?({_TERM}|{_LIST}|[A-Za-z_]\w*|'\w*'|\"\w*\")\s*(,|$)"
)
_WORDS = {"True": True, "true": True, "False": False, "false": False, "None": None, "null": None}


class Spelled(Struct, frozen=True):
    """A layer's name, its settings by place and by name."""

    name: str
    placed: tuple[Any, ...] = ()
    named: dict[str, Any] = {}


def spelled(text: str) -> Spelled | None:
    """The layer this text names; None where it cannot be read."""
    call = _CALL.fullmatch(bare(text)) if len(text) <= LONGEST else None
    if call is None:
        return None
    placed: list[Any] = []
    named: dict[str, Any] = {}
    inside, start = (call[2] or "").strip(), 0
    while start < len(inside):
        argument = _ARGUMENT.match(inside, start)
        if argument is None or argument[1] in named or (named and not argument[1]):
            return None
        if argument[1]:
            named[argument[1]] = _value(argument[2])
        else:
            placed.append(_value(argument[2]))
        start = argument.end()
    return Spelled(call[1], tuple(placed), named)


def bare(name: str) -> str:
    """The name without the module of torch in front of it."""
    return _PREFIX.sub("", name, count=1) if _PREFIX.match(name) else name


def _value(text: str) -> Any:
    if text[0] in "([":
        terms = [each.strip() for each in text[1:-1].split(",")]
        several = [_value(each) for each in terms if each]
        return several[0] if text[0] == "(" and len(terms) == 1 else several
    if text[0] in "'\"":
        return text[1:-1]
    if "*" in text:
        return math.prod(int(each) for each in text.split("*"))
    if re.fullmatch(_NUMBER, text) is None:
        return _WORDS.get(text, text)
    return int(text) if re.fullmatch(r"[-+]?\d+", text) else float(text)
