"""A report put together from what was kept: the figures, without their looks."""

from datetime import date

from quizcli import stats, studyday
from quizcli.errors import Reason
from quizcli.errors.progress import BadSince, SinceAhead
from quizcli.store.report import Book

MOST_DAYS = 36500
"""The longest period that may be asked for, in days."""


def first_day(text: str, today: int) -> int | Reason:
    """The study day a period begins: a date (YYYY-MM-DD), or so many days up to today."""
    if text.isdecimal() and len(text) < 6 and 0 < int(text) <= MOST_DAYS:
        return today + 1 - int(text)
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return BadSince(text, MOST_DAYS)
    if found.isoformat() != text:
        return BadSince(text, MOST_DAYS)
    if found > studyday.to_date(today):
        return SinceAhead(text, studyday.to_date(today).isoformat())
    return (found - studyday.to_date(0)).days


def report(book: Book, today: int, since: int | None, new_per_day: int) -> stats.Report:
    """The report of a study day; since: the study day a period asked for begins."""
    held, kept = book.held(), book.kept()
    rows = stats.by_deck(held, kept, book.titles(), today)
    of_decks = [one for one in kept if one.item in held]
    slips_since = today + 1 - stats.PERIODS[-1] if since is None else since
    return stats.Report(
        day=studyday.to_date(today),
        deck=book.deck or None,
        since=studyday.to_date(slips_since),
        today=_today(book, today, new_per_day),
        streak=stats.streak(book.days(today), today),
        decks=tuple(rows),
        total=stats.total(rows),
        retention=_retention(book, today, since),
        coming=tuple(stats.coming(of_decks, today, book.milliseconds(today))),
        hardest=tuple(stats.hardest(of_decks, book.asked)),
        slips=tuple(stats.ranked(book.slips(slips_since, today))),
    )


def _today(book: Book, today: int, new_per_day: int) -> stats.Today:
    answers, right, new, took = book.sums(today)
    left = new_per_day - book.new_done(today)
    return stats.Today(
        answers=answers,
        right=right,
        share=stats.share(right, answers),
        new=new,
        milliseconds=took,
        waiting_due=book.due_count(today, book.deck),
        waiting_new=len(book.new(today, left, book.deck)),
    )


def _retention(book: Book, today: int, since: int | None) -> tuple[stats.Retention, ...]:
    """What the program graded, then what only the learner could rate, period by period."""
    periods = [today + 1 - days for days in stats.PERIODS]
    periods += [since] if since is not None else []
    sums = {first: book.firsts(first, today) for first in periods}
    return tuple(
        stats.retention(first, today, self_rated, sums[first].get(self_rated, (0, 0)))
        for self_rated in (False, True)
        for first in periods
    )
