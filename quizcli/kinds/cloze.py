"""cloze: the holes of a sentence, each an item of its own, answered after its own kind.

A hole is read, graded and explained by the kind it names; here stands only the way there.
Which holes a card has, and how the sentence looks around each, is known in `decks.holes`.
"""

from typing import Any

import msgspec
from msgspec import Struct, structs

from quizcli import kinds
from quizcli.errors import Reason
from quizcli.kinds import Entry, Fault, Kind, Located, Parts, Samples
from quizcli.model import Card, Grade, Made, Reading, Terms, Text, Unreadable, Variant

SELF_RATED = False
COMPUTED = False
ENTRIES = (Entry("holes", "yaml"),)
PARTS = Parts("holes", kinds=("formula", "number", "shape", "tensor", "text"))
"""Answers that are typed: a hole has no room for options or rows."""


class Fields(Struct, frozen=True, forbid_unknown_fields=True):
    """In a deck all the holes; in a card the one it asks for.

    Each has its `kind` and the fields of that kind, as plain data.
    """

    holes: dict[str, dict[str, Any]]


def fields_of(hole: str, kind: str, fields: Struct) -> Fields:
    """What a hole's card has as its fields, from those of the hole's own kind."""
    plain = msgspec.json.decode(msgspec.json.encode(fields))
    return Fields({hole: {"kind": kind, **plain}})


def alone(card: Card) -> Card:
    """The hole as a card of its own kind."""
    _, kind, fields = _hole(card.fields)
    return structs.replace(card, kind=kind, fields=fields)


def _hole(fields: Fields) -> tuple[str, str, Any]:
    """The hole asked for: its name, its kind, and the fields of that."""
    ((name, hole),) = fields.holes.items()
    plain = {field: value for field, value in hole.items() if field != "kind"}
    return name, hole["kind"], msgspec.convert(plain, kinds.load(hole["kind"]).Fields)


def _kind(variant: Variant) -> Kind:
    """The kind a hole is of; `variant.answer` is the variant that this kind made."""
    return kinds.load(variant.answer.card.kind)


def faults(fields: Fields, terms: Terms) -> list[Fault]:
    name, kind, own = _hole(fields)
    found = kinds.load(kind).faults(own, terms)
    return [Fault(("holes", name, *fault.path), fault.reason) for fault in found]


def texts(fields: Fields) -> list[Located[Text]]:
    name, kind, own = _hole(fields)
    return [(("holes", name, *path), text) for path, text in kinds.load(kind).texts(own)]


def expressions(fields: Fields) -> list[Located[str]]:
    name, kind, own = _hole(fields)
    return [(("holes", name, *path), text) for path, text in kinds.load(kind).expressions(own)]


def known(fields: Fields) -> tuple[str, ...]:
    _, kind, own = _hole(fields)
    return kinds.load(kind).known(own)


def form(variant: Variant) -> Reason:
    return _kind(variant).form(variant.answer)


def essence(fields: Fields) -> str:
    """The kind and the key: the same answer under another name is the same."""
    _, kind, own = _hole(fields)
    return f"{kind}\0{kinds.load(kind).essence(own)}"


def variant(made: Made, terms: Terms) -> Variant | Reason:
    card = alone(made.card)
    found = kinds.load(card.kind).variant(structs.replace(made, card=card), terms)
    if isinstance(found, Reason):
        return found
    return Variant(made=made, key=found.key, answer=found)


def parse(variant: Variant, typed: str) -> Reading | Unreadable:
    return _kind(variant).parse(variant.answer, typed)


def grade(variant: Variant, reading: Reading) -> Grade:
    return _kind(variant).grade(structs.replace(variant.answer, holds=variant.holds), reading)


def samples(variant: Variant) -> Samples:
    return _kind(variant).samples(variant.answer)
