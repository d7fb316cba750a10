"""A made-up learner: what he answered and when, as the scheduler would have had it.

Every history begins on a day 0 of its own and is moved as a whole, so that each item falls
due when it should: schedules know only differences of days.
"""

from collections.abc import Iterator
from random import Random

from msgspec import Struct, structs

from quizcli.model import Choice, Memory, Rating, Standing
from quizcli.schedule import choices

RETENTION = 0.9
DUE_TODAY = 1 / 160
"""The share of the known items that is due on the day of the measurement."""

_LAST_RIGHT, _LATELY = 8, (3, 4, 5, 6, 7)
"""So many last answers are right, or all would be due at once; fewer of what failed lately."""
_FAILED_LATELY = 1 / 4
"""The share of items with such fewer ones, so that the last weeks hold wrong answers too."""


class Review(Struct, frozen=True):
    """One answer: on which day, what was known before, what was decided."""

    day: int
    before: Standing
    choice: Choice
    milliseconds: int


def history(item: str, answer: str, reviews: int) -> list[Review]:
    """So many reviews of an item, its first on day 0; `answer` is the card's fingerprint."""
    rng = Random(f"history:{item}")
    standing, day, right = Standing(), 0, _last_right(item)
    found: list[Review] = []
    for left in range(reviews, 0, -1):
        rating = _rating(standing, rng) if left > right else Rating.GOOD
        choice = choices(item, standing, day, RETENTION)[rating]
        milliseconds = min(round(rng.lognormvariate(9.3, 0.6)), 600_000)
        found.append(Review(day, standing, choice, milliseconds))
        standing = Standing(choice.memory, standing.reviews + 1, 0, answer)
        day = choice.memory.due + (rng.randrange(3) if choice.interval else 0)
    return found


def _last_right(item: str) -> int:
    rng = Random(f"lately:{item}")
    return rng.choice(_LATELY) if rng.random() < _FAILED_LATELY else _LAST_RIGHT


def _rating(standing: Standing, rng: Random) -> Rating:
    """Long intervals fail more often here than in life: so many reviews in so few years."""
    memory = standing.memory
    if memory and memory.failing:
        wrong = 0.2
    else:
        wrong = 0.3 if memory is None else min(0.3 + (memory.due - memory.last_day) / 90, 0.9)
    if rng.random() < wrong:
        return Rating.AGAIN
    return rng.choices((Rating.HARD, Rating.GOOD, Rating.EASY), (1, 8, 1))[0]


def moved(found: list[Review], item: str, today: int) -> Iterator[Review]:
    """The history so that the item falls due about today, and nothing was answered today yet."""
    rng = Random(f"due:{item}")
    last = found[-1].choice
    shift = today - last.memory.due
    if rng.random() < DUE_TODAY:
        shift -= rng.choice((0, 0, 0, 0, 0, 0, 1, 2))
    elif last.interval > 1:
        shift += rng.randrange(1, last.interval)
    for review in found:
        yield _later(review, shift)


def _later(review: Review, days: int) -> Review:
    before = review.before
    if before.memory:
        before = structs.replace(before, memory=_shifted(before.memory, days))
    choice = structs.replace(review.choice, memory=_shifted(review.choice.memory, days))
    return Review(review.day + days, before, choice, review.milliseconds)


def _shifted(memory: Memory, days: int) -> Memory:
    return structs.replace(memory, last_day=memory.last_day + days, due=memory.due + days)
