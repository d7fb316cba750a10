"""`quiz restore [NAME]`: put a backup in the database's place, keeping what was there."""

from typing import Annotated

import typer

from quizcli.cli.opened import now, opened, writing_lock
from quizcli.cli.speech import words
from quizcli.errors import QuizError
from quizcli.errors.state import NoBackup
from quizcli.messages import label
from quizcli.store import backup


def command(name: Annotated[str, typer.Argument(metavar="NAME", help=words("backup"))] = "") -> int:
    here = opened()
    known = backup.known(here.home.database)
    if not name:
        print(label(here.lang, "restore.known" if known else "restore.none"))
        print("\n".join(known))
        return 0
    if name not in known:
        raise QuizError(NoBackup(name, known))
    aside = now().strftime("before-restore-%Y-%m-%d-%H%M%S")
    with writing_lock(here.home):
        backup.restore(here.home.database, name, aside)
    print(label(here.lang, "restore.done", name=name, aside=aside))
    return 0
