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
from quizcli.decks.tree import Flaw, Mapping, Node, Path, at, follow, shown
from quizcli.errors.deck import (
    BadDeckName,
    BadFormer,
    BadId,
    DuplicateId,
    UnknownKind,
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


class _Around(Struct, frozen=True):
    """What a card is read among: `first` has the line of each id that was seen."""

    deck: str
    file: str
    terms: Terms
    first: dict[str, int]


def read(data: bytes, file: str, terms: Terms) -> Deck:
    """The deck in a file; never raises. Problems stand in the order of the file."""
    document = nodes.parse(data)
    if isinstance(document, Flaw):
        return _refused([document], file)
    inner: dict[str | int, list[Flaw]] = {}
    outer: list[Flaw] = []
    for flaw in document.flaws:
        inside = len(flaw.path) > 1 and flaw.path[0] == "cards"
        (inner.setdefault(flaw.path[1], []) if inside else outer).append(flaw)
    if outer:
        return _refused(outer, file)
    head = walk.struct(document.root, Head, outer)
    faults = _head_faults(head)
    outer += [at(follow(document.root, fault.path), fault.reason) for fault in faults]
    if "deck" not in head or any(fault.path == ("deck",) for fault in faults):
        return _refused(outer, file)
    around = _Around(head["deck"], file, terms, {})
    cards, problems = [], [flaw.problem(file) for flaw in outer]
    for index, node in enumerate(head.get("cards", ())):
        card, found = _card(node, around, inner.get(index, []))
        problems += found
        cards += [card] if card else []
    return _deck(head, cards, problems)


def _refused(flaws: list[Flaw], file: str) -> Deck:
    problems = [flaw.problem(file) for flaw in flaws]
    return _deck({"deck": ""}, [], problems)


def _deck(head: dict[str, Any], cards: list[Card], problems: list[Problem]) -> Deck:
    """The deck with what is usable of its head; one without a title goes by its name."""
    name = head["deck"]
    return Deck(
        name=name,
        title=msgspec.convert(head.get("title", {"ko": name, "en": name}), Text),
        cards=tuple(cards),
        problems=tuple(sorted(problems, key=lambda p: (p.place.line, p.place.column))),
        total=len(head.get("cards", ())),
        was=tuple(head.get("was", ())),
        notes=head.get("notes", ""),
    )


def _head_faults(head: dict[str, Any]) -> list[Fault]:
    named: list[tuple[Path, str]] = [(("deck",), head["deck"])] if "deck" in head else []
    named += [(("was", index), name) for index, name in enumerate(head.get("was", ()))]
    return [
        Fault(path, BadDeckName(shown(name))) for path, name in named if not NAME.fullmatch(name)
    ]


def _card(node: Node, around: _Around, flaws: list[Flaw]) -> tuple[Card | None, list[Problem]]:
    """The card, or None and the problems for which it is set aside."""
    common, fields = {}, None
    if isinstance(node, Mapping):
        common = walk.fields(node, Common, flaws)
        fields = _fields(node, common.get("kind", ""), around.terms, flaws)
        faults = _common_faults(common, node, around)
        flaws += [at(follow(node, fault.path), fault.reason) for fault in faults]
    else:
        walk.struct(node, Common, flaws)
    if flaws:
        return None, [flaw.problem(around.file, common.get("id", "")) for flaw in flaws]
    typed = msgspec.convert(common, Common)
    was = tuple(old if ":" in old else f"{around.deck}:{old}" for old in typed.was)
    place = Place(around.file, node.line, node.column)
    given = {**msgspec.structs.asdict(typed), "was": was}
    return Card(deck=around.deck, fields=fields, place=place, **given), []


def _fields(node: Mapping, kind: str, terms: Terms, flaws: list[Flaw]) -> Any:
    """The fields of the card's kind; what else is there is known only with the kind."""
    if kind not in kinds.names():
        return None
    module = kinds.load(kind)
    walk.unknown(node, (*walk.declared(Common), *walk.declared(module.Fields)), flaws)
    before = len(flaws)
    values = walk.fields(node, module.Fields, flaws)
    if len(flaws) > before:
        return None
    fields = msgspec.convert(values, module.Fields)
    faults = module.faults(fields, terms)
    flaws += [at(follow(node, fault.path), fault.reason) for fault in faults]
    return fields


def _common_faults(common: dict[str, Any], node: Node, around: _Around) -> Iterator[Fault]:
    """What is wrong with the well-typed among the fields of every card."""
    if (kind := common.get("kind")) and kind not in kinds.names():
        yield Fault(("kind",), UnknownKind(shown(kind), kinds.names()))
    if name := common.get("id"):
        if not ID.fullmatch(name):
            yield Fault(("id",), BadId(shown(name)))
        elif name in around.first:
            yield Fault(("id",), DuplicateId(name, around.file, around.first[name]))
        around.first.setdefault(name, node.line)
    for index, old in enumerate(common.get("was", ())):
        deck, _, name = old.rpartition(":")
        if not ID.fullmatch(name) or (":" in old and not NAME.fullmatch(deck)):
            yield Fault(("was", index), BadFormer(shown(old)))
