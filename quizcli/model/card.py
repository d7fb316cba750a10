"""Cards, decks and terms, as their authors wrote them."""

from typing import Any, Literal

from msgspec import Struct, field

from quizcli.errors import Reason

Lang = Literal["ko", "en"]


class Text(Struct, frozen=True):
    """One text in both languages."""

    ko: str
    en: str

    def of(self, lang: Lang) -> str:
        return self.ko if lang == "ko" else self.en


class Place(Struct, frozen=True):
    """A place in a file, counted from 1."""

    file: str
    line: int
    column: int


class Problem(Struct, frozen=True):
    """Something wrong with a deck; `card` is the id of the card set aside, or empty."""

    place: Place
    reason: Reason
    card: str = ""


class Source(Struct, frozen=True):
    """Where in the notes a card comes from; `mark` names the claim without quoting it."""

    section: str
    mark: str = ""


class Draw(Struct, frozen=True, omit_defaults=True):
    """What a name is drawn from; numbers stand as their author wrote them.

    Either `values` (numbers, words or lists), or steps of `step` from `low` to `high`. With
    `shape` a list of that shape is drawn, entry by entry. `shown` says how a word is written.
    """

    values: tuple[Any, ...] = ()
    low: str = ""
    high: str = ""
    step: str = "1"
    shape: tuple[int, ...] = ()
    never: tuple[str, ...] = ()
    shown: dict[str, Text] = {}


class Slip(Struct, frozen=True, omit_defaults=True):
    """A known mistake and what it produces: an expression, or the reference asked otherwise."""

    label: str
    when: str = ""
    given: dict[str, Any] = field(default_factory=dict, name="with")
    take: str = ""
    say: Text | None = None


class Computed(Struct, frozen=True, omit_defaults=True):
    """Where a card's numbers come from: draws, the reference asked, the mistakes known.

    Expressions stand as their author wrote them; `given` is what the deck calls `with`.
    """

    draw: dict[str, Draw] = {}
    let: dict[str, str] = {}
    where: str = ""
    reference: str = ""
    given: dict[str, Any] = field(default_factory=dict, name="with")
    take: str = ""
    runs: dict[str, dict[str, Any]] = {}
    closed_form: str = ""
    slips: tuple[Slip, ...] = ()
    accept: str = ""
    example: str = ""
    fixed: str = ""


class Card(Struct, frozen=True, omit_defaults=True):
    """One entry of a deck, as its author wrote it, or one named part of it.

    `fields` is the `Fields` of its kind; `computed` is there where its numbers change.
    """

    deck: str
    id: str
    kind: str
    ask: Text
    fields: Any
    place: Place
    part: str = ""
    computed: Computed | None = None
    hint: Text | None = None
    work: Text | None = None
    source: Source | None = None
    tags: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    siblings: str = ""

    @property
    def item(self) -> str:
        return f"{self.deck}:{self.id}#{self.part}" if self.part else f"{self.deck}:{self.id}"


class Deck(Struct, frozen=True):
    """One deck file read: the cards that can be asked, and what was set aside.

    `total` counts the entries under `cards:`, used or set aside; one with parts is several cards.
    """

    name: str
    title: Text
    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]
    total: int
    was: tuple[str, ...] = ()
    notes: str = ""


class Term(Struct, frozen=True):
    """A concept with all its accepted names; `confused` holds the ids it must not be taken for."""

    id: str
    ko: tuple[str, ...]
    en: tuple[str, ...]
    short: tuple[str, ...] = ()
    confused: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.ko, *self.en, *self.short)
