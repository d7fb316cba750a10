"""A desk on a copy of the large collection, and the keys that lie ready there.

A learner of some days has the keys of what is coming, so they are kept before anything is
measured; what a first day is like is measured on a copy without them.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from benchmarks.prepare import HOME, copied
from quizcli import catalogue
from quizcli.model import Job
from quizcli.oracle.identity import key
from quizcli.oracle.protocol import Answer
from quizcli.oracle.worker import Worker
from quizcli.plan import Limits
from quizcli.session import home as homes
from quizcli.session.coming import Coming
from quizcli.session.desk import Desk
from quizcli.session.home import Home
from quizcli.store import keys
from quizcli.store.database import Store, open_store
from quizcli.store.index import open_index

NEW = 20


@contextmanager
def desk(place: Path, *, kept: bool) -> Iterator[Desk]:
    """On a fresh copy in `place`, which is removed again; without any key where none is `kept`."""
    shutil.rmtree(place, ignore_errors=True)
    home = Home(place)
    copied(HOME / "index.db", home.index)
    with (
        closing(open_store(copied(HOME / "quiz.db", home.database))) as store,
        closing(open_index(home.index)) as cache,
    ):
        if not kept:
            forget(cache)
        yield _desk(home, store, cache)
    shutil.rmtree(place)


def planned(desk: Desk) -> list[str]:
    """The day's items, with as many new ones as a learner allows himself."""
    return desk.planned(Limits(0, NEW), "")


def forget(cache: Store) -> None:
    """No key is kept any more."""
    with cache.transaction() as write:
        write("DELETE FROM keys")


def keep() -> int:
    """Have the keys of the coming days kept in the large collection; gives how many were not."""
    home = Home(HOME)
    with (
        closing(open_store(home.database)) as store,
        closing(open_index(home.index)) as cache,
        Worker(home.worker_log) as worker,
    ):
        keys.prepare(cache)
        here = _desk(home, store, cache)
        coming = Coming(home, tuple(planned(here)), here.today(), NEW)
        jobs = {key(job, catalogue.digest): job for job in coming.jobs()}
        wanted = {name: job for name, job in jobs.items() if keys.known(cache, name) is None}
        _compute(cache, worker, wanted)
    return len(wanted)


def _compute(cache: Store, worker: Worker, wanted: dict[str, Job]) -> None:
    for name, answer in zip(wanted, worker.ask_many(wanted.values()), strict=True):
        assert isinstance(answer, Answer), answer
        keys.keep(cache, name, msgspec.json.encode(answer))


def _desk(home: Home, store: Store, cache: Store) -> Desk:
    settings = homes.in_force(homes.given(home, "en"))
    return Desk(home, settings, store, cache, lambda: datetime.now().astimezone())
