"""`quiz due`: how much is to be asked today, without asking it."""

import json
import sys
from typing import Annotated

import typer

from quizcli.cli.opened import Opened, cache, opened
from quizcli.cli.speech import words
from quizcli.messages import label, say
from quizcli.model import Lang
from quizcli.store.database import open_readonly, open_store, reading


def command(
    count: Annotated[bool, typer.Option("--count", help=words("count"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=words("json"))] = False,
    lang: Annotated[
        Lang | None, typer.Option("--lang", metavar="ko|en", help=words("lang"))
    ] = None,
) -> int:
    here = opened(lang)
    cache(here).close()
    known = here.home.database.exists()
    (open_readonly if known else open_store)(here.home.database).close()
    for missing in here.missing():
        print(say(here.lang, missing), file=sys.stderr)
    found = due(here)
    if count:
        print(found["due"] + found["new"])
    elif as_json:
        print(json.dumps(found))
    else:
        minutes = -(-found["milliseconds"] // 60_000)
        print(label(here.lang, "due", due=found["due"], new=found["new"], minutes=minutes))
    return 0 if found["due"] + found["new"] else 3


def due(here: Opened) -> dict[str, int]:
    """Items due, new ones still allowed today, the milliseconds they take, and tomorrow's due."""
    today = here.today()
    with reading(here.home.database, here.home.index) as now:
        waiting = now.due_count(today)
        left = here.settings.new_per_day - now.new_done(today)
        new = len(now.new(today, left))
        usual = now.milliseconds(today)
        tomorrow = now.due_count(today + 1)
    return {
        "due": waiting,
        "new": new,
        "milliseconds": (waiting + new) * usual,
        "due_tomorrow": tomorrow,
    }
