"""Run as a script: the same cards and the same log as a collection of the `anki` package.

usage: anki_make.py QUIZ_DB INDEX_DB COLLECTION TODAY
"""

import json
import sqlite3
import sys
from pathlib import Path

from anki.collection import Collection

DAY = 86_400
OLDEST = 10_000
"""The collection begins so many days ago: before the first review."""

_ITEMS = """
SELECT c.rowid, c.ask_en, c.ask_ko, c.deck, m.item, m.stability, m.difficulty, m.due, m.last_day,
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
    source = sqlite3.connect(quiz)
    source.execute("ATTACH ? AS decks", (index,))
    zero = today - col.sched.today
    _cards(col, source, deck, model, zero)
    _log(col, source)
    col.decks.set_current(deck)
    col.close()


def _deck(col: Collection) -> int:
    """One deck, asked without a limit on reviews: as many are due as in the quiz."""
    options = col.decks.get_config(1)
    options["rev"]["perDay"], options["new"]["perDay"] = 9999, 20
    col.decks.update_config(options)
    return col.decks.id("bench")


def _cards(col: Collection, source: sqlite3.Connection, deck: int, model: int, zero: int) -> None:
    notes, cards = [], []
    for place, row in enumerate(source.execute(_ITEMS)):
        id_, en, ko, name, item, stability, difficulty, due, last_day, lapses, reviews, at = row
        tags = f" {name.replace('.', '::')} "
        notes.append((id_, f"g{id_}", model, 1_700_000_000, 0, tags, f"{en}\x1f{ko}", en, 0, 0, ""))
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
    _many(col, "INSERT INTO notes VALUES (?,?,?,?,?,?,?,?,?,?,?)", notes)
    _many(col, "INSERT INTO cards VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", cards)


def _log(col: Collection, source: sqlite3.Connection) -> None:
    """Reviews are known by their moment, which has to be unique."""
    rows, last = [], 0
    for _, card, at, rating, interval, elapsed, milliseconds in source.execute(_REVIEWS):
        last = max(at, last + 1)
        taken = min(milliseconds, 60_000)
        kind = 0 if elapsed is None else 1
        rows.append((last, card, 0, rating, interval, elapsed or 0, 2500, taken, kind))
    _many(col, "INSERT INTO revlog VALUES (?,?,?,?,?,?,?,?,?)", rows)


def _many(col: Collection, sql: str, rows: list[tuple[object, ...]]) -> None:
    for start in range(0, len(rows), 10_000):
        col.db.executemany(sql, rows[start : start + 10_000])


if __name__ == "__main__":
    main(*sys.argv[1:4], int(sys.argv[4]))
