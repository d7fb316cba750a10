"""The made-up learner's database: a million reviews, row for row as the program keeps them.

Rows go in directly, since a million synced transactions would take hours; a sample folded
from the log has to give what is stored.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from fsrs.scheduler import DEFAULT_PARAMETERS
from msgspec import Struct

from benchmarks import learner
from benchmarks.learner import Review
from quizcli import history, kinds, variants
from quizcli.model import Card, Memory, Rating
from quizcli.store import doctor, log
from quizcli.store.database import Row, Store, Write, open_store

NEVER_SEEN = 2_000
"""Cards at the end of the decks that the learner has yet to begin."""

_EVENTS = (
    "INSERT INTO events (id, kind, item, at, day, rating, due, elapsed, retrievability, stability, "
    "difficulty, retention, parameters, correct, self_rated, milliseconds, answer) "
    "VALUES (?, 'review', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)"
)
_SHOWN = "INSERT INTO shown VALUES (?, 'en', ?, ?, ?, ?, ?, ?, '')"
_MEMORY = f"INSERT INTO memory (item, {log.STANDING}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)"


class _Answer(Struct, frozen=True, gc=False):
    """A review with its item, as a number, and the moment of it in milliseconds."""

    at: int
    item: int
    review: Review


def write(path: Path, cards: list[Card], reviews: int, today: int) -> None:
    """A database of so many reviews of the cards, all before the study day `today`."""
    known = cards[:-NEVER_SEEN]
    store = open_store(path)
    store.connection.execute("PRAGMA synchronous=OFF")
    answers = _answers(known, reviews, today)
    with store.transaction() as execute:
        execute("INSERT INTO parameters VALUES (1, ?)", (json.dumps(DEFAULT_PARAMETERS),))
        names = [(number, card.item) for number, card in enumerate(known, 1)]
        many(store, "INSERT INTO items VALUES (?, ?)", names)
        prints = [kinds.fingerprint(card) for card in known]
        many(store, _EVENTS, _events(answers, known, prints))
        many(store, _SHOWN, _shown(answers, known))
        many(store, _MEMORY, _memories(answers, prints))
        _sum_up(execute)
    store.connection.execute("ANALYZE") if False else None
    store.close()
