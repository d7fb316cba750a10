"""Drawing: the values of a card's names for one seed, each field from a sub-stream of its own.

Values are exact: what is shown on the screen is what is computed on. A draw that `where`
refuses is drawn again, a bounded number of times.
"""

import math
import re
from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Any

from quizcli import arithmetic, variants
from quizcli.errors import Reason
from quizcli.errors.computed import BadDraw, DrawExhausted, EmptyRange, NotTruth
from quizcli.model import Computed, Draw, Text, Value

TRIES = 1000
"""Draws that `where` may refuse before the card is given up."""

_ENTRY = r"[-+]?(?:[0-9]{1,18}(?:\.[0-9]{1,18})?|\.[0-9]{1,18})"
_RANGE = re.compile(rf"({_ENTRY})\s*\.\.\s*({_ENTRY})")
_NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][-+]?[0-9]{1,3})?")


def number(text: str) -> int | Fraction | None:
    """The exact value of a number as an author writes it, or None for a word."""
    if not _NUMBER.fullmatch(text):
        return None
    exact = Fraction(text)
    return int(exact) if exact.denominator == 1 else exact


def drawn(computed: Computed, seed: int) -> dict[str, Value] | Reason:
    """The drawn names, then the `let` names, with values that `where` allows."""
    streams = {name: variants.stream(seed, name) for name in computed.draw}
    where = arithmetic.read(computed.where.removeprefix("=")) if computed.where else None
    if isinstance(where, Reason):
        return where
    for _ in range(TRIES):
        draws: dict[str, Value] = {}
        for name, draw in computed.draw.items():
            value = _value(draw, streams[name])
            if value is None:
                return DrawExhausted(name)
            draws[name] = value
        names = _let(computed.let, draws)
        if isinstance(names, Reason) or where is None:
            return names
        held = arithmetic.value(where, names)
        if isinstance(held, Reason):
            return held
        if not isinstance(held, bool):
            return NotTruth(computed.where)
        if held:
            return names
    return DrawExhausted(computed.where)


def shown(draw: Draw, value: Value) -> Text | None:
    """How a drawn value is written where its draw says so."""
    return next((text for word, text in draw.shown.items() if _listed(word) == value), None)


def most(computed: Computed) -> int:
    """How many different draws there can be at most, `where` aside; 1 where nothing is drawn."""
    return math.prod(_count(draw) for draw in computed.draw.values())


def ranged(text: str, step: str = "1") -> Draw | Reason:
    """What `low..high` draws from; `EmptyRange` or `BadDraw` where that is nothing."""
    ends = _RANGE.fullmatch(text.strip())
    if ends is None:
        return BadDraw(text)
    low, high = ends.groups()
    if Fraction(low) > Fraction(high):
        return EmptyRange(low, high)
    return Draw(low=low, high=high, step=step)


def stepped(text: str, *, whole: bool) -> bool:
    """Whether a step leads from one value to the next."""
    if not re.fullmatch(_ENTRY, text):
        return False
    return Fraction(text) > 0 and (not whole or Fraction(text).denominator == 1)


def count(draw: Draw) -> int:
    """How many values a name has that is drawn from this, `never` aside."""
    return len(draw.values) or _steps(draw)


def entry(draw: Draw, index: int) -> Value:
    """One of these values, counted from 0."""
    return _listed(draw.values[index]) if draw.values else _step(draw, index)


def _let(let: Mapping[str, str], draws: dict[str, Value]) -> dict[str, Value] | Reason:
    """The names with those that `let` adds, each seeing the ones before it."""
    names = dict(draws)
    for name, text in let.items():
        value = arithmetic.evaluated(text, names)
        if isinstance(value, Reason):
            return value
        names[name] = value
    return names


def _value(draw: Draw, random: Random) -> Value | None:
    """One value, or a list of the shape wanted; None where `never` leaves nothing."""
    if not draw.shape:
        return _entry(draw, random)
    entries = [_entry(draw, random) for _ in range(math.prod(draw.shape))]
    if None in entries:
        return None
    rows: list[Any] = entries
    for length in reversed(draw.shape[1:]):
        rows = [tuple(rows[start : start + length]) for start in range(0, len(rows), length)]
    return tuple(rows)


def _entry(draw: Draw, random: Random) -> Value | None:
    for _ in range(TRIES):
        value = entry(draw, random.randrange(count(draw)))
        if value not in map(_listed, draw.never):
            return value
    return None


def _listed(value: Any) -> Value:
    """A value as written in a list: a number, a word, or a list of such."""
    if isinstance(value, str):
        exact = number(value)
        return value if exact is None else exact
    return tuple(map(_listed, value))


def _step(draw: Draw, index: int) -> Value:
    exact = Fraction(draw.low) + index * Fraction(draw.step)
    return int(exact) if exact.denominator == 1 else exact


def _steps(draw: Draw) -> int:
    """How many values there are from `low` to `high`."""
    return int((Fraction(draw.high) - Fraction(draw.low)) // Fraction(draw.step)) + 1


def _count(draw: Draw) -> int:
    return int(count(draw) ** math.prod(draw.shape))
