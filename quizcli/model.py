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
    `reviews` counts the scheduled reviews, `failing` says the last one was Again.
    """

    stability: float
    difficulty: float
    last_day: int
    due: int
    lapses: int
    reviews: int
    failing: bool


class Choice(Struct, frozen=True):
    """What the scheduler would decide for one rating: the next memory and how it was chosen.

    `interval` is in days and counts from the study day of the review; `retrievability` is
    that before the review (1 for a new item).
    """

    rating: Rating
    memory: Memory
    interval: int
    retrievability: float
