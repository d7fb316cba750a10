"""What comes before a question: which item can be asked now, and whether as it stands.

A key that is being computed puts its item off; one that cannot be had costs the item its
place for today, and one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizcli.errors import Reason
from quizcli.errors import notice as tell
from quizcli.errors.oracle import WaitsForTorch
from quizcli.screen import Command
from quizcli.session.desk import Turn
from quizcli.session.judging import UNANSWERED
from quizcli.session.keys import NotYet

if TYPE_CHECKING:
    from quizcli.session.run import Session

AHEAD = 30
"""How far down the queue an item is looked for that can be asked at once."""


def turn(session: Session) -> Turn | None:
    """The first item that can be asked now; those whose key is being computed come later."""
    for item in session.queue.ahead_of(AHEAD):
        found = session.desk.turn(item)
        if isinstance(found, Turn):
            session.queue.promote(item)
            session.notices += session.desk.keys.told()
            return found
        if isinstance(found, Reason):
            _without(session, item, found)
    first = session.queue.first()
    return waited(session, first) if first else None


def waited(session: Session, item: str) -> Turn | None:
    """The item when its key is there; None where it cannot be asked today."""
    while isinstance(found := session.desk.turn(item), NotYet):
        session.desk.compute(session.queue.ahead_of(AHEAD))
        try:
            with session.screen.computing(session.lang):
                session.desk.keys.wait(found.jobs)
        except KeyboardInterrupt:
            session.over = True
            return None
    if isinstance(found, Reason):
        _without(session, item, found)
        return None
    return found


def _without(session: Session, item: str, reason: Reason) -> None:
    """An item that cannot be asked now: out of today's queue, with a line saying why."""
    session.queue.drop(item)
    if isinstance(reason, WaitsForTorch):
        session.waiting += 1
    elif not isinstance(reason, UNANSWERED) or reason not in session.causes:
        session.causes.append(reason)  # one that many cards share is told with the first
        gone = isinstance(reason, tell.CardGone)
        session.notices.append(reason if gone else tell.CannotAsk(item, reason))


def agreed(session: Session, turn: Turn) -> Turn | None:
    """The turn; one whose answer changed only after the learner's word on it."""
    if session.desk.changed(turn) and _relearnt(session, turn):
        return waited(session, turn.item)
    return None if session.over else turn


def _relearnt(session: Session, turn: Turn) -> bool:
    """Whether a card whose answer changed is to be learnt anew: the learner says."""
    said = session.screen.changed(session.lang, turn.variant.made.ask)
    while said is not Command.QUIT:
        word = said.casefold() if isinstance(said, str) else said.value
        if word in ("", "k", "ㅏ"):
            return False
        if word in ("r", "ㄱ"):
            return session.attempt(lambda: session.desk.relearn(turn.item))
        said = session.screen.again(session.lang, tell.KeepOrRelearn(word))
    session.over = True
    return False
