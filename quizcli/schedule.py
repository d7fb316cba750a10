"""When an item is asked next: FSRS-6 on study days, and the rules for whole intervals.

The formulas are the `fsrs` package's, used as a calculator: no learning steps, no fuzz of
its own, noon of the study day for every review, so that elapsed time is a whole number of
days. Intervals, their fuzz and their order follow what Anki's scheduler is published to do.
"""

from collections.abc import Sequence
from functools import lru_cache

import fsrs
from fsrs.scheduler import DEFAULT_PARAMETERS

from quizcli import variants
from quizcli.model import Choice, Memory, Rating, Standing
from quizcli.studyday import noon

__all__ = ["DEFAULT_PARAMETERS"]

LONGEST = 36500
"""The longest interval in days, and the cap on stability."""

PASSING = (Rating.HARD, Rating.GOOD, Rating.EASY)

_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))


@lru_cache(maxsize=8)
def calculator(parameters: tuple[float, ...], retention: float) -> fsrs.Scheduler:
    """FSRS with these 21 parameters; ValueError where one is out of its bounds."""
    return fsrs.Scheduler(
        parameters=parameters,
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST,
        enable_fuzzing=False,
    )


def _card(memory: Memory | None) -> fsrs.Card:
    """The memory as the package's card; the id is given, or it would wait for a new one."""
    if memory is None:
        return fsrs.Card(card_id=1, due=noon(0))
    return fsrs.Card(
        card_id=1,
        state=fsrs.State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=noon(memory.due),
        last_review=noon(memory.last_day),
    )


def retrievability(parameters: tuple[float, ...], memory: Memory, day: int) -> float:
    """The chance of recall on a study day, 0..1; days before the last review count as that day."""
    day = max(day, memory.last_day)
    scheduler = calculator(parameters, 0.9)
    return scheduler.get_card_retrievability(_card(memory), noon(day))


def recall(stability: float, days: int, weight: float = DEFAULT_PARAMETERS[20]) -> float:
    """The chance of recall, 0..1, so many study days after the last review.

    The forgetting curve of FSRS-6, R(t, S) = (1 + factor t/S)^-w20 with the factor for which
    R(S, S) = 0.9, over plain numbers: for many items, where `retrievability` builds a card for
    each. weight: w20, the last of the parameters; days before the last review count as its day.
    """
    factor: float = 0.9 ** (-1 / weight) - 1
    return float((1 + factor * max(days, 0) / stability) ** -weight)


def after(
    parameters: tuple[float, ...], memory: Memory | None, rating: Rating, day: int
) -> tuple[float, float]:
    """Stability (days) and difficulty (1..10) after a review on a study day.

    A day before the last review (a clock set back) counts as the same day.
    """
    when = day if memory is None else max(day, memory.last_day)
    card, _ = calculator(parameters, 0.9).review_card(
        _card(memory), fsrs.Rating(int(rating)), noon(when)
    )
    assert card.stability is not None
    assert card.difficulty is not None
    return min(card.stability, float(LONGEST)), card.difficulty


def raw_interval(parameters: Sequence[float], stability: float, retention: float) -> float:
    """Days until retrievability falls to the desired retention, not yet a whole number."""
    decay = -parameters[20]
    factor: float = 0.9 ** (1 / decay) - 1
    return float(stability / factor * (retention ** (1 / decay) - 1))


def fuzz_range(interval: float, minimum: int, maximum: int) -> tuple[int, int]:
    """The whole days an interval may be moved to, first and last, within the bounds."""
    minimum = min(minimum, maximum)
    interval = min(max(interval, minimum), maximum)
    delta = 0.0
    if interval >= _FUZZ[0][0]:
        delta = 1.0 + sum(
            share * max(min(interval, end) - start, 0.0) for start, end, share in _FUZZ
        )
    first = min(max(_round(interval - delta), minimum), maximum)
    last = min(max(_round(interval + delta), minimum), maximum)
    if first == last and 2 < last < maximum and delta:
        last = first + 1
    return first, last


def _round(days: float) -> int:
    """Half away from zero, as in the published tables (Python's own rounds half to even)."""
    return int(days + 0.5)


def fuzzed(interval: float, factor: float, minimum: int, maximum: int) -> int:
    """The interval moved within its fuzz range by a factor in [0, 1)."""
    first, last = fuzz_range(interval, minimum, maximum)
    return int(first + factor * (1 + last - first))


def intervals(
    stabilities: Sequence[float],
    parameters: tuple[float, ...],
    retention: float,
    previous: tuple[int, bool],
    factor: float,
) -> tuple[int, int, int]:
    """Whole days for Hard, Good and Easy from the stability after each.

    previous: the interval that led here (0 for none) and whether its due day has come.
    Hard < Good < Easy; a passing answer on or after its due day never shortens the previous
    interval, an early one keeps it where it lies inside the fuzz range of the new.
    """
    kept, on_time = previous
    chosen: list[int] = []
    for stability in stabilities:
        raw = raw_interval(parameters, stability, retention)
        least = chosen[-1] + 1 if chosen else 1
        first, last = fuzz_range(raw, 1, LONGEST)
        if on_time or first <= kept <= last:
            least = max(least, kept)
        chosen.append(fuzzed(raw, factor, least, LONGEST))
    hard, good, easy = chosen
    return hard, good, easy


def choices(
    item: str,
    standing: Standing,
    day: int,
    retention: float,
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS,
) -> dict[Rating, Choice]:
    """What each rating would do on a study day: the preview, and what then happens.

    Again keeps the item due on the same day, until it is answered right.
    """
    memory = standing.memory
    recalled = retrievability(parameters, memory, day) if memory else 1.0
    outcome = {rating: after(parameters, memory, rating, day) for rating in Rating}
    previous = (memory.due - memory.last_day, day >= memory.due) if memory else (0, False)
    factor = variants.stream(variants.seed(item, standing.reviews), "fuzz").random()
    days = intervals(
        [outcome[rating][0] for rating in PASSING], parameters, retention, previous, factor
    )
    interval = {Rating.AGAIN: 0, **dict(zip(PASSING, days, strict=True))}
    return {
        rating: Choice(
            rating=rating,
            memory=remember(memory, rating, outcome[rating], day, day + interval[rating]),
            interval=interval[rating],
            elapsed=max(0, day - memory.last_day) if memory else None,
            retrievability=recalled,
        )
        for rating in Rating
    }


def remember(
    memory: Memory | None, rating: Rating, outcome: tuple[float, float], day: int, due: int
) -> Memory:
    """The memory after a review; a lapse is a first Again of something once known."""
    failed = rating == Rating.AGAIN
    lapsed = failed and memory is not None and not memory.failing
    return Memory(
        stability=outcome[0],
        difficulty=outcome[1],
        last_day=day,
        due=due,
        lapses=(memory.lapses if memory else 0) + lapsed,
        failing=failed,
    )
