"""The nodes of a YAML file as data, each with its place, and what can be wrong with one.

No scalar is interpreted here: what `no` means depends on the type wanted, which `walk` knows.
"""

from typing import TypeAlias

from msgspec import Struct

from quizcli.errors import Reason
from quizcli.model import Place, Problem

Path: TypeAlias = tuple[str | int, ...]
Node: TypeAlias = "Scalar | Sequence | Mapping"

_LONGEST = 60


class Scalar(Struct, frozen=True, gc=False):
    """A scalar as its source text; `plain`: written without quotes."""

    value: str
    plain: bool
    line: int
    column: int

    @property
    def null(self) -> bool:
        return self.plain and self.value in ("", "~", "null", "Null", "NULL")


class Sequence(Struct, frozen=True):
    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(Struct, frozen=True):
    """The first of each key; a later one of the same name is a flaw and left out."""

    pairs: dict[str, tuple[Scalar, Node]]
    line: int
    column: int


class Flaw(Struct, frozen=True):
    """Something wrong at a place; `path` leads to the node around it, if it was kept."""

    reason: Reason
    line: int
    column: int
    path: Path = ()

    def problem(self, file: str, card: str = "") -> Problem:
        return Problem(Place(file, self.line, self.column), self.reason, card)


class Document(Struct, frozen=True):
    root: Node
    flaws: tuple[Flaw, ...]


def at(node: Node, reason: Reason) -> Flaw:
    return Flaw(reason, node.line, node.column)


def follow(node: Node, path: Path) -> Node:
    """What a path leads to, or the last node that exists on the way."""
    for step in path:
        if isinstance(node, Mapping) and step in node.pairs:
            node = node.pairs[str(step)][1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node


def shown(text: str) -> str:
    """A stranger's words as a message may quote them: one line, nothing invisible, not long."""
    line = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
