"""The fields of a card whose numbers change: from nodes to `model.Computed`.

Draws are read from their source text, so that `0.1` stays exactly that. What names and
expressions mean is checked in `variants.faults`.
"""

import math
import re
from fractions import Fraction
from typing import Any

import msgspec
from msgspec import Struct, field, inspect

from quizcli.decks import walk
from quizcli.decks.tree import Flaw, Mapping, Node, Scalar, Sequence, at, shown
from quizcli.errors.computed import (
    BadDraw,
    BadStep,
    EmptyRange,
    FixedNeedsReason,
    StepMissing,
    TooMany,
    TooManyDrawn,
)
from quizcli.model import Computed, Draw, Slip, Text

MOST_DRAWN = 4096
"""Entries a drawn list may have, and values a draw may list."""

MOST = {"draw": 40, "let": 40, "runs": 20, "slips": 40}
"""Entries these fields may have: each run and each slip is asked of the reference."""

_NUMBER = r"[-+]?(?:[0-9]{1,18}(?:\.[0-9]{1,18})?|\.[0-9]{1,18})"
_RANGE = re.compile(rf"({_NUMBER})\s*\.\.\s*({_NUMBER})")
_TEXT = inspect.type_info(Text)
_STRING = inspect.StrType()


class Fields(Struct, frozen=True):
    """The fields as a deck has them."""

    draw: dict[str, Any] = {}
    let: dict[str, str] = {}
    where: str = ""
    reference: str = ""
    given: Any = field(default=None, name="with")
    take: str = ""
    runs: dict[str, Any] = {}
    closed_form: str = ""
    slips: tuple[Any, ...] = ()
    accept: str = ""
    example: str = ""
    fixed: bool = False
    reason: str = ""


class _Slip(Struct, frozen=True):
    label: str
    when: str = ""
    given: Any = field(default=None, name="with")
    take: str = ""
    say: Text | None = None


class _Spread(Struct, frozen=True):
    """A draw written out: `{int: 1..9}`, `{real: 0.1..0.9, step: 0.1, shape: [2, 4]}`."""

    whole: str = field(default="", name="int")
    real: str = ""
    step: str = ""
    shape: tuple[int, ...] = ()
    never: tuple[str, ...] = ()


NAMES = tuple(walk.declared(Fields))


def read(node: Mapping, flaws: list[Flaw]) -> Computed | None:
    """What the card says of its numbers; None where it says nothing, or a flaw was noted."""
    if not any(name in node.pairs for name in NAMES):
        return None
    before = len(flaws)
    found = walk.fields(node, Fields, flaws)
    if bool(found.get("fixed")) != bool(found.get("reason")) and len(flaws) == before:
        missing = "reason" if found.get("fixed") else "fixed"
        flaws.append(at(node, FixedNeedsReason(missing)))
    for name, most in MOST.items():
        if len(found.get(name, ())) > most:
            flaws.append(at(node.pairs[name][0], TooMany(name, len(found[name]), most)))
            found.pop(name)
    given = {
        "draw": {name: _draw(each, flaws) for name, each in found.pop("draw", {}).items()},
        "with": _settings(found.pop("with", None), flaws),
        "runs": {name: _settings(each, flaws) for name, each in found.pop("runs", {}).items()},
        "slips": [_slip(each, flaws) for each in found.pop("slips", ())],
        "fixed": found.pop("reason", ""),
    }
    found.pop("fixed", None)
    return None if len(flaws) > before else msgspec.convert({**found, **given}, Computed)


def _settings(node: "Node | None", flaws: list[Flaw]) -> dict[str, Any]:
    """The settings of a reference, plain."""
    if node is None or (isinstance(node, Scalar) and node.null):
        return {}
    if isinstance(node, Mapping):
        return {name: walk.plain(each) for name, (_, each) in node.pairs.items()}
    walk.misshapen(node, ("mapping",), flaws)
    return {}


def _slip(node: Node, flaws: list[Flaw]) -> Slip | dict[str, Any]:
    found = walk.struct(node, _Slip, flaws)
    return {**found, "with": _settings(found.get("with"), flaws)}


def _draw(node: Node, flaws: list[Flaw]) -> Draw:
    """What a name is drawn from; an empty one where a flaw was noted."""
    if isinstance(node, Scalar) and node.null:
        walk.misshapen(node, ("text",), flaws)
        return Draw()
    if isinstance(node, Scalar):
        draw = _range(node, node.value, "1", flaws)
        if "." in draw.low + draw.high:
            flaws.append(at(node, StepMissing()))
        return draw
    if isinstance(node, Sequence):
        return _listed(node, flaws)
    if {"int", "real"} & set(node.pairs):
        return _spread(node, flaws)
    return _words(node, flaws)


def _range(node: Node, text: str, step: str, flaws: list[Flaw]) -> Draw:
    ends = _RANGE.fullmatch(text.strip())
    if ends is None:
        flaws.append(at(node, BadDraw(shown(text))))
        return Draw()
    low, high = ends.groups()
    if Fraction(low) > Fraction(high):
        flaws.append(at(node, EmptyRange(low, high)))
    return Draw(low=low, high=high, step=step)


def _spread(node: Mapping, flaws: list[Flaw]) -> Draw:
    before = len(flaws)
    found = walk.struct(node, _Spread, flaws)
    if len(flaws) > before:
        return Draw()
    real, step, shape = "real" in found, found.get("step", ""), tuple(found.get("shape", ()))
    if real and not step:
        flaws.append(at(node, StepMissing()))
    if step and not _steps(step, real):
        flaws.append(at(node, BadStep(shown(step))))
        return Draw()
    if not 0 <= math.prod(shape) <= MOST_DRAWN or any(length < 1 for length in shape):
        flaws.append(at(node, TooManyDrawn(math.prod(shape), MOST_DRAWN)))
    if real and "int" in found:
        flaws.append(at(node, BadDraw("int, real")))
    ends = found.get("real", "") or found.get("int", "")
    draw = _range(node, ends, step or "1", flaws)
    if not real and "." in draw.low + draw.high:
        flaws.append(at(node, BadDraw(shown(ends))))
    return msgspec.structs.replace(draw, shape=shape, never=tuple(found.get("never", ())))


def _steps(text: str, real: bool) -> bool:
    """Whether a step leads from one value to the next."""
    if not re.fullmatch(_NUMBER, text):
        return False
    return Fraction(text) > 0 and (real or Fraction(text).denominator == 1)


def _listed(node: Sequence, flaws: list[Flaw]) -> Draw:
    values = tuple(_entry(each, flaws) for each in node.items)
    if not values:
        flaws.append(at(node, BadDraw("[]")))
    if len(values) > MOST_DRAWN:
        flaws.append(at(node, TooManyDrawn(len(values), MOST_DRAWN)))
    return Draw(values=values)


def _entry(node: Node, flaws: list[Flaw]) -> Any:
    """A number or a word as written, or a list of such."""
    if isinstance(node, Sequence):
        return tuple(_entry(each, flaws) for each in node.items)
    return walk.value(node, _STRING, flaws)


def _words(node: Mapping, flaws: list[Flaw]) -> Draw:
    """`{value: shown}`: what is drawn, and how it is written in each language."""
    if not node.pairs:
        flaws.append(at(node, BadDraw("{}")))
    words = {name: walk.value(each, _TEXT, flaws) for name, (_, each) in node.pairs.items()}
    good = {name: text for name, text in words.items() if text is not walk.BAD}
    return Draw(values=tuple(good), shown=msgspec.convert(good, dict[str, Text]))
