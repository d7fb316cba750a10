"""Run as a script: the same cards and the same log as a collection of the `anki` package.

A note says all that `quiz search` looks through, its tags are the deck and the kind: whatever
is looked for, both sides find the same cards.

usage: anki_make.py QUIZ_DB INDEX_DB COLLECTION TODAY
"""

import json
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from anki.collection import Collection

from quizcli import kinds
from quizcli.model import Term
from quizcli.session import searching
from quizcli.store import index as decks

DAY = 86_400
OLDEST = 10_000
"""The collection begins so many days ago: before the first review."""

_ITEMS = """
SELECT c.rowid, c.data, m.item, m.stability, m.difficulty, m.due, m.last_day,
    m.lapses, m.reviews, r.at FROM decks.cards c LEFT JOIN main.items i ON i.name = c.item
LEFT JOIN main.memory m ON m.item = i.id
LEFT JOIN (SELECT item, max(at) AS at FROM main.events GROUP BY item) r ON r.item = m.item
ORDER BY c.file, c.position
"""
_REVIEWS = """
SELECT e.id, c.rowid, e.at, e.rating, e.due - e.day, e.elapsed, e.milliseconds
FROM main.events e JOIN main.items i ON i.id = e.item JOIN decks.cards c ON c.item = i.name
ORDER BY e.id
"""


def main(quiz: str, index: str, target: str, today: int) -> None:
    Path(target).unlink(missing_ok=True)
    col = Collection(target)
    deck = _deck(col)
    col.set_config("fsrs", True)
    model = col.models.by_name("Basic")["id"]
    col.db.execute("UPDATE col SET crt = crt - ?", OLDEST * DAY)
    col.close()
    col = Collection(target)
    zero = today - col.sched.today
    col.decks.set_current(deck)
    col.close()
    source = sqlite3.connect(quiz)
    source.execute("ATTACH ? AS decks", (index,))
    with closing(decks.open_index(Path(index))) as cache:
        terms = decks.terms(cache)
    with sqlite3.connect(target) as made:
        _cards(made, source, (deck, model, zero), terms)
        _log(made, source)
    checked = Collection(target)
    print(checked.fix_integrity()[0])
    checked.close()


def _deck(col: Collection) -> int:
    """One deck, asked without a limit on reviews: as many are due as in the quiz."""
    options = col.decks.get_config(1)
    options["rev"]["perDay"], options["new"]["perDay"] = 9999, 20
    col.decks.update_config(options)
    return int(col.decks.id("bench"))


def _cards(
    made: sqlite3.Connection,
    source: sqlite3.Connection,
    where: tuple[int, int, int],
    terms: Mapping[str, Term],
) -> None:
    """All cards; `where` is their deck, note type and the collection's first study day."""
    deck, model, zero = where
    notes, cards = [], []
    for place, row in enumerate(source.execute(_ITEMS)):
        id_, data, item, stability, difficulty, due, last_day, lapses, reviews, at = row
        notes.append((id_, f"g{id_}", model, 1_700_000_000, 0, *_note(data, terms), 0, 0, ""))
        if item is None:
            state = (0, 0, place, 0, 0, 0, 0, "{}")
        else:
            memory = {"s": round(stability, 4), "d": round(difficulty, 3), "dr": 0.9}
            data = json.dumps({**memory, "lrt": at // 1000}, separators=(",", ":"))
            state = (2, 2, due - zero, due - last_day, 2500, reviews, lapses, data)
        kind, queue, when, *rest, data = state
        cards.append(
            (id_, id_, deck, 0, 1_700_000_000, 0, kind, queue, when, *rest, 0, 0, 0, 0, data)
        )
    made.executemany("INSERT INTO notes VALUES (?,?,?,?,?,?,?,?,?,?,?)", notes)
    made.executemany("INSERT INTO cards VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", cards)


def _note(data: bytes, terms: Mapping[str, Term]) -> tuple[str, str, str]:
    """Tags, fields and the field sorted by: the question in front, all else behind."""
    card = kinds.decode(data)
    said = searching.said(card, terms)
    tags = f" {card.deck.replace('.', '::')} kind::{card.kind} "
    name, ko, en = said.head
    return tags, f"{en}\x1f{'<br>'.join((name, ko, *said.body))}", en


def _log(made: sqlite3.Connection, source: sqlite3.Connection) -> None:
    """Reviews are known by their moment, which has to be unique."""
    rows, last = [], 0
    for _, card, at, rating, interval, elapsed, milliseconds in source.execute(_REVIEWS):
        last = max(at, last + 1)
        taken = min(milliseconds, 60_000)
        kind = 0 if elapsed is None else 1
        rows.append((last, card, 0, rating, interval, elapsed or 0, 2500, taken, kind))
    made.executemany("INSERT INTO revlog VALUES (?,?,?,?,?,?,?,?,?)", rows)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
