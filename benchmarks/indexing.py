"""Decks to index: all of them changed, beside a bare parse; none changed, beside a stat each.

Run as a module by itself it measures once and prints the seconds as JSON: one process may be a
fifth slower than the next at the same work, so the rows are taken from several.
"""

import gc
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct

from benchmarks import decks
from benchmarks.prepare import DATA, HOME
from benchmarks.processes import PYTHON, environment
from benchmarks.table import Row
from quizcli.decks import cards
from quizcli.session import collection
from quizcli.store.database import Store
from quizcli.store.index import open_index

DECKS = 50

_PLACE = DATA / "indexing"


class Seconds(Struct):
    """What each round took: all decks changed, and for one file none of them changed."""

    whole: list[float] = []
    reading: list[float] = []
    bare: list[float] = []
    look: list[float] = []
    stat: list[float] = []


def rows(processes: int = 5) -> list[Row]:
    found = [_elsewhere() for _ in range(processes)]

    def every(side: str) -> list[float]:
        return [seconds for each in found for seconds in getattr(each, side)]

    against = "`yaml.load` with `CSafeLoader`"
    what = f"index of {DECKS * decks.CARDS_PER_DECK:,} changed cards"
    return [
        Row(what, every("whole"), against, every("bare"), 1.3),
        Row("… of that `decks.cards.read`", every("reading"), against, every("bare"), 1.3),
        Row("an unchanged deck", every("look"), "`os.stat`", every("stat"), None),
    ]


def _elsewhere() -> Seconds:
    """The measurement in a process of its own."""
    argv = [PYTHON, "-m", "benchmarks.indexing"]
    root = Path(__file__).parents[1]
    done = subprocess.run(argv, env=environment(HOME), cwd=root, check=True, stdout=subprocess.PIPE)
    return msgspec.json.decode(done.stdout, type=Seconds)


def measure(rounds: int = 5, looks: int = 20) -> Seconds:
    seconds = Seconds()
    _changed(seconds, rounds)
    _unchanged(seconds, looks)
    return seconds


def _changed(seconds: Seconds, rounds: int) -> None:
    """Every round finds all decks rewritten; reading alone and the bare parse get their bytes."""
    shutil.rmtree(_PLACE, ignore_errors=True)
    folder = _PLACE / "decks"
    folder.mkdir(parents=True)
    with closing(open_index(_PLACE / "index.db")) as store:
        _refresh(store, [folder], len(decks.write(folder, DECKS, 0)))
        for seed in range(1, rounds + 1):
            data = [path.read_bytes() for path in decks.write(folder, DECKS, seed)]
            seconds.whole.append(_seconds(_refresh, store, [folder], DECKS))
            seconds.bare.append(_seconds(_parse, data))
            seconds.reading.append(_seconds(_read, data))
    shutil.rmtree(_PLACE)


def _unchanged(seconds: Seconds, rounds: int) -> None:
    """All decks of the large collection, none of them changed."""
    folder = HOME / "decks"
    with closing(open_index(HOME / "index.db")) as store:
        paths = [stamp.path for stamp in collection.stamps([folder])]
        for _ in range(rounds):
            seconds.look.append(_seconds(_refresh, store, [folder], 0) / len(paths))
            seconds.stat.append(_seconds(_stat, paths) / len(paths))


def _parse(data: list[bytes]) -> None:
    for each in data:
        yaml.load(each, Loader=yaml.CSafeLoader)


def _read(data: list[bytes]) -> None:
    for each in data:
        cards.read(each, "deck.yaml", {})


def _stat(paths: list[str]) -> None:
    for path in paths:
        os.stat(path)


def _refresh(store: Store, folders: list[Path], changed: int) -> None:
    changes = collection.refresh(store, folders)
    assert changes == collection.Changes(changed, 0), changes


def _seconds(act: Callable[..., None], *given: object) -> float:
    gc.collect()
    start = time.perf_counter()
    act(*given)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(measure()))
