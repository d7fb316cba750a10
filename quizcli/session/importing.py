"""A review log from elsewhere, read and decided as if the reviews had been made here.

The format is that of FSRS's tools ("revlog", the schema in fsrs-optimizer's README): CSV with
the columns card_id, review_rating, review_time and review_duration; others are passed over.
Their published logs give times in milliseconds since 1970, other exports in ISO 8601. Nothing
here opens a file, a database or a clock: what is needed of them is given.
"""

import csv
import difflib
import io
import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, tzinfo

from msgspec import Struct, structs

from quizcli import studyday
from quizcli.decks.parts import NAME, is_item
from quizcli.errors import QuizError, Reason
from quizcli.errors.history import (
    BadLogLine,
    EmptyLog,
    InTheFuture,
    LacksColumns,
    NoOffset,
    NotADuration,
    NotALegalDeck,
    NotALog,
    NotAnItem,
    NotARating,
    NotATime,
    TooEarly,
    WrongWidth,
)
from quizcli.model import Decided, Rating, Standing
from quizcli.schedule import DEFAULT_PARAMETERS, choices
from quizcli.session.desk import LONGEST_MILLISECONDS
from quizcli.settings import Settings
from quizcli.store.imported import Held

NEEDED = ("card_id", "review_rating", "review_time")
EARLIEST = 100_000_000_000
"""3 March 1973 in milliseconds since 1970; taken for milliseconds, today's seconds lie before."""

_WHOLE = re.compile(r"(-?\d{1,20})(\.0*)?", re.ASCII)


class Past(Struct, frozen=True):
    """A review as a line has it; times in milliseconds, `at` since 1970."""

    item: str
    at: int
    rating: Rating
    milliseconds: int


class Log(Struct, frozen=True):
    """What a file says: reviews in its order, how many lines are none, and which are bad."""

    reviews: tuple[Past, ...]
    others: int
    faults: tuple[BadLogLine, ...]


class Sifted(Struct, frozen=True):
    """What of a log is to be imported, in the order of time, and what is not.

    `standings` has every item of `reviews`; `known` counts reviews that are there already,
    `apart` the reviews of each item that is left alone.
    """

    reviews: tuple[Past, ...]
    standings: dict[str, Standing]
    known: int
    apart: dict[str, int]


def deck_name(given: str, stem: str) -> str:
    """The deck asked for, else the file's name made into one. Raises QuizError."""
    meant = re.sub("[^a-z0-9._-]+", "-", (given or stem).lower())
    meant = re.sub("[._-]*([._-])[._-]*", r"\1", meant).strip("._-")
    name = given or meant
    if not NAME.fullmatch(name):
        raise QuizError(NotALegalDeck(given or stem, meant))
    return name


def parse(text: str, path: str, deck: str, now: int) -> Log:
    """Every line of a log read; bad ones are values. Raises QuizError where it is none."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    reviews: list[Past] = []
    faults: list[BadLogLine] = []
    others = 0
    try:
        columns = _columns(next(filter(None, lines), []), path)
        for row in filter(None, lines):
            found = _review(row, columns, deck, now)
            if isinstance(found, Past):
                reviews.append(found)
            elif found is None:
                others += 1
            else:
                faults.append(BadLogLine(path, lines.line_num, found))
    except csv.Error as error:
        raise QuizError(NotALog(path, lines.line_num, str(error))) from error
    return Log(tuple(reviews), others, tuple(faults))


def _delimiter(text: str) -> str:
    return max(",;\t", key=text.partition("\n")[0].count)


def _columns(head: list[str], path: str) -> list[str]:
    """The names of the columns. Raises QuizError where one is missing."""
    if not head:
        raise QuizError(EmptyLog(path))
    names = [_quoted(name.strip().lower()) for name in head]
    missing = [name for name in NEEDED if name not in names]
    if missing:
        unknown = [name for name in names if name not in NEEDED]
        pairs = ((name, difflib.get_close_matches(name, unknown, 1, 0.4)) for name in missing)
        meant = tuple((name, close[0]) for name, close in pairs if close)
        raise QuizError(LacksColumns(path, tuple(missing), tuple(names), meant))
    return names


def _review(row: list[str], columns: list[str], deck: str, now: int) -> Past | Reason | None:
    """One line: a review, what is wrong with it, or None where it is no review."""
    if len(row) != len(columns):
        return WrongWidth(len(row), len(columns))
    cells = {name: cell.strip() for name, cell in zip(columns, row, strict=True)}
    if (rating := _whole(cells["review_rating"])) is None:
        return NotARating(_quoted(cells["review_rating"]))
    if not 1 <= rating <= 4:
        return None
    item = cells["card_id"] if ":" in cells["card_id"] else f"{deck}:{cells['card_id']}"
    if not is_item(item):
        return NotAnItem(_quoted(cells["card_id"]))
    at = _moment(cells["review_time"], now)
    took = _duration(cells.get("review_duration", ""))
    if isinstance(at, Reason) or isinstance(took, Reason):
        return at if isinstance(at, Reason) else took if isinstance(took, Reason) else None
    return Past(item, at, Rating(rating), took)


def _quoted(text: str) -> str:
    """What a message can show of a cell."""
    text = text if text.isprintable() else ascii(text)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _whole(text: str) -> int | None:
    """A whole number, also as tables of floats write it."""
    found = _WHOLE.fullmatch(text)
    return int(found[1]) if found else None


def _moment(text: str, now: int) -> int | Reason:
    """Milliseconds since 1970."""
    at = _whole(text)
    if at is None:
        try:
            when = datetime.fromisoformat(text)
        except ValueError:
            return NotATime(_quoted(text))
        if when.tzinfo is None:
            return NoOffset(_quoted(text))
        at = round(when.timestamp() * 1000)
    if at < EARLIEST:
        return TooEarly(_quoted(text))
    return at if at <= now else InTheFuture(_quoted(text))


def _duration(text: str) -> int | Reason:
    """Milliseconds, as a session would count them; 0 where none are given."""
    try:
        took = float(text or 0)
    except ValueError:
        took = math.nan
    if math.isnan(took):
        return NotADuration(_quoted(text))
    return round(min(max(took, 0), LONGEST_MILLISECONDS))


def sift(reviews: Iterable[Past], held: Callable[[str], Held]) -> Sifted:
    """Leave out what the log has, and items that have reviews beside or after these.

    An item's log is in the order of time, so reviews can only be added at its end.
    """
    have: dict[str, Held] = {}
    given: dict[str, dict[int, Past]] = {}
    known = 0
    for past in sorted(reviews, key=lambda review: (review.at, review.item)):
        if past.item not in have:
            have[past.item] = held(past.item)
        item = have[past.item].item
        known += past.at in have[past.item].seen or past.at in given.get(item, {})
        given.setdefault(item, {}).setdefault(past.at, structs.replace(past, item=item))
    fresh: list[Past] = []
    apart: dict[str, int] = {}
    by_item = {each.item: each for each in have.values()}
    for item, times in given.items():
        there = by_item[item]
        new = [past for at, past in times.items() if at not in there.seen]
        if new and (there.counted - times.keys() or there.last >= new[0].at):
            apart[item] = len(new)
        else:
            fresh += new
    fresh.sort(key=lambda review: (review.at, review.item))
    standings = {past.item: by_item[past.item].standing for past in fresh}
    return Sifted(tuple(fresh), standings, known, apart)


def study_day(past: Past, settings: Settings, zone: tzinfo | None) -> int:
    when = datetime.fromtimestamp(past.at / 1000, UTC)
    return studyday.study_day(when, zone, settings.rollover)


def decide(
    reviews: Iterable[Past],
    standings: Mapping[str, Standing],
    settings: Settings,
    zone: tzinfo | None,
    told: Callable[[int], None],
) -> list[Decided]:
    """Each review as a session would have decided it; `told` hears how many there are so far.

    Whoever rated, it was not this program: all count as rated by the learner.
    """
    now = dict(standings)
    found: list[Decided] = []
    for count, past in enumerate(reviews, 1):
        before = now[past.item]
        day = study_day(past, settings, zone)
        choice = choices(past.item, before, day, settings.retention, DEFAULT_PARAMETERS)[
            past.rating
        ]
        now[past.item] = Standing(choice.memory, before.reviews + 1, before.hidden_until)
        found.append(
            Decided(
                item=past.item,
                at=past.at,
                day=choice.memory.last_day,
                before=before,
                choice=choice,
                retention=settings.retention,
                parameters=DEFAULT_PARAMETERS,
                right=past.rating > Rating.AGAIN,
                self_rated=True,
                milliseconds=past.milliseconds,
                answer="",
            )
        )
        told(count)
    return found
