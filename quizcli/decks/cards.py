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
from quizcli.decks import computed, nodes, walk
from quizcli.decks.tree import Flaw, Mapping, Node, Path, at, follow, shown
from quizcli.errors.computed import NotInPart, PartsNeed
from quizcli.errors.deck import (
    BadDeckName,
    BadFormer,
    BadId,
    DuplicateId,
    MissingField,
    UnknownKind,
)
from quizcli.kinds import Fault
from quizcli.model import Card, Computed, Deck, Place, Problem, Source, Terms, Text
from quizcli.variants import faults

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
    after: tuple[str, ...] = ()
    siblings: str = ""
    parts: dict[str, Any] | None = None


_WHOLE = ("id", "kind", "parts", "after", "siblings")
"""What a card says once for all its parts."""


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
        made, found = _cards(node, around, inner.get(index, []))
        problems += found
        cards += made
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


def _cards(node: Node, around: _Around, flaws: list[Flaw]) -> tuple[list[Card], list[Problem]]:
    """The card, one a part where it has parts; or the problems for which all of it is set aside."""
    if not isinstance(node, Mapping):
        walk.struct(node, Common, flaws)
        return [], [flaw.problem(around.file) for flaw in flaws]
    common = walk.fields(node, Common, flaws)
    faults = _common_faults(common, node, around)
    flaws += [at(follow(node, fault.path), fault.reason) for fault in faults]
    cards: list[Card | None] = []
    for part, whole in _parts(node, common, flaws):
        cards.append(_card(part, whole, common, around, flaws))
    if flaws:
        unique = {(flaw.line, flaw.column, flaw.reason): flaw for flaw in flaws}
        return [], [flaw.problem(around.file, common.get("id", "")) for flaw in unique.values()]
    return [card for card in cards if card], []


def _parts(
    node: Mapping, common: dict[str, Any], flaws: list[Flaw]
) -> Iterator[tuple[str, Mapping]]:
    """Each part by its name, as a card of its own: what it does not say, the card says."""
    parts = common.get("parts")
    if parts is None:
        yield "", node
        return
    key, _ = node.pairs["parts"]
    kind = common.get("kind", "")
    if not parts or kind not in kinds.names() or not kinds.load(kind).COMPUTED:
        flaws.append(at(key, PartsNeed(shown(kind))))
        return
    shared = {name: pair for name, pair in node.pairs.items() if name not in ("parts", "was")}
    for name, part in parts.items():
        if not ID.fullmatch(name):
            flaws.append(at(part, BadId(shown(name))))
        if not isinstance(part, Mapping):
            walk.misshapen(part, ("mapping",), flaws)
            continue
        if "ask" not in part.pairs:
            flaws.append(at(part, MissingField("ask")))
        for field, (where, _) in part.pairs.items():
            if field in _WHOLE:
                flaws.append(at(where, NotInPart(field)))
        yield name, Mapping({**shared, **part.pairs}, part.line, part.column)


def _card(
    part: str, node: Mapping, stem: dict[str, Any], around: _Around, flaws: list[Flaw]
) -> Card | None:
    """One card from a node that says all of it; None where it has flaws."""
    before = len(flaws)
    common = walk.fields(node, Common, flaws) if part else stem
    numbers = computed.read(node, flaws)
    fields = _fields(node, stem.get("kind", ""), around.terms, flaws)
    whole = {"id", "kind", "ask"} <= common.keys() and "ask" in stem
    if len(flaws) > before or not whole or common["kind"] not in kinds.names():
        return None
    typed = msgspec.convert({**common, "parts": None}, Common)
    flaws += [
        at(follow(node, fault.path), fault.reason) for fault in _faults(typed, numbers, fields)
    ]
    given = msgspec.structs.asdict(typed)
    del given["parts"]
    if part:
        above = msgspec.convert(stem["ask"], Text)
        given["ask"] = Text(f"{above.ko}\n{typed.ask.ko}", f"{above.en}\n{typed.ask.en}")
    names = {"was": _formers(part, stem, common, around), "after": _items(typed.after, around)}
    place = Place(around.file, node.line, node.column)
    return Card(
        deck=around.deck,
        **{**given, **names},
        fields=fields,
        place=place,
        part=part,
        computed=numbers,
    )


def _faults(common: Common, numbers: Computed | None, fields: Any) -> list[Fault]:
    """What is wrong with the card's names, expressions and placeholders."""
    kind = kinds.load(common.kind)
    named = {"ask": common.ask, "hint": common.hint, "work": common.work}
    texts = [((name,), text) for name, text in named.items() if text]
    if numbers is None and not kind.COMPUTED and not kind.expressions(fields):
        every = (*texts, *kind.texts(fields))
        if not any("{" in f"{text.ko}{text.en}" or "\\" in text.ko + text.en for _, text in every):
            return []
    return faults.faults(kind, numbers or Computed(), fields, texts)


def _items(names: tuple[str, ...], around: _Around) -> tuple[str, ...]:
    """Ids as items: those without a deck are of this one."""
    return tuple(name if ":" in name else f"{around.deck}:{name}" for name in names)


def _formers(
    part: str, stem: dict[str, Any], common: dict[str, Any], around: _Around
) -> tuple[str, ...]:
    """The items a card was: a part was the part of that name, unless it says otherwise."""
    if not part:
        return _items(tuple(common.get("was", ())), around)
    own = [f"{stem['id']}#{name}" if ":" not in name else name for name in common.get("was", ())]
    whole = [name if "#" in name else f"{name}#{part}" for name in stem.get("was", ())]
    return _items((*own, *whole), around)


def _fields(node: Mapping, kind: str, terms: Terms, flaws: list[Flaw]) -> Any:
    """The fields of the card's kind; what else is there is known only with the kind."""
    if kind not in kinds.names():
        return None
    module = kinds.load(kind)
    known = (*walk.declared(Common), *walk.declared(module.Fields), *computed.NAMES)
    walk.unknown(node, known, flaws)
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
        if not _is_item(old):
            yield Fault(("was", index), BadFormer(shown(old)))
    for index, before in enumerate(common.get("after", ())):
        if not _is_item(before):
            yield Fault(("after", index), BadFormer(shown(before)))


def _is_item(name: str) -> bool:
    """`card`, `card#part`, `deck:card` or `deck:card#part`."""
    deck, colon, rest = name.rpartition(":")
    card, hash_, part = rest.partition("#")
    named = bool(ID.fullmatch(card)) and (not hash_ or bool(ID.fullmatch(part)))
    return named and (not colon or bool(NAME.fullmatch(deck)))
