"""A deck: its head, its cards, and everything wrong with them, from the bytes of one file.

A card with something wrong is set aside with all its problems and the rest is used; only
what spoils the file, or leaves it without a name, refuses the whole. The fields of a kind
are declared in `kinds`, the rules that go beyond their types too; here they get their place.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from quizcli import kinds
from quizcli.decks import nodes, walk
from quizcli.decks.tree import Flaw, Mapping, Node, Scalar, at, follow, shown
from quizcli.errors.deck import (
    BadDeckName,
    BadFormer,
    BadId,
    DuplicateId,
    UnknownKind,
    WrongShape,
)
from quizcli.kinds import Fault
from quizcli.model import Card, Deck, Place, Problem, Source, Terms, Text

ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
NAME = re.compile("[a-z0-9]+([._-][a-z0-9]+)*")


class Head(Struct, frozen=True):
    """The top of a deck."""

    deck: str
    title: Text
    cards: tuple[Any, ...]
    notes: str = ""
    was: tuple[str, ...] = ()


class Common(Struct, frozen=True):
    """The fields every card can have beside those of its kind."""

    id: str
    kind: str
    ask: Text
    hint: Text | None = None
    work: Text | None = None
    source: Source | None = None
    tags: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


class _Context(Struct, frozen=True):
    """What the reading of a card needs to know of its surroundings."""

    deck: str
    file: str
    terms: Terms


def read(data: bytes, file: str, terms: Terms) -> Deck:
    """The deck in a file; never raises. Problems stand in the order of the file."""
    document = nodes.parse(data)
    if isinstance(document, Flaw):
        return _refused([document], file)
    root, flaws = document.root, list(document.flaws)
    around = [flaw for flaw in flaws if flaw.path[:1] != ("cards",) or len(flaw.path) < 2]
    if around:
        return _refused(around, file)
    if not isinstance(root, Mapping):
        return _refused([at(root, WrongShape(("mapping",), _shape(root)))], file)
    walk.unknown(root, walk.declared(Head), around)
    head = walk.fields(root, Head, around)
    around += _head_faults(root, head)
    ...
