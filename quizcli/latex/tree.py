"""What a formula is made of once its LaTeX is parsed; both writers walk these nodes.

A row is what stands side by side. Blanks of the source are kept: LaTeX prints none of them, but
`2 3` is no `23` to whoever typed it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from itertools import chain
from typing import TypeAlias

from msgspec import Struct


class Role(Enum):
    """What a sign does in a row, which decides the space around it."""

    LETTER = auto()
    NUMBER = auto()
    BINARY = auto()
    SLASH = auto()
    RELATION = auto()
    PUNCTUATION = auto()
    OPEN = auto()
    CLOSE = auto()
    BAR = auto()
    FUNCTION = auto()
    BIG = auto()
    DOTS = auto()
    ORDINARY = auto()


class Sign(Struct, frozen=True):
    """One sign, a whole number, or a function's name; `macro` is how LaTeX names it, if it does."""

    text: str
    role: Role
    macro: str = ""


class Space(Struct, frozen=True):
    """A blank; `width` 0 is one of the source that LaTeX does not print, 2 a quad."""

    width: int = 0


class Words(Struct, frozen=True):
    r"""Upright text; `word` where it is meant as one name: `\mathrm`, `\operatorname`."""

    text: str
    word: bool


class Group(Struct, frozen=True):
    """What stands between braces, which are not printed."""

    row: Row


class Fence(Struct, frozen=True):
    """A row between delimiters; an empty delimiter is none."""

    left: str
    right: str
    row: Row


class Fraction(Struct, frozen=True):
    above: Row
    below: Row


class Binomial(Struct, frozen=True):
    above: Row
    below: Row


class Root(Struct, frozen=True):
    """`index` is empty for a square root."""

    body: Row
    index: Row


class Scripted(Struct, frozen=True):
    """What carries sub- and superscripts; None where there is none, an empty row for `{}`."""

    base: Node | None
    below: Row | None
    above: Row | None
    primes: int = 0


class Accent(Struct, frozen=True):
    name: str
    body: Row


class Styled(Struct, frozen=True):
    r"""Another alphabet: `\mathbb`, `\mathcal`, `\mathbf`."""

    alphabet: str
    body: Row


class Table(Struct, frozen=True):
    """A matrix, cases or aligned lines: rows of cells."""

    name: str
    rows: tuple[tuple[Row, ...], ...]


class Unknown(Struct, frozen=True):
    """A macro or environment that is not known, with the source it stands for."""

    name: str
    source: str


Node: TypeAlias = (
    Sign
    | Space
    | Words
    | Group
    | Fence
    | Fraction
    | Binomial
    | Root
    | Scripted
    | Accent
    | Styled
    | Table
    | Unknown
)
Row: TypeAlias = tuple[Node, ...]


def solid(row: Row) -> Row:
    """The row without its blanks."""
    return tuple(node for node in row if not isinstance(node, Space))


def too_deep(row: Row, most: int) -> bool:
    """Whether nodes stand within nodes on more levels; found without recursion."""
    level: list[Node] = list(row)
    for _ in range(most + 1):
        if not level:
            return False
        level = [inner for node in level for inner in _inside(node)]
    return bool(level)


def _inside(node: Node) -> Iterator[Node]:
    if isinstance(node, Table):
        yield from chain.from_iterable(chain.from_iterable(node.rows))
    elif isinstance(node, Scripted):
        yield from (*([node.base] if node.base else []), *(node.below or ()), *(node.above or ()))
    elif isinstance(node, Fraction | Binomial):
        yield from (*node.above, *node.below)
    elif isinstance(node, Root):
        yield from (*node.body, *node.index)
    elif isinstance(node, Group | Fence):
        yield from node.row
    elif isinstance(node, Accent | Styled):
        yield from node.body
