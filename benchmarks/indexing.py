"""Decks to index: all of them changed, beside a bare parse; none changed, beside a stat each."""

import gc
import os
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import yaml

from benchmarks import decks
from benchmarks.prepare import DATA, HOME
from benchmarks.table import Row
from quizcli.decks import cards
from quizcli.session import collection
from quizcli.store.database import Store
from quizcli.store.index import open_index

DECKS = 50

_PLACE = DATA / "indexing"


def rows(rounds: int = 9, looks: int = 25) -> list[Row]:
    return [*_changed(rounds), *_unchanged(looks)]


def _changed(rounds: int) -> list[Row]:
    """Every round finds all decks rewritten; reading alone and the bare parse get their bytes."""
    shutil.rmtree(_PLACE, ignore_errors=True)
    folder = _PLACE / "decks"
    folder.mkdir(parents=True)
    whole, reading, bare = [], [], []
    with closing(open_index(_PLACE / "index.db")) as store:
        for seed in range(rounds + 1):
            paths = decks.write(folder, DECKS, seed)
            data = [path.read_bytes() for path in paths]
            whole.append(_seconds(_refresh, store, [folder], DECKS))
            bare.append(_seconds(_parse, data))
            reading.append(_seconds(_read, data))
    shutil.rmtree(_PLACE)
    against = "`yaml.load` with `CSafeLoader`"
    what = f"index of {DECKS * decks.CARDS_PER_DECK:,} changed cards"
    return [
        Row(what, whole[1:], against, bare[1:], 1.3),
        Row("… of that `decks.cards.read`", reading[1:], against, bare[1:], 1.3),
    ]


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


def _unchanged(rounds: int) -> list[Row]:
    """All decks of the large collection, none of them changed; seconds are those of one file."""
    folder = HOME / "decks"
    ours, theirs = [], []
    with closing(open_index(HOME / "index.db")) as store:
        paths = [stamp.path for stamp in collection.stamps([folder])]
        for _ in range(rounds):
            ours.append(_seconds(_refresh, store, [folder], 0) / len(paths))
            theirs.append(_seconds(_stat, paths) / len(paths))
    return [Row(f"unchanged decks, each of {len(paths)}", ours, "`os.stat`", theirs, None)]


def _seconds(act: Callable[..., None], *given: object) -> float:
    gc.collect()
    start = time.perf_counter()
    act(*given)
    return time.perf_counter() - start
