"""Layers spelled as torch prints them: `Conv2d(64, 128, 3, padding=1)`, `nn.ReLU()`.

A reader of its own for numbers, words and flat lists of numbers; nothing is evaluated.
"""

import re
from typing import Any

from msgspec import Struct

LONGEST = 200

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_LIST = rf"[(\[]\s*{_NUMBER}(?:\s*,\s*{_NUMBER})*\s*,?\s*[)\]]"
_CALL = re.compile(r"\s*(?:(?:torch\.)?nn\.)?([A-Za-z]\w*)\s*(?:\((.*)\))?\s*", re.DOTALL)
_ARGUMENT = re.compile(
    rf"\s*(?:([A-Za-z_]\w*)\s*=\s*)?({_NUMBER}|{_LIST}|[A-Za-z_]\w*|'\w*'|\"\w*\")\s*(,|$)"
)
_WORDS = {"True": True, "true": True, "False": False, "false": False, "None": None, "null": None}


class Spelled(Struct, frozen=True):
    """A layer's name, its settings by place and by name."""

    name: str
    placed: tuple[Any, ...] = ()
    named: dict[str, Any] = {}


def spelled(text: str) -> Spelled | None:
    """The layer this text names; None where it cannot be read."""
    call = _CALL.fullmatch(text) if len(text) <= LONGEST else None
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


def _value(text: str) -> Any:
    if text[0] in "([":
        return [_value(each) for each in re.findall(_NUMBER, text)]
    if text[0] in "'\"":
        return text[1:-1]
    if re.fullmatch(_NUMBER, text) is None:
        return _WORDS.get(text, text)
    return int(text) if re.fullmatch(r"[-+]?\d+", text) else float(text)
