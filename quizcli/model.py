"""The frozen data passed between the floors: cards, variants, readings, grades, memory.

Nothing here computes more than a look into its own fields. Study days are whole
numbers, days since 1970-01-01 (see `studyday`).
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, Literal

from msgspec import Struct

from quizcli.errors import Reason

Lang = Literal["ko", "en"]
Terms = Mapping[str, "Term"]

FOREVER = 2_000_000_000
"""The study day until which a suspended item is hidden."""


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


class Card(Struct, frozen=True):
    """One entry of a deck, as its author wrote it; `fields` is the `Fields` of its kind."""

    deck: str
    id: str
    kind: str
    ask: Text
    fields: Any
    place: Place
    hint: Text | None = None
    work: Text | None = None
    source: Source | None = None
    tags: tuple[str, ...] = ()
    was: tuple[str, ...] = ()

    @property
    def item(self) -> str:
        return f"{self.deck}:{self.id}"


class Deck(Struct, frozen=True):
    """One deck file read: the cards that can be asked, and what was set aside.

    `total` counts the entries under `cards:`, so that
    `total == len(cards) + number of cards set aside`.
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


class Variant(Struct, frozen=True):
    """A card made concrete by a seed: what is on the screen and what is right.

    `options` are the options in the order shown (choice only); `key` is shown in the
    feedback; `draws` replays the variant; `answer` is what the kind's `grade` compares with.
    """

    card: Card
    seed: int
    key: Text
    answer: Any
    options: tuple[Text, ...] = ()
    draws: dict[str, Any] = {}


class Reading(Struct, frozen=True):
    """What the program understood: `shown` is echoed when it differs from what was typed."""

    shown: Text
    value: Any


class Unreadable(Struct, frozen=True):
    """An answer that cannot be read: asked again with the form wanted, never wrong."""

    reason: Reason


class Grade(Struct, frozen=True):
    """What checking says of a reading; `say` is the author's word on the option picked."""

    right: bool
    why: tuple[Reason, ...] = ()
    slip: str = ""
    say: Text | None = None


class Rating(IntEnum):
    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Memory(Struct, frozen=True):
    """What is remembered of an item; a new item has none.

    `last_day` is the study day of the last review, `due` the day it is asked next,
    `failing` says the last review was Again.
    """

    stability: float
    difficulty: float
    last_day: int
    due: int
    lapses: int
    failing: bool


class Standing(Struct, frozen=True):
    """Where an item stands: the fold over its events not undone.

    `reviews` counts them; it is hidden before the study day `hidden_until` (buried or
    suspended); `answer` is the fingerprint of the card's answer when last reviewed.
    """

    memory: Memory | None = None
    reviews: int = 0
    hidden_until: int = 0
    answer: str = ""


class Choice(Struct, frozen=True):
    """What the scheduler would decide for one rating: the next memory and how it was chosen.

    `interval` is in days from the study day of the review; `elapsed` the days since the
    last one and `retrievability` the chance of recall before it (None and 1 for a new item).
    """

    rating: Rating
    memory: Memory
    interval: int
    elapsed: int | None
    retrievability: float


class Decided(Struct, frozen=True):
    """A review as it was decided, for the log: who said what of which item, and when.

    `at` is in milliseconds since 1970 UTC, `milliseconds` how long the answer took;
    `right` is what the program said, `self_rated` that it could not.
    """

    item: str
    at: int
    day: int
    before: Standing
    choice: Choice
    retention: float
    parameters: tuple[float, ...]
    right: bool
    self_rated: bool
    milliseconds: int
    answer: str


class Shown(Struct, frozen=True):
    """What was on the screen at a review, so that it can be shown again from the log alone."""

    lang: Lang
    seed: int
    question: str
    draws: str
    key: str
    answer: str
    reading: str
    slip: str
