"""Ids, former ids, and the named parts of a card, each of which is read as a card of its own.

What a part does not say, the whole card says; its question stands below the whole card's.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, inspect

from quizcli import kinds
from quizcli.decks import walk
from quizcli.decks.tree import Flaw, Mapping, Node, Scalar, at, follow, shown
from quizcli.errors.computed import NotComputable, NotInPart, PartsNeed, TooMany, UnusedName
from quizcli.errors.deck import BadFormer, BadId, MissingField, UnknownValue
from quizcli.kinds import Fault

ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
NAME = re.compile("[a-z0-9]+([._-][a-z0-9]+)*")
STEM = "stem"
"""In a fault's path, the question of the whole card."""

_ONCE = ("id", "kind", "parts", "after", "siblings")
"""What a card says once for all its parts."""

_OF_ONE_KEY = ("take", "accept", "slips", "closed_form")
"""What no card can say for parts of several kinds."""

MOST = 40
"""Holes or rows a card may have: each is a card, and holds what they share."""


class Whole(Struct, frozen=True):
    """The node of a card, and the good values of the fields every card can have.

    `shared` names these fields and those of numbers that change.
    """

    node: Mapping
    common: dict[str, Any]
    shared: tuple[str, ...]

    @property
    def divided(self) -> kinds.Parts | None:
        """How the card falls into parts by its kind, if it does."""
        kind = self.common.get("kind", "")
        return kinds.parts(kind) if kind in kinds.names() else None

    @property
    def asks(self) -> bool:
        """Whether each part has a question of its own, which stands below the card's."""
        return self.common.get("parts") is not None


def each(whole: Whole, flaws: list[Flaw]) -> Iterator[tuple[str, Mapping]]:
    """Each part by its name with a node that says all of it; the card itself where it has none."""
    divided = whole.divided
    if whole.asks:
        yield from _asked(whole, flaws)
    elif divided and divided.kinds:
        yield from _cards(whole, divided, flaws)
    elif divided and (rows := entries(whole, divided, flaws)):
        yield from _rows(whole, rows)
    else:
        yield "", whole.node


def _asked(whole: Whole, flaws: list[Flaw]) -> Iterator[tuple[str, Mapping]]:
    """The entries of `parts`: each asks something else about what the card describes."""
    parts, (key, _) = whole.common["parts"], whole.node.pairs["parts"]
    kind = whole.common.get("kind", "")
    if kind in kinds.names() and (not parts or not kinds.load(kind).COMPUTED):
        flaws.append(at(key, PartsNeed(kind)))
    if kind not in kinds.names() or not kinds.load(kind).COMPUTED:
        return
    flaws += _badly_named(parts)
    shared = {n: pair for n, pair in whole.node.pairs.items() if n not in ("parts", "was")}
    for name, part in parts.items():
        if not isinstance(part, Mapping):
            walk.misshapen(part, ("mapping",), flaws)
            continue
        if "ask" not in part.pairs:
            flaws.append(at(part, MissingField("ask")))
        flaws += _said_once(part, _ONCE)
        yield name, Mapping({**shared, **part.pairs}, part.line, part.column)


def _cards(whole: Whole, divided: kinds.Parts, flaws: list[Flaw]) -> Iterator[tuple[str, Mapping]]:
    """Parts that are cards of kinds of their own; the whole card says what all cards can say."""
    walk.unknown(whole.node, (*whole.shared, divided.field), flaws)
    walk.fields(whole.node, kinds.load(whole.common["kind"]).Fields, flaws)
    kind, pairs = whole.common["kind"], whole.node.pairs
    flaws += [at(pairs[n][0], NotComputable(n, kind)) for n in _OF_ONE_KEY if n in pairs]
    once = ("id", "ask", "parts", "after", "siblings", divided.field)
    names = [name for name in whole.shared if name not in ("was", *_OF_ONE_KEY)]
    shared = {name: pair for name, pair in whole.node.pairs.items() if name in names}
    for name, part in entries(whole, divided, flaws).items():
        if not isinstance(part, Mapping):
            continue
        flaws += _said_once(part, once)
        if "kind" not in part.pairs:
            flaws.append(at(part, MissingField("kind")))
            continue
        _, own = part.pairs["kind"]
        if not isinstance(own, Scalar) or own.null:
            walk.misshapen(own, ("text",), flaws)
        elif own.value not in divided.kinds:
            flaws.append(at(own, UnknownValue(shown(own.value), divided.kinds)))
        else:
            yield name, Mapping({**shared, **part.pairs}, part.line, part.column)


def _rows(whole: Whole, rows: dict[str, Node]) -> Iterator[tuple[str, Mapping]]:
    """Parts that are entries of one field: the card says all of each but its former names."""
    shared = {name: pair for name, pair in whole.node.pairs.items() if name != "was"}
    for name, row in rows.items():
        own = row.pairs if isinstance(row, Mapping) else {}
        was = {"was": own["was"]} if "was" in own else {}
        yield name, Mapping({**shared, **was}, row.line, row.column)


def entries(whole: Whole, divided: kinds.Parts, flaws: list[Flaw]) -> dict[str, Node]:
    """The entries of the field by which a card falls into parts; none where it does not."""
    if divided.when and not _true(whole.node.pairs.get(divided.when)):
        return {}
    pair = whole.node.pairs.get(divided.field)
    if pair is None or not isinstance(pair[1], Mapping):
        return {}
    found = {name: entry for name, (_, entry) in pair[1].pairs.items()}
    if len(found) > MOST:
        flaws.append(at(pair[0], TooMany(divided.field, len(found), MOST)))
        return {}
    flaws += _badly_named(found)
    return found


def _true(pair: tuple[Scalar, Node] | None) -> bool:
    return pair is not None and walk.value(pair[1], inspect.BoolType(), []) is True


def _said_once(part: Mapping, names: tuple[str, ...]) -> list[Flaw]:
    """Flaws for what only the whole card can say."""
    return [at(key, NotInPart(name)) for name, (key, _) in part.pairs.items() if name in names]


def _badly_named(parts: dict[str, Any]) -> list[Flaw]:
    return [at(part, BadId(shown(name))) for name, part in parts.items() if not ID.fullmatch(name)]


def common(node: Mapping, wanted: type[Struct], flaws: list[Flaw]) -> dict[str, Any]:
    """What a part's node says in the fields of every card; what it lacks the card lacks too."""
    found: list[Flaw] = []
    said = walk.fields(node, wanted, found)
    flaws += [one for one in found if not isinstance(one.reason, MissingField)]
    return said


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
