"""The name of what is asked for, beside a formula and an equals sign: `W2 =`, `f(x) =`, `= W2`."""

import re

from quizcli.arithmetic.spelling import NAME
from quizcli.arithmetic.symbols import Symbols

_LEFT = re.compile(
    rf"\s*(?:[d∂]{NAME.pattern}\s*/\s*[d∂])?{NAME.pattern}(?:\s*\([\w\s,;]*\))?\s*:?=(?!=)(?=.*\S)"
)
"""Also `dL/dx =` and `y :=`; in brackets stand names, so that `n(n-1) =` is a formula."""
_RIGHT = re.compile(rf"=\s*({NAME.pattern})\s*$")
_ALONE = re.compile(rf"\s*({NAME.pattern})\s*")


def formula(plain: str, symbols: Symbols) -> tuple[int, int]:
    """Where the formula begins and ends; a name behind it is dropped only if it is unknown."""
    end = len(plain)
    tail = _RIGHT.search(plain)
    if tail and not symbols.means(tail[1]):
        alone = _ALONE.fullmatch(plain, 0, tail.start())
        if plain[: tail.start()].strip() and not (alone and not symbols.knows(alone[1])):
            end = tail.start()
    head = _LEFT.match(plain, 0, end)
    if head is None or _is_product(plain[: head.end()], symbols):
        return 0, end
    return head.end(), end


def _is_product(left: str, symbols: Symbols) -> bool:
    """Whether several names stand before the equals sign: `nd =` is no name."""
    alone = _ALONE.fullmatch(left.rstrip(" =:"))
    return alone is not None and not symbols.knows(alone[1]) and symbols.means(alone[1])
