"""`quiz move ITEM… DECK`: cards into another deck; their history goes along."""

from typing import Annotated

import typer

from quizcli.cli import trying
from quizcli.cli.completing import items as known_items
from quizcli.cli.following import follow
from quizcli.cli.opened import cache, opened
from quizcli.cli.speech import words
from quizcli.errors import QuizError, Reason
from quizcli.errors.adding import Moved, WouldMove
from quizcli.errors.command import NeedsItem
from quizcli.messages import say
from quizcli.session.adding import moving
from quizcli.session.adding.shelf import Shelf

USAGE = "quiz move ITEM… DECK"


def command(
    items: Annotated[
        list[str],
        typer.Argument(metavar="ITEM… DECK", help=words("move"), autocompletion=known_items),
    ],
    create: Annotated[bool, typer.Option("--create", help=words("create"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=words("dry-run"))] = False,
) -> int:
    if len(items) < 2:
        raise QuizError(NeedsItem(USAGE), code=2)
    here = opened()
    shelf = Shelf(here.home, here.settings, cache(here))
    *names, deck = items
    found = {(card.deck, card.id): card for card in (trying.whole(shelf.cache, n) for n in names)}
    for card in found.values():
        move = moving.proposed(shelf, card, deck, create=create)
        if isinstance(move, Reason):
            raise QuizError(move)
        if not dry_run and (failed := moving.carry_out(shelf, move)):
            raise QuizError(failed)
        path = str(move.changes[0].path)
        told = WouldMove if dry_run else Moved
        print(say(here.lang, told(move.former, move.item, path)))
    if not dry_run:
        follow(here, shelf.cache)
    return 0
