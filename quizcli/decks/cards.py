"""A deck: its head, its cards, and everything wrong with them, from the bytes of one file.

A card with something wrong is set aside with all its problems and the rest is used; only
what spoils the file, or leaves it without a name, refuses the whole. The fields of a kind
are declared in `kinds`, the rules that go beyond their types too; here they get their place.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from quizcli import kinds
from quizcli.decks import computed, holes, nodes, parts, walk
from quizcli.decks.parts import ID, NAME
from quizcli.decks.tree import Flaw, Mapping, Node, Path, at, follow, shown
from quizcli.errors.deck import (
    BadDeckName,
    BadFormer,
    BadId,
    DuplicateId,
    UnknownKind,
)
from quizcli.kinds import Fault
from quizcli.model import Card, Computed, Deck, Place, Problem, Source, Terms, Text
from quizcli.variants import faults


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
    whole = parts.Whole(node, common, (*walk.declared(Common), *computed.NAMES))
    read = [_card(part, each, whole, around) for part, each in parts.each(whole, flaws)]
    flaws += parts.together([found for _, found in read])
    flaws += holes.flaws(whole)
    if flaws:
        unique = {(flaw.line, flaw.column, flaw.reason): flaw for flaw in flaws}
        return [], [flaw.problem(around.file, common.get("id", "")) for flaw in unique.values()]
    return holes.set_out([card for card, _ in read if card], around.terms), []


def _card(
    part: str, node: Mapping, whole: parts.Whole, around: _Around
) -> tuple[Card | None, list[Flaw]]:
    """One card from a node that says all of it, or None and its flaws."""
    flaws: list[Flaw] = []
    common = parts.common(node, Common, flaws) if part else whole.common
    kind = common.get("kind", "")
    numbers = computed.read(node, flaws)
    fields = _fields(node, kind, around.terms, flaws)
    numbers = computed.sought(numbers, fields)
    there = {"id", "kind", "ask"} <= common.keys() and "ask" in whole.common
    if flaws or not there or kind not in kinds.names():
        return None, flaws
    typed = msgspec.convert({**common, "parts": None}, Common)
    stem = msgspec.convert(whole.common["ask"], Text) if whole.asks else None
    faults = _faults(typed, numbers, fields, stem)
    flaws += [parts.flaw(node, whole, fault) for fault in faults]
    flaws += parts.bad_formers(part, common, node)
    given = msgspec.structs.asdict(typed)
    del given["parts"]
    if stem:
        given["ask"] = Text(f"{stem.ko}\n{typed.ask.ko}", f"{stem.en}\n{typed.ask.en}")
    former = parts.formers(part, whole.common, common)
    names = {"was": _items(former, around), "after": _items(typed.after, around)}
    place = Place(around.file, node.line, node.column)
    card = Card(
        deck=around.deck,
        **{**given, **names},
        fields=fields,
        place=place,
        part=part,
        computed=numbers,
    )
    return holes.within(whole, card), flaws


def _faults(
    common: Common, numbers: Computed | None, fields: Any, stem: Text | None
) -> list[Fault]:
    """What is wrong with the card's names, expressions and placeholders."""
    kind = kinds.load(common.kind)
    named = {parts.STEM: stem, "ask": common.ask, "hint": common.hint, "work": common.work}
    texts = [((name,), text) for name, text in named.items() if text]
    if numbers is None and not kind.COMPUTED and not kind.expressions(fields):
        every = (*texts, *kind.texts(fields))
        if not any("{" in f"{text.ko}{text.en}" or "\\" in text.ko + text.en for _, text in every):
            return []
    return faults.faults(kind, numbers or Computed(), fields, texts)


def _items(names: tuple[str, ...], around: _Around) -> tuple[str, ...]:
    """Ids as items: those without a deck are of this one."""
    return tuple(name if ":" in name else f"{around.deck}:{name}" for name in names)


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
        if not parts.is_item(old):
            yield Fault(("was", index), BadFormer(shown(old)))
    for index, before in enumerate(common.get("after", ())):
        if not parts.is_item(before):
            yield Fault(("after", index), BadFormer(shown(before)))
