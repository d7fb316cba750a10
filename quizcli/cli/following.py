"""After decks were changed: the log is told where cards went, so that their history is found."""

import contextlib

from quizcli.cli.opened import Opened, now, writing
from quizcli.errors import QuizError
from quizcli.session.desk import Desk
from quizcli.store.database import Store


def follow(here: Opened, decks: Store) -> None:
    """Write the moves to the log; beside a session that writes, the next one does."""
    if here.home.database.exists():
        with contextlib.suppress(QuizError), writing(here.home) as store:
            Desk(here.home, here.settings, store, decks, now).inherit()
