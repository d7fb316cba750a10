"""`quiz progress`: what was learnt, what is known and what is coming, on one page."""

import gc
import sys
from typing import Annotated

import msgspec
import typer

from quizcli.cli.opened import Opened, cache, opened
from quizcli.cli.speech import readable, words
from quizcli.errors import QuizError, Reason
from quizcli.errors.state import NoSuchDeck
from quizcli.messages import say
from quizcli.model import Lang
from quizcli.session import progress
from quizcli.stats import Report
from quizcli.store import index
from quizcli.store.database import open_readonly
from quizcli.store.report import book


def command(
    deck: Annotated[str, typer.Option("--deck", metavar="GLOB", help=words("deck"))] = "",
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE|N", help=words("since"))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=words("json"))] = False,
    lang: Annotated[
        Lang | None, typer.Option("--lang", metavar="ko|en", help=words("lang"))
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help=words("plain"))] = False,
) -> int:
    gc.disable()  # the process ends with the report: looking for circles costs a tenth of it
    readable(deck, since or "")
    here = opened(lang)
    today = here.today()
    first = None if since is None else progress.first_day(since, today)
    if isinstance(first, Reason):
        raise QuizError(first, code=2)
    found = _report(here, deck, (today, first), plain=plain or as_json)
    for missing in here.missing():
        print(say(here.lang, missing), file=sys.stderr)
    if as_json:
        print(msgspec.json.encode(found).decode())
    else:
        from quizcli.ui import report

        report.show(here.lang, found, plain=plain)
    return 0


def _report(here: Opened, deck: str, days: tuple[int, int | None], *, plain: bool) -> Report:
    """days: today, and the study day the period asked for begins."""
    decks = cache(here, plain=plain)
    names = tuple(sorted({name for _, name in index.decks(decks)}))
    decks.close()
    database = here.home.database
    if database.exists():
        open_readonly(database).close()
    with book(database, here.home.index, deck) as now:
        if deck and not now.knows_deck():
            raise QuizError(NoSuchDeck(deck, names))
        return progress.report(now, *days, here.settings.new_per_day)
