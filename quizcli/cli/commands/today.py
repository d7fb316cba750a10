"""`quiz today`: ask what is due, then what is new."""

import sys
from datetime import timedelta
from typing import Annotated

import typer

from quizcli import plan, studyday
from quizcli.cli.completing import decks as deck_names
from quizcli.cli.opened import Opened, cache, now, opened, writing
from quizcli.cli.speech import readable, words
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
from quizcli.model import Device, Lang
from quizcli.session.desk import Desk
from quizcli.session.run import Session
from quizcli.store import index
from quizcli.store.database import Store


def command(
    deck: Annotated[
        str, typer.Option("--deck", metavar="GLOB", help=words("deck"), autocompletion=deck_names)
    ] = "",
    most: Annotated[int | None, typer.Option("-n", metavar="N", min=1, help=words("most"))] = None,
    minutes: Annotated[
        int | None, typer.Option("--minutes", metavar="M", min=1, max=1440, help=words("minutes"))
    ] = None,
    new: Annotated[
        int | None, typer.Option("--new", metavar="N", min=0, max=9999, help=words("new"))
    ] = None,
    lang: Annotated[
        Lang | None, typer.Option("--lang", metavar="ko|en", help=words("lang"))
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help=words("plain"))] = False,
    device: Annotated[Device, typer.Option("--device", help=words("device"))] = "auto",
) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise QuizError(NoTerminal(), code=2)
    readable(deck)
    here = opened(lang, renew=True)
    with writing(here.home) as store:
        decks = cache(here, plain=plain)
        desk = Desk(here.home, here.settings, store, decks, now)
        desk.keys.device = device
        notices = _before(here, desk, decks, deck)
        limit = here.settings.new_per_day if new is None else new
        items = desk.planned(plan.Limits(most or 0, limit), deck)
        session = _session(here, desk, items, plain=plain)
        session.notices += notices
        if minutes:
            session.until = now() + timedelta(minutes=minutes)
        _run(session, minutes or 0)
    return 0


def _before(here: Opened, desk: Desk, decks: Store, deck: str) -> list[Reason]:
    """What there is to tell before the first question; history follows cards that moved."""
    found: list[Reason] = [*here.missing()]
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
