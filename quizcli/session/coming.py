"""What references will be asked next: the session's own items, then those of the coming days.

Runs beside the session, in the thread that computes, on connections of its own.
"""

from collections.abc import Iterator

from msgspec import Struct

from quizcli import variants
from quizcli.model import Job
from quizcli.session.home import Home
from quizcli.store import index, log
from quizcli.store.database import Store, open_readonly, reading
from quizcli.variants.begun import jobs_of

DAYS = 3
"""How many study days ahead keys are computed."""


class Coming(Struct, frozen=True):
    """The items of a session in their order, on a study day that brings so many new ones."""

    home: Home
    items: tuple[str, ...]
    day: int
    new: int

    def jobs(self) -> Iterator[Job]:
        """Every job, the soonest first; the next variant of an item is known beforehand."""
        store = open_readonly(self.home.database)
        cache = index.open_index(self.home.index)
        try:
            for item in self._computed():
                yield from _jobs(store, cache, item)
        finally:
            store.close()
            cache.close()

    def _computed(self) -> Iterator[str]:
        with reading(self.home.database, self.home.index) as now:
            asking = now.asking_references()
            later = [row[0] for row in now.due(self.day + DAYS)]
            later += [row[0] for row in now.new(self.day, self.new * (DAYS + 1))]
        for item in dict.fromkeys((*self.items, *later)):
            if item in asking:
                yield item


def _jobs(store: Store, cache: Store, item: str) -> tuple[Job, ...]:
    """The jobs of an item's next variant; none where it is gone or cannot be drawn."""
    card = index.card(cache, item)
    if card is None:
        return ()
    return jobs_of(card, variants.seed(item, log.standing(store, item).reviews))
