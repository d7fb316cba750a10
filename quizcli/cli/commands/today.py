"""`quiz today`: ask what is due, then what is new."""

import sys
from datetime import timedelta
from typing import Annotated

import typer

from quizcli import plan, studyday
from quizcli.cli.opened import Opened, cache, now, opened, writing
from quizcli.cli.speech import words
from quizcli.errors import QuizError, Reason
from quizcli.errors.notice import (
    BackupFailed,
    DecksRefused,
    MovedItems,
    NoCards,
    SetAside,
    StarterKept,
    TimeUp,
)
from quizcli.errors.state import ClockBack, NoSuchDeck, NoTerminal
from quizcli.session.desk import Desk
from quizcli.session.run import Session
from quizcli.store import index
from quizcli.store.database import Store


def command(
    deck: Annotated[str, typer.Option("--deck", metavar="GLOB", help=words("deck"))] = "",
    most: Annotated[int, typer.Option("-n", metavar="N", min=0, help=words("most"))] = 0,
    minutes: Annotated[
        int, typer.Option("--minutes", metavar="M", min=0, help=words("minutes"))
    ] = 0,
    new: Annotated[int, typer.Option("--new", metavar="N", min=-1, help=words("new"))] = -1,
    lang: Annotated[str, typer.Option("--lang", metavar="ko|en", help=words("lang"))] = "",
    plain: Annotated[bool, typer.Option("--plain", help=words("plain"))] = False,
) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise QuizError(NoTerminal(), code=2)
    here = opened(lang)
    with writing(here.home) as store:
        decks = cache(here)
        desk = Desk(here.home, here.settings, store, decks, now)
        notices = _before(here, desk, decks, deck)
        limit = here.settings.new_per_day if new < 0 else new
        items = desk.planned(plan.Limits(most, limit), deck)
        session = _session(here, desk, items, plain=plain)
        session.notices += notices
        if minutes:
            session.until = now() + timedelta(minutes=minutes)
        _run(session, minutes)
    return 0


def _before(here: Opened, desk: Desk, decks: Store, deck: str) -> list[Reason]:
    """What there is to tell before the first question; history follows cards that moved."""
    found: list[Reason] = []
    names = sorted({name for _, name in index.decks(decks)})
    if deck and not index.matching(decks, deck):
        raise QuizError(NoSuchDeck(deck, tuple(names)))
    moves = desk.inherit()
    if moves:
        former, item = next(iter(moves.items()))
        found.append(MovedItems(len(moves), former, item))
    total, aside = index.totals(decks)
    problems = len(index.problems(decks))
    if aside:
        found.append(SetAside(aside, total))
    elif problems:
        found.append(DecksRefused(problems))
    elif not total:
        found.append(NoCards(here.settings.decks))
    if here.kept:
        found.append(StarterKept(here.kept))
    with desk.agenda() as then:
        last, today = then.last_day(), desk.today()
    if last is not None and last > today:
        dates = (studyday.to_date(day).isoformat() for day in (last, today))
        found.append(ClockBack(*dates))
    return found


def _session(here: Opened, desk: Desk, items: list[str], *, plain: bool) -> Session:
    from quizcli.ui.terminal import Terminal

    return Session(desk, Terminal(plain=plain), here.lang, items)


def _run(session: Session, minutes: int) -> None:
    """The session with the day's backup beside it, and its summary."""
    failures: list[Reason] = []
    desk = session.desk
    copying = None
    if not desk.backed_up():
        copying = desk.back_up(lambda error: failures.append(BackupFailed(error.reason)))
    summary = session.run()
    if copying:
        copying.join()
    session.notices += failures
    if session.until and session.desk.clock() >= session.until and summary.left:
        session.notices.append(TimeUp(minutes))
    session.screen.summary(session.lang, session.closing(summary))
