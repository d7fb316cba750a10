"""Rows by their values: which are asked for, what must stand before what, where an order fails.

Rows and options are numbers here; what they show is known to the kind alone.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import permutations

Pairs = frozenset[tuple[int, int]]
Shuffle = Callable[[list[int]], None]

TRIES = 100

_CLOSE = Fraction(1, 10**12)
"""Values that differ by less of themselves are equal: some come from a reference."""


def before(values: Sequence[Fraction], free: Pairs) -> Pairs:
    """The pairs of rows of which the first must stand before the second."""
    places = permutations(range(len(values)), 2)
    return frozenset(
        pair for pair in places if _less(values[pair[0]], values[pair[1]]) and pair not in free
    )


def _less(one: Fraction, other: Fraction) -> bool:
    return other - one > _CLOSE * max(abs(one), abs(other))


def chosen(
    values: Sequence[Fraction], count: int, apart: Fraction, shuffle: Shuffle
) -> list[int] | None:
    """So many rows, each at least `apart` from the others; None where there are not so many.

    After enough draws that fail, the rows are taken from below, which finds them if any do.
    """
    rows = list(range(len(values)))
    ascending = sorted(rows, key=lambda row: values[row])
    least = apart - _CLOSE * abs(apart)
    for attempt in range(TRIES + 1):
        shuffle(rows)
        found: list[int] = []
        for row in rows if attempt < TRIES else ascending:
            if len(found) < count and all(abs(values[row] - values[o]) >= least for o in found):
                found.append(row)
        if len(found) == count:
            return found
    return None


def mixed(right: Sequence[int], earlier: Pairs, shuffle: Shuffle) -> list[int]:
    """The rows in another order, of three or more never a right one."""
    rows = [*right]
    for _ in range(TRIES):
        shuffle(rows)
        if len(rows) < 3 or first_wrong(rows, right, earlier):
            break
    return rows


def first_wrong(
    given: Sequence[int], right: Sequence[int], earlier: Pairs
) -> tuple[int, int] | None:
    """The first place at which a row stands too early, and a row that should stand there."""
    left = [*right]
    for place, row in enumerate(given):
        if any((other, row) in earlier for other in left):
            return place, left[0]
        left.remove(row)
    return None
