"""`quiz backup`: copy the database now."""

from quizcli.cli.opened import now, opened
from quizcli.errors import QuizError
from quizcli.errors.state import NothingYet
from quizcli.messages import label
from quizcli.store import backup


def command() -> int:
    here = opened()
    if not here.home.database.exists():
        raise QuizError(NothingYet(str(here.home.database)))
    made = backup.make(here.home.database, now().strftime("by-hand-%Y-%m-%d-%H%M%S"))
    print(label(here.lang, "backup.made", path=made))
    return 0
