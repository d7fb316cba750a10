"""`quiz doctor [--rebuild]`: is the database whole, does it agree with the log and the decks?"""

from typing import Annotated

import typer

from quizcli import studyday
from quizcli.cli.opened import Opened, cache, opened, writing
from quizcli.cli.speech import words
from quizcli.messages import label, problem
from quizcli.messages import say as tell
from quizcli.store import doctor, index
from quizcli.store.database import Store, reading

SHOWN = 20
"""Names listed of each finding."""


def command(
    rebuild: Annotated[bool, typer.Option("--rebuild", help=words("rebuild"))] = False,
) -> int:
    here = opened()
    with writing(here.home) as store:
        healthy = _database(here, store, rebuild=rebuild)
        decks = cache(here)
        healthy = _decks(here, decks) and healthy
    print(label(here.lang, "doctor.well" if healthy else "doctor.ill"))
    return 0 if healthy else 1


def _database(here: Opened, store: Store, *, rebuild: bool) -> bool:
    """SQLite's own checks, then memory and sums against the log."""
    say = here.lang
    if broken := doctor.broken(store):
        print(label(say, "doctor.broken", count=len(broken)))
        print("\n".join(broken[:SHOWN]))
        return False
    print(label(say, "doctor.whole"))
    items, days = doctor.differing(store)
    if not items and not days:
        print(label(say, "doctor.same"))
        return True
    print(label(say, "doctor.differs", items=len(items), days=len(days)))
    print("\n".join([*items[:SHOWN], *(studyday.to_date(day).isoformat() for day in days[:SHOWN])]))
    if rebuild:
        doctor.rebuild(store)
        print(label(say, "doctor.rebuilt"))
    return rebuild


def _decks(here: Opened, decks: Store) -> bool:
    """What is wrong with the decks, and which reviewed items they no longer have."""
    say = here.lang
    total, aside = index.totals(decks)
    problems = index.problems(decks)
    print(label(say, "doctor.cards", total=total, aside=aside, problems=len(problems)))
    for found in problems:
        print(problem(say, found))
    with reading(here.home.database, here.home.index) as now:
        gone = now.orphans()
    if gone:
        print(label(say, "doctor.orphans", count=len(gone)))
        print("\n".join(sorted(name for name, _, _ in gone)[:SHOWN]))
    missing = here.missing()
    for folder in missing:
        print(tell(say, folder))
    return not problems and not missing
