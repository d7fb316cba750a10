"""Values on their way between expressions, which are exact, and JSON, which a worker reads."""

import json
from fractions import Fraction
from math import inf
from typing import Any

from quizcli.model import Value

LONGEST = 60


def plain(value: Any) -> Any:
    """What JSON can hold: lists for tuples, whole numbers and floats for fractions."""
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else _float(value)
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return value


def exact(value: Any) -> Value:
    """What an expression computes with: a float counts as the decimal it is written as."""
    if isinstance(value, float):
        return Fraction(repr(value))
    if isinstance(value, list | tuple):
        return tuple(exact(each) for each in value)
    assert isinstance(value, int | str)
    return value


def shown(value: Any) -> str:
    """The value as a deck would write it, cut to a line."""
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):
        return "…"
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _float(value: Fraction) -> float:
    """Infinite where no float is as large: that lies in no parameter's domain."""
    try:
        return float(value)
    except OverflowError:
        return inf if value > 0 else -inf
