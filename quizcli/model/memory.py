"""What is remembered of an item, and what one review decides and shows.

Study days are whole numbers, days since 1970-01-01 (see `studyday`).
"""

from enum import IntEnum

from msgspec import Struct

from quizcli.model.card import Lang

FOREVER = 2_000_000_000
"""The study day until which a suspended item is hidden."""


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
