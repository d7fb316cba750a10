"""What a report counts: shares and how sure they are, streaks, what is known, what is coming.

Pure: rows and study days in, frozen results out, whose field names are those of
`quiz progress --json`. The queries stand in `store.report`, the screen in `ui.report`.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from math import sqrt

from msgspec import Struct

from quizcli import studyday
from quizcli.model import FOREVER, Text
from quizcli.schedule import recall

KNOWN_DAYS = 21
"""The interval, in days, from which an item counts as known (Anki calls it mature)."""

AHEAD = 14
"""Study days looked ahead, today included."""

PERIODS = (7, 30)
"""Study days looked back, today included; the last where no other period is asked for."""

HARDEST = 5
"""Hard items shown at most."""

HARD = 5.0
"""The difficulty, of 1 to 10, from which an item that never lapsed counts as hard."""

_Z = 1.959963984540054  # the normal distribution's 97.5 % point


class Today(Struct, frozen=True):
    """Answers of the study day, and what still waits in it; `share` is None without answers."""

    answers: int
    right: int
    share: float | None
    new: int
    milliseconds: int
    waiting_due: int
    waiting_new: int


class Streak(Struct, frozen=True):
    """Study days in a row with an answer: up to now, and the most there ever were."""

    days: int
    longest: int


class Kept(Struct, frozen=True, gc=False):
    """An item of the log, by the name it goes by now; stability 0 where nothing is remembered.

    `id` is the log's number for it; days are study days.
    """

    id: int
    item: str
    stability: float
    difficulty: float
    last_day: int
    due: int
    lapses: int
    failing: bool
    reviews: int
    hidden_until: int

    @property
    def deck(self) -> str:
        return self.item.partition(":")[0]


class Counts(Struct, frozen=True):
    """How many items of a deck are new, being learnt, known; the suspended are in none of these.

    `recall` is the mean chance of recall today of those being learnt or known, 0..1. `deck` is
    None for items that no deck has, and for all together.
    """

    deck: str | None
    title: Text | None
    new: int = 0
    learning: int = 0
    known: int = 0
    suspended: int = 0
    recall: float | None = None

    @property
    def seen(self) -> int:
        return self.learning + self.known


class Retention(Struct, frozen=True):
    """First answers of a day of items known before, and the right ones, in a period to today.

    `low` and `high` are the 95 % Wilson interval of `share`; all None without answers.
    """

    days: int
    since: date
    self_rated: bool
    answers: int
    right: int
    share: float | None
    low: float | None
    high: float | None


class Coming(Struct, frozen=True):
    """What falls due on a day, and the time it will take."""

    day: date
    items: int
    milliseconds: int


class Hard(Struct, frozen=True):
    """A hard item: its question, and wrong answers as typed, newest first."""

    item: str
    question: Text
    lapses: int
    difficulty: float
    wrong: tuple[str, ...]


class Mistake(Struct, frozen=True):
    """A slip: how often it was made, with how many items, and when last."""

    slip: str
    times: int
    items: int
    last: date


class Report(Struct, frozen=True):
    """All of `quiz progress`; `deck` is the pattern asked for, `since` where `slips` begin."""

    day: date
    deck: str | None
    since: date
    today: Today
    streak: Streak
    decks: tuple[Counts, ...]
    total: Counts
    retention: tuple[Retention, ...]
    coming: tuple[Coming, ...]
    hardest: tuple[Hard, ...]
    slips: tuple[Mistake, ...]


def share(right: int, of: int) -> float | None:
    return right / of if of else None


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % score interval of a share, without continuity correction; of > 0.

    E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209.
    """
    p, z = right / of, _Z * _Z / of
    middle = p + z / 2
    reach = sqrt(z * (p * (1 - p) + z / 4))
    low, high = (middle - reach) / (1 + z), (middle + reach) / (1 + z)
    return max(min(low, p), 0.0), min(max(high, p), 1.0)


def retention(since: int, today: int, self_rated: bool, sums: tuple[int, int]) -> Retention:
    """sums: first answers of a day, and the right ones among them."""
    answers, right = sums
    low, high = wilson(right, answers) if answers else (None, None)
    first, days = studyday.to_date(since), today + 1 - since
    found = share(right, answers)
    return Retention(days, first, self_rated, answers, right, found, low, high)


def streak(days: Iterable[int], today: int) -> Streak:
    """days: those with an answer up to today, newest first; a day not studied yet breaks none."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    lasting = bool(runs) and runs[0][0] >= today - 1
    return Streak(len(runs[0]) if lasting else 0, max(map(len, runs), default=0))


def active(kept: Kept) -> bool:
    return kept.hidden_until < FOREVER


def by_deck(
    held: Mapping[str, str], kept: Iterable[Kept], titles: Mapping[str, Text], today: int
) -> list[Counts]:
    """Each deck by its name, then the items that none has, where there are any.

    held: the deck of every item that a deck has.
    """
    decks = {deck: _Sums() for deck in sorted(set(held.values()))}
    loose = _Sums()
    for deck in held.values():
        decks[deck].new += 1
    for one in kept:
        if one.item in held:
            sums = decks[held[one.item]]
            sums.new -= 1
            sums.add(one, today)
        elif one.reviews:
            loose.add(one, today)
    found = [sums.counts(deck, titles.get(deck)) for deck, sums in decks.items()]
    rest = loose.counts(None, None)
    return [*found, rest] if rest != Counts(None, None) else found


class _Sums:
    """Items counted one by one."""

    def __init__(self) -> None:
        self.new = self.learning = self.known = self.suspended = 0
        self.recalls = 0.0

    def add(self, one: Kept, today: int) -> None:
        if not active(one):
            self.suspended += 1
        elif not one.stability:
            self.new += 1
        else:
            known = not one.failing and one.due - one.last_day >= KNOWN_DAYS
            self.known += known
            self.learning += not known
            self.recalls += recall(one.stability, today - one.last_day)

    def counts(self, deck: str | None, title: Text | None) -> Counts:
        seen = self.learning + self.known
        mean = self.recalls / seen if seen else None
        return Counts(deck, title, self.new, self.learning, self.known, self.suspended, mean)


def total(rows: Sequence[Counts]) -> Counts:
    """All rows as one."""
    seen = sum(row.seen for row in rows)
    recalls = sum(row.recall * row.seen for row in rows if row.recall is not None)
    figures = [(row.new, row.learning, row.known, row.suspended) for row in rows]
    new, learning, known, suspended = map(sum, zip((0, 0, 0, 0), *figures, strict=True))
    mean = recalls / seen if seen else None
    return Counts(None, None, new, learning, known, suspended, mean)


def coming(kept: Iterable[Kept], today: int, milliseconds: int) -> list[Coming]:
    """What falls due from today on; what is overdue, or forgotten, is asked today.

    A hidden item comes on the day it shows again, a suspended or a new one not at all.
    """
    items = [0] * AHEAD
    for one in kept:
        day = max(one.due, one.hidden_until, today) - today
        if day < AHEAD and one.reviews:
            items[day] += 1
    return [
        Coming(studyday.to_date(today + day), count, count * milliseconds)
        for day, count in enumerate(items)
    ]


def hardest(
    kept: Iterable[Kept], asked: Callable[[Kept], tuple[Text, tuple[str, ...]]]
) -> list[Hard]:
    """The items with most lapses, of as many the more difficult.

    asked: an item's question and its wrong answers.
    """
    hard = [o for o in kept if active(o) and o.stability and (o.lapses or o.difficulty >= HARD)]
    found = heapq.nsmallest(HARDEST, hard, lambda one: (-one.lapses, -one.difficulty, one.item))
    return [
        Hard(one.item, question, one.lapses, one.difficulty, wrong)
        for one in found
        for question, wrong in (asked(one),)
    ]


def ranked(rows: Iterable[tuple[str, str, int, int]]) -> list[Mistake]:
    """rows: slip, item, how often it was made with that item, last day."""
    by_slip: dict[str, list[tuple[str, int, int]]] = {}
    for slip, item, times, day in rows:
        by_slip.setdefault(slip, []).append((item, times, day))
    found = [
        Mistake(
            slip=slip,
            times=sum(times for _, times, _ in made),
            items=len({item for item, _, _ in made}),
            last=studyday.to_date(max(day for _, _, day in made)),
        )
        for slip, made in by_slip.items()
    ]
    return sorted(found, key=lambda one: (-one.times, -one.items, one.slip))
