"""Rows that may stand either way: the groups of names that a card calls `free`.

Where a name stands is the card's business; rows are numbers here, in the author's order.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, permutations

from quizcli.errors import Reason
from quizcli.errors.rows import FreeAlone, FreeApart, NothingFixed, UnknownRow
from quizcli.rows.ordering import Pairs

Groups = Sequence[Sequence[str]]
Place = Callable[[str], int | None]
Path = tuple[str | int, ...]


def pairs(groups: Groups, place: Place) -> Pairs:
    """The pairs of rows that may stand either way, both ways round."""
    found = ({p for name in group if (p := place(name)) is not None} for group in groups)
    return frozenset(pair for group in found for pair in permutations(group, 2))


def faults(groups: Groups, names: Sequence[str], place: Place) -> Iterator[tuple[Path, Reason]]:
    """Groups of one, and names that no row has; the path leads from the groups."""
    for index, group in enumerate(groups):
        if len({*group}) < 2:
            yield (index,), FreeAlone()
        for inside, name in enumerate(group):
            if place(name) is None:
                yield (index, inside), UnknownRow(name, tuple(names))


def unfixed(groups: Groups, names: Sequence[str], place: Place) -> Iterator[tuple[Path, Reason]]:
    """What goes wrong where rows have no values: every order right, or a row between two."""
    either = pairs(groups, place)
    if len(names) > 1 and len(either) == len(names) * (len(names) - 1):
        yield (), NothingFixed()
    for index, group in enumerate(groups):
        found = sorted(p for name in group if (p := place(name)) is not None)
        for one, other in combinations(found, 2):
            for between in range(one + 1, other):
                if (one, between) not in either and (between, other) not in either:
                    yield (index,), FreeApart(names[one], names[other], names[between])
                    break
