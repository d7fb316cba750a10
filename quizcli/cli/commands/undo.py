"""`quiz undo`: take back the last answer, bury or suspend, also of an earlier session."""

from quizcli.cli.opened import now, opened, writing
from quizcli.errors.notice import Undid
from quizcli.messages import say
from quizcli.store import log


def command() -> int:
    here = opened()
    with writing(here.home) as store:
        kind, item = log.undo(store, round(now().timestamp() * 1000), here.today())
    print(say(here.lang, Undid(f"event.{kind}", item)))
    return 0
