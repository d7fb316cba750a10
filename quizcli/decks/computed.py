"""The fields of a card whose numbers change: from nodes to `model.Computed`.

Draws are read from their source text, so that `0.1` stays exactly that. What names and
expressions mean is checked in `variants.faults`.
"""

import math
from typing import Any

import msgspec
from msgspec import Struct, field, inspect, structs

from quizcli import layering
from quizcli.decks import walk
from quizcli.decks.tree import Flaw, Mapping, Node, Scalar, Sequence, at, shown
from quizcli.errors.computed import (
    BadDraw,
    BadStep,
    FixedNeedsReason,
    StepMissing,
    TooMany,
    TooManyDrawn,
)
from quizcli.model import Computed, Draw, Slip, Text
from quizcli.variants import begun
from quizcli.variants.draw import ranged, stepped

MOST_DRAWN = 4096
"""Entries a drawn list may have, and values a draw may list."""

MOST = {"draw": 40, "let": 40, "runs": 20, "slips": 40}
"""Entries these fields may have: each run and each slip is asked of the reference."""

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


def sought(numbers: Computed | None, fields: Any) -> Computed | None:
    """A card that asks for layers as the inverse question it is: its answer are the layers.

    What the card itself says in these places stays, for the faults to be told.
    """
    wanted = begun.sought(fields)
    if not wanted:
        return numbers
    computed = numbers or Computed()
    reference = computed.reference or begun.BUILDER
    taken = layering.stack(reference)
    given = {taken[0]: f"={begun.ANSWER}", **computed.given} if taken else computed.given
    accept = computed.accept or wanted
    return structs.replace(computed, accept=accept, reference=reference, given=given)


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
    found = ranged(text, step)
    if isinstance(found, Draw):
        return found
    flaws.append(at(node, BadDraw(shown(text)) if isinstance(found, BadDraw) else found))
    return Draw()


def _spread(node: Mapping, flaws: list[Flaw]) -> Draw:
    before = len(flaws)
    found = walk.struct(node, _Spread, flaws)
    if len(flaws) > before:
        return Draw()
    real, step, shape = "real" in found, found.get("step", ""), tuple(found.get("shape", ()))
    if real and not step:
        flaws.append(at(node, StepMissing()))
    if step and not stepped(step, whole=not real):
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
