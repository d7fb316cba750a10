"""What suspend, resume, bury and reset share: which items are meant, and marking them at once."""

import sys
from typing import Annotated

import typer

from quizcli.cli import completing, trying
from quizcli.cli.opened import cache, now, opened, writing
from quizcli.cli.speech import words
from quizcli.errors import QuizError
from quizcli.errors.notice import MovedItems
from quizcli.messages import say
from quizcli.session.desk import Desk
from quizcli.store import index, marks
from quizcli.store.database import Store

Items = Annotated[
    list[str],
    typer.Argument(metavar="ITEM…", help=words("history-items"), autocompletion=completing.items),
]
"""The items a command is given, one or more."""


def mark(items: list[str], change: marks.Change) -> int:
    """Mark all of the items, or none where one of them is not known; says a line for each.

    Histories follow cards that moved before, so that each item is where its events are.
    """
    here = opened()
    with writing(here.home) as store:
        decks = cache(here)
        moves = Desk(here.home, here.settings, store, decks, now).inherit()
        found = _targets(store, decks, items)
        told = change(store, found, round(now().timestamp() * 1000), here.today())
    for former, item in list(moves.items())[:1]:
        print(say(here.lang, MovedItems(len(moves), former, item)), file=sys.stderr)
    for each in told:
        print(say(here.lang, each))
    return 0


def _targets(store: Store, decks: Store, given: list[str]) -> list[str]:
    """The items meant, each once. Raises QuizError where one is in neither decks nor log."""
    known = index.items(decks)
    found: dict[str, None] = {}
    for name in given:
        meant = trying.named(name, known) or _in_log(store, name)
        if not meant:
            raise QuizError(trying.no_such_item(name, known))
        found |= dict.fromkeys(meant)
    return list(found)


def _in_log(store: Store, name: str) -> tuple[str, ...]:
    """The items that the log knows by a name no deck has, as they are called by now."""
    if not name.isprintable():
        return ()
    names = [name, *marks.parts(store, name)]
    return tuple(now for each in names if (now := marks.present_name(store, each)))
