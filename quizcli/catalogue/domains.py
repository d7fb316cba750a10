"""What a parameter may be: the types a reference's header declares, and whether a value fits.

A header writes a parameter as a literal, `{"int": [1, 1024], "sides": True, "default": 1}`:

    int     a whole number in [low, high]; `words` are switches that may stand in its place,
            each with the number it stands for in the rules (`as`) and a rule of its own
    real    a number in [low, high]
    bool    true or false
    one_of  one of these words
    list    numbers in [low, high] nested regularly, with one of `axes` levels ([1] if left out);
            `whole` numbers only
    shape   whole numbers in [low, high], as many as one of `axes`; a single one may go up to
            `single`, and may be written without a list
    layers  a stack of the layers declared here, each with parameters and rules of its own

`sides` allows a list of two such numbers, [height, width], or of as many as it says. Without
`default` a parameter must be given; a default `=name` is the value of that parameter.
`keyword` parameters have no place in `Layer(1, 2)`. Nothing here knows a reference.
"""

import math
from collections.abc import Container, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, TypeAlias

from msgspec import Struct

from quizcli.catalogue.plain import shown
from quizcli.errors import Reason
from quizcli.errors.reference import (
    NumbersWanted,
    RealWanted,
    SizesWanted,
    StackWanted,
    SwitchWanted,
    WholeWanted,
    WordWanted,
)

MOST_NUMBERS = 10_000


class At(Struct, frozen=True):
    """Whose settings these are: a reference, or a layer with its number from 1."""

    reference: str
    layer: int = 0


class Word(Struct, frozen=True):
    """A switch in a number's place: the number it stands for, and what it asks of others."""

    stands_for: str
    rule: str = ""


class Whole(Struct, frozen=True):
    low: int
    high: int
    sides: int
    words: dict[str, Word]


class Real(Struct, frozen=True):
    low: float
    high: float
    sides: int


class Switch(Struct, frozen=True):
    pass


class OneOf(Struct, frozen=True):
    known: tuple[str, ...]


class Numbers(Struct, frozen=True):
    low: float
    high: float
    axes: tuple[int, ...]
    whole: bool


class Shape(Struct, frozen=True):
    low: int
    high: int
    axes: tuple[int, ...]
    single: int


class Layer(Struct, frozen=True):
    """A layer a stack may have; `rules` are held when it is known what arrives at it."""

    parameters: dict[str, "Parameter"]
    rules: tuple[str, ...]


class Stack(Struct, frozen=True):
    layers: dict[str, Layer]


Domain: TypeAlias = "Whole | Real | Switch | OneOf | Numbers | Shape | Stack"


class Parameter(Struct, frozen=True):
    domain: Domain
    required: bool
    default: Any
    keyword: bool

    @property
    def sides(self) -> int:
        return self.domain.sides if isinstance(self.domain, Whole | Real) else 0


def declared(literal: Mapping[str, Mapping[str, Any]]) -> dict[str, Parameter]:
    """The parameters of a header or a layer, in order."""
    return {
        name: Parameter(
            _domain(spec),
            "default" not in spec,
            spec.get("default"),
            spec.get("keyword", False),
        )
        for name, spec in literal.items()
    }


def _domain(spec: Mapping[str, Any]) -> Domain:
    match spec:
        case {"int": [low, high]}:
            return Whole(low, high, _sides(spec), _words(spec.get("words", {})))
        case {"real": [low, high]}:
            return Real(low, high, _sides(spec))
        case {"bool": True}:
            return Switch()
        case {"one_of": known}:
            return OneOf(tuple(known))
        case {"list": [low, high]}:
            return Numbers(low, high, tuple(spec.get("axes", [1])), spec.get("whole", False))
        case {"shape": [low, high], "axes": axes}:
            return Shape(low, high, tuple(axes), spec.get("single", high))
        case {"layers": layers}:
            return Stack({name: layer(layers, name) for name in layers})
    raise ValueError(spec)


def _sides(spec: Mapping[str, Any]) -> int:
    sides = spec.get("sides", 0)
    return 2 if sides is True else int(sides)


def _words(literal: Mapping[str, Mapping[str, str]]) -> dict[str, Word]:
    return {name: Word(word["as"], word.get("where", "")) for name, word in literal.items()}


def layer(table: Mapping[str, Mapping[str, Any]], name: str) -> Layer:
    literal = facts(table, name)
    return Layer(declared(literal.get("parameters", {})), tuple(literal.get("where", ())))


def facts(table: Mapping[str, Mapping[str, Any]], name: str) -> dict[str, Any]:
    """What a stack's table says of a layer; with `like` all that another has and it has not.

    Parameters that only it has come before the other's.
    """
    own = table[name]
    other = facts(table, own["like"]) if "like" in own else {}
    mine, others = own.get("parameters", {}), other.get("parameters", {})
    new = {each: spec for each, spec in mine.items() if each not in others}
    return {**other, **own, "parameters": {**new, **others, **mine}}


def refused(domain: Domain, name: str, value: Any, at: At) -> Reason | None:
    """Why the value is outside of the domain; a stack's layers are not looked into here."""
    spot = (at.reference, at.layer, name)
    match domain:
        case Whole(low, high, sides, words):
            if _fits(value, sides, low, high, whole=True) or _among(value, words):
                return None
            return WholeWanted(*spot, shown(value), low, high, sides, tuple(words))
        case Real(low, high, sides):
            fits = _fits(value, sides, low, high, whole=False)
            return None if fits else RealWanted(*spot, shown(value), low, high, sides)
        case Switch():
            return None if isinstance(value, bool) else SwitchWanted(*spot, shown(value))
        case OneOf(known):
            if _among(value, known):
                return None
            return WordWanted(*spot, shown(value), nearest(value, known), known)
        case Numbers():
            return _not_numbers(domain, value, spot)
        case Shape():
            return _not_sizes(domain, value, spot)
        case Stack():
            fits = isinstance(value, list) and len(value) > 0
            return None if fits else StackWanted(at.reference, name, shown(value))


def _not_numbers(domain: Numbers, value: Any, spot: tuple[str, int, str]) -> Reason | None:
    shape = lengths(value)
    if shape is not None and len(shape) in domain.axes and math.prod(shape) <= MOST_NUMBERS:
        flat = value
        for _ in shape[1:]:
            flat = [number for row in flat for number in row]
        if _fits(flat, len(flat), domain.low, domain.high, whole=domain.whole):
            return None
    low, high, axes, whole = domain.low, domain.high, domain.axes, domain.whole
    return NumbersWanted(*spot, shown(value), low, high, axes, whole, MOST_NUMBERS)


def _not_sizes(domain: Shape, value: Any, spot: tuple[str, int, str]) -> Reason | None:
    sizes = value if isinstance(value, list) else [value]
    high = domain.single if len(sizes) == 1 else domain.high
    if len(sizes) in domain.axes and _fits(sizes, len(sizes), domain.low, high):
        return None
    return SizesWanted(*spot, shown(value), domain.low, high, domain.axes)


def lengths(value: Any) -> tuple[int, ...] | None:
    """The lengths of a regularly nested list, outermost first; None for any other thing."""
    if not isinstance(value, list) or not value:
        return None
    if not any(isinstance(each, list) for each in value):
        return (len(value),)
    inner = {lengths(each) for each in value}
    first = inner.pop()
    return None if inner or first is None else (len(value), *first)


def _fits(value: Any, sides: int, low: float, high: float, *, whole: bool = True) -> bool:
    """A number in the bounds, or a list of `sides` of them."""
    if isinstance(value, list):
        return 0 < sides == len(value) and all(
            _fits(each, 0, low, high, whole=whole) for each in value
        )
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
        return False
    return low <= value <= high


def _among(value: Any, known: Container[str]) -> bool:
    return isinstance(value, str) and value in known


def nearest(name: Any, known: Iterable[str]) -> str:
    """The name probably meant, or nothing."""
    close = get_close_matches(name[:100], list(known), 1) if isinstance(name, str) else []
    return close[0] if close else ""
