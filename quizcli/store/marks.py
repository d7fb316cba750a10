"""Items marked from the command line: suspended, buried, resumed, reset; several at once.

Each function is one transaction and gives, for every item in its order, what became of it.
An item is meant by the name it goes by now.
"""

from collections.abc import Callable, Sequence

from quizcli import studyday
from quizcli.errors import Reason
from quizcli.errors.history import (
    AlreadyBuried,
    AlreadySuspended,
    NotHidden,
    NothingToReset,
    NowBuried,
    NowReset,
    NowResumed,
    NowSuspended,
)
from quizcli.model import FOREVER
from quizcli.store import log
from quizcli.store.database import Store, Write

Change = Callable[[Store, Sequence[str], int, int], list[Reason]]
"""A marking of items at a moment (milliseconds since 1970) of a study day."""


def suspend(store: Store, items: Sequence[str], at: int, day: int) -> list[Reason]:
    """Hide items until they are resumed, buried ones too."""
    told: list[Reason] = []
    with store.transaction() as write:
        for item in items:
            if log.standing(store, item).hidden_until >= FOREVER:
                told.append(AlreadySuspended(item))
            else:
                log.mark(write, "suspend", item, at, day)
                told.append(NowSuspended(item))
    return told


def bury(store: Store, items: Sequence[str], at: int, day: int) -> list[Reason]:
    """Hide items until the next study day; those hidden already stay hidden as they are."""
    told: list[Reason] = []
    with store.transaction() as write:
        for item in items:
            until = log.standing(store, item).hidden_until
            if until >= FOREVER:
                told.append(AlreadySuspended(item))
            elif until > day:
                told.append(AlreadyBuried(item, studyday.to_date(until).isoformat()))
            else:
                log.mark(write, "bury", item, at, day)
                told.append(NowBuried(item))
    return told


def resume(store: Store, items: Sequence[str], at: int, day: int) -> list[Reason]:
    """Take back every suspend and bury that hides an item still, under its former names too.

    An event taken back is none that `log.undo` could take back: after this, undo goes on with
    what came before, and suspending again is a new event.
    """
    told: list[Reason] = []
    with store.transaction() as write:
        for item in items:
            if log.standing(store, item).hidden_until <= day:
                told.append(NotHidden(item))
            else:
                _bring_back(write, log.item_id(write, item), at, day)
                told.append(NowResumed(item))
    return told


def _bring_back(write: Write, item: int, at: int, day: int) -> None:
    rows = log.lineage(write, item)
    undone = {of for _, kind, of, *_ in rows if kind == "undo"}
    for event, kind, _, _, _, until, *_ in rows:
        if kind in ("bury", "suspend") and until > day and event not in undone:
            log.append(write, kind="undo", item=item, at=at, day=day, of=event)
    log.refold(write, item)


def reset(store: Store, items: Sequence[str], at: int, day: int) -> list[Reason]:
    """Forget what is remembered of items; their history stays, and undo takes this back."""
    told: list[Reason] = []
    with store.transaction() as write:
        for item in items:
            if log.standing(store, item).memory is None:
                told.append(NothingToReset(item))
            else:
                log.mark(write, "reset", item, at, day)
                told.append(NowReset(item))
    return told


def present_name(store: Store, name: str) -> str:
    """What the log calls an item by now, after its moves; empty where it knows none so named.

    A name used again after its item moved away is that of the newer item.
    """
    rows = store.rows(
        "SELECT i.id, max(e.id) FROM items i JOIN events e ON e.item = i.id WHERE i.name = ? "
        "GROUP BY i.id",
        (name,),
    )
    if not rows:
        return ""
    now = log.now_called(store.connection.execute, *rows[0])
    return str(store.rows("SELECT name FROM items WHERE id = ?", (now,))[0][0])


def parts(store: Store, card: str) -> list[str]:
    """The names under which the log has parts of a card."""
    query = (
        "SELECT name FROM items i WHERE name > ?1 || '#' AND name < ?1 || '$' "
        "AND EXISTS (SELECT 1 FROM events e WHERE e.item = i.id) ORDER BY name"
    )
    return [row[0] for row in store.rows(query, (card,))]
