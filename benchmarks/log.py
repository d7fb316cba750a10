"""The made-up learner's database: a million reviews, row for row as the program keeps them.

Rows go in directly, since a million synced transactions would take hours; so a sample folded
from the log has to give what is stored. The keys of computed cards are their closed forms': the
references would take an hour.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from fsrs.scheduler import DEFAULT_PARAMETERS

from benchmarks import learner
from quizcli import arithmetic, history, kinds, variants
from quizcli.model import Card, Rating, Variant
from quizcli.oracle.installed import torch_version
from quizcli.store import doctor, log
from quizcli.store.database import Row, Store, open_store
from quizcli.variants import making
from quizcli.variants.begun import Begun, begin, plain

NEVER_SEEN = 2_000
"""Cards at the end of the decks that the learner has yet to begin."""

SAMPLE = 200
"""Items whose memory is folded anew from the log."""

SLIPPED = 0.5
"""The share of the wrong answers to computed cards that are one of their slips."""

_FIRST_OF_DAY, _APART = 12 * 3_600_000, 60_000
_EVENT = (
    "INSERT INTO events (id, kind, item, at, new, day, rating, due, elapsed, retrievability, "
    "stability, difficulty, retention, parameters, correct, self_rated, milliseconds, answer) "
    "VALUES (?, 'review', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)"
)
_SHOWN = "INSERT INTO shown VALUES (?, 'en', ?, ?, ?, ?, ?, ?, ?)"
_MEMORY = f"INSERT INTO memory (item, {log.STANDING}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)"
_DAILY = (
    "INSERT INTO daily SELECT day, deck, self_rated, sum(reviews), sum(passed), sum(new), "
    f"sum(firsts), sum(firsts_passed), sum(milliseconds) FROM ({doctor.COUNTED}) GROUP BY 1, 2, 3"
)


def write(path: Path, cards: list[Card], reviews: int, today: int) -> None:
    """A database of so many reviews of the cards, the last of each before the day `today`."""
    known = cards[:-NEVER_SEEN]
    store = open_store(path)
    store.connection.execute("PRAGMA synchronous=OFF")
    events, memories = [], []
    for number, card in enumerate(known):
        wanted = reviews // len(known) + (number < reviews % len(known))
        made, memory = _item(number + 1, card, wanted, today)
        events += made
        memories.append(memory)
    events.sort()
    with store.transaction() as execute:
        execute("INSERT INTO parameters VALUES (1, ?)", (json.dumps(DEFAULT_PARAMETERS),))
        many = store.connection.executemany
        many("INSERT INTO items VALUES (?, ?)", enumerate((card.item for card in known), 1))
        many(
            _EVENT,
            (
                (id_, item, at, not place, *rest)
                for id_, (at, item, place, *rest) in _numbered(events)
            ),
        )
        many(_SHOWN, ((id_, *_shown(known[row[1] - 1], row)) for id_, row in _numbered(events)))
        many(_MEMORY, memories)
        execute(_DAILY)
    store.close()


def _numbered(events: list[Row]) -> Iterable[tuple[int, Row]]:
    return enumerate(events, 1)


def _item(number: int, card: Card, reviews: int, today: int) -> tuple[list[Row], Row]:
    """The rows of an item: for each review moment, item and its number, then what was decided."""
    answer = kinds.fingerprint(card)
    self_rated = kinds.load(card.kind).SELF_RATED
    start = Random(f"clock:{card.item}").randrange(3 * 3_600_000) + _FIRST_OF_DAY
    found = learner.history(card.item, answer, reviews)
    rows: list[Row] = []
    for place, review in enumerate(learner.moved(found, card.item, today)):
        choice, before = review.choice, review.before.memory
        rows.append((
            review.day * 86_400_000 + start + place * _APART, number, place,
            review.day, int(choice.rating), choice.memory.due, choice.elapsed,
            choice.retrievability, before.stability if before else None,
            before.difficulty if before else None, learner.RETENTION,
            choice.rating > Rating.AGAIN, self_rated, review.milliseconds, answer,
        ))  # fmt: skip
    last = choice.memory
    known = (last.stability, last.difficulty, last.last_day, last.due, last.lapses, last.failing)
    return rows, (number, *known, reviews, answer)


def _shown(card: Card, row: Row) -> Iterator[object]:
    """What was on the screen, as `session.desk` has it kept."""
    start = begin(card, variants.seed(card.item, row[2]))
    assert isinstance(start, Begun), start
    variant = making.by_formula(start, {}) if start.jobs else making.made(start, (), "", {})
    assert isinstance(variant, Variant), variant
    typed, slip = _typed(variant, right=row[4] > Rating.AGAIN)
    yield variant.seed
    yield variant.made.ask.en
    yield json.dumps(_about(start, variant), ensure_ascii=False)
    yield variant.key.en
    yield typed
    yield typed
    yield slip


def _typed(variant: Variant, *, right: bool) -> tuple[str, str]:
    """The answer, and the slip it is; one that a reference would have to be asked for is
    known by its label alone."""
    samples = kinds.load(variant.card.kind).samples(variant)
    if right:
        return samples.right[0], ""
    wrong = (*samples.wrong, "")[0]
    slips = variant.card.computed.slips if variant.card.computed else ()
    rng = Random(f"slip:{variant.card.item}:{variant.seed}")
    if not slips or rng.random() >= SLIPPED:
        return wrong, ""
    label = rng.choice(slips).label
    values = {slip.label: arithmetic.shown(slip.value) for slip in variant.made.slips}
    return values.get(label, wrong), label


def _about(start: Begun, variant: Variant) -> dict[str, Any]:
    about: dict[str, Any] = {}
    if variant.made.draws:
        about |= {"draws": {name: plain(value) for name, value in variant.made.draws.items()}}
    if variant.options:
        about |= {"options": [option.en for option in variant.options], "order": variant.order}
    for job in start.jobs[:1]:
        about |= {"by": torch_version(), "reference": job.reference, "parameters": job.parameters}
    return about


def consistent(store: Store, cards: list[Card]) -> bool:
    """Whether the program would write and fold a sample of items as they are there."""
    fresh = open_store(Path(store.path).with_name("fresh.db"))
    tables = "SELECT name, sql FROM sqlite_master ORDER BY name"
    same = fresh.rows(tables) == store.rows(tables)
    fresh.close()
    for path in store.path.parent.glob("fresh.db*"):
        path.unlink()
    return same and all(_folds(store, card) for card in Random(1).sample(cards, SAMPLE))


def _folds(store: Store, card: Card) -> bool:
    kept = log.standing(store, card.item)
    number = store.rows("SELECT id FROM items WHERE name = ?", (card.item,))[0][0]
    rows = log.lineage(store.connection.execute, number)
    folded = history.fold(event for row in rows for event in log.to_event(row))
    return folded == kept and kept.answer == kinds.fingerprint(card)


def shift(store: Store, days: int) -> None:
    """Let so many days pass: what was due on the day of making is due so much later."""
    with store.transaction() as execute:
        execute(
            "UPDATE events SET at = at + 86400000 * :d, day = day + :d, due = due + :d", {"d": days}
        )
        execute("UPDATE memory SET last_day = last_day + :d, due = due + :d", {"d": days})
        execute("UPDATE daily SET day = -(day + :d)", {"d": days})
        execute("UPDATE daily SET day = -day")
