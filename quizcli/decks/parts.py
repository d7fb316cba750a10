"""Ids, former ids, and the named parts of a card, each of which is read as a card of its own.

What a part does not say, the whole card says; its question stands below the whole card's.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from quizcli import kinds
from quizcli.decks import walk
from quizcli.decks.tree import Flaw, Mapping, at, follow, shown
from quizcli.errors.computed import NotInPart, PartsNeed, UnusedName
from quizcli.errors.deck import BadFormer, BadId, MissingField
from quizcli.kinds import Fault

ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
NAME = re.compile("[a-z0-9]+([._-][a-z0-9]+)*")
STEM = "stem"
"""In a fault's path, the question of the whole card."""

_ONCE = ("id", "kind", "parts", "after", "siblings")
"""What a card says once for all its parts."""


class Whole(Struct, frozen=True):
    """The node of a card, and the good values of the fields every card can have."""

    node: Mapping
    common: dict[str, Any]


def each(whole: Whole, flaws: list[Flaw]) -> Iterator[tuple[str, Mapping]]:
    """Each part by its name with a node that says all of it; the card itself where it has none."""
    parts = whole.common.get("parts")
    if parts is None:
        yield "", whole.node
        return
    key, _ = whole.node.pairs["parts"]
    kind = whole.common.get("kind", "")
    if kind in kinds.names() and (not parts or not kinds.load(kind).COMPUTED):
        flaws.append(at(key, PartsNeed(kind)))
    if kind not in kinds.names() or not kinds.load(kind).COMPUTED:
        return
    shared = {n: pair for n, pair in whole.node.pairs.items() if n not in ("parts", "was")}
    for name, part in parts.items():
        if not ID.fullmatch(name):
            flaws.append(at(part, BadId(shown(name))))
        if not isinstance(part, Mapping):
            walk.misshapen(part, ("mapping",), flaws)
            continue
        if "ask" not in part.pairs:
            flaws.append(at(part, MissingField("ask")))
        for field, (where, _) in part.pairs.items():
            if field in _ONCE:
                flaws.append(at(where, NotInPart(field)))
        yield name, Mapping({**shared, **part.pairs}, part.line, part.column)


def flaw(node: Mapping, whole: Whole, fault: Fault) -> Flaw:
    """A fault at its place: in the part, or in the whole card's question."""
    if fault.path[:1] == (STEM,):
        return at(follow(whole.node, ("ask", *fault.path[1:])), fault.reason)
    return at(follow(node, fault.path), fault.reason)


def together(found: list[list[Flaw]]) -> Iterator[Flaw]:
    """The flaws of all parts; a name that one of them uses is not unused."""
    for flaws in found:
        for one in flaws:
            if not isinstance(one.reason, UnusedName) or all(one in others for others in found):
                yield one


def bad_formers(part: str, common: dict[str, Any], node: Mapping) -> Iterator[Flaw]:
    """What a part says of its former names; those of a whole card are checked with its id."""
    for index, old in enumerate(common.get("was", ()) if part else ()):
        if not is_item(old):
            yield at(follow(node, ("was", index)), BadFormer(shown(old)))


def formers(part: str, stem: dict[str, Any], common: dict[str, Any]) -> tuple[str, ...]:
    """The items a card was: a part was the part of that name, unless it says otherwise."""
    if not part:
        return tuple(common.get("was", ()))
    own = (name if ":" in name else f"{stem['id']}#{name}" for name in common.get("was", ()))
    return (*own, *(name if "#" in name else f"{name}#{part}" for name in stem.get("was", ())))


def is_item(name: str) -> bool:
    """`card`, `card#part`, `deck:card` or `deck:card#part`."""
    deck, colon, rest = name.rpartition(":")
    card, hash_, part = rest.partition("#")
    named = bool(ID.fullmatch(card)) and (not hash_ or bool(ID.fullmatch(part)))
    return named and (not colon or bool(NAME.fullmatch(deck)))
