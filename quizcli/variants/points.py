"""The points at which a formula is compared with another: seeded, within the declared domains.

Corners and the small numbers come first, since `2n` is `n²` at 2 and a ramp is its argument
above 0; the rest is drawn. The number of points tried is bounded.
"""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from msgspec import Struct, field, structs

from quizcli import arithmetic
from quizcli.arithmetic import Expression
from quizcli.errors import Reason
from quizcli.errors.arithmetic import NumberTooBig, TooMuchWork
from quizcli.errors.computed import BadDraw, BadStep, DrawExhausted, NotTruth, StepMissing
from quizcli.errors.formula import DomainOnce, TooFewPoints
from quizcli.model import Draw, Value
from quizcli.variants import draw

LEAST, MOST = 20, 40
"""How many points there are."""
_CORNERS = 10
_SMALL = (0, 1, 2, -1)
_TOLERANCE = 1e-9
_NOTHING = 1e-12
"""What floats leave of a zero, of the size of the symbols or the key, whichever is smaller."""

_LOST = (NumberTooBig, TooMuchWork)
Point = dict[str, Value]


class Symbol(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where a name may lie (`int`, `real` with `step`, or `values`), and what else it is called."""

    whole: str = field(default="", name="int")
    real: str = ""
    step: str = ""
    values: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Points(Struct, frozen=True):
    """Points with the values that draws and `let` gave beside them."""

    points: tuple[Point, ...]
    names: dict[str, Value]

    def values(self, expression: Expression) -> tuple[Value | Reason, ...]:
        """What a formula gives at each point."""
        return tuple(arithmetic.value(expression, {**self.names, **point}) for point in self.points)

    def is_whole(self, name: str) -> bool:
        """Whether a symbol is a whole number at every point."""
        return all(isinstance(point[name], int) for point in self.points)


def domain(name: str, symbol: Symbol) -> Draw | Reason:
    """Where the symbol lies, as numbers are drawn."""
    given = [text for text in (symbol.whole, symbol.real, *symbol.values[:1]) if text]
    if len(given) != 1:
        return DomainOnce(name)
    if wrong := [text for text in (*symbol.values, *symbol.never) if draw.number(text) is None]:
        return BadDraw(wrong[0])
    if symbol.values:
        return Draw(values=symbol.values, never=symbol.never)
    if symbol.step and not draw.stepped(symbol.step, whole=bool(symbol.whole)):
        return BadStep(symbol.step)
    if symbol.real and not symbol.step:
        return StepMissing()
    found = draw.ranged(given[0], symbol.step or "1")
    if isinstance(found, Reason) or (symbol.whole and "." in found.low + found.high):
        return found if isinstance(found, Reason) else BadDraw(symbol.whole)
    return structs.replace(found, never=symbol.never)


def chosen(
    domains: Mapping[str, Draw], where: str, names: dict[str, Value], random: Random
) -> Points | Reason:
    """Points that `where` allows; a Reason where there are too few to tell formulas apart."""
    rule = arithmetic.read(where.removeprefix("=")) if where else None
    if isinstance(rule, Reason):
        return rule
    found: dict[tuple[int, ...], Point] = {}
    sizes = {name: draw.count(domain) for name, domain in domains.items()}
    for indices in itertools.islice(_places(domains, sizes, random), draw.TRIES):
        point = {n: draw.entry(domains[n], i) for n, i in zip(sizes, indices, strict=True)}
        if indices in found or _never(domains, point):
            continue
        held = True if rule is None else arithmetic.value(rule, {**names, **point})
        if not isinstance(held, bool | Reason):
            return NotTruth(where)
        if held is True:
            found[indices] = point
        if len(found) == MOST:
            break
    if len(found) < LEAST:
        few = math.prod(sizes.values()) <= draw.TRIES
        return TooFewPoints(len(found), LEAST) if few else DrawExhausted(where)
    return Points(tuple(found.values()), names)


def _places(
    domains: Mapping[str, Draw], sizes: Mapping[str, int], random: Random
) -> Iterator[tuple[int, ...]]:
    """Places in the domains: some corners, the small numbers one by one, then any."""
    corners = 2 ** min(len(sizes), 20)
    for corner in random.sample(range(corners), min(corners, _CORNERS)):
        yield tuple((size - 1) * (corner >> bit & 1) for bit, size in enumerate(sizes.values()))
    for name, domain in domains.items():
        for small in _SMALL:
            if (index := _index(domain, small)) is not None:
                yield tuple(
                    index if other == name else random.randrange(size)
                    for other, size in sizes.items()
                )
    if math.prod(sizes.values()) <= draw.TRIES:
        every = list(itertools.product(*map(range, sizes.values())))
        random.shuffle(every)
        yield from every
    while True:
        yield tuple(random.randrange(size) for size in sizes.values())


def _index(domain: Draw, value: int) -> int | None:
    """The place of a number in a range."""
    if domain.values or draw.entry(domain, 0) == value:
        return None
    low, step = (draw.number(text) or 0 for text in (domain.low, domain.step))
    index, rest = divmod(value - low, step)
    return int(index) if not rest and 0 <= index < draw.count(domain) else None


def _never(domains: Mapping[str, Draw], point: Point) -> bool:
    never = {name: [draw.number(text) for text in each.never] for name, each in domains.items()}
    return any(point[name] in numbers for name, numbers in never.items())


def is_number(value: Value | Reason) -> bool:
    return not isinstance(value, bool | str | tuple | Reason)


def size(point: Point) -> float:
    """The largest number of a point, 1 at least: against it a difference is nothing."""
    return max(1.0, *(abs(float(n)) for n in point.values() if not isinstance(n, str | tuple)))


def told(ours: Sequence[Value | Reason], theirs: Sequence[Value | Reason]) -> int:
    """At how many points with a number on our side theirs is not too large to be compared."""
    pairs = zip(ours, theirs, strict=True)
    return sum(is_number(one) and not isinstance(other, _LOST) for one, other in pairs)


def largest(values: Sequence[Value | Reason]) -> float:
    """The size of the largest number among values, infinite where no float can hold it."""
    try:
        numbers = (n for n in values if not isinstance(n, str | tuple | Reason))
        return max((abs(float(number)) for number in numbers), default=0.0)
    except OverflowError:
        return math.inf


def compared(ours: Value | Reason, theirs: Value | Reason, scale: float = 1.0) -> bool | None:
    """Whether two values are the same; None where neither has one, or one is too large to tell.

    Exact over fractions, to nine digits where a float is among them. `scale` is what a float
    must be nothing beside to be 0.
    """
    if isinstance(ours, _LOST) or isinstance(theirs, _LOST):
        return None
    if isinstance(ours, Reason) or isinstance(theirs, Reason):
        return None if isinstance(ours, Reason) and isinstance(theirs, Reason) else False
    if isinstance(ours, float) or isinstance(theirs, float):
        if any(isinstance(each, str | tuple) for each in (ours, theirs)):
            return False
        return _near(ours, theirs, scale)
    return type(ours) is type(theirs) and ours == theirs


def _near(ours: Value, theirs: Value, scale: float) -> bool:
    try:
        one, other = float(ours), float(theirs)  # type: ignore[arg-type]
    except OverflowError:
        return False
    return math.isclose(one, other, rel_tol=_TOLERANCE, abs_tol=_NOTHING * scale)
