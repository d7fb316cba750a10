"""The kinds of card: how each is made concrete, read and graded, after PrairieLearn.

One kind is one file here, found by its name; `Kind` below is what such a file must hold.
To add one, see CONTRIBUTING.md. Nothing here reads a clock, a random source or a file.
"""

import importlib
import pkgutil
from functools import cache
from hashlib import blake2b
from types import ModuleType
from typing import Any, Literal, Protocol, TypeVar, cast

import msgspec
from msgspec import Struct

from quizcli.errors import Reason
from quizcli.model import Card, Grade, Made, Reading, Terms, Text, Unreadable, Variant

Field = TypeVar("Field")
Located = tuple[tuple[str | int, ...], Field]
"""Something with the path to it in a card."""


class Fault(Struct, frozen=True):
    """Something wrong in a card's fields; `path` leads to it, for the mark in the file."""

    path: tuple[str | int, ...]
    reason: Reason


class Samples(Struct, frozen=True):
    """Answers a kind makes for a variant of its own, with what they must be found to be."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    unreadable: tuple[str, ...]


class Entry(Struct, frozen=True):
    """A field that `quiz add` asks for, and how it is typed.

    text: in both languages; words: names that are all right; options: right and wrong ones;
    list: between brackets or without; yaml: as it stands in a deck.
    """

    field: str
    form: Literal["text", "words", "options", "list", "yaml"]
    required: bool = True


class Parts(Struct, frozen=True):
    """The field of a card whose entries, by their names, are items of their own.

    Each entry is a card of one of `kinds`, named in it; without `kinds` the entries stay
    together and the part is asked for one of them. `when` names a field: only if it is true.
    """

    field: str
    kinds: tuple[str, ...] = ()
    when: str = ""


class Kind(Protocol):
    """What a file of this folder holds.

    Fields      the fields of a card beside the common ones, declared for msgspec
    SELF_RATED  True where only the learner can say whether he knew it
    COMPUTED    True where the key may be computed, by `take`, `key` or `accept`
    ENTRIES     what `quiz add` asks for, in this order; a computed card has no `answer`

    Two more stand only where cards of the kind fall into parts: PARTS, a `Parts`, and, where
    those are of other kinds, `alone(card)`: the part as a card of its own kind.
    """

    Fields: type[Struct]
    SELF_RATED: bool
    COMPUTED: bool
    ENTRIES: tuple[Entry, ...]

    def faults(self, fields: Any, terms: Terms) -> list[Fault]:
        """What is wrong with well-typed fields (no right option, an unknown term …)."""

    def texts(self, fields: Any) -> list[Located[Text]]:
        """The texts among the fields that may have placeholders."""

    def expressions(self, fields: Any) -> list[Located[str]]:
        """The expressions among the fields."""

    def known(self, fields: Any) -> tuple[str, ...]:
        """The words a card holds, right or wrong: none of them is a mistyped form of another."""

    def form(self, variant: Variant) -> Reason:
        """What to type, for the line under the question."""

    def essence(self, fields: Any) -> str:
        """What makes the answer the answer: while it stays, rewording keeps history unasked."""

    def variant(self, made: Made, terms: Terms) -> Variant | Reason:
        """The card made concrete; the same seed gives the same variant.

        A Reason where the numbers drawn leave no question, or its key is not of the kind.
        """

    def parse(self, variant: Variant, typed: str) -> Reading | Unreadable:
        """What was typed, understood; never raises, never calls a reading wrong."""

    def grade(self, variant: Variant, reading: Reading) -> Grade:
        """Whether the reading is right, and why."""

    def samples(self, variant: Variant) -> Samples:
        """Answers that must come out right, wrong and unreadable."""


@cache
def names() -> tuple[str, ...]:
    """Every kind there is, in alphabetical order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


@cache
def load(name: str) -> Kind:
    """The kind of this name, which must be one of `names()`."""
    if name not in names():
        raise KeyError(name)
    return cast(Kind, importlib.import_module(f"{__name__}.{name}"))


def name(kind: Kind) -> str:
    """The kind's name: that of its file."""
    return cast(ModuleType, kind).__name__.rpartition(".")[2]


def parts(kind: str) -> Parts | None:
    """How cards of a kind fall into parts, if they do."""
    return getattr(load(kind), "PARTS", None)


def alone(card: Card) -> Card:
    """The card as it is answered: one part of it as a card of the part's own kind."""
    found = parts(card.kind)
    return cast(Any, load(card.kind)).alone(card) if found and found.kinds else card


def symbols(fields: Any) -> tuple[str, ...]:
    """The names that a card declares itself and that stay names: its key is a formula in them.

    What is said over them (`key`, `where`, the slips) has no value before there are points.
    """
    return tuple(getattr(fields, "symbols", ()))


def fingerprint(card: Card) -> str:
    """Sixteen hexadecimal digits that change when what must be answered changes."""
    fields, divided = card.fields, parts(card.kind)
    if card.part and divided:
        entries = getattr(fields, divided.field)
        fields = msgspec.structs.replace(fields, **{divided.field: {card.part: entries[card.part]}})
    essence = load(card.kind).essence(fields)
    if (computed := card.computed) is not None:
        asked = (computed.reference, computed.take, computed.accept, computed.given, computed.runs)
        essence += f"\0{asked}"
    return blake2b(f"{card.kind}\0{essence}".encode(), digest_size=8).hexdigest()


def encode(card: Card) -> bytes:
    """The card as JSON, for the index."""
    return msgspec.json.encode(card)


def decode(data: bytes) -> Card:
    """The card `encode` wrote, its fields typed by its kind again."""
    card = msgspec.json.decode(data, type=Card)
    return msgspec.structs.replace(
        card, fields=msgspec.convert(card.fields, load(card.kind).Fields)
    )
