"""Reviews from elsewhere: what the log has of an item already, and many of them written at once."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from quizcli.model import Decided, Standing
from quizcli.store import log
from quizcli.store.database import Store
from quizcli.store.marks import present_name


class Held(Struct, frozen=True):
    """An item as the log has it, by the name it goes by now; times in milliseconds since 1970.

    seen: when it was reviewed, reviews taken back included; counted: without those; last: the
    last review or forgetting that counts, or 0.
    """

    item: str
    standing: Standing = Standing()
    seen: frozenset[int] = frozenset()
    counted: frozenset[int] = frozenset()
    last: int = 0


def held(store: Store, name: str) -> Held:
    """What the log has of the item that went, or goes, by this name."""
    item = present_name(store, name)
    if not item:
        return Held(name)
    read = store.connection.execute
    rows = log.lineage(read, log.item_id(read, item))
    undone = {of for _, kind, of, *_ in rows if kind == "undo"}
    times = {
        event: read("SELECT at FROM events WHERE id = ?", (event,)).fetchone()[0]
        for event, kind, *_ in rows
        if kind in ("review", "reset", "relearn")
    }
    reviews = {event for event, kind, *_ in rows if kind == "review"}
    return Held(
        item=item,
        standing=log.standing(store, item),
        seen=frozenset(times[event] for event in reviews),
        counted=frozenset(times[event] for event in reviews - undone),
        last=max((at for event, at in times.items() if event not in undone), default=0),
    )


def put(store: Store, reviews: Iterable[Decided], told: Callable[[int], None]) -> None:
    """Write reviews in their order, all or none; `told` hears how many there are so far.

    Nothing was shown of them here, so they have no row in `shown`.
    """
    with store.transaction() as write:
        for count, decided in enumerate(reviews, 1):
            log.answered(write, decided)
            told(count)
