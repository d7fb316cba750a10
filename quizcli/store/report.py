"""What a report reads: sums by day, where each item stands, wrong answers, slips.

Read-only, all of one moment, beside a session that writes. Neither `events` nor `shown` is ever
read through: days come from `daily`, items from `memory`, slips by an index of their own.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizcli import kinds
from quizcli.model import Text
from quizcli.stats import Kept
from quizcli.store import log
from quizcli.store.agenda import Agenda, uri
from quizcli.store.database import translated

WRONG = 3
"""Wrong answers given of one item at most."""

_FITS = "(:deck = '' OR {0} GLOB :deck OR {0} GLOB :deck || '.*')"

_DAYS = f"""
WITH RECURSIVE found (day) AS (
    SELECT max(day) FROM daily WHERE day <= :today AND {_FITS.format("deck")}
    UNION ALL
    SELECT (SELECT max(day) FROM daily WHERE day < found.day AND {_FITS.format("deck")})
    FROM found WHERE found.day IS NOT NULL)
SELECT day FROM found WHERE day IS NOT NULL
"""

_KEPT = """
SELECT m.item, coalesce(v.item, i.name), coalesce(m.stability, 0.0), coalesce(m.difficulty, 0.0),
    coalesce(m.last_day, 0), coalesce(m.due, 0), coalesce(m.lapses, 0), coalesce(m.failing, 0),
    m.reviews, m.hidden_until
FROM memory m JOIN items i ON i.id = m.item
LEFT JOIN agenda.moved v ON v.former = i.name AND NOT EXISTS (
    SELECT 1 FROM items o JOIN memory n ON n.item = o.id WHERE o.name = v.item AND n.reviews > 0)
"""

_SLIPS = """
SELECT s.slip, i.name, count(*), max(e.day), max(e.id)
FROM shown s INDEXED BY shown_slip JOIN events e ON e.id = s.event JOIN items i ON i.id = e.item
WHERE s.slip != '' AND e.kind = 'review' AND e.day BETWEEN ? AND ?
AND NOT EXISTS (SELECT 1 FROM events u WHERE u.of = e.id AND u.kind = 'undo')
GROUP BY s.slip, e.item
"""

_MOVES = """
SELECT f.name, i.name, e.id FROM events e INDEXED BY events_former
JOIN items f ON f.id = e.former JOIN items i ON i.id = e.item
WHERE e.former IS NOT NULL ORDER BY e.id
"""


class Book(Agenda):
    """The log and the index for reading, for the decks a pattern fits (empty: all).

    Where there is no database it reads as one without answers, and none is made.
    """

    def __init__(self, database: Path, index: Path, deck: str = "") -> None:
        if database.exists():
            super().__init__(database, index)
        else:
            self.connection = _without_answers(index)
        self.connection.execute("BEGIN")
        self.deck = deck
        self.fitting: dict[str, bool] = {}

    def fits(self, deck: str) -> bool:
        """Whether the pattern fits a deck's name, or its beginning before a dot."""
        if deck not in self.fitting:
            query = f"SELECT {_FITS.format(':name')}"
            row = self.connection.execute(query, {"deck": self.deck, "name": deck}).fetchone()
            self.fitting[deck] = bool(row[0])
        return self.fitting[deck]

    def knows_deck(self) -> bool:
        """Whether any deck fits, of the files or of the log alone."""
        query = (
            "SELECT deck FROM agenda.files WHERE deck != '' UNION "
            "SELECT substr(name, 1, instr(name, ':') - 1) FROM items"
        )
        return any(self.fits(row[0]) for row in self.connection.execute(query))

    def sums(self, day: int) -> tuple[int, int, int, int]:
        """Answers of a study day, right ones, new items begun, milliseconds."""
        query = (
            "SELECT coalesce(sum(reviews), 0), coalesce(sum(passed), 0), coalesce(sum(new), 0), "
            f"coalesce(sum(milliseconds), 0) FROM daily WHERE day = :day AND {_FITS.format('deck')}"
        )
        answers, right, new, took = self.connection.execute(
            query, {"day": day, "deck": self.deck}
        ).fetchone()
        return answers, right, new, took

    def days(self, today: int) -> Iterator[int]:
        """The study days with an answer up to today, newest first."""
        values = {"today": today, "deck": self.deck}
        return (row[0] for row in self.connection.execute(_DAYS, values))

    def firsts(self, since: int, today: int) -> dict[bool, tuple[int, int]]:
        """First answers of a day of items known before, and the right ones, by who rated."""
        query = (
            "SELECT self_rated, sum(firsts), sum(firsts_passed) FROM daily "
            f"WHERE day BETWEEN :since AND :today AND {_FITS.format('deck')} GROUP BY self_rated"
        )
        values = {"since": since, "today": today, "deck": self.deck}
        rows = self.connection.execute(query, values)
        return {bool(self_rated): (of, right) for self_rated, of, right in rows}

    def held(self) -> dict[str, str]:
        """The deck of every item that a deck has."""
        rows = self.connection.execute(
            "SELECT item, deck FROM agenda.cards ORDER BY file, position"
        )
        return {item: deck for item, deck in rows if not self.deck or self.fits(deck)}

    def titles(self) -> dict[str, Text]:
        """The title of each deck by its name."""
        query = "SELECT deck, title_ko, title_en FROM agenda.files WHERE deck != ''"
        return {deck: Text(ko, en) for deck, ko, en in self.connection.execute(query)}

    def kept(self) -> list[Kept]:
        """Every item of the log as it stands, by the name it goes by now."""
        found: dict[str, Kept] = {}
        for row in self.connection.execute(_KEPT):
            one = Kept(*row)
            if one.reviews or one.item not in found:
                found[one.item] = one
        return [one for one in found.values() if not self.deck or self.fits(one.deck)]

    def asked(self, kept: Kept) -> tuple[Text, tuple[str, ...]]:
        """The item's question, and wrong answers as typed, newest first.

        The question stands as the card has it; where its numbers change, or no deck has it, as it
        was last asked. An answer is wrong by the rating in force; of the same ones the newest is
        given.
        """
        rows = log.lineage(self.connection.execute, kept.id)
        undone = {row[2] for row in rows if row[1] == "undo"}
        rows = [row for row in rows if row[0] not in undone]
        rates = {row[2]: row[4] for row in rows if row[1] == "rate"}
        reviews = [row for row in reversed(rows) if row[1] == "review"]
        question = next((shown[0] for row in reviews[:1] for shown in self._shown(row[0])), "")
        wrong: dict[str, None] = {}
        for row in reviews:
            if len(wrong) < WRONG and rates.get(row[0], row[4]) == 1:
                wrong |= {typed.strip(): None for _, typed in self._shown(row[0]) if typed.strip()}
        return self._question(kept.item, question), tuple(wrong)

    def _question(self, item: str, last: str) -> Text:
        query = "SELECT data FROM agenda.cards WHERE item = ?"
        for (data,) in self.connection.execute(query, (item,)):
            card = kinds.decode(data)
            if card.computed is None or not last:
                return card.ask
        return Text(last, last)

    def _shown(self, event: int) -> list[tuple[str, str]]:
        query = "SELECT question, answer FROM shown WHERE event = ?"
        return self.connection.execute(query, (event,)).fetchall()

    def slips(self, since: int, today: int) -> list[tuple[str, str, int, int]]:
        """Slip, item by the name it goes by now, how often, last study day."""
        rows = self.connection.execute(_SLIPS, (since, today)).fetchall()
        moves = self.connection.execute(_MOVES).fetchall() if rows else []
        told = dict(self.connection.execute("SELECT former, item FROM agenda.moved"))
        found = []
        for slip, item, times, day, last in rows:
            for former, name, event in moves:
                if former == item and event > last:
                    item = name
            item = told.get(item, item)
            if self.fits(item.partition(":")[0]):
                found.append((slip, item, times, day))
        return found


def _without_answers(index: Path) -> sqlite3.Connection:
    """A database in memory with its tables and no row, and the index beside it."""
    from sqlite_utils import Database

    from quizcli.store.schema import migrations

    connection = sqlite3.connect(":memory:", uri=True, isolation_level=None)
    migrations.apply(Database(connection))
    connection.execute("ATTACH ? AS agenda", (uri(index),))
    return connection


@contextmanager
def book(database: Path, index: Path, deck: str = "") -> Iterator[Book]:
    """Opened for one report. Raises QuizError where either file cannot be read."""
    with translated(database):
        found = Book(database, index, deck)
        with found:
            yield found
