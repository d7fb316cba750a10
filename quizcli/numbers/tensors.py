"""Tensors of numbers: made of lists of one length, taken apart, written, turned, compared.

Only what has nothing to do with how one is typed or graded; no torch here.
"""

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from typing import Any, TypeAlias

from msgspec import Struct

from quizcli import arithmetic
from quizcli.errors import Reason
from quizcli.model import Value

Place: TypeAlias = tuple[int, ...]
"""Counted from 1."""
Real: TypeAlias = int | Fraction | float


class Tensor(Struct, frozen=True):
    """Numbers in order, the last index running fastest."""

    shape: tuple[int, ...]
    entries: tuple[Real, ...]

    def exactly(self) -> tuple[Fraction, ...]:
        return tuple(Fraction(entry) for entry in self.entries)

    def places(self) -> Iterator[Place]:
        return product(*(range(1, length + 1) for length in self.shape))

    def at(self, place: Place) -> Fraction | None:
        return dict(zip(self.places(), self.exactly(), strict=True)).get(place)


def evaluated(answer: tuple[Any, ...]) -> Value | Reason:
    """Lists of expressions, as a deck has them, worked out."""
    found: list[Value] = []
    for each in answer:
        value = arithmetic.evaluated(each, {}) if isinstance(each, str) else evaluated(each)
        if isinstance(value, Reason):
            return value
        found.append(value)
    return tuple(found)


def made(value: Value, most: int) -> Tensor | None:
    """The numbers of a list, or of lists of one length, if there are no more than `most`."""
    if isinstance(value, bool | str):
        return None
    if not isinstance(value, tuple):
        finite = not isinstance(value, float) or math.isfinite(value)
        return Tensor((), (value,)) if finite else None
    inner = [made(each, most) for each in value]
    found = [each for each in inner if each is not None]
    shapes = {each.shape for each in found}
    if len(found) < len(value) or len(shapes) != 1 or len(value) * len(found[0].entries) > most:
        return None
    shape = (len(value), *found[0].shape)
    entries = tuple(entry for each in found for entry in each.entries)
    return Tensor(shape, entries) if entries else None


def written(tensor: Tensor, entry: Callable[[Fraction], str]) -> str:
    """`[[1, 2], [3, 4]]`, each entry as the function writes it, without commas of its own."""
    texts = [entry(each).replace(",", "") for each in tensor.exactly()]
    for length in reversed(tensor.shape):
        starts = range(0, len(texts), length)
        texts = [f"[{', '.join(texts[at : at + length])}]" for at in starts]
    return texts[0]


def nested(entries: tuple[Real, ...], shape: tuple[int, ...]) -> Value:
    if not shape:
        return entries[0]
    step = len(entries) // shape[0]
    starts = range(0, len(entries), step)
    return tuple(nested(entries[at : at + step], shape[1:]) for at in starts)


def transposed(tensor: Tensor) -> Tensor:
    rows, columns = tensor.shape
    entries = tuple(tensor.entries[row * columns + column]
                    for column in range(columns) for row in range(rows))  # fmt: skip
    return Tensor((columns, rows), entries)


def off(got: Tensor, target: Tensor) -> Fraction:
    """How far the entry lies that is furthest off."""
    pairs = zip(got.exactly(), target.exactly(), strict=False)
    return max(abs(a - b) for a, b in pairs)
