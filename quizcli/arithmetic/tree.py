"""Expressions once read: frozen nodes with the column each begins at.

What binds equally and from the left is one node with many links, so that a long sum is not
a deep tree.
"""

from fractions import Fraction
from typing import TypeAlias

from msgspec import Struct

Real: TypeAlias = int | Fraction | float
"""A number, exact while it can be; a Fraction is never whole."""


class Number(Struct, frozen=True):
    at: int
    value: Real


class Name(Struct, frozen=True):
    at: int
    name: str


class Items(Struct, frozen=True):
    """A list written out."""

    at: int
    items: tuple["Node", ...]


class Sign(Struct, frozen=True):
    at: int
    operator: str
    operand: "Node"


class Link(Struct, frozen=True):
    """An operator and what stands right of it."""

    at: int
    operator: str
    operand: "Node"


class Chain(Struct, frozen=True):
    """`a + b - c` or `a * b / c`, from left to right."""

    at: int
    first: "Node"
    links: tuple[Link, ...]


class Power(Struct, frozen=True):
    at: int
    base: "Node"
    exponent: "Node"


class Compare(Struct, frozen=True):
    """`a < b <= c`: all of them hold."""

    at: int
    first: "Node"
    links: tuple[Link, ...]


class Logic(Struct, frozen=True):
    """`a and b and c`, or the same with `or`."""

    at: int
    operator: str
    operands: tuple["Node", ...]


class Index(Struct, frozen=True):
    """`a[i][j]`."""

    at: int
    base: "Node"
    links: tuple[Link, ...]


class Call(Struct, frozen=True):
    at: int
    function: str
    arguments: tuple["Node", ...]


Node: TypeAlias = Number | Name | Items | Sign | Chain | Power | Compare | Logic | Index | Call


class Expression(Struct, frozen=True):
    """What was read of `text`; `uses` are the names in it with their columns.

    `literal` says that it is one number in digits, with a sign or without.
    """

    text: str
    tree: Node
    uses: tuple[tuple[str, int], ...]
    literal: bool

    @property
    def names(self) -> frozenset[str]:
        """The names used, with their `@run`."""
        return frozenset(name for name, _ in self.uses)

    @property
    def called(self) -> str:
        """The function whose result it is, with a sign or without; empty where it is none's."""
        tree = self.tree
        while isinstance(tree, Sign):
            tree = tree.operand
        return tree.function if isinstance(tree, Call) else ""
